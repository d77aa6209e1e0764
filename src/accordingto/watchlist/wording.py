"""The words of a claim or a cue, and which of its modal verbs stand in a clause of its own rank.

A ledger has no trees: a word stands in a dependent clause where one of the words that open such clauses
stands before it, and no mark at which the clause around it goes on.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from accordingto.types import Span

_WORD = re.compile(r"[^\W\d_]+(?=n['’]t\b)|n['’]t\b|['’](?:ll|d|s|re|m|ve)\b|\w+(?:-\w+)*|[^\w\s]")
_PARTED = re.compile(r" (?=n?'\w)")
_OPENERS = frozenset(
    ("who", "whom", "whose", "which", "that", "what", "how", "why", "where", "when", "whether", "because",
     "since", "while", "although", "though", "until", "unless", "if", "as", "than", "so")
)  # fmt: skip
"""Words that open a dependent clause."""
_JOINTS = frozenset((",", ";", ":", "—", "–", "but"))
"""What the clause around one goes on behind."""


@dataclass(frozen=True)
class Wording:
    """Words in small letters, in order, marks among them."""

    words: tuple[str, ...]

    @classmethod
    def of(cls, text: str) -> Wording:
        """Return the words of a text, contractions parted ("we" "'ll"); the month stays "May"."""
        found = (word if word == "May" else word.lower() for word in _WORD.findall(text))
        return cls(tuple(word.replace("’", "'") for word in found))

    @cached_property
    def line(self) -> str:
        """The words, with one space between two, and contractions joined."""
        line = " ".join(self.words)
        return _PARTED.sub("", line) if "'" in line else line

    def places(self, sought: frozenset[str]) -> list[int]:
        """Return where any of some words stands."""
        return [at for at, word in enumerate(self.words) if word in sought]

    def has(self, sought: frozenset[str]) -> bool:
        """Return whether any of some words stands here."""
        return not sought.isdisjoint(self.words)

    def near(self, at: int, sought: frozenset[str], *, before: int = 0, behind: int = 0) -> bool:
        """Return whether any of some words is among so many before a place or behind it."""
        around = (*self.words[max(0, at - before) : at], *self.words[at + 1 : at + 1 + behind])
        return not sought.isdisjoint(around)

    def is_main(self, at: int) -> bool:
        """Return whether a word stands in no dependent clause; "that" at the beginning opens none."""
        return at not in self._dependent

    @cached_property
    def _dependent(self) -> frozenset[int]:
        """Where the words stand that have one that opens a dependent clause before them."""
        found, is_within = set(), False
        for at, word in enumerate(self.words):
            if is_within:
                found.add(at)
            opens = word in _OPENERS and (at > 0 or word != "that")
            is_within = word not in _JOINTS and (is_within or opens)
        return frozenset(found)


def without(content: Sequence[Span], left_out: Sequence[Span]) -> str:
    """Return the words of some spans, without those that stand in others."""
    if not left_out:
        return " ".join(span.text for span in content)
    blank = {at for span in left_out for at in range(span.start, span.end)}
    return " ".join(
        "".join(" " if span.start + i in blank else char for i, char in enumerate(span.text))
        for span in content
    )
