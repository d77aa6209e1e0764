from __future__ import annotations

import csv
import json
from collections.abc import Iterable, Iterator
from pathlib import Path

import pytest
from icalendar import Calendar

from accordingto.export import to_jsonl_line
from accordingto.reading import Trace
from accordingto.types import Article, Failure, Ledger
from tests.cli.conftest import FakeReader, Run
from tests.watchlist.ledgers import read

TEXT = (
    "[[q1.source|Orr]] [[q1.cue|promised]] [[q1.content|to pay]]. The board will vote on 14 March. "
    "The court will sit on 20 March."
)


class Watching(FakeReader):
    """Reads every article as the same three items."""

    def read_many(
        self, articles: Iterable[Article | Failure], *, processes: int = 1, trace: Trace | None = None
    ) -> Iterator[Ledger | Failure]:
        for article in articles:
            yield article if isinstance(article, Failure) else read(TEXT, path=article.path)


def dues(data: str) -> list[str | None]:
    return [item["due"] for item in json.loads(data)]


def test_items_of_all_inputs_are_one_list_by_day(run: Run, folder: Path) -> None:
    result = run("watch", folder, "--format", "json", reader=Watching())

    assert dues(result.stdout) == ["2031-03-14"] * 3 + ["2031-03-20"] * 3 + [None] * 3
    assert result.exit_code == 1
    assert result.stderr.splitlines()[-1] == "read 3, failed 1"


def test_ledgers_that_read_wrote_are_not_read_again(run: Run, folder: Path, tmp_path: Path) -> None:
    kept = tmp_path / "kept.jsonl"
    kept.write_bytes(b"".join(to_jsonl_line(read(TEXT, path=f"{n}.txt")) for n in range(2)))

    alone = run("watch", kept, "--format", "json", reader=FakeReader())
    both = run("watch", folder / "a.txt", kept, "--format", "json", reader=Watching())

    assert dues(alone.stdout) == ["2031-03-14"] * 2 + ["2031-03-20"] * 2 + [None] * 2
    assert dues(both.stdout) == ["2031-03-14"] * 3 + ["2031-03-20"] * 3 + [None] * 3


def test_the_list_is_narrowed(run: Run, folder: Path) -> None:
    one = folder / "a.txt"

    before = run("watch", one, "--format", "json", "--due-before", "2031-03-20", reader=Watching())
    kind = run("watch", one, "--format", "json", "--kind", "promise", reader=Watching())

    assert dues(before.stdout) == ["2031-03-14"]
    assert [item["kind"] for item in json.loads(kind.stdout)] == ["promise"]


@pytest.mark.parametrize("name", ["w.json", "w.jsonl", "w.csv", "w.ICS", "w.txt"])
def test_the_suffix_gives_the_format(run: Run, folder: Path, tmp_path: Path, name: str) -> None:
    result = run("watch", folder / "a.txt", "--out", tmp_path / name, reader=Watching())

    assert (result.exit_code, result.output) == (0, "")
    written = (tmp_path / name).read_text(encoding="utf-8")
    match name:
        case "w.json":
            assert len(json.loads(written)) == 3
        case "w.jsonl":
            assert len([json.loads(line) for line in written.splitlines()]) == 3
        case "w.csv":
            assert len(list(csv.DictReader(written.splitlines()))) == 3
        case "w.ICS":
            found = Calendar.from_ical(written).subcomponents
            assert [one.name for one in found] == ["VEVENT", "VEVENT"]
        case _:
            assert "3 to watch, 2 with a due date." in written


def test_a_calendar_has_what_is_undated_only_if_asked_for(run: Run, folder: Path) -> None:
    plain = run("watch", folder / "a.txt", "--format", "ics", reader=Watching())
    whole = run("watch", folder / "a.txt", "--format", "ics", "--undated", reader=Watching())
    wrong = run("watch", folder / "a.txt", "--format", "csv", "--undated", reader=Watching())

    assert [one.name for one in Calendar.from_ical(plain.stdout).subcomponents] == ["VEVENT", "VEVENT"]
    assert [one.name for one in Calendar.from_ical(whole.stdout).subcomponents] == [
        "VEVENT",
        "VEVENT",
        "VTODO",
    ]
    assert wrong.exit_code == 2 and "--format ics" in wrong.stderr


def test_the_clock_is_not_in_what_is_piped(run: Run, folder: Path) -> None:
    plain = run("watch", folder / "a.txt", reader=Watching())
    marked = run("watch", folder / "a.txt", "--today", "2031-03-15", reader=Watching())

    assert "overdue" not in plain.stdout
    assert "1 of them overdue on 2031-03-15." in marked.stdout


def test_no_item_is_an_empty_list_and_no_article_is_nothing(run: Run, folder: Path, tmp_path: Path) -> None:
    assert json.loads(run("watch", folder / "a.txt", "--format", "json").stdout) == []

    kept = tmp_path / "kept.json"
    kept.write_text("before")
    assert run("watch", folder / "b.txt", "--out", kept).exit_code == 1
    assert kept.read_text() == "before"


def test_a_day_that_is_none_is_refused(run: Run, folder: Path) -> None:
    result = run("watch", folder / "a.txt", "--due-before", "soon")

    assert result.exit_code == 2
    assert "--due-before" in result.stderr
