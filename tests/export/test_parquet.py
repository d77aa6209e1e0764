from __future__ import annotations

import io
import sys
from typing import Any

import msgspec
import pytest
from msgspec.structs import replace

from accordingto.errors import MissingExtra
from accordingto.export import to_parquet
from accordingto.export.rows import Table
from accordingto.export.rows.attributions import attribution_rows
from accordingto.export.rows.claims import claim_rows
from accordingto.types import Claim, Ledger
from tests.export.hostile import hostile, without_cue
from tests.fakes import harbour, observatory, orchard


def table_of(written: bytes) -> Any:
    from pyarrow import parquet

    return parquet.read_table(io.BytesIO(written))


def with_claims(ledger: Ledger) -> Ledger:
    claim = Claim(id="c1", content=ledger.attributions[0].content, chain=("outlet", "q1"), times=())
    return replace(ledger, claims=(claim,))


@pytest.mark.parametrize("table", ["attributions", "claims"])
def test_every_value_survives_the_round_trip(table: Table) -> None:
    ledgers = [with_claims(make()) for make in (harbour, observatory, orchard)]
    rows_of = attribution_rows if table == "attributions" else claim_rows
    rows = [msgspec.structs.asdict(row) for ledger in ledgers for row in rows_of(ledger)]
    read = table_of(to_parquet(ledgers, table)).to_pylist()

    assert rows
    assert [_plain(row) for row in rows] == read


def _plain(row: dict[str, Any]) -> dict[str, Any]:
    """Structs as dictionaries and tuples as lists, days as they are."""
    return {
        name: [msgspec.to_builtins(one) for one in value] if isinstance(value, tuple) else value
        for name, value in row.items()
    }


def test_columns_have_types_of_their_own() -> None:
    schema = table_of(to_parquet([])).schema

    assert str(schema.field("day").type) == "date32[day]"
    assert str(schema.field("times").type).startswith("list<")
    assert "start: int32 not null" in str(schema.field("content_spans").type)
    assert schema.field("actor").nullable
    assert not schema.field("id").nullable


def test_the_same_ledgers_give_the_same_bytes() -> None:
    assert to_parquet([harbour()]) == to_parquet([harbour()])


def test_hostile_text_is_kept_but_for_surrogates() -> None:
    first, second = table_of(to_parquet([hostile(), without_cue()])).to_pylist()

    assert first["source"] == '=HYPERLINK("http://evil.example")'
    assert first["cue"] == "said\0"
    assert first["actor"] == "-2+3\ufffd"
    assert first["day"] is None
    assert second["cue_spans"] == []


def test_without_pyarrow_the_command_that_installs_it_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "pyarrow", None)

    with pytest.raises(MissingExtra, match=r"pip install 'accordingto\[parquet\]'"):
        to_parquet([])
