"""A library of a program that could not search statements."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

from accordingto.corrections import OtherAct, anchor
from accordingto.store import Library, StatementQuery, count_statements, database, find_statements, searches
from tests.earlier import forget_statements
from tests.fakes import ferry, harbour, observatory
from tests.store.shelves import said


def shown(library: Library) -> list[object]:
    return [
        library.ask(find_statements, StatementQuery(), limit=200),
        library.ask(find_statements, StatementQuery(actor="okonkwo", confidence=0.9)),
        library.ask(find_statements, StatementQuery(acts=("promise",))),
        library.ask(count_statements, StatementQuery()),
        library.ask(searches),
    ]


def test_the_test_forgets_what_the_migration_makes(path: Path) -> None:
    Library(path).close()
    forget_statements(path)

    with closing(sqlite3.connect(path)) as old, closing(sqlite3.connect(":memory:")) as made:
        for script in database.scripts()[:2]:
            made.executescript(script)
        assert database.schema_of(old) == database.schema_of(made)


def test_its_statements_are_found_as_if_they_had_just_been_added(path: Path) -> None:
    ledger = harbour()
    denial = anchor(ledger.article.text, ledger.attributions[7].cue)
    with Library(path) as library:
        library.add_all([ferry(), observatory(), said(words="undated")])
        key = library.add(ledger).key
        library.correct(key, OtherAct(attribution=denial, act="promise"), author="Vale")
        library.save_search("Tolls", "q=tolls")
        before = shown(library)
    forget_statements(path)

    with Library(path) as library:
        assert shown(library) == before
        with library.transaction() as connection:
            connection.execute("INSERT INTO spoken (spoken, rank) VALUES ('integrity-check', 1)")
        library.add(said(words="something new"))
        library.remove(key)
        assert library.ask(count_statements, StatementQuery(text="something OR gauges")).count == 1


def test_a_damaged_ledger_does_not_keep_the_others_from_being_found(path: Path) -> None:
    with Library(path) as library:
        library.add(said(words="tolls rise"))
        library.add(said(words="tolls fall"))
    forget_statements(path)
    with closing(sqlite3.connect(path)) as connection, connection:
        connection.execute("UPDATE readings SET ledger = x'789c0000' WHERE id = 1")

    with Library(path) as library:
        found = library.ask(find_statements, StatementQuery(text="tolls")).items
        assert [(one.content, one.confidence, one.name) for one in found] == [
            ("tolls fall", 0.9, "Mara Ellison"),
            ("tolls rise", None, None),
        ]
