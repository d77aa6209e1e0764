from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import icalendar
import pytest
from starlette.testclient import TestClient

from accordingto.store import Library
from accordingto.types import Ledger
from accordingto.watchlist import WatchItem
from accordingto.web import Settings, create_app
from tests.export.watched import item
from tests.web.conftest import FakeReader, Here, tolls


def found(client: TestClient, address: str) -> list[Any]:
    items: list[Any] = client.get(f"/api/v1{address}").json()["items"]
    return items


def test_people_with_what_they_said(client: TestClient) -> None:
    (ellison,) = found(client, "/people?name=ellison&kind=person")
    key = ellison["key"]

    assert (ellison["name"], ellison["articles"], ellison["statements"]) == ("Mara Ellison", 2, 2)
    assert client.get(f"/api/v1/people/{key}").json() == ellison
    assert [one["cue"] for one in found(client, f"/people/{key}/statements?act=say")] == ["said", "denied"]
    assert found(client, f"/people/{key}/statements?act=promise") == []
    assert found(client, f"/people/{key}/statements?role=addressee") == []
    assert {one["outlet"] for one in found(client, f"/people/{key}/appearances")} == {
        "North Post",
        "South Post",
    }


def test_statements_come_in_pages(client: TestClient) -> None:
    (ellison,) = found(client, "/people?name=ellison")

    first = client.get(f"/api/v1/people/{ellison['key']}/statements?limit=1")
    second = client.get(first.links["next"]["url"])

    assert [one["cue"] for answer in (first, second) for one in answer.json()["items"]] == ["said", "denied"]
    assert "next" not in second.links


def test_appearances_come_in_pages(client: TestClient) -> None:
    (ellison,) = found(client, "/people?name=ellison")

    first = client.get(f"/api/v1/people/{ellison['key']}/appearances?limit=1")
    second = client.get(first.links["next"]["url"])

    seen = [one["outlet"] for answer in (first, second) for one in answer.json()["items"]]
    assert seen == ["South Post", "North Post"]
    assert second.json()["after"] is None and "next" not in second.links


@pytest.mark.parametrize("rest", ["", "/statements", "/appearances"])
def test_a_person_who_is_not_there(client: TestClient, rest: str) -> None:
    assert client.get(f"/api/v1/people/nobody{rest}").status_code == 404


def test_outlets_are_counted(client: TestClient) -> None:
    assert [one["outlet"] for one in found(client, "/outlets")] == [
        "North Post",
        "South Post",
        "The Skerry Gazette",
    ]
    (north,) = found(client, "/outlets?name=North+Post")
    assert (north["articles"], north["statements"], north["named"]) == (1, 1, 1)
    assert found(client, "/outlets?name=No+Post") == []


@pytest.fixture
def due(tmp_path: Path) -> Iterator[TestClient]:
    """The API over a library with a promise of Mara Ellison, and a prediction without a day."""

    def watching(ledger: Ledger) -> Iterator[WatchItem]:
        yield item(actor="a1", who="Mara Ellison")
        yield item(id="2", kind="prediction", due=None, due_span=None)

    with Library(tmp_path / "due.db", watching=watching) as library:
        library.add(tolls())
        yield TestClient(create_app(library, Here(FakeReader), Settings(hosts=frozenset({"testserver"}))))


def test_the_watch_list(due: TestClient) -> None:
    (promise,) = found(due, "/watch")
    (prediction,) = found(due, "/watch?dated=false")

    assert (promise["item"]["who"], promise["item"]["due"]) == ("Mara Ellison", "2031-06-01")
    assert (prediction["item"]["kind"], prediction["person"]) == ("prediction", None)
    same_day = f"/watch?kind=promise&person={promise['person']}&since=2031-06-01&until=2031-06-01"
    assert found(due, same_day) == [promise]
    assert found(due, "/watch?since=2031-06-02") == []
    assert found(due, "/watch?kind=threat&kind=deadline") == []


def test_the_watch_list_as_a_calendar(due: TestClient) -> None:
    answer = due.get("/api/v1/watch.ics?kind=promise")

    assert answer.headers["content-type"] == "text/calendar; charset=utf-8"
    (event,) = icalendar.Calendar.from_ical(answer.text).walk("VEVENT")
    assert "Mara Ellison" in str(event["SUMMARY"])
    again = due.get("/api/v1/watch.ics?kind=promise", headers={"If-None-Match": answer.headers["etag"]})
    assert again.status_code == 304
