from __future__ import annotations

from pathlib import Path

from accordingto.cli.formats import asked_for
from accordingto.export import LEDGER_FILES, LEDGER_FORMATS


def test_what_is_named_goes_before_the_ending_of_the_output() -> None:
    assert asked_for("csv", Path("a.html"), LEDGER_FORMATS).name == "csv"
    assert asked_for(None, Path("a.html"), LEDGER_FORMATS).name == "html"


def test_where_nothing_says_otherwise_it_is_the_default() -> None:
    assert asked_for(None, None, LEDGER_FORMATS).name == "terminal"
    assert asked_for(None, Path("a.log"), LEDGER_FORMATS).name == "terminal"
    assert asked_for(None, Path("a.log"), LEDGER_FILES, default="jsonl").name == "jsonl"
