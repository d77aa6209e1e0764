from __future__ import annotations

from accordingto.export import TABLES
from accordingto.store import Library, StatementQuery, find_statements, narrowed
from tests.fakes import ferry, harbour


def test_ledgers_have_the_statements_that_were_found_and_all_else(library: Library) -> None:
    library.add(harbour())
    library.add(ferry())
    found = library.ask(find_statements, StatementQuery(polarities=("negative",))).items

    ledgers = list(narrowed(library, found))

    assert [[one.id for one in ledger.attributions] for ledger in ledgers] == [["q5"], ["q8"]]
    assert ledgers[0].actors == ferry().actors
    rows = [row for ledger in ledgers for row in TABLES["attributions"].of(ledger)]
    assert [row.content for row in rows] == [one.content for one in found]  # type: ignore[attr-defined]  # rows of attributions


def test_an_article_that_has_been_removed_since_is_left_out(library: Library) -> None:
    key = library.add(harbour()).key
    found = library.ask(find_statements, StatementQuery()).items
    library.remove(key)

    assert list(narrowed(library, found)) == []
