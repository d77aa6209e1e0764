from __future__ import annotations

import csv
import io
from collections.abc import Iterator

import pytest

from accordingto.export import to_csv
from accordingto.export.rows import TABLES, Table
from accordingto.export.rows.attributions import attribution_rows
from accordingto.types import Ledger
from tests.export.hostile import hostile, without_cue
from tests.fakes import harbour, orchard


def parsed(written: bytes) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(written.decode(), newline=""), strict=True))


def test_what_is_written_can_be_read_back() -> None:
    ledgers = [harbour(), orchard()]
    rows = [row for ledger in ledgers for row in attribution_rows(ledger)]
    cells = parsed(b"".join(to_csv(ledgers)))

    assert len(cells) == len(rows) == 13
    for row, cell in zip(rows, cells, strict=True):
        assert (cell["article_id"], cell["id"]) == (row.article_id, row.id)
        assert (cell["source"], cell["cue"], cell["content"]) == (row.source, row.cue, row.content)
        assert cell["content_spans"] == ";".join(f"{place.start} {place.end}" for place in row.content_spans)
        assert float(cell["confidence"]) == row.confidence
        assert cell["parent"] == (row.parent or "")


@pytest.mark.parametrize("table", TABLES)
def test_the_columns_are_the_fields(table: Table) -> None:
    written = b"".join(to_csv([harbour()], table))

    assert written.split(b"\r\n")[0].decode() == ",".join(TABLES[table].columns.__struct_fields__)


def test_rows_come_as_the_ledgers_do() -> None:
    taken = []

    def watched() -> Iterator[Ledger]:
        for ledger in (harbour(), orchard()):
            taken.append(ledger)
            yield ledger

    next(to_csv(watched()))

    assert len(taken) == 1


def test_hostile_text_stays_in_its_cell_and_computes_nothing() -> None:
    written = b"".join(to_csv([hostile(), without_cue()]))
    first, second = parsed(written)

    assert first["source"] == '\'=HYPERLINK("http://evil.example")'
    assert first["content"].startswith('\'@sum(1) \u202edesrever\u202c, "quoted"')
    assert (first["actor"], first["role"], first["affiliation"]) == ("'-2+3\ufffd", "'\tx", "'\ry")
    assert first["outlet"].startswith("'+cmd|")
    assert (first["published"], first["day"]) == ("tomorrow", "")
    assert b"\0" not in written
    assert (second["cue"], second["cue_spans"], second["content_spans"]) == ("", "", "3 3")
    assert not [value for row in (first, second) for value in row.values() if value[:1] in {*"=+-@\t\r"}]
