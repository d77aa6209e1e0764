"""Disjoint sets of numbers (union-find) that keep the members of each set in order."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable


class Groups:
    """The numbers from 0 to ``size`` - 1 in disjoint groups; at first each number is a group of its own."""

    def __init__(self, size: int) -> None:
        self._above = list(range(size))
        self._groups = {one: [one] for one in range(size)}

    def home(self, one: int) -> int:
        """Return the smallest number in the group of ``one``."""
        while self._above[one] != one:
            self._above[one] = self._above[self._above[one]]
            one = self._above[one]
        return one

    def join(self, one: int, other: int) -> None:
        """Merge the groups of two numbers."""
        a, b = self.home(one), self.home(other)
        if a != b:
            first, last = min(a, b), max(a, b)
            self._above[last] = first
            self._groups[first] = sorted(self._groups[first] + self._groups.pop(last))

    def group(self, one: int) -> list[int]:
        """Return all numbers in the group of ``one``, in ascending order."""
        return self._groups[self.home(one)]

    def join_all(self, some: Iterable[int]) -> None:
        """Merge the groups of all given numbers."""
        numbers = list(some)
        for number in numbers[1:]:
            self.join(numbers[0], number)

    def members(self) -> list[list[int]]:
        """Return all groups, sorted by their smallest numbers, each in ascending order."""
        return [self._groups[one] for one in sorted(self._groups)]
