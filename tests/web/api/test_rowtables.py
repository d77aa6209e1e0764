from __future__ import annotations

from typing import get_args

import pytest
from starlette.testclient import TestClient

from accordingto.export import TABLE_FORMATS, TABLES
from accordingto.store import Library, find
from accordingto.web.api.rowtables import RowFormat
from tests.web.api.test_articles import ARTICLES, north


def test_the_formats_are_those_that_tables_have() -> None:
    assert list(get_args(RowFormat)) == list(TABLE_FORMATS)


@pytest.mark.parametrize("format", TABLE_FORMATS)
@pytest.mark.parametrize("table", TABLES)
def test_a_table_of_an_article(client: TestClient, filled: Library, table: str, format: str) -> None:
    key = north(client)
    answer = client.get(f"{ARTICLES}/{key}/tables/{table}?format={format}")
    assert answer.status_code == 200
    assert answer.headers["content-type"] == TABLE_FORMATS[format].media_type
    expected = TABLE_FORMATS[format].write_table([filled.shown(key).ledger], table)  # type: ignore[arg-type]  # a name
    assert answer.content == b"".join(expected)


def test_a_table_of_a_library_page_by_page(client: TestClient, filled: Library) -> None:
    from accordingto.store import Query

    keys = [one.key for one in filled.ask(find, Query(), limit=200).items]
    address: str | None = "/api/v1/tables/attributions?format=jsonl&limit=2"
    lines: list[str] = []
    while address:
        answer = client.get(address)
        assert answer.status_code == 200
        lines += answer.text.splitlines()
        link = answer.links.get("next")
        address = link["url"] if link else None
    expected = TABLE_FORMATS["jsonl"].write_table([filled.shown(key).ledger for key in keys], "attributions")
    assert lines == b"".join(expected).decode().splitlines()


def test_what_is_no_table_is_told(client: TestClient) -> None:
    assert client.get("/api/v1/tables/nothing").status_code in (404, 422)
    assert client.get("/api/v1/tables/claims?format=html").status_code == 422
