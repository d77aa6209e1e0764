"""All tables in all formats: the columns are those of the type, and every row says what the ledger says."""

from __future__ import annotations

import csv
import io
import json
from typing import get_args

import pyarrow.parquet
import pytest
from msgspec.structs import replace

from accordingto.export import TABLE_FORMATS, TABLES, Table, from_json, to_csv, to_json, to_parquet, to_rows
from accordingto.types import HeadlineCheck, Ledger, QuotedWords, Span, Time, Warning
from accordingto.watchlist import watch_items
from tests.export.hostile import hostile
from tests.fakes import harbour, orchard


def full() -> Ledger:
    """A ledger with something in each table."""
    ledger = harbour()
    text = ledger.article.text
    first, second = Span(0, 7, text[:7]), Span(20, 30, text[20:30])
    return replace(
        ledger,
        times=(Time(id="t1", start=0, end=7, text=text[:7], value="2031-05-06", kind="date"),),
        headline_checks=(
            HeadlineCheck(
                span=first, verdict="supported", confidence=0.9, evidence=(second,),
                quoted_words=(QuotedWords(first, None), QuotedWords(first, second)),
            ),
        ),
        warnings=(Warning(code="single_source", message="All of it rests on one source.", spans=(second,)),),
        attributions=(replace(ledger.attributions[0], times=("t1",)), *ledger.attributions[1:]),
    )  # fmt: skip


def in_csv(ledgers: list[Ledger], table: Table) -> list[dict[str, str]]:
    written = b"".join(to_csv(ledgers, table)).decode()
    return list(csv.DictReader(io.StringIO(written, newline=""), strict=True))


def in_jsonl(ledgers: list[Ledger], table: Table) -> list[dict[str, object]]:
    return [json.loads(line) for line in b"".join(to_rows(ledgers, table)).splitlines()]


def test_the_names_of_the_tables_are_those_of_the_type() -> None:
    assert tuple(TABLES) == get_args(Table)
    assert list(TABLE_FORMATS) == ["jsonl", "csv", "parquet"]


@pytest.mark.parametrize("table", TABLES)
@pytest.mark.parametrize("ledgers", [[full(), orchard()], [hostile()], [full()]], ids=range(3))
def test_all_formats_have_the_same_rows(table: Table, ledgers: list[Ledger]) -> None:
    columns = TABLES[table].columns.__struct_fields__
    lines, cells = in_jsonl(ledgers, table), in_csv(ledgers, table)
    arrow = pyarrow.parquet.read_table(io.BytesIO(to_parquet(ledgers, table)))

    assert (
        len(lines) == len(cells) == arrow.num_rows == sum(len(list(TABLES[table].of(one))) for one in ledgers)
    )
    assert tuple(arrow.column_names) == columns
    assert all(tuple(row) == columns for row in lines)
    assert all(tuple(row) == columns for row in cells)
    for line, row in zip(lines, arrow.to_pylist(), strict=True):
        assert line == row | {"day": row["day"] and row["day"].isoformat()}


@pytest.mark.parametrize("table", TABLES)
def test_no_cell_of_hostile_text_computes(table: Table) -> None:
    for row in in_csv([hostile()], table):
        for name, cell in row.items():
            assert not cell.startswith(("=", "@", "\t", "\r")), (name, cell)
            assert "\0" not in cell


def test_actors_say_how_often_they_speak_and_are_told() -> None:
    ledger = full()
    rows = {str(row["id"]): row for row in in_jsonl([ledger], "actors")}
    assert list(rows) == [actor.id for actor in ledger.actors]
    for actor in ledger.actors:
        said = [one for one in ledger.attributions if one.actor == actor.id]
        assert rows[actor.id]["statements"] == len(said)
        assert rows[actor.id]["mention_count"] == len(actor.mentions)


def test_checks_times_and_warnings_have_their_words_and_places() -> None:
    ledger = full()
    text = ledger.article.text
    [check], [time], [warning] = (
        in_jsonl([ledger], table) for table in ("headline_checks", "times", "warnings")
    )
    assert (check["verdict"], check["confidence"]) == ("supported", 0.9)
    assert (check["quoted_words"], check["unsaid_words"]) == ([text[:7]] * 2, [text[:7]])
    assert check["evidence_spans"] == warning["words_spans"] == [{"start": 20, "end": 30}]
    assert (time["value"], time["attributions"], time["claims"]) == (
        "2031-05-06",
        [ledger.attributions[0].id],
        [],
    )
    assert (warning["code"], warning["message"]) == ("single_source", "All of it rests on one source.")


def test_the_watch_list_follows_from_the_ledger() -> None:
    ledger = from_json(to_json(full()))
    rows = in_jsonl([ledger], "watch")
    assert [row["id"] for row in rows] == [item.id for item in watch_items(ledger)]
