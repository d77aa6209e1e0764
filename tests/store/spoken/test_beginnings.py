from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from time import process_time

import pytest

from accordingto.errors import TooBroad
from accordingto.store import Library, StatementQuery, count_statements, find_statements
from accordingto.store.spoken import beginnings
from accordingto.store.spoken.beginnings import list_words, spread
from accordingto.store.spoken.expression import parse
from tests.store.shelves import said


@pytest.fixture
def library(tmp_path: Path) -> Iterator[Library]:
    with Library(tmp_path / "library.db") as library:
        for number, words in enumerate(
            (
                "tolls rise",
                "the toll for cafés and Ærø rises",
                "Tolland pays a person and an outlet",
                "actors pay",
            )
        ):
            library.add(said(f"a{number}", words, outlet=f"Outlet {number}"))
        yield library


def found(library: Library, text: str) -> int:
    count: int = library.ask(count_statements, StatementQuery(text=text)).count
    assert len(library.ask(find_statements, StatementQuery(text=text)).items) == count
    return count


@pytest.mark.parametrize(
    ("typed", "number"),
    [
        ("toll*", 3),
        ("TOLL*", 3),
        ("tolls*", 1),
        ("cafe*", 1),
        ("café*", 1),
        ("cafe\u0301*", 1),
        ("ærø*", 1),
        ("toll* -tolla*", 2),
        ("pay* toll* OR act*", 2),
        ('"the tol*"', 1),
        ("person*", 1),
        ("outlet*", 1),
        ("zebra*", 0),
        ("-toll*", 1),
    ],
)
def test_a_beginning_finds_whatever_begins_so(library: Library, typed: str, number: int) -> None:
    assert found(library, typed) == number


def test_a_beginning_becomes_the_words_of_the_library(library: Library) -> None:
    meant = library.ask(lambda connection: spread(connection, parse("toll* person*")))

    assert meant.wanted() == '("toll" OR "tolland" OR "tolls") AND ("person" OR "personnone")'


@pytest.mark.parametrize("typed", ["t*", "toll* pay*", "-toll*", "rise OR toll*", '"the toll*"'])
def test_what_stands_for_too_many_words_is_told(
    library: Library, monkeypatch: pytest.MonkeyPatch, typed: str
) -> None:
    monkeypatch.setattr(beginnings, "MOST_BEGUN", 2)

    with pytest.raises(TooBroad, match=r"more than 2 words .* more letters"):
        found(library, typed)


def test_the_newest_are_found_as_soon_in_a_large_index() -> None:
    """With a word that each statement has, in a sixteenth of them and in all."""
    times = []
    for size in (1_000, 16_000):
        with closing(sqlite3.connect(":memory:")) as connection:
            connection.execute("CREATE VIRTUAL TABLE spoken USING fts5 (content, columnsize = 0)")
            connection.executemany(
                "INSERT INTO spoken (content) VALUES (?)", [("tolls rise in the port",)] * size
            )
            list_words(connection)
            match = spread(connection, parse("tol*")).wanted()
            began = process_time()
            for _ in range(50):
                rows = connection.execute(
                    "SELECT rowid FROM spoken WHERE spoken MATCH ? ORDER BY rowid DESC LIMIT 5", (match,)
                ).fetchall()
            times.append(process_time() - began)
            assert len(rows) == 5

    assert times[1] < 4 * times[0] + 0.01
