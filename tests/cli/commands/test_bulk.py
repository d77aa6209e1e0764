"""The command ``bulk``: what it says, and its exit codes."""

from __future__ import annotations

from pathlib import Path

import click
import pytest
from click.testing import CliRunner, Result

from accordingto import bulk
from accordingto.bulk import Job, Summary
from accordingto.bulk.stats import TABLES
from accordingto.cli import main
from accordingto.cli.commands import bulk as module
from accordingto.cli.commands.stats import command as stats
from accordingto.errors import OtherRun
from tests.bulk.fakes import Inline, QuickReader, write_lines


@pytest.fixture
def news(tmp_path: Path) -> Path:
    file = tmp_path / "news.jsonl"
    write_lines(file, [f"Mara{number} said it." for number in range(5)])
    return file


@pytest.fixture(autouse=True)
def quick(monkeypatch: pytest.MonkeyPatch) -> None:
    """Read with the quick reader, in this process."""
    monkeypatch.setattr(Job, "loaded_reader", lambda self: QuickReader())
    monkeypatch.setattr(bulk, "ENGINES", {"local": lambda processes: Inline()})


def invoke(*words: object) -> Result:
    return CliRunner().invoke(main, ["bulk", *map(str, words)])


def test_what_came_in_and_out_is_told(news: Path, tmp_path: Path) -> None:
    result = invoke(news, "--out", tmp_path / "out", "--shard", 2, "--by", "month")

    assert result.exit_code == 0
    assert "read 5, failed 0; 3 of 3 shards done" in result.output
    assert (tmp_path / "out" / "articles" / "date=2031-05").is_dir()


def test_a_run_that_was_done_before_says_so(news: Path, tmp_path: Path) -> None:
    first = invoke(news, "--out", tmp_path / "out")
    again = invoke(news, "--out", tmp_path / "out")

    assert again.output == f"nothing was left to do; an earlier run had done it all:\n{first.output}"


def test_a_terminal_sees_how_much_is_left(
    news: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    shown: list[str] = []
    monkeypatch.setattr("rich.progress.Progress.update", lambda self, task, **said: shown.append(str(said)))
    with module.RunProgress() as silent:
        silent(bulk.Planned(shards=3, left=2))
    monkeypatch.setattr("sys.stderr.isatty", lambda: True)
    with module.RunProgress() as progress:
        progress(bulk.Planned(shards=3, left=2))

    assert len(shown) == 2 and "'total': 2" in shown[0]


def test_the_cores_are_counted_where_a_process_has_no_set_of_them(
    news: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[int] = []

    def local(processes: int) -> Inline:
        asked.append(processes)
        return Inline()

    monkeypatch.setattr(bulk, "ENGINES", {"local": local})
    monkeypatch.delattr("os.sched_getaffinity", raising=False)
    monkeypatch.setattr("os.cpu_count", lambda: 7)

    assert invoke(news, "--out", tmp_path / "out").exit_code == 0
    assert asked == [7]


def test_failures_are_told_and_end_with_1(news: Path, tmp_path: Path) -> None:
    news.write_text(news.read_text() + "no JSON\n")
    result = invoke(news, "--out", tmp_path / "out")

    assert result.exit_code == 1
    assert "read 5, failed 1" in result.output
    assert f"  {news}:6: " in result.output
    assert f"are in {tmp_path / 'out' / 'failures'}" in result.output


def test_of_many_failures_some_are_told(news: Path, tmp_path: Path) -> None:
    news.write_text(news.read_text() + "no JSON\n" * 9)
    lines = invoke(news, "--out", tmp_path / "out").output.splitlines()

    assert sum(f"  {news}:" in line for line in lines) == 3
    assert "  and 6 more" in lines


def test_what_is_not_done_is_told(news: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    summary = Summary(run="r", shards=2, done=1, problems=["shard 1: gone"])
    monkeypatch.setattr(bulk, "run", lambda *_: summary)
    result = invoke(news, "--out", tmp_path / "out")

    assert result.exit_code == 1
    assert "not done: shard 1: gone" in result.output
    assert "run it again" in result.output


def test_another_run_is_refused_in_one_line(news: Path, tmp_path: Path) -> None:
    invoke(news, "--out", tmp_path / "out")
    result = invoke(news, "--out", tmp_path / "out", "--by", "month")

    assert result.exit_code not in (0, None)
    assert "differs in by (there day, now month)" in result.output
    assert "differs in its inputs (" in invoke(news, news, "--out", tmp_path / "out").output
    assert "Traceback" not in result.output
    assert not isinstance(result.exception, OtherRun)


@pytest.mark.parametrize(
    "words", [["--out", "out"], ["-", "--out", "out"], ["https://a.example/", "--out", "o"]]
)
def test_inputs_that_cannot_be_read_again_are_refused(
    words: list[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)

    assert invoke(*words).exit_code != 0
    assert list(tmp_path.iterdir()) == []


def test_the_command_offers_what_there_is() -> None:
    from accordingto.bulk.engines import ENGINES

    tables = next(one for one in stats.params if one.name == "table").type

    assert module.SHARD == bulk.RECORDS
    assert tuple(ENGINES) == module.ENGINES
    assert isinstance(tables, click.Choice)
    assert list(tables.choices) == list(TABLES)
