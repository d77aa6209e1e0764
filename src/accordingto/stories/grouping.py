"""Groups of things by number, joined one pair after another."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable


class Groups:
    """Numbers from 0 in groups; at first each is one of its own."""

    def __init__(self, size: int) -> None:
        self._above = list(range(size))
        self._groups = {one: [one] for one in range(size)}

    def home(self, one: int) -> int:
        """Return the least number of the group of one."""
        while self._above[one] != one:
            self._above[one] = self._above[self._above[one]]
            one = self._above[one]
        return one

    def join(self, one: int, other: int) -> None:
        """Make the groups of two one."""
        a, b = self.home(one), self.home(other)
        if a != b:
            first, last = min(a, b), max(a, b)
            self._above[last] = first
            self._groups[first] = sorted(self._groups[first] + self._groups.pop(last))

    def group(self, one: int) -> list[int]:
        """Return all that are in the group of one, in order."""
        return self._groups[self.home(one)]

    def join_all(self, some: Iterable[int]) -> None:
        """Make the groups of some one."""
        numbers = list(some)
        for number in numbers[1:]:
            self.join(numbers[0], number)

    def members(self) -> list[list[int]]:
        """Return all groups, by their least number, each in order."""
        return [self._groups[one] for one in sorted(self._groups)]
