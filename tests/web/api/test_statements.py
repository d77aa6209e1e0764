from __future__ import annotations

from typing import Any

import pytest
from starlette.testclient import TestClient

from accordingto.export import TABLE_FORMATS
from accordingto.store import Library, StatementQuery, find_statements, narrowed

STATEMENTS = "/api/v1/statements"


def contents(client: TestClient, query: str) -> list[Any]:
    answer = client.get(f"{STATEMENTS}?{query}")
    assert answer.status_code == 200, answer.text
    return [one["content"] for one in answer.json()["items"]]


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("q=toll*+OR+walrus", 2),
        ("q=tolls+NOT+rise", 0),
        ("q=tolls&outlet=North+Post&since=2031-03-01&until=2031-03-31", 1),
        ("actor=elison&act=say&act=deny&certainty=reported", 2),
        ("person=mara-ellison&confidence=0.95", 0),
        ("polarity=negative", 1),
    ],
)
def test_each_parameter_narrows(client: TestClient, query: str, found: int) -> None:
    assert len(contents(client, query)) == found


def test_statements_come_in_pages_with_all_that_is_known_of_them(client: TestClient) -> None:
    first = client.get(f"{STATEMENTS}?q=tolls&limit=1")
    second = client.get(first.links["next"]["url"])

    (one,) = first.json()["items"]
    assert (one["outlet"], one["name"], one["chain"], one["confidence"]) == (
        "South Post",
        "Mara Ellison",
        ["Mara Ellison"],
        0.9,
    )
    assert [one["outlet"] for one in second.json()["items"]] == ["North Post"]
    assert "next" not in second.links


def test_statements_are_counted(client: TestClient) -> None:
    found = client.get(f"{STATEMENTS}/facets?q=tolls").json()

    assert (found["count"], found["is_all"]) == (2, True)
    assert {one["value"] for one in found["outlets"]} == {"North Post", "South Post"}
    assert found["people"] == [{"value": "mara-ellison", "label": "Mara Ellison", "count": 2}]


@pytest.mark.parametrize("format", TABLE_FORMATS)
def test_statements_as_a_table(client: TestClient, filled: Library, format: str) -> None:
    answer = client.get(f"{STATEMENTS}/table?q=tolls&format={format}")

    assert answer.status_code == 200
    assert answer.headers["content-type"] == TABLE_FORMATS[format].media_type
    found = filled.ask(find_statements, StatementQuery(text="tolls")).items
    written = TABLE_FORMATS[format].write_table(narrowed(filled, found), "attributions")
    assert answer.content == b"".join(written)


def test_a_table_goes_on_in_pages(client: TestClient) -> None:
    first = client.get(f"{STATEMENTS}/table?q=tolls&limit=1&format=jsonl")
    second = client.get(first.links["next"]["url"])

    assert [len(answer.text.splitlines()) for answer in (first, second)] == [1, 1]
    assert "next" not in second.links


@pytest.mark.parametrize("query", ["confidence=2", "polarity=maybe", "since=soon", "format=html"])
def test_what_is_no_value_is_told(client: TestClient, query: str) -> None:
    assert client.get(f"{STATEMENTS}/table?{query}").status_code == 422


def test_a_search_that_asks_for_too_much_is_refused(client: TestClient) -> None:
    answer = client.get(f"{STATEMENTS}?q=" + "+".join(f"{letter}*" for letter in "abcdefghi"))

    assert answer.status_code == 422
    assert "use at most 8" in answer.json()["detail"]
