"""The ``Document``: a text with its tokens and their annotations, shared by all steps of the reading."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from copy import copy
from functools import cached_property
from typing import TYPE_CHECKING

from accordingto.reading.encoder.spans import TokenSpan
from accordingto.reading.encoder.tokens import LINE
from accordingto.reading.lexicons import listed, word_class
from accordingto.reading.syntax.trees import unparsed
from accordingto.reading.text.quotations import SINGLE_CHARS, find_quotes, find_single_quotes
from accordingto.reading.text.sentences import split_sentences

if TYPE_CHECKING:
    from collections.abc import Iterable

    import numpy as np
    from numpy.typing import NDArray

    from accordingto.reading.encoder.mentions import MentionDraft
    from accordingto.reading.encoder.tokens import Tokens
    from accordingto.reading.syntax.trees import Trees
    from accordingto.reading.text.quotations import Quote
    from accordingto.types import Sentence

LONGEST_PHRASE = 14
"""Most tokens of a noun phrase that is found by words alone, without the model."""
_JOINTS = frozenset("-'’&")


class Document:
    """A text with the encoder's tokens, its sentences, dependency trees, quotations and mentions.

    ``doc[at]`` is the token at an index in lower case, and empty outside the text. Expensive attributes are
    computed on first use and cached.
    """

    def __init__(self, text: str, tokens: Tokens, mentions: Iterable[MentionDraft] = ()) -> None:
        self.text = text
        self.tokens = tokens
        self.start: list[int] = tokens.start.tolist()
        """Offset of the first character of each token."""
        self.end: list[int] = tokens.end.tolist()
        """Offset after the last character of each token."""
        self.written = [text[a:b] for a, b in zip(self.start, self.end, strict=True)]
        """The tokens as in the text."""
        self.lower = [word.lower() for word in self.written]
        """The tokens in lower case."""
        self._size = len(self.lower)
        self.trees: Trees = unparsed(len(tokens))
        """The trees of its sentences; before ``parsed`` every token is a root."""
        self._see(mentions)

    @property
    def case(self) -> NDArray[np.int64]:
        """The letter case of each token: an index into ``CASES``."""
        return self.tokens.case

    @property
    def quote(self) -> NDArray[np.int64]:
        """The quotation state of each token: an index into ``QUOTES``."""
        return self.tokens.quote

    @property
    def gap(self) -> NDArray[np.int64]:
        """The gap before each token: an index into ``GAPS``."""
        return self.tokens.gap

    @cached_property
    def sentences(self) -> tuple[Sentence, ...]:
        """The sentences of the text, in order."""
        return split_sentences(self.text)

    @cached_property
    def quotations(self) -> list[Quote]:
        """The quotations in double marks, from ``find_quotes``."""
        return find_quotes(self.text)

    @cached_property
    def _quoted(self) -> list[TokenSpan]:
        """The tokens of each closed quotation in double marks, including the marks, in order."""
        bounds = (self.tokens_between(quote.start, quote.end) for quote in self.quotations if quote.closed)
        return [TokenSpan(at.start, at.stop) for at in bounds]

    @cached_property
    def single_quotations(self) -> list[Quote]:
        """The quotations in single marks, in order, none longer than ``SINGLE_CHARS``."""
        return [quote for quote in self.single_stretches if quote.end - quote.start <= SINGLE_CHARS]

    @cached_property
    def single_stretches(self) -> list[Quote]:
        """The quotations in single marks of any length, in order."""
        return find_single_quotes(self.text, len(self.text))

    @cached_property
    def vocabulary(self) -> frozenset[str]:
        """The distinct tokens of the text, in lower case."""
        return frozenset(self.lower)

    @cached_property
    def lower_case_words(self) -> frozenset[str]:
        """The distinct tokens that the text has in lower case somewhere; not a name, nor a number."""
        return frozenset(filter(str.islower, self.written))

    @cached_property
    def _sentence_starts(self) -> list[int]:
        """The index of the first token of each sentence, in order."""
        return [self.token_at(sentence.start) for sentence in self.sentences]

    @cached_property
    def _begun(self) -> list[int]:
        """The indices of tokens that begin a sentence or a line, in order."""
        lines = [at for at, gap in enumerate(self.gap.tolist()) if gap == LINE]
        return sorted({*lines, *self._sentence_starts})

    def parsed(self, trees: Trees) -> Document:
        """Return a copy of the document with these trees."""
        other = copy(self)
        other.trees = trees
        return other

    def marked(self, mentions: Iterable[MentionDraft]) -> Document:
        """Return a copy of the document with these mentions."""
        other = copy(self)
        other._see(mentions)
        return other

    def _see(self, mentions: Iterable[MentionDraft]) -> None:
        self._kinds = {mention.piece: mention.kind for mention in mentions}
        self._by_start = sorted(self._kinds)
        self._by_end = sorted(self._by_start, key=lambda p: (p.end, p.start))

    def __len__(self) -> int:
        return len(self.lower)

    def __getitem__(self, at: int) -> str:
        """Return the token at an index in lower case; empty before the first and after the last."""
        return self.lower[at] if 0 <= at < self._size else ""

    def text_of(self, span: TokenSpan) -> str:
        """Return the text of a span of tokens; empty for an empty span."""
        return self.text[self.start[span.start] : self.end[span.end - 1]] if len(span) else ""

    def token_at(self, offset: int) -> int:
        """Return the index of the first token that begins at or after an offset."""
        return bisect_left(self.start, offset)

    def is_of_page(self, token: int) -> bool:
        """Return whether a token is in no sentence of the article, but in a line of the web page."""
        at = bisect_right(self._sentence_starts, token) - 1
        return at < 0 or self.start[token] >= self.sentences[at].end

    def tokens_between(self, start: int, end: int) -> range:
        """Return the indices of the tokens that begin between two offsets."""
        return range(self.token_at(start), self.token_at(end))

    def is_capital(self, word: int) -> bool:
        """Return whether a token begins with a capital letter."""
        return 0 <= word < len(self.written) and self.written[word][0].isupper()

    def is_word(self, word: int) -> bool:
        """Return whether a token consists of letters or digits and is no punctuation mark."""
        return self[word][:1].isalnum()

    def is_apostrophe(self, word: int) -> bool:
        """Return whether a token is an apostrophe, straight or curly."""
        return self[word] in ("'", "’")

    def begins(self, word: int) -> bool:
        """Return whether a sentence or line begins at a token; quotations inside a sentence do not count."""
        at = bisect_left(self._begun, word)
        return word <= 0 or (at < len(self._begun) and self._begun[at] == word)

    def ends(self, at: int) -> bool:
        """Return whether a token is a mark that ends a sentence, even in a quotation; not in "U.S."."""
        if self.lower[at] != ".":
            return self.lower[at] in ("!", "?")
        if at + 1 < len(self) and not self.gap[at + 1] and self.lower[at + 1].isalnum():
            return False
        before = self[at - 1]
        return not (len(before) == 1 and before.isalpha()) and before not in word_class("abbreviated")

    def is_one_sentence(self, start: int, end: int) -> bool:
        """Return whether no sentence or line begins after the token ``start``, up to ``end`` inclusive."""
        return bisect_right(self._begun, start) == bisect_right(self._begun, max(start, end))

    def sentence(self, word: int, reach: int) -> TokenSpan:
        """Return the tokens of the sentence around a token, at most ``reach`` of them on either side."""
        at = bisect_right(self._begun, word)
        start = max(0, word - reach, self._begun[at - 1] if at else 0)
        following = self._begun[at] if at < len(self._begun) else len(self)
        return TokenSpan(start, max(word + 1, min(following, word + reach)))

    def quotation_at(self, word: int) -> TokenSpan | None:
        """Return the closed quotation in double marks that contains a token, or None."""
        at = bisect_right(self._quoted, (word, len(self))) - 1
        return self._quoted[at] if at >= 0 and word < self._quoted[at].end else None

    def quotation_from(self, word: int) -> TokenSpan | None:
        """Return the closed quotation that begins at a token, or None."""
        found = self.quotation_at(word)
        return found if found and found.start == word else None

    def quotation_to(self, end: int) -> TokenSpan | None:
        """Return the closed quotation that ends right before a token, or None."""
        found = self.quotation_at(end - 1)
        return found if found and found.end == end else None

    def phrase_of(self, head: int) -> TokenSpan:
        """Return the span of a head's subtree, without marks at its edges."""
        inside, waiting = [head], list(self.trees.below[head])
        while waiting:
            at = waiting.pop()
            inside.append(at)
            waiting += self.trees.below[at]
        words = [at for at in inside if self.is_word(at)] or [head]
        return TokenSpan(min(words), max(words) + 1)

    def phrase_from(self, word: int, limit: int) -> TokenSpan | None:
        """Return the widest noun phrase that begins at a token and ends by ``limit`` (exclusive), or None.

        It is a mention if there is one, else it is found by words alone.
        """
        low = bisect_left(self._by_start, TokenSpan(word, 0))
        fitting = []
        for piece in self._by_start[low:]:
            if piece.start != word:
                break
            if piece.end <= limit:
                fitting.append(piece)
        return max(fitting, default=None, key=len) or self._plain_from(word, limit)

    def phrase_to(self, end: int, limit: int) -> TokenSpan | None:
        """Return the widest mention that ends right before ``end`` and begins from ``limit`` on, or None."""
        low = bisect_left(self._by_end, end, key=lambda p: p.end)
        for piece in self._by_end[low:]:
            if piece.end != end:
                break
            if piece.start >= limit:
                return piece
        return None

    def kind(self, piece: TokenSpan) -> str | None:
        """Return the kind of a mention, one of ``mentions.KINDS``; None for a span that is no mention."""
        return self._kinds.get(piece)

    def _plain_from(self, word: int, limit: int) -> TokenSpan | None:
        is_pronoun = self[word] in listed("objectpronouns") and self.written[word] != "US"
        if is_pronoun and (self[word] != "her" or not self._goes_on(word + 1, word)):
            return TokenSpan(word, word + 1) if word < limit else None
        end, last = word, min(limit, len(self), word + LONGEST_PHRASE)
        while end < last and self._goes_on(end, word):
            end += 1
        while end > word and (not self._can_end(end - 1) or self.is_participle(end - 1, word)):
            end -= 1
        return TokenSpan(word, end) if end > word else None

    def _can_end(self, word: int) -> bool:
        """Return whether a noun phrase can end with a token: "500", "U.S.", "them"; not "a", "of", a mark."""
        if self[word] == ".":
            return self[word - 2] == "."
        return self.is_word(word) and self[word] not in word_class("pointers") | {"of", "a", "an"}

    def is_participle(self, word: int, first: int) -> bool:
        """Return whether a token is a participle behind a noun: "colleagues released Monday"."""
        if word == first or self.trees.tags[word - 1] not in ("NOUN", "PROPN"):
            return False
        return self.written[word].islower() and self[word].endswith("ed") and self.trees.tags[word] != "NOUN"

    def is_shortened(self, word: int) -> bool:
        """Return whether a full stop after a word marks an abbreviation, as in "U.S.", "Sen." and "No. 2"."""
        if self[word] == "no":
            return self[word + 2].isdigit()
        is_place = self[word] in word_class("place-abbreviations") and self.is_capital(word)
        return len(self[word]) == 1 or f"{self[word]}." in listed("titles") or is_place

    def _goes_on(self, word: int, first: int) -> bool:
        """Return whether a noun phrase that begins at ``first`` can include a token."""
        if word > first and self.begins(word):
            return False
        this = self[word]
        if word > first and self.trees.tags[word].startswith("VERB") and self.trees.heads[word] <= word:
            return False  # "colleagues released on Monday"
        if this in ("of", "&"):
            return word > first
        if this == "and" or this in word_class("particles"):
            return self.is_capital(word - 1) and self.is_capital(word + 1)
        if this == ".":
            return word > first and self.is_shortened(word - 1)
        if not self.is_word(word):
            within = word > first and not self.gap[word] and self.is_word(word + 1)
            return within and (
                this in _JOINTS or (this == "," and self[word - 1].isdigit() and self[word + 1].isdigit())
            )
        stops = ("prepositions", "relatives", "verbs", "conjunctions")
        says_when = this in listed("timewords") and not self.written[word].isupper()
        return not says_when and not any(this in word_class(name) for name in stops)
