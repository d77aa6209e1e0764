from __future__ import annotations

import csv
import io
import json

import pytest
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route
from starlette.testclient import TestClient

from accordingto.store import Library, Page
from accordingto.web import tables
from tests.web.conftest import tolls


def rows_of(text: str) -> list[list[str]]:
    return list(csv.reader(io.StringIO(text, newline="")))


def test_the_list_of_articles_can_be_taken_away_as_csv(client: TestClient) -> None:
    answer = client.get("/?outlet=North+Post&format=csv")

    assert answer.headers["content-type"] == "text/csv; charset=utf-8"
    assert answer.headers["content-disposition"] == 'attachment; filename="articles.csv"'
    head, *rows = rows_of(answer.text)
    assert head[:3] == ["key", "title", "outlet"]
    assert [row[2] for row in rows] == ["North Post"]


def test_the_list_of_articles_can_be_taken_away_as_json(client: TestClient) -> None:
    found = client.get("/?format=json").json()

    assert len(found) == 3
    assert found[0]["outlet"] and isinstance(found[0]["warnings"], list)


def test_no_cell_begins_a_formula(client: TestClient, filled: Library) -> None:
    filled.add(tolls(url="https://east.example/a", outlet="=HYPERLINK(1)", published="2031-05-01"))

    head, *rows = rows_of(client.get("/?format=csv").text)

    assert "'=HYPERLINK(1)" in [row[head.index("outlet")] for row in rows]
    assert "=HYPERLINK(1)" in [one["outlet"] for one in client.get("/?format=json").json()]


def test_another_format_is_the_page(client: TestClient) -> None:
    assert client.get("/?format=exe").headers["content-type"].startswith("text/html")


def test_the_page_links_the_whole_list_wherever_it_begins(client: TestClient) -> None:
    page = client.get("/?outlet=North+Post&after=2031-12-31~99").text

    assert 'href="?outlet=North+Post&amp;format=csv"' in page


@pytest.mark.parametrize(
    "number", [0, 1, tables.BATCH - 1, tables.BATCH, tables.BATCH + 1, 25 * tables.BATCH]
)
@pytest.mark.parametrize("format", ["csv", "json"])
def test_a_table_is_whole_however_long_it_is(number: int, format: str) -> None:
    def table(request: Request) -> Response:
        answer = tables.table_response(request, "numbers", range(number), {"a": str, "b": lambda one: one})
        assert answer is not None
        return answer

    with TestClient(Starlette(routes=[Route("/", table)])) as client:
        body = client.get(f"/?format={format}").text

    if format == "json":
        assert json.loads(body) == [{"a": str(one), "b": one} for one in range(number)]
    else:
        assert rows_of(body) == [["a", "b"], *([str(one)] * 2 for one in range(number))]


def test_all_pages_are_asked_for_one_after_the_other() -> None:
    asked: list[str | None] = []

    def question(after: str | None, limit: int) -> Page[int]:
        asked.append(after)
        at = int(after or 0)
        return Page(items=(at, at + 1), after=str(at + 2) if at < 4 else None)

    assert list(tables.all_pages(question)) == [0, 1, 2, 3, 4, 5]
    assert asked == [None, "2", "4"]
