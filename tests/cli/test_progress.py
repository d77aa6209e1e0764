from __future__ import annotations

import io
import re
import sys

import pytest

from accordingto.cli.progress import step_by_step, with_progress
from accordingto.types import Failure

RESULTS = [Failure(input=name, reason="r", advice="a") for name in "abc"]


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


@pytest.mark.parametrize("count", [0, 1, 3])
def test_results_pass_unchanged_on_a_terminal(monkeypatch: pytest.MonkeyPatch, count: int) -> None:
    monkeypatch.setattr(sys, "stderr", screen := Terminal())

    assert list(with_progress(RESULTS[:count])) == RESULTS[:count]
    assert bool(screen.getvalue()) == (count > 1)


def test_no_bar_where_nobody_looks(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stderr", log := io.StringIO())

    assert list(with_progress(RESULTS)) == RESULTS
    assert log.getvalue() == ""


@pytest.mark.parametrize(("total", "told"), [(3, "3 of 3 read"), (2, "3 of 3 read"), (None, "3 read")])
def test_the_bar_has_the_total_where_it_is_known(
    monkeypatch: pytest.MonkeyPatch, total: int | None, told: str
) -> None:
    monkeypatch.setattr(sys, "stderr", screen := Terminal())

    assert list(with_progress(RESULTS, lambda: total)) == RESULTS
    assert told in re.sub(r"\x1b\[[0-9;?]*[A-Za-z]", "", screen.getvalue())


def test_nobody_counts_where_nobody_looks(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stderr", io.StringIO())

    assert list(with_progress(RESULTS, lambda: pytest.fail("it was counted"))) == RESULTS


def test_steps_are_shown_on_a_terminal_and_nowhere_else(monkeypatch: pytest.MonkeyPatch) -> None:
    for screen, is_shown in ((Terminal(), True), (io.StringIO(), False)):
        monkeypatch.setattr(sys, "stderr", screen)
        with step_by_step() as told:
            for done in range(3):
                told("Finding the stories", done, 2)

        assert ("Finding the stories" in screen.getvalue()) == is_shown
