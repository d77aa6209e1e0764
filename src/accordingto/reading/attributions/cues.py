"""``acts.txt``: the words that attribute, what a source does by them, and when each line counts."""

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
"""Frames of the lines that count only where no other line does."""
_KEPT = 4096
"""Words whose lines are kept at hand."""


@dataclass(frozen=True)
class CueEntry:
    """A line of ``acts.txt``."""

    words: tuple[str, ...]
    frame: frozenset[str]
    """What must all be so for the line to count; empty where nothing must."""
    act: Act
    signature: str

    @property
    def is_last(self) -> bool:
        """Whether it counts only where no other line does."""
        return not self.frame.isdisjoint(LAST)


@lru_cache(maxsize=_KEPT)
def entries_from(word: str) -> tuple[CueEntry, ...]:
    """Return the lines that may begin with a word in this form: longer ones first, then likelier lemmas."""
    known = _by_first_word()
    lemmas = dict.fromkeys(map(respelt, lemmas_of(word)))
    found = [entry for lemma in lemmas for entry in known.get(lemma, ())]
    return tuple(sorted(found, key=lambda entry: -len(entry.words)))


@cache
def all_entries() -> tuple[CueEntry, ...]:
    """Return every line, in the order of the file. Raises ``ValueError`` for an act that there is not."""
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
        raise ValueError(f"{act!r} is no act: {line}")
    conditions = frozenset(frame.split()) - {"-"}
    return CueEntry(tuple(map(respelt, words.split())), conditions, known[0], signature)
