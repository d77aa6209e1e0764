from __future__ import annotations

import csv
import io

from starlette.testclient import TestClient

from accordingto.store import Library
from tests.web.following import HOST, follow


def test_every_feed_is_listed_with_what_is_the_matter(client: TestClient, filled: Library) -> None:
    follow(filled)
    page = client.get("/following").text

    assert "the server answered with status 503" in page
    assert f"Moved for good to <bdi>{HOST}/elsewhere</bdi>" in page
    assert "gone for good, since" in page
    assert "Not all of it can be read" in page
    assert "1 further sitemap" in page
    assert "not asked yet" in page


def test_entries_are_shown_by_what_became_of_them(client: TestClient, filled: Library) -> None:
    follow(filled)

    assert "Tolls 1" in client.get("/following").text
    assert "Tolls 3" not in client.get("/following").text
    assert "Tolls 3" in client.get("/following?state=waiting").text
    assert "There are none." in client.get("/following?state=old").text
    assert "Tolls 1" in client.get("/following?state=nonsense").text


def test_feeds_and_entries_can_be_taken_away(client: TestClient, filled: Library) -> None:
    follow(filled)
    feeds = list(csv.DictReader(io.StringIO(client.get("/following?format=csv").text)))
    entries = client.get("/following?of=entries&format=json").json()

    assert {one["state"] for one in feeds} == {"well", "failing", "moved", "gone", "new"}
    assert [one["title"] for one in entries] == ["Tolls 2", "Tolls 1"]


def test_what_is_followed_no_more_says_so(client: TestClient, filled: Library) -> None:
    follow(filled)
    with filled.transaction() as connection:
        connection.execute("UPDATE feeds SET listed = 0 WHERE id = 1")

    assert "no longer followed" in client.get("/following").text


def test_a_feed_that_should_have_been_asked_says_so(client: TestClient, filled: Library) -> None:
    follow(filled)
    with filled.transaction() as connection:
        connection.execute("UPDATE feeds SET due = '2099-01-01T00:00:00Z'")
    assert "due since" not in client.get("/following").text
    with filled.transaction() as connection:
        connection.execute("UPDATE feeds SET due = '2000-01-01T00:00:00Z' WHERE id = 1")

    assert client.get("/following").text.count("due since") == 1


def test_an_empty_page_says_what_to_do(client: TestClient) -> None:
    assert "Nothing is followed yet" in client.get("/following").text


def test_programs_get_feeds_and_entries(client: TestClient, filled: Library) -> None:
    follow(filled)
    feeds = client.get("/api/v1/feeds").json()["items"]
    first = client.get("/api/v1/feeds/entries?limit=1")
    second = client.get(first.links["next"]["url"]).json()

    assert next(one for one in feeds if one["name"] == "Well")["given_up"] == 2
    assert [one["title"] for one in (*first.json()["items"], *second["items"])] == ["Tolls 2", "Tolls 1"]
    assert second["after"] is None
