from __future__ import annotations

from typing import Any

import pytest
from starlette.testclient import TestClient

from accordingto.store import Library, story_of
from tests.store.stories.shelved import KEYS, add

BASE = "/api/v1/stories"


@pytest.fixture
def key(filled: Library) -> str:
    add(filled)
    return filled.ask(story_of, KEYS["f1"]).key


def correct(client: TestClient, key: str, **change: Any) -> Any:
    return client.post(f"{BASE}/{key}/corrections", json={"author": "Jo Reyes", "change": change})


def test_stories_are_listed_and_narrowed(client: TestClient, key: str) -> None:
    assert len(client.get(BASE).json()["items"]) == 3
    (only,) = client.get(f"{BASE}?q=portrait&since=2031-03-01&until=2031-04-01&outlet=Outlet+5").json()[
        "items"
    ]
    assert (only["articles"], only["claims"]) == (2, None)
    page = client.get(f"{BASE}?limit=1")
    assert f"{BASE}?limit=1&after=" in page.headers["link"]
    assert len(client.get(f"{BASE}?least=3").json()["items"]) == 1


def test_a_story_its_brief_and_its_articles_are_given(client: TestClient, key: str) -> None:
    story = client.get(f"{BASE}/{KEYS['f2']}").json()
    assert (story["schema"], story["id"]) == ("accordingto/story/1", key)
    assert {one["path"] for one in story["articles"]} == {KEYS[name] for name in ("f1", "f2", "f3")}
    assert client.get(f"{BASE}/{key}/brief").json()["schema"] == "accordingto/brief/1"
    articles = client.get(f"{BASE}/{key}/articles").json()["items"]
    assert {one["key"] for one in articles} == {one["path"] for one in story["articles"]}
    assert client.get(f"{BASE}/nothing").status_code == 404


def test_corrections_are_made_told_and_undone(client: TestClient, key: str) -> None:
    named = correct(client, key, type="name", name="The Tern")
    assert (named.status_code, named.json()["kind"]) == (201, "name")
    assert correct(client, key, type="join", other=KEYS["m1"]).status_code == 201
    assert correct(client, key, type="split", articles=[KEYS["m1"], KEYS["m2"]]).status_code == 201
    history = client.get(f"{BASE}/{key}/history").json()
    assert [one["kind"] for one in history["corrections"]] == ["name", "join"]

    answer = client.delete(f"{BASE}/{key}/corrections/{named.json()['id']}?author=Orr")

    assert answer.status_code == 204
    assert client.get(f"{BASE}?least=3").json()["items"][0]["title"] != "The Tern"
    assert client.delete(f"{BASE}/{key}/corrections/77?author=Orr").status_code == 404


def test_what_would_change_nothing_is_declined(client: TestClient, key: str) -> None:
    assert correct(client, key, type="join", other=KEYS["f2"]).status_code == 422
    whole = [KEYS[name] for name in ("f1", "f2", "f3")]
    assert correct(client, key, type="split", articles=whole).status_code == 422
    assert correct(client, key, type="name", name="").status_code == 422
    assert correct(client, key, type="other").status_code == 422
    assert (
        client.post(
            f"{BASE}/{key}/corrections", content=b"{", headers={"content-type": "application/json"}
        ).status_code
        == 400
    )


def test_a_link_is_rejected_and_only_one_that_is_there(client: TestClient, key: str) -> None:
    first, other = client.get(f"{BASE}/{key}").json()["claims"][0]["where"][:2]
    one, two = ({"article": at["path"], "start": at["spans"][0]["start"]} for at in (first, other))

    made = correct(client, key, type="reject", one=one, other=two)

    assert (made.status_code, made.json()["kind"]) == (201, "reject")
    assert made.json()["words"][0] == {"article": first["path"], "text": first["spans"][0]["text"]}
    for claim in client.get(f"{BASE}/{key}").json()["claims"]:
        spans = [span for place in claim["where"] for span in place["spans"]]
        assert not (first["spans"][0] in spans and other["spans"][0] in spans)
    assert correct(client, key, type="reject", one=one, other=two).status_code == 422
    assert correct(client, key, type="reject", one=one).status_code == 422
