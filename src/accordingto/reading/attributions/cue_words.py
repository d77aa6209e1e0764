"""The words of a cue and the beginning of a content, in the form in which ``acts.txt`` is matched to them."""

from __future__ import annotations

from functools import cached_property, lru_cache
from typing import TYPE_CHECKING

from accordingto.reading.attributions.cues import entries_from
from accordingto.reading.lexicons import word_class
from accordingto.reading.syntax.lemmas import is_participle, lemmas_of, respelt

if TYPE_CHECKING:
    from accordingto.reading.syntax.plain_words import Words

_LONGEST_CUE = 120
"""Most words of a cue that are examined; the longest cue of PolNeAR train has 173 characters."""
_OPENING = 60
"""Most words of a content that are examined."""
_FIRST = 12
"""Number of words of a content that are searched for a finite verb."""
_PASSIVE_REACH = 4
"""Words before a participle among which a form of "be" makes it passive."""
REMEMBERED = 512
"""Size of the cache of ``cue_words``."""
_QUOTES = frozenset("\"“”„«‘'")


@lru_cache(REMEMBERED)
def cue_words(cue: Words) -> CueWords:
    """Return the words of a cue, from a cache: most cues are "said"."""
    return CueWords(cue)


class CueWords:
    """The words of a cue, without those that are skipped anywhere: pronouns, determiners, adverbs."""

    def __init__(self, cue: Words) -> None:
        every = [part for word in cue[:_LONGEST_CUE] for part in _known_parts(word)]
        kept = [i for i, word in enumerate(every) if entries_from(word) or not _is_filler(word)]
        self.words: list[str] = [every[i] for i in kept]
        self._before = [every[max(0, i - _PASSIVE_REACH) : i] for i in kept]
        self._behind = [every[i + 1] if i + 1 < len(every) else "" for i in kept]
        self._lemmas = [frozenset(map(respelt, lemmas_of(word))) for word in self.words]

    def __len__(self) -> int:
        return len(self.words)

    def end_of(self, words: tuple[str, ...], at: int) -> int:
        """Return the index after ``words`` if forms of them begin at index ``at``, else 0."""
        here = self._lemmas[at : at + len(words)]
        if len(here) < len(words) or any(w not in lemmas for w, lemmas in zip(words, here, strict=True)):
            return 0
        return at + len(words)

    def last(self, word: str) -> int:
        """Return the index of the last occurrence of a word, or -1."""
        return self._last.get(word, -1)

    def is_passive(self, at: int) -> bool:
        """Return whether the word at ``at`` is a participle with a form of "be" shortly before it."""
        return is_participle(self.words[at]) and not word_class("be").isdisjoint(self._before[at])

    def is_negated(self, at: int) -> bool:
        """Return whether a negation stands before the word at ``at``."""
        return self._negation < at

    def is_refused(self, at: int) -> bool:
        """Return whether "would not" or "will not" stands before the word at ``at``."""
        before = self._negation - 1
        return self.is_negated(at) and before >= 0 and self.words[before] in word_class("volition")

    @cached_property
    def _last(self) -> dict[str, int]:
        return {word: i for i, word in enumerate(self.words)}

    @cached_property
    def _negation(self) -> int:
        """The index of the first negation, except "not only"; the number of words if there is none."""
        negations = word_class("negations") | word_class("negating-cues")
        adding = word_class("adding-adverbs")
        pairs = enumerate(zip(self.words, self._behind, strict=True))
        return next(
            (i for i, (word, after) in pairs if word in negations and after not in adding), len(self.words)
        )


class Opening:
    """The beginning of a content; ``is_before`` says that the content stands before its cue."""

    def __init__(self, content: Words, *, is_before: bool = False) -> None:
        self._is_before = is_before
        self._words = content[:_OPENING]

    @cached_property
    def first(self) -> str:
        """The first word that is no punctuation mark; empty if there is none."""
        return next((word for word in self._words if word[0].isalnum()), "")

    @property
    def is_quote(self) -> bool:
        """Whether the content begins with a quotation mark."""
        return not _QUOTES.isdisjoint(self._words[:1])

    @property
    def asks(self) -> bool:
        """Whether the content begins with a question word."""
        return self.first in word_class("question-words")

    @property
    def is_infinitive(self) -> bool:
        """Whether the content begins with "to" or "not to"."""
        return self._words[:1] == ("to",) or self._words[:2] == ("not", "to")

    @cached_property
    def tells_whom(self) -> bool:
        """Whether it begins with an infinitive, or a person and an infinitive: "the mayor to resign"."""
        if self.is_infinitive or self._is_before:
            return self.is_infinitive
        to = self._index(frozenset(("to",)))
        return 0 < to < self._finite and self._is_whom(self._words[:to])

    @property
    def is_clause(self) -> bool:
        """Whether it begins as a clause: with "that", or with a finite verb among the first words."""
        return self.first == "that" or (self._finite < _FIRST and not self._is_other)

    @property
    def is_that_clause(self) -> bool:
        """Return whether the content begins with "that" and a subject: not "that level of detail"."""
        if self.first != "that" or self._is_before:
            return False
        return self._subject in word_class("subject-pronouns") or self._finite < _FIRST

    @property
    def is_of_others(self) -> bool:
        """Return whether a clause with "that", or a content before its cue, is about others and no future.

        Who announces that others did something decides nothing: "announced that two firms had closed".
        """
        subject = self.first if self._is_before else self._subject
        if not (self._is_before or self.is_that_clause) or subject in word_class("subject-pronouns"):
            return False
        return not self.has("future")

    @property
    def is_participle(self) -> bool:
        """Whether the content begins with an -ing form."""
        return self.first.endswith("ing")

    @property
    def is_thing(self) -> bool:
        """Whether it begins with a noun phrase: with no clause, question, quotation or infinitive."""
        return not (self._is_other or self.is_clause)

    @property
    def _subject(self) -> str:
        """The word after "that" at the beginning."""
        at = self._words.index("that") + 1 if "that" in self._words else len(self._words)
        return self._words[at] if at < len(self._words) else ""

    @cached_property
    def _finite(self) -> int:
        """The index of the first finite verb among the first words; ``_FIRST`` if there is none."""
        return self._index(word_class("finite"))

    @property
    def _is_other(self) -> bool:
        """Whether the content begins with a question, a quotation or an infinitive."""
        return self.asks or self.is_quote or self.tells_whom

    def has(self, name: str) -> bool:
        """Return whether the content has a word of a lexicon class."""
        return not word_class(name).isdisjoint(self._words)

    def _index(self, among: frozenset[str]) -> int:
        """Return the index of the first word in ``among``; ``_FIRST`` if no earlier one is."""
        return next((i for i, word in enumerate(self._words[:_FIRST]) if word in among), _FIRST)

    def _is_whom(self, words: Words) -> bool:
        """Return whether the words before "to" can be just the person who is to do something."""
        if self.is_quote or self.asks or words[0] in word_class("clause-openings"):
            return False
        return not words[-1].endswith("ed") and words[-1] not in word_class("infinitive-verbs")


def _known_parts(word: str) -> list[str]:
    """Return a word, or its parts around hyphens if only the parts can be listed ("re-tweeted")."""
    return [word] if "-" not in word or entries_from(word) else [part for part in word.split("-") if part]


def _is_filler(word: str) -> bool:
    """Return whether a word is skipped: a determiner, a pronoun or an adverb."""
    classes = ("determiners", "pronouns", "passing-adverbs")
    return word.endswith("ly") or any(word in word_class(name) for name in classes)
