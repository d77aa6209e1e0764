"""Trials on many made-up inputs: which fail, which give wrong results, and how long the longest takes."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import TypeVar

from benchmarks.reporting.report import Figure, Goal

LONGEST = 2.0
"""Most seconds that a trial may take."""
SHOWN = 3
Made = TypeVar("Made")
"""The result for an input."""


@dataclass(frozen=True)
class Outcome:
    """The results of all trials."""

    exceptions: int
    unsound: int
    """Number of trials with faults."""
    longest: float
    """Processor time of the longest trial, in seconds."""

    def figures(self, name: str, unsound: str, longest: str) -> list[Figure]:
        """Return the results as figures of the benchmark ``name``; the other arguments are labels of two."""
        return [
            Figure(f"{name}.exceptions", "exceptions", self.exceptions, "", Goal(0, True), decimals=0),
            Figure(f"{name}.unsound", unsound, self.unsound, "", Goal(0, True), decimals=0),
            Figure(f"{name}.longest", longest, self.longest, "s", Goal(LONGEST, True), decimals=2),
        ]


def try_all(
    works: Iterable[tuple[str, Callable[[], Made]]], faults: Callable[[Made], Iterable[str]]
) -> Outcome:
    """Run each named trial, and look for faults in its result; print whatever is wrong."""
    exceptions = unsound = 0
    longest = 0.0
    for name, work in works:
        began = time.process_time()
        try:
            made = work()
        except Exception as error:
            print(f"{name}: {error!r}")
            exceptions += 1
            continue
        took = time.process_time() - began
        if took > LONGEST:
            print(f"{name}: {took:.2f} s")
        longest = max(longest, took)
        found = list(faults(made))
        unsound += bool(found)
        for fault in found[:SHOWN]:
            print(f"{name}: {fault}")
    return Outcome(exceptions, unsound, longest)
