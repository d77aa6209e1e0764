from __future__ import annotations

import pytest

from accordingto.store import Library, Query, find, title_of
from accordingto.store.index import ACTS, CERTAINTIES, TITLE, day_of, labels, mark, marks
from tests.fakes import ferry, harbour, ledger_from_marks, observatory, orchard
from tests.store.shelves import said, tolls

DERIVED = ("shelf", "statements", "watched", "appearances", "people", "outlets")
RECORDS = ("articles", "versions", "readings", "corrections", "joinings")


def rows(library: Library, table: str) -> int:
    with library.reading() as connection:
        (number,) = connection.execute(f"SELECT COUNT(*) FROM {table}").fetchone()
    return int(number)


def test_nothing_is_left_of_what_is_removed(library: Library) -> None:
    keys = [
        library.add(one).key for one in (harbour(), orchard(), observatory(), ferry(), said(words="a\0b"))
    ]
    library.add(said(words="something else", url="https://gazette.example/skelder"))
    library.remove(*keys)

    assert {table: rows(library, table) for table in (*DERIVED, *RECORDS)} == dict.fromkeys(
        (*DERIVED, *RECORDS), 0
    )
    with library.transaction() as connection:
        connection.execute("INSERT INTO found (found) VALUES ('integrity-check')")
        for word in ("observatory", "walnut", "ferry", "barrier", "else"):
            assert connection.execute("SELECT rowid FROM found WHERE found MATCH ?", (word,)).fetchall() == []


def test_all_bits_are_different_and_fit() -> None:
    bits = [mark(act, certainty) for act in ACTS for certainty in CERTAINTIES]

    assert len(set(bits)) == len(bits)
    assert marks(ACTS, CERTAINTIES) == sum(bits) < 1 << 63
    assert labels(ACTS, CERTAINTIES).bit_count() == len(ACTS) + len(CERTAINTIES)


@pytest.mark.parametrize(
    ("published", "day"),
    [
        ("2031-03-04", "2031-03-04"),
        ("2031-03-04T10:00:00+02:00", "2031-03-04"),
        ("2031-03", ""),
        ("2031-03-041", ""),
        ("٢٠٣١-٠٣-٠٤", ""),
        ("soon", ""),
    ],
)
def test_a_day_is_whole_or_none(published: str, day: str) -> None:
    assert day_of(tolls(published=published).article) == day


def test_a_title_names_the_article() -> None:
    headed = ledger_from_marks("[[headline|A\n  long   night]]\n\nIt rained.", path="n.txt")

    assert title_of(headed.article) == "A long night"
    assert title_of(tolls(path="n.txt", url="https://n.example").article) == "n.txt"
    assert title_of(tolls(url="https://n.example").article) == "https://n.example"
    assert title_of(tolls().article).startswith("Article ")
    assert len(title_of(tolls(path="x" * 999).article)) == TITLE


def test_more_kinds_of_warnings_than_there_are_bits_are_left_out(library: Library) -> None:
    marked = "".join(f"[[w{number}|It]] " for number in range(70)) + "rained."
    given = {f"w{number}": {"code": f"code_{number:02}", "message": ""} for number in range(70)}
    library.add(ledger_from_marks(marked, given))

    assert len(library.ask(find, Query()).items[0].warnings) == 62
