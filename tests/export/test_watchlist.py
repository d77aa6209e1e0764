from __future__ import annotations

import csv
import io
import json

import jsonschema
from msgspec.structs import replace

from accordingto.export import watch_schema, watch_to_csv, watch_to_json, watch_to_jsonl
from accordingto.export.cells import defused
from accordingto.export.watchlist import COLUMNS
from accordingto.types import Span
from tests.export.watched import item


def rows(data: bytes) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(data.decode(), newline="")))


def test_json_is_of_the_schema() -> None:
    (written,) = json.loads(watch_to_json([item()]))

    jsonschema.Draft202012Validator(watch_schema()).validate(written)
    assert written["who"] == "Ida Orr"
    fields = watch_schema()["$defs"]["WatchItem"]["properties"]
    assert all("description" in field for field in fields.values())


def test_json_of_nothing_is_an_empty_list() -> None:
    assert (watch_to_json([]), watch_to_jsonl([])) == (b"[]\n", b"")


def test_a_line_is_an_item() -> None:
    lines = watch_to_jsonl([item(), item(id="2")]).splitlines()

    assert [json.loads(line)["id"] for line in lines] == ["1", "2"]


def test_csv_reads_back() -> None:
    (row,) = rows(watch_to_csv([item(content=(Span(0, 4, 'a,"b'), Span(9, 12, "c\nd")))]))

    assert tuple(row) == COLUMNS
    assert (row["content"], row["start"], row["end"]) == ('a,"b … c d', "0", "12")
    assert (row["due"], row["due_words"], row["vague"]) == ("2031-06-01", "1 June 2031", "no")
    assert row["vouchers"] == "The Courier ← Ida Orr"


def test_no_cell_is_a_formula() -> None:
    (row,) = rows(watch_to_csv([item(who="=cmd()", headline="@sum", outlet="-1", path="+1")]))

    assert (row["who"], row["headline"], row["outlet"], row["path"]) == ("'=cmd()", "'@sum", "'-1", "'+1")
    assert [defused(cell) for cell in ("\tx", "\rx", "x=", "")] == ["'\tx", "'\rx", "x=", ""]


def test_odd_characters_do_not_stop_it() -> None:
    odd = replace(item(), who="\ud800\x00")

    assert "\ufffd\ufffd" in watch_to_csv([odd]).decode()
