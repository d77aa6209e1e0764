"""The words of a claim or a cue, and which of them are in its main clause.

A ledger has no syntax trees, so this is approximated: a word is in a dependent clause if a word that opens
one ("that", "who", "if") comes before it, with no comma or other joint in between.
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
"""Marks and words that end a dependent clause."""


@dataclass(frozen=True)
class Wording:
    """The words and punctuation marks of a text, in lower case."""

    words: tuple[str, ...]

    @classmethod
    def of(cls, text: str) -> Wording:
        """Split a text into words; contractions are split ("we" "'ll"), and "May" keeps its capital."""
        found = (word if word == "May" else word.lower() for word in _WORD.findall(text))
        return cls(tuple(word.replace("’", "'") for word in found))

    @cached_property
    def line(self) -> str:
        """The words, with one space between two, and contractions joined."""
        line = " ".join(self.words)
        return _PARTED.sub("", line) if "'" in line else line

    def places(self, sought: frozenset[str]) -> list[int]:
        """Return the indexes of all occurrences of some words."""
        return [at for at, word in enumerate(self.words) if word in sought]

    def has(self, sought: frozenset[str]) -> bool:
        """Return whether any of some words occurs."""
        return not sought.isdisjoint(self.words)

    def near(self, at: int, sought: frozenset[str], *, before: int = 0, behind: int = 0) -> bool:
        """Return whether any of some words is among the ``before`` words before an index or the ``behind``
        words after it."""
        around = (*self.words[max(0, at - before) : at], *self.words[at + 1 : at + 1 + behind])
        return not sought.isdisjoint(around)

    def is_main(self, at: int) -> bool:
        """Return whether the word at an index is in the main clause; a "that" at the beginning is ignored."""
        return at not in self._dependent

    @cached_property
    def _dependent(self) -> frozenset[int]:
        """The indexes of the words in dependent clauses."""
        found, is_within = set(), False
        for at, word in enumerate(self.words):
            if is_within:
                found.add(at)
            opens = word in _OPENERS and (at > 0 or word != "that")
            is_within = word not in _JOINTS and (is_within or opens)
        return frozenset(found)


def without(content: Sequence[Span], left_out: Sequence[Span]) -> str:
    """Return the text of some spans, joined by spaces, with the characters of other spans blanked out."""
    if not left_out:
        return " ".join(span.text for span in content)
    blank = {at for span in left_out for at in range(span.start, span.end)}
    return " ".join(
        "".join(" " if span.start + i in blank else char for i, char in enumerate(span.text))
        for span in content
    )
