from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from pathlib import Path

from accordingto.reading import Trace
from accordingto.store import Library
from accordingto.types import Article, Failure, Ledger
from tests.cli.conftest import Run
from tests.cli.libraries import NewReader


def readers(db: Path, key: str, version: int = 1) -> list[str]:
    with Library(db, create=False) as library:
        return [one.reader for one in library.versions(key)[version - 1].readings]


def test_what_another_version_read_is_read_again_and_the_older_reading_kept(
    run: Run, kept: list[str], db: Path
) -> None:
    first = run("reread", reader=NewReader())
    second = run("reread", reader=NewReader())

    assert (first.exit_code, first.stderr) == (0, "read again 3 of 3\n")
    assert second.stderr == "read again 0 of 0\n"
    assert [readers(db, key) for key in kept] == [["fake", "later"]] * 3


def test_older_versions_are_read_when_all_are_asked_for(run: Run, tmp_path: Path, db: Path) -> None:
    lines, url = tmp_path / "lines.jsonl", "https://north.example/rain"
    lines.write_text("".join(json.dumps({"text": f"It rained {n}.", "url": url}) + "\n" for n in "12"))
    key = json.loads(run("add", lines, "--format", "jsonl").stdout.splitlines()[0])["key"]

    assert run("reread", reader=NewReader()).stderr == "read again 1 of 1\n"
    assert readers(db, key) == ["fake"]
    reader = NewReader()
    assert run("reread", "--all", "--jobs", "2", reader=reader).stderr == "read again 1 of 1\n"
    assert reader.processes == 2
    assert readers(db, key) == ["fake", "later"]
    assert json.loads(run("show", url, "--format", "json").stdout)["article"]["text"] == "It rained 2."


class Removing(NewReader):
    """Removes the article that comes next while it reads one, and breaks off at the third."""

    def __init__(self, db: Path, keys: list[str]) -> None:
        super().__init__()
        self.db, self.keys = db, keys

    def read_many(
        self, articles: Iterable[Article | Failure], *, processes: int = 1, trace: Trace | None = None
    ) -> Iterator[Ledger | Failure]:
        for number, ledger in enumerate(super().read_many(articles)):
            if number == 0:
                with Library(self.db) as library:
                    library.remove(self.keys[1])
            yield ledger


def test_what_is_removed_meanwhile_is_left_out(run: Run, kept: list[str], db: Path) -> None:
    result = run("reread", reader=Removing(db, kept))

    assert (result.exit_code, result.stderr) == (0, "read again 2 of 3\n")
    assert readers(db, kept[2]) == ["fake", "later"]


def test_a_damaged_article_does_not_end_the_others(run: Run, kept: list[str], db: Path) -> None:
    with Library(db) as library, library.transaction() as connection:
        connection.execute(
            "UPDATE readings SET ledger = x'789c00' "
            "WHERE version = (SELECT latest FROM articles WHERE key = ?)",
            (kept[1],),
        )

    result = run("reread", reader=NewReader())

    assert result.exit_code == 1
    assert f"article {kept[1]}: its content cannot be read" in result.stderr
    assert result.stderr.endswith("read again 2 of 3\n")
    assert readers(db, kept[0]) == ["fake", "later"]
