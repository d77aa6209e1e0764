"""A library of a program that kept no stories."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

from accordingto.corrections import OtherPublished
from accordingto.store import Library, database
from tests.earlier import forget_statements, forget_stories
from tests.store.stories.shelved import KEYS, add, grouped


def test_the_test_forgets_what_the_migration_makes(path: Path) -> None:
    Library(path).close()
    forget_stories(path)

    with closing(sqlite3.connect(path)) as old, closing(sqlite3.connect(":memory:")) as made:
        for script in database.scripts()[:4]:
            made.executescript(script)
        assert database.schema_of(old) == database.schema_of(made)


def test_its_articles_find_their_stories_and_how_far_that_is_is_told(path: Path) -> None:
    with Library(path) as library:
        add(library)
        library.correct(KEYS["m2"], OtherPublished(published="2033-01-01"), author="Vale")
        before = grouped(library)
    forget_stories(path)
    told: list[tuple[str, int, int]] = []

    with Library(path, progress=lambda *step: told.append(step)) as library:
        assert grouped(library) == before == ["f1 f2 f3", "m1", "m2", "o1 o2"]
    assert told[0] == ("Finding the stories of the library", 0, 7)
    assert told[-1] == ("Finding the stories of the library", 7, 7)


def test_older_ones_are_brought_up_step_by_step(path: Path) -> None:
    with Library(path) as library:
        add(library, "f1", "f2")
    forget_statements(path)
    told: list[str] = []

    with Library(path, progress=lambda what, done, of: told.append(what)) as library:
        assert grouped(library) == ["f1 f2"]
    assert list(dict.fromkeys(told)) == [
        "Preparing the search of statements",
        "Finding the stories of the library",
    ]


def test_a_damaged_ledger_does_not_keep_the_others_from_their_stories(path: Path) -> None:
    with Library(path) as library:
        add(library, "f1", "f2", "f3")
    forget_stories(path)
    with closing(sqlite3.connect(path)) as connection, connection:
        connection.execute("UPDATE readings SET ledger = x'789c0000' WHERE id = 1")

    with Library(path) as library:
        assert grouped(library) == ["f2 f3"]
