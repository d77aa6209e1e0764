"""The words of one attribution, as an act is read from them: those of its cue, and how its content begins."""

from __future__ import annotations

from functools import cached_property, lru_cache
from typing import TYPE_CHECKING

from accordingto.reading.attributions.cues import entries_from
from accordingto.reading.lexicons import word_class
from accordingto.reading.syntax.lemmas import is_participle, lemmas_of, respelt
from accordingto.reading.syntax.plain_words import words_in

if TYPE_CHECKING:
    from collections.abc import Sequence

_LONGEST_CUE = 600
"""Characters of a cue that are looked at; the longest of PolNeAR train has 173."""
_OPENING = 300
"""Characters of the content that are looked at."""
_FIRST = 12
"""Its words that show whether it is a clause."""
_PASSIVE_REACH = 4
"""Words before a participle among which a form of "be" makes it a passive."""
REMEMBERED = 512
"""Cues whose words are remembered."""
_QUOTES = frozenset("\"“”„«‘'")


@lru_cache(REMEMBERED)
def cue_words(cue: str) -> CueWords:
    """Return the words of a cue; they are remembered, as most cues are "said"."""
    return CueWords(cue)


class CueWords:
    """The words of a cue, without those that can stand anywhere: pronouns, determiners, adverbs."""

    def __init__(self, cue: str) -> None:
        every = [part for word in words_in(cue[:_LONGEST_CUE]) for part in _known_parts(word)]
        kept = [i for i, word in enumerate(every) if entries_from(word) or not _is_filler(word)]
        self.words: list[str] = [every[i] for i in kept]
        self._before = [every[max(0, i - _PASSIVE_REACH) : i] for i in kept]
        self._behind = [every[i + 1] if i + 1 < len(every) else "" for i in kept]
        self._lemmas = [frozenset(map(respelt, lemmas_of(word))) for word in self.words]

    def __len__(self) -> int:
        return len(self.words)

    def end_of(self, words: tuple[str, ...], at: int) -> int:
        """Return the index after ``words`` where forms of them stand at ``at``; 0 where they do not."""
        here = self._lemmas[at : at + len(words)]
        if len(here) < len(words) or any(w not in lemmas for w, lemmas in zip(words, here, strict=True)):
            return 0
        return at + len(words)

    def last(self, word: str) -> int:
        """Return the index at which a word stands last; -1 where it stands nowhere."""
        return self._last.get(word, -1)

    def is_passive(self, at: int) -> bool:
        """Return whether a participle stands there, and a form of "be" not far before it."""
        return is_participle(self.words[at]) and not word_class("be").isdisjoint(self._before[at])

    def is_negated(self, at: int) -> bool:
        """Return whether a negation stands before a word."""
        return self._negation < at

    def is_refused(self, at: int) -> bool:
        """Return whether "would not" or "will not" stands before a word."""
        before = self._negation - 1
        return self.is_negated(at) and before >= 0 and self.words[before] in word_class("volition")

    @cached_property
    def _last(self) -> dict[str, int]:
        return {word: i for i, word in enumerate(self.words)}

    @cached_property
    def _negation(self) -> int:
        """The index of the first negation, "not only" aside; behind the last word where there is none."""
        negations = word_class("negations") | word_class("negating-cues")
        adding = word_class("adding-adverbs")
        pairs = enumerate(zip(self.words, self._behind, strict=True))
        return next(
            (i for i, (word, after) in pairs if word in negations and after not in adding), len(self.words)
        )


class Opening:
    """How what is attributed begins."""

    def __init__(self, content: str) -> None:
        self._text = content[:_OPENING].lstrip()

    @property
    def _words(self) -> tuple[str, ...]:
        return words_in(self._text)

    @cached_property
    def first(self) -> str:
        """The first word that is no mark; empty where there is none."""
        return next((word for word in self._words if word[0].isalnum()), "")

    @property
    def is_quote(self) -> bool:
        """Whether it begins with a quotation mark."""
        return bool(self._text) and self._text[0] in _QUOTES

    @property
    def asks(self) -> bool:
        """Whether it begins with a question word."""
        return self.first in word_class("question-words")

    @property
    def is_infinitive(self) -> bool:
        """Whether it begins with "to" or "not to"."""
        return self._words[:1] == ("to",) or self._words[:2] == ("not", "to")

    @cached_property
    def tells_whom(self) -> bool:
        """Whether it is an infinitive, or who is to do something and an infinitive: "the mayor to resign"."""
        to = self._index(frozenset(("to",)))
        return self.is_infinitive or (0 < to < self._finite and self._is_whom(self._words[:to]))

    @property
    def is_clause(self) -> bool:
        """Whether it begins as a clause does: with "that", or with a finite verb among its first words."""
        return self.first == "that" or (self._finite < _FIRST and not self._is_other)

    @property
    def is_participle(self) -> bool:
        """Whether it begins with a form in "-ing"."""
        return self.first.endswith("ing")

    @property
    def is_thing(self) -> bool:
        """Whether it is none of these: a noun phrase."""
        return not (self._is_other or self.is_clause)

    @cached_property
    def _finite(self) -> int:
        """The index of the first finite verb among the first words; ``_FIRST`` where there is none."""
        return self._index(word_class("finite"))

    @property
    def _is_other(self) -> bool:
        """Whether it is a question, a quotation or an infinitive."""
        return self.asks or self.is_quote or self.tells_whom

    def has(self, name: str) -> bool:
        """Return whether a word of a class stands in it."""
        return not word_class(name).isdisjoint(self._words)

    def _index(self, among: frozenset[str]) -> int:
        return next((i for i, word in enumerate(self._words[:_FIRST]) if word in among), _FIRST)

    def _is_whom(self, words: Sequence[str]) -> bool:
        """Return whether the words before "to" may name no more than who is to do something."""
        if self.is_quote or self.asks or words[0] in word_class("clause-openings"):
            return False
        return not words[-1].endswith("ed") and words[-1] not in word_class("infinitive-verbs")


def _known_parts(word: str) -> list[str]:
    """Return a word, or the parts of it where only its parts may be listed ("re-tweeted")."""
    return [word] if "-" not in word or entries_from(word) else [part for part in word.split("-") if part]


def _is_filler(word: str) -> bool:
    classes = ("determiners", "pronouns", "passing-adverbs")
    return word.endswith("ly") or any(word in word_class(name) for name in classes)
