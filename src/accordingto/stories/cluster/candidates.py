"""Which articles could be on the same event as another: an inverted index of weighty terms, by days.

It holds numbers only. With 100,000 articles a question looks at the lists of a few dozen terms of a few days.
"""

from __future__ import annotations

from array import array
from collections.abc import Iterator

import numpy as np
from numpy.typing import NDArray

from accordingto.stories.cluster.days import WINDOW
from accordingto.stories.cluster.outline import Outline

ASKED = 32
"""Terms by which an article is found and looked for, its weightiest."""
SPAN = WINDOW + 1
"""Days that share a list: what is near stands in a list of these, the one before, or the one behind."""
MOST_COMPARED = 128
"""Articles that are compared with another in full: those that share the most."""
UNDATED = -1
"""The list of articles without a day."""


class Candidates:
    """Articles by their weightiest terms and days; each is a number that the caller gave."""

    def __init__(self) -> None:
        self._lists: dict[int, dict[int, array[int]]] = {}
        """By list of days: by term, the numbers of articles."""

    def add(self, number: int, outline: Outline) -> None:
        """Have an article found from now on."""
        terms = self._lists.setdefault(list_of(outline.day), {})
        for term in outline.terms[asked(outline)].tolist():
            terms.setdefault(term, array("l")).append(number)

    def remove(self, number: int, outline: Outline) -> None:
        """Have an article that was added found no longer."""
        where = list_of(outline.day)
        terms = self._lists[where]
        for term in outline.terms[asked(outline)].tolist():
            terms[term].remove(number)
            if not terms[term]:
                del terms[term]
        if not terms:
            del self._lists[where]

    def like(self, outline: Outline) -> NDArray[np.int64]:
        """Return the numbers of at most ``MOST_COMPARED`` articles, those that share most with an outline.

        An article without a day may be near to all, and all to it.
        """
        found: list[NDArray[np.int64]] = []
        shares: list[NDArray[np.float32]] = []
        places = asked(outline)
        weights = outline.weights[places] ** 2
        for terms in self._near(outline.day):
            for term, weight in zip(outline.terms[places].tolist(), weights.tolist(), strict=True):
                if (listed := terms.get(term)) is not None:
                    found.append(np.frombuffer(listed, dtype=np.dtype("l")))
                    shares.append(np.full(len(listed), weight, dtype=np.float32))
        if not found:
            return np.empty(0, dtype=np.int64)
        numbers, at = np.unique(np.concatenate(found), return_inverse=True)
        shared = np.bincount(at, np.concatenate(shares))
        best = np.lexsort((numbers, -shared))[:MOST_COMPARED]
        return numbers[best]

    def _near(self, day: int | None) -> Iterator[dict[int, array[int]]]:
        if day is None:
            yield from self._lists.values()
            return
        here = list_of(day)
        for where in (UNDATED, here - 1, here, here + 1):
            if where in self._lists:
                yield self._lists[where]


def list_of(day: int | None) -> int:
    """Return the number of the list that a day belongs to."""
    return UNDATED if day is None else day // SPAN + 1


def asked(outline: Outline) -> NDArray[np.int64]:
    """Return the places of an outline's weightiest terms."""
    return np.lexsort((outline.terms, -outline.weights))[:ASKED]
