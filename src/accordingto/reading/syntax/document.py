"""An article's words as they are read one by one: what stands where, and which noun phrase begins there."""

from __future__ import annotations

from bisect import bisect_left
from typing import TYPE_CHECKING

from accordingto.reading.encoder.spans import TokenSpan
from accordingto.reading.encoder.tokens import GAPS
from accordingto.reading.lexicons import listed, word_class

if TYPE_CHECKING:
    from collections.abc import Sequence

    from accordingto.reading.encoder.mentions import MentionDraft
    from accordingto.reading.encoder.tokens import Tokens

REACH = 40
"""Words on either side of a cue in which its addressee and channels are looked for."""
LONGEST_PHRASE = 14
"""Words of a noun phrase that is found without the model's help."""
_LINE = GAPS.index("line")
_JOINTS = frozenset("-'’&")
_ENDS = frozenset(".!?…")
_CLOSERS = frozenset("\"”»)]'’")


class Document:
    """Looks words up by their index, and finds the noun phrases that the model or plain rules see there."""

    def __init__(self, text: str, words: Tokens, phrases: Sequence[MentionDraft] = ()) -> None:
        bounds = zip(words.start.tolist(), words.end.tolist(), strict=True)
        self._text = text
        self._words = words
        self._written = [text[a:b] for a, b in bounds]
        self._lower = [w.casefold() for w in self._written]
        self._gap = words.gap
        pieces = sorted({p.piece for p in phrases})
        self._by_start = pieces
        self._by_end = sorted(pieces, key=lambda p: (p.end, p.start))
        self._forms = {p.piece: p for p in phrases}

    def __len__(self) -> int:
        return len(self._lower)

    def __getitem__(self, word: int) -> str:
        """A word without case; empty before the first and after the last."""
        return self._lower[word] if 0 <= word < len(self._lower) else ""

    def text(self, piece: TokenSpan) -> str:
        """The characters of a stretch of words."""
        return self._text[self._words.start[piece.start] : self._words.end[piece.end - 1]]

    def is_capital(self, word: int) -> bool:
        """Whether a word begins with a capital letter."""
        return 0 <= word < len(self._written) and self._written[word][0].isupper()

    def is_word(self, word: int) -> bool:
        """Whether a word is made of letters or digits and no mark."""
        return self[word][:1].isalnum()

    def begins(self, word: int) -> bool:
        """Whether a sentence or a line begins with a word."""
        if word <= 0 or self._gap[word] == _LINE:
            return True
        last = word - 1
        while last and self[last] in _CLOSERS:
            last -= 1
        if self[last] not in _ENDS or not self._gap[word]:
            return False
        return self[last] != "." or not self._is_short(last - 1)

    def sentence(self, word: int, reach: int) -> TokenSpan:
        """The sentence that holds a word, as far as it is within ``reach`` words on either side."""
        start, end = word, word + 1
        while start > max(0, word - reach) and not self.begins(start):
            start -= 1
        while end < min(len(self), word + reach) and not self.begins(end):
            end += 1
        return TokenSpan(start, end)

    def phrase_from(self, word: int, limit: int) -> TokenSpan | None:
        """The widest noun phrase that begins with a word and ends at ``limit`` at the latest."""
        low = bisect_left(self._by_start, TokenSpan(word, 0))
        fitting = []
        for piece in self._by_start[low:]:
            if piece.start != word:
                break
            if piece.end <= limit:
                fitting.append(piece)
        return max(fitting, default=None, key=len) or self._plain_from(word, limit)

    def phrase_to(self, end: int, limit: int) -> TokenSpan | None:
        """The widest noun phrase that ends before the word ``end`` and begins not before ``limit``."""
        low = bisect_left(self._by_end, end, key=lambda p: p.end)
        for piece in self._by_end[low:]:
            if piece.end != end:
                break
            if piece.start >= limit:
                return piece
        return self._plain_to(end, limit)

    def kind(self, piece: TokenSpan) -> str | None:
        """What the model takes a phrase to refer to; None for a phrase found without it."""
        phrase = self._forms.get(piece)
        return phrase.kind if phrase else None

    def _plain_from(self, word: int, limit: int) -> TokenSpan | None:
        if self[word] in listed("objectpronouns") and (
            self[word] != "her" or not self._goes_on(word + 1, word)
        ):
            return TokenSpan(word, word + 1) if word < limit else None
        end, last = word, min(limit, len(self), word + LONGEST_PHRASE)
        while end < last and self._goes_on(end, word):
            end += 1
        while end > word and not self._can_end(end - 1):
            end -= 1
        return TokenSpan(word, end) if end > word else None

    def _can_end(self, word: int) -> bool:
        """Whether a noun phrase can end here: at "500", "U.S." and "them", not at "a", "of" and a mark."""
        if self[word] == ".":
            return self[word - 2] == "."
        return (
            self.is_word(word)
            and self[word] != "of"
            and self[word] not in word_class("pointers") | {"a", "an"}
        )

    def _plain_to(self, end: int, limit: int) -> TokenSpan | None:
        start, first = end, max(0, limit, end - LONGEST_PHRASE)
        while start > first and self._goes_on(start - 1, first) and not self.begins(start):
            start -= 1
        while start < end and not self.is_word(start):
            start += 1
        return TokenSpan(start, end) if start < end else None

    def _is_short(self, word: int) -> bool:
        """Whether a full stop behind a word shortens it, as in "U.S.", "Sen." and "No. 2"."""
        if self[word] == "no":
            return self[word + 2].isdigit()
        is_place = self[word] in word_class("place-abbreviations") and self.is_capital(word)
        return len(self[word]) == 1 or f"{self[word]}." in listed("titles") or is_place

    def _goes_on(self, word: int, first: int) -> bool:
        """Whether a noun phrase that began at ``first`` takes in a word."""
        if word > first and self.begins(word):
            return False
        this = self[word]
        if this in ("of", "&"):
            return word > first
        if this == "and" or this in word_class("particles"):
            return self.is_capital(word - 1) and self.is_capital(word + 1)
        if this == ".":
            return word > first and self._is_short(word - 1)
        if not self.is_word(word):
            within = word > first and not self._gap[word] and self.is_word(word + 1)
            return within and (
                this in _JOINTS or (this == "," and self[word - 1].isdigit() and self[word + 1].isdigit())
            )
        stops = ("prepositions", "relatives", "verbs", "conjunctions")
        says_when = this in listed("timewords") and not self._written[word].isupper()
        return not says_when and not any(this in word_class(name) for name in stops)
