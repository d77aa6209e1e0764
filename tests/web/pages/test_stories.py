from __future__ import annotations

import csv
import io
from typing import Any

import pytest
from starlette.testclient import TestClient

from accordingto.store import Library, compared, story_of
from tests.store.stories.shelved import KEYS, add, ledger


@pytest.fixture
def ferries(filled: Library) -> Library:
    add(filled)
    return filled


def rows(client: TestClient, path: str) -> list[dict[str, Any]]:
    return list(csv.DictReader(io.StringIO(client.get(path).text)))


def test_stories_are_listed_with_what_is_known_of_them(client: TestClient, ferries: Library) -> None:
    page = client.get("/stories").text

    assert "3 stories" in page
    assert "Ferry strikes pier in Osmark, 14 hurt" in page
    assert page.count(">compare</a>") == 3
    compared(ferries, KEYS["f1"])
    assert client.get("/stories").text.count(">compare</a>") == 2


def test_they_are_found_by_words_outlet_and_day(client: TestClient, ferries: Library) -> None:
    assert "1 story" in client.get("/stories?q=portrait").text
    assert "1 story" in client.get("/stories?outlet=Outlet+0").text
    assert "No stories match" in client.get("/stories?until=2001-01-01").text
    assert "No stories match" in client.get("/stories?q=walrus").text
    assert "asks for too much" in client.get("/stories?q=a*+b*+c*+d*+e*+f*+g*+h*+i*").text


def test_an_empty_list_says_what_to_do(client: TestClient) -> None:
    assert "There are no stories yet" in client.get("/stories").text


def test_the_list_can_be_taken_away(client: TestClient, ferries: Library) -> None:
    found = rows(client, "/stories?format=csv")
    assert {one["articles"] for one in found} == {"2", "3"}
    assert {one["key"] for one in found} <= set(KEYS.values())
    assert found[0]["claims"] == ""
    assert client.get("/stories?format=json&q=portrait").json()[0]["outlets"] == ["Outlet 5", "Outlet 6"]
    assert client.get("/stories?format=csv&q=a*+b*+c*+d*+e*+f*+g*+h*+i*").status_code == 422


def test_without_copies_a_story_has_two_articles_that_are_none(client: TestClient, library: Library) -> None:
    for number in range(2):
        key = add_copy(library, number)
    compared(library, key)
    assert "1 story" in client.get("/stories").text

    page = client.get("/stories?copies=hide").text

    assert "Ferry strikes pier" not in page
    assert "No stories match" in page
    assert "Show wire copies (1)" in page
    assert rows(client, "/stories?copies=hide&format=csv") == []
    library.add(ledger("f2", url="https://2.example/tern", outlet="Outlet 2", published="2031-03-05"))
    key = library.ask(story_of, key).key
    compared(library, key)
    page = client.get("/stories?copies=hide").text
    assert "1 story" in page
    assert "not listed" in page
    assert rows(client, "/stories?copies=hide&format=csv")[0]["articles"] == "2"
    assert "1 story" in client.get("/stories?copies=hide&outlet=Outlet+0").text
    assert "No stories match" in client.get("/stories?copies=hide&outlet=Outlet+1").text


def add_copy(library: Library, number: int) -> str:
    details = {"outlet": f"Outlet {number}", "published": f"2031-03-0{4 + number}"}
    return library.add(ledger("f1", url=f"https://{number}.example/tern", **details)).key
