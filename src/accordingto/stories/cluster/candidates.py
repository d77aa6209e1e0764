"""An inverted index that finds the articles that may be on the same event as another, by term and day.

It holds numbers only. Even with 100,000 articles, a query reads only the lists of a few dozen terms in a few
days.
"""

from __future__ import annotations

from array import array
from collections.abc import Iterator

import numpy as np
from numpy.typing import NDArray

from accordingto.stories.cluster.days import WINDOW
from accordingto.stories.cluster.outline import Outline

ASKED = 32
"""Number of terms, those of the highest weight, by which an article is indexed and looked up."""
SPAN = WINDOW + 1
"""Days that share a list; articles within ``WINDOW`` days are in the same list, the one before or after."""
MOST_COMPARED = 128
"""Maximum number of articles that are compared in full with another: those that share most with it."""
UNDATED = -1
"""Number of the list of articles without a day."""


class Candidates:
    """An index of articles by day and by terms of high weight; articles are numbers given by the caller."""

    def __init__(self) -> None:
        self._lists: dict[int, dict[int, array[int]]] = {}
        """For each list of days the numbers of the articles by term."""

    def add(self, number: int, outline: Outline) -> None:
        """Add an article to the index."""
        terms = self._lists.setdefault(list_of(outline.day), {})
        for term in outline.terms[asked(outline)].tolist():
            terms.setdefault(term, array("l")).append(number)

    def remove(self, number: int, outline: Outline) -> None:
        """Remove an article that was added; ``outline`` must be the same as then."""
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

        Articles without a day are compared with those of all days.
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
    """Return the indexes of the ``ASKED`` terms of the highest weight in an outline."""
    return np.lexsort((outline.terms, -outline.weights))[:ASKED]
