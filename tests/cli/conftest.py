from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from accordingto.cli import main
from accordingto.reading import Trace
from accordingto.types import Article, Attribution, Failure, Ledger, Span

Run = Callable[..., Result]
"""Runs the command with the fake reader: words of the command line, and perhaps ``input``."""


def ledger_of(article: Article) -> Ledger:
    """A ledger with one attribution: the first word says the rest."""
    word, _, rest = article.text.partition(" ")
    whole = len(article.text)
    attribution = Attribution(
        id="q1",
        cue=(Span(0, len(word), word),),
        content=(Span(whole - len(rest), whole, rest),),
        form="indirect",
        confidence=1.0,
    )
    return Ledger(reader="fake", article=article, attributions=(attribution,))


class FakeReader:
    """Stands in for the reader: no model, one attribution an article; or raises ``error``."""

    def __init__(self, error: BaseException | None = None) -> None:
        self.error = error
        self.processes: int | None = None

    def read_many(
        self, articles: Iterable[Article | Failure], *, processes: int = 1, trace: Trace | None = None
    ) -> Iterator[Ledger | Failure]:
        self.processes = processes
        if trace is not None:
            trace.begin(["find words", "drop words"])
        for article in articles:
            if self.error is not None:
                raise self.error
            if trace is not None and isinstance(article, Article):
                trace.record_found("find words", len(article.text.split()))
            yield article if isinstance(article, Failure) else ledger_of(article)


@pytest.fixture
def run() -> Run:
    def run(*words: str | Path, reader: FakeReader | None = None, input: str | bytes | None = None) -> Result:
        arguments = [str(word) for word in words]
        return CliRunner().invoke(main, arguments, obj=reader or FakeReader(), input=input)

    return run


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Three good articles and, among them, one that is empty."""
    folder = tmp_path / "articles"
    folder.mkdir()
    for name, text in {
        "a.txt": "Minister resigns\n\nThe minister said she was tired.",
        "b.txt": "",
        "c.txt": "Rain expected\n\nIt will rain, forecasters said.",
        "d.md": "# Tolls rise\n\nTolls will rise, the port said.",
    }.items():
        (folder / name).write_text(text, encoding="utf-8")
    return folder


@pytest.fixture
def db(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Where the library is that the commands use, none as yet."""
    path = tmp_path / "library.db"
    monkeypatch.setenv("ACCORDINGTO_DB", str(path))
    return path


@pytest.fixture
def kept(run: Run, folder: Path, db: Path) -> list[str]:
    """The keys of three articles in the library, in the order in which they were added."""
    result = run("add", folder, "--format", "jsonl", "--outlet", "North Post", "--published", "2031-03-04")
    return [json.loads(line)["key"] for line in result.stdout.splitlines()]
