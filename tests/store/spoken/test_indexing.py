"""The index of statements is what the statements are, whatever happens to them."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from accordingto.corrections import NotAttribution, OtherAct, SourceIs, Typed, anchor
from accordingto.store import Library, StatementQuery, find_statements
from accordingto.store.spoken.indexing import DAY_BITS, first_place, free_place, month_of
from tests.fakes import ferry, harbour
from tests.store.shelves import said


def sound(library: Library) -> bool:
    """Whether the index has the words of all statements, and no others."""
    with library.transaction() as connection:
        connection.execute("INSERT INTO spoken (spoken, rank) VALUES ('integrity-check', 1)")
    return True


def contents(library: Library, **query: object) -> list[str]:
    return [one.content for one in library.ask(find_statements, StatementQuery(**query)).items]  # type: ignore[arg-type]  # fields of a query


def test_the_newest_days_have_the_highest_places() -> None:
    assert first_place("") == first_place("2031-99-99") == 0
    assert 0 < first_place("0001-01-01") < first_place("2031-03-04") < first_place("9999-12-31") < 1 << 62
    assert month_of(first_place("2031-03-04") + 77) == "2031-03"
    assert month_of(77) == ""
    assert first_place("2031-03-05") - first_place("2031-03-04") == 1 << DAY_BITS


def test_a_place_is_free_behind_the_others_of_its_day(library: Library) -> None:
    library.add(ferry())
    with library.reading() as connection:
        assert free_place(connection, "2031-05-06") == first_place("2031-05-06") + len(ferry().attributions)
        assert free_place(connection, "2031-05-07") == first_place("2031-05-07")
        assert free_place(connection, "") == 0


def test_what_is_read_again_in_another_version_is_found_by_its_new_words_only(library: Library) -> None:
    library.add(said(words="tolls rise", url="https://north.example/a"))
    library.add(said(words="tolls fall", url="https://north.example/a"))

    assert contents(library, text="fall") == ["tolls fall"]
    assert contents(library, text="rise") == []
    assert sound(library)


def test_a_removed_statement_is_not_found(library: Library) -> None:
    key = library.add(said(words="tolls rise")).key
    library.add(said(words="tolls fall"))
    library.remove(key)

    assert contents(library, text="tolls") == ["tolls fall"]
    assert contents(library) == ["tolls fall"]
    assert sound(library)


def test_a_corrected_statement_is_found_by_what_it_is_now(library: Library) -> None:
    ledger = harbour()
    key = library.add(ledger).key
    denial = next(one for one in ledger.attributions if one.act == "deny")
    cue = anchor(ledger.article.text, denial.cue)

    made = library.correct(key, OtherAct(attribution=cue, act="promise"), author="Vale")
    assert contents(library, acts=("deny",)) == []
    assert contents(library, acts=("promise",)) == ["having seen the e-mail"]
    assert sound(library)

    library.undo(key, made.id, author="Vale")
    assert contents(library, acts=("deny",)) == ["having seen the e-mail"]

    library.correct(key, NotAttribution(attribution=cue), author="Vale")
    assert contents(library, text="having seen") == []
    assert sound(library)


def test_a_correction_of_the_speaker_is_searched(library: Library) -> None:
    ledger = said(words="tolls rise")
    key = library.add(ledger).key
    cue = anchor(ledger.article.text, ledger.attributions[0].cue)
    assert contents(library, person="mara-ellison") == ["tolls rise"]

    library.correct(key, SourceIs(attribution=cue, who=Typed(name="Una Holm")), author="Vale")

    assert contents(library, person="mara-ellison") == []
    assert sound(library)


def test_who_is_joined_or_split_says_the_statements_of_both(library: Library) -> None:
    library.add(said(words="one"))
    key = library.add(said("Maria Ellison", "two")).key
    made = library.join("maria-ellison", "mara-ellison", author="Ida")

    assert contents(library, person="mara-ellison") == ["two", "one"]
    assert contents(library, person="maria-ellison") == ["two", "one"]
    assert sound(library)

    library.undo_joining(made.id, author="Ida")
    assert contents(library, person="mara-ellison") == ["one"]
    library.join("maria-ellison", "mara-ellison", author="Ida")
    library.split("mara-ellison", key, author="Ida")
    assert contents(library, person="mara-ellison") == ["one"]
    assert sound(library)


def test_a_failed_change_leaves_the_index_as_it_was(library: Library, path: Path) -> None:
    library.add(said(words="tolls rise"))
    with pytest.raises(sqlite3.OperationalError), library.transaction() as connection:
        library.add(said(words="tolls fall"))
        connection.execute("SELECT nothing FROM nowhere")

    assert contents(library, text="tolls") == ["tolls rise"]
    assert sound(library)
    with closing(sqlite3.connect(path)) as connection:
        assert connection.execute("PRAGMA integrity_check").fetchone() == ("ok",)
