"""The lines of ``acts.txt``: cues, with the act of each and the conditions under which a line applies."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache, lru_cache
from typing import TYPE_CHECKING, get_args

from accordingto.reading.lexicons import entries
from accordingto.reading.syntax.lemmas import lemmas_of, respelt
from accordingto.types import Act

if TYPE_CHECKING:
    from collections.abc import Mapping

LAST = frozenset(("alone", "only"))
"""Conditions of the lines that apply only if no other line fits."""
_KEPT = 4096
"""Size of the cache of ``entries_from``, in words."""


@dataclass(frozen=True)
class CueEntry:
    """A line of ``acts.txt``."""

    words: tuple[str, ...]
    """The words of the cue, as lemmas."""
    frame: frozenset[str]
    """The conditions that must all hold; empty if there are none."""
    act: Act
    signature: str
    """What the cue implies about its content if affirmed / negated; ``acts.txt`` explains the notation."""

    @property
    def is_last(self) -> bool:
        """Whether the line applies only if no other line fits."""
        return not self.frame.isdisjoint(LAST)


@lru_cache(maxsize=_KEPT)
def entries_from(word: str) -> tuple[CueEntry, ...]:
    """Return the lines whose first word can have this form: longer ones first, then likelier lemmas."""
    known = _by_first_word()
    lemmas = dict.fromkeys(map(respelt, lemmas_of(word)))
    found = [entry for lemma in lemmas for entry in known.get(lemma, ())]
    return tuple(sorted(found, key=lambda entry: -len(entry.words)))


@cache
def all_entries() -> tuple[CueEntry, ...]:
    """Return all lines of ``acts.txt``, in order. Raise ``ValueError`` for an unknown act."""
    return tuple(_parsed(line) for line in entries("acts"))


@cache
def _by_first_word() -> Mapping[str, tuple[CueEntry, ...]]:
    found: dict[str, list[CueEntry]] = {}
    for entry in all_entries():
        found.setdefault(entry.words[0], []).append(entry)
    return {word: tuple(those) for word, those in found.items()}


def _parsed(line: str) -> CueEntry:
    words, frame, act, signature = line.split("|")
    known = [one for one in get_args(Act) if one == act]
    if not known:
        raise ValueError(f"acts.txt: unknown act {act!r} in the line {line!r}")
    conditions = frozenset(frame.split()) - {"-"}
    return CueEntry(tuple(map(respelt, words.split())), conditions, known[0], signature)
