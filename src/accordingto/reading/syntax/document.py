"""A text and what is known of its tokens, shared by the steps from the encoder to the ledger."""

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
"""Words of a noun phrase that is found without the model's help."""
_JOINTS = frozenset("-'’&")


class Document:
    """A text with the encoder's tokens, its sentences, trees and quotations, and who is referred to.

    ``doc[at]`` is a token in small letters, empty where there is none. What takes time is worked out when it
    is first asked for, and once.
    """

    def __init__(self, text: str, tokens: Tokens, mentions: Iterable[MentionDraft] = ()) -> None:
        self.text = text
        self.tokens = tokens
        self.start: list[int] = tokens.start.tolist()
        """Offset of the first character of each token."""
        self.end: list[int] = tokens.end.tolist()
        """Offset after the last character of each token."""
        self.written = [text[a:b] for a, b in zip(self.start, self.end, strict=True)]
        """The tokens as they stand in the text."""
        self.lower = [word.lower() for word in self.written]
        """The tokens in small letters."""
        self._size = len(self.lower)
        self.trees: Trees = unparsed(len(tokens))
        """The trees of its sentences; before ``parsed`` each token stands alone."""
        self._see(mentions)

    @property
    def case(self) -> NDArray[np.int64]:
        """How each token is written: an index into ``CASES``."""
        return self.tokens.case

    @property
    def quote(self) -> NDArray[np.int64]:
        """Where each token stands to quotation marks: an index into ``QUOTES``."""
        return self.tokens.quote

    @property
    def gap(self) -> NDArray[np.int64]:
        """What stands before each token: an index into ``GAPS``."""
        return self.tokens.gap

    @cached_property
    def sentences(self) -> tuple[Sentence, ...]:
        """The sentences of the text, in order."""
        return split_sentences(self.text)

    @cached_property
    def quotations(self) -> list[Quote]:
        """The quotations in double marks, as ``find_quotes`` gives them."""
        return find_quotes(self.text)

    @cached_property
    def _quoted(self) -> list[TokenSpan]:
        """The tokens of each quotation in double marks that is closed, with its marks, in order."""
        bounds = (self.tokens_between(quote.start, quote.end) for quote in self.quotations if quote.closed)
        return [TokenSpan(at.start, at.stop) for at in bounds]

    @cached_property
    def single_quotations(self) -> list[Quote]:
        """The quotations in single marks, in order, none longer than ``SINGLE_CHARS``."""
        return [quote for quote in self.single_stretches if quote.end - quote.start <= SINGLE_CHARS]

    @cached_property
    def single_stretches(self) -> list[Quote]:
        """The stretches in single marks, however long, in order."""
        return find_single_quotes(self.text, len(self.text))

    @cached_property
    def vocabulary(self) -> frozenset[str]:
        """The different tokens of the text, in small letters."""
        return frozenset(self.lower)

    @cached_property
    def _sentence_starts(self) -> list[int]:
        """The first token of each sentence, in order."""
        return [self.token_at(sentence.start) for sentence in self.sentences]

    @cached_property
    def _begun(self) -> list[int]:
        """The tokens with which a sentence or a line begins, in order."""
        lines = [at for at, gap in enumerate(self.gap.tolist()) if gap == LINE]
        return sorted({*lines, *self._sentence_starts})

    def parsed(self, trees: Trees) -> Document:
        """Return the same document with its trees."""
        other = copy(self)
        other.trees = trees
        return other

    def marked(self, mentions: Iterable[MentionDraft]) -> Document:
        """Return the same document, in which these mentions are known."""
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
        """Return a token in small letters; empty before the first and after the last."""
        return self.lower[at] if 0 <= at < self._size else ""

    def text_of(self, span: TokenSpan) -> str:
        """Return the characters of some tokens that follow each other; empty for none."""
        return self.text[self.start[span.start] : self.end[span.end - 1]] if len(span) else ""

    def token_at(self, offset: int) -> int:
        """Return the index of the first token that begins at an offset or behind it."""
        return bisect_left(self.start, offset)

    def is_of_page(self, token: int) -> bool:
        """Return whether a token stands in no sentence of the article, but in a line of the page."""
        at = bisect_right(self._sentence_starts, token) - 1
        return at < 0 or self.start[token] >= self.sentences[at].end

    def tokens_between(self, start: int, end: int) -> range:
        """Return the indices of the tokens that begin between two offsets."""
        return range(self.token_at(start), self.token_at(end))

    def is_capital(self, word: int) -> bool:
        """Return whether a token begins with a capital letter."""
        return 0 <= word < len(self.written) and self.written[word][0].isupper()

    def is_word(self, word: int) -> bool:
        """Return whether a token is made of letters or digits and is no mark."""
        return self[word][:1].isalnum()

    def begins(self, word: int) -> bool:
        """Return whether a sentence or a line begins with a token, quotations within a sentence aside."""
        at = bisect_left(self._begun, word)
        return word <= 0 or (at < len(self._begun) and self._begun[at] == word)

    def ends(self, at: int) -> bool:
        """Return whether a token is a mark that ends a sentence, also in a quotation: not that of "U.S."."""
        if self.lower[at] != ".":
            return self.lower[at] in ("!", "?")
        if at + 1 < len(self) and not self.gap[at + 1] and self.lower[at + 1].isalnum():
            return False
        before = self[at - 1]
        return not (len(before) == 1 and before.isalpha()) and before not in word_class("abbreviated")

    def is_one_sentence(self, start: int, end: int) -> bool:
        """Return whether no sentence or line begins behind the token ``start``, up to ``end``."""
        return bisect_right(self._begun, start) == bisect_right(self._begun, max(start, end))

    def sentence(self, word: int, reach: int) -> TokenSpan:
        """Return the sentence that holds a token, as far as it is within ``reach`` tokens on either side."""
        at = bisect_right(self._begun, word)
        start = max(0, word - reach, self._begun[at - 1] if at else 0)
        following = self._begun[at] if at < len(self._begun) else len(self)
        return TokenSpan(start, max(word + 1, min(following, word + reach)))

    def quotation_at(self, word: int) -> TokenSpan | None:
        """Return the closed quotation in double marks that holds a token; None where none does."""
        at = bisect_right(self._quoted, (word, len(self))) - 1
        return self._quoted[at] if at >= 0 and word < self._quoted[at].end else None

    def quotation_from(self, word: int) -> TokenSpan | None:
        """Return the one whose first mark is a token; None where none is."""
        found = self.quotation_at(word)
        return found if found and found.start == word else None

    def quotation_to(self, end: int) -> TokenSpan | None:
        """Return the one that ends right before a token; None where none does."""
        found = self.quotation_at(end - 1)
        return found if found and found.end == end else None

    def phrase_of(self, head: int) -> TokenSpan:
        """Return the tokens of the phrase whose head is a token, without marks at its edges."""
        inside, waiting = [head], list(self.trees.below[head])
        while waiting:
            at = waiting.pop()
            inside.append(at)
            waiting += self.trees.below[at]
        words = [at for at in inside if self.is_word(at)] or [head]
        return TokenSpan(min(words), max(words) + 1)

    def phrase_from(self, word: int, limit: int) -> TokenSpan | None:
        """Return the widest noun phrase that begins with a token and ends at ``limit`` at the latest."""
        low = bisect_left(self._by_start, TokenSpan(word, 0))
        fitting = []
        for piece in self._by_start[low:]:
            if piece.start != word:
                break
            if piece.end <= limit:
                fitting.append(piece)
        return max(fitting, default=None, key=len) or self._plain_from(word, limit)

    def phrase_to(self, end: int, limit: int) -> TokenSpan | None:
        """Return the widest mention that ends before ``end`` and begins at ``limit`` or behind it."""
        low = bisect_left(self._by_end, end, key=lambda p: p.end)
        for piece in self._by_end[low:]:
            if piece.end != end:
                break
            if piece.start >= limit:
                return piece
        return None

    def kind(self, piece: TokenSpan) -> str | None:
        """Return what a phrase refers to, as the model sees it; None for one that is no mention."""
        return self._kinds.get(piece)

    def _plain_from(self, word: int, limit: int) -> TokenSpan | None:
        is_pronoun = self[word] in listed("objectpronouns") and self.written[word] != "US"
        if is_pronoun and (self[word] != "her" or not self._goes_on(word + 1, word)):
            return TokenSpan(word, word + 1) if word < limit else None
        end, last = word, min(limit, len(self), word + LONGEST_PHRASE)
        while end < last and self._goes_on(end, word):
            end += 1
        while end > word and not self._can_end(end - 1):
            end -= 1
        return TokenSpan(word, end) if end > word else None

    def _can_end(self, word: int) -> bool:
        """Return whether a noun phrase can end here: at "500", "U.S.", "them", not at "a", "of" or a mark."""
        if self[word] == ".":
            return self[word - 2] == "."
        return (
            self.is_word(word)
            and self[word] != "of"
            and self[word] not in word_class("pointers") | {"a", "an"}
        )

    def is_shortened(self, word: int) -> bool:
        """Return whether a full stop behind a word shortens it, as in "U.S.", "Sen." and "No. 2"."""
        if self[word] == "no":
            return self[word + 2].isdigit()
        is_place = self[word] in word_class("place-abbreviations") and self.is_capital(word)
        return len(self[word]) == 1 or f"{self[word]}." in listed("titles") or is_place

    def _goes_on(self, word: int, first: int) -> bool:
        """Return whether a noun phrase that began at ``first`` takes in a word."""
        if word > first and self.begins(word):
            return False
        this = self[word]
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
