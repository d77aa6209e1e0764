from __future__ import annotations

import html
import re
from typing import Any

import pytest
from starlette.testclient import TestClient

from accordingto.store import Library, story_articles, story_of
from tests.store.stories.shelved import KEYS, add


@pytest.fixture
def client_of(client: TestClient, filled: Library) -> TestClient:
    for one in ("f1", "f2", "f3", "o1", "o2"):
        add(filled, one)
    return client


def send(client: TestClient, name: str = "f1", **form: Any) -> Any:
    return client.post(
        f"/stories/{KEYS[name]}/changes",
        data={"author": "Jo Reyes", "reason": "<b>saw it</b>", **form},
        follow_redirects=False,
    )


def of(library: Library, name: str) -> set[str]:
    return {one.key for one in library.ask(story_articles, KEYS[name])}


def test_a_story_is_renamed(client_of: TestClient, filled: Library) -> None:
    answer = send(client_of, do="name", title="  The   Tern ")

    assert answer.status_code == 303
    assert filled.ask(story_of, KEYS["f2"]).title == "The Tern"
    page = client_of.get(answer.headers["location"]).text
    assert "&lt;b&gt;saw it&lt;/b&gt;" in page
    assert "Jo Reyes" in page


def test_articles_are_split_off_and_it_is_undone(client_of: TestClient, filled: Library) -> None:
    send(client_of, do="split", article=[KEYS["f2"], KEYS["f3"]])
    assert of(filled, "f1") == {KEYS["f1"]}
    assert of(filled, "f2") == {KEYS["f2"], KEYS["f3"]}
    assert 'name="correction" value="1"' in client_of.get(f"/stories/{KEYS['f2']}/changes").text

    send(client_of, "f2", do="undo", correction="1")

    assert len(of(filled, "f1")) == 3
    assert "undone by" in client_of.get(f"/stories/{KEYS['f1']}/changes").text


def test_another_story_is_looked_for_and_joined(client_of: TestClient, filled: Library) -> None:
    page = client_of.get(f"/stories/{KEYS['f1']}/changes?q=Gull").text
    other = filled.ask(story_of, KEYS["o1"]).key
    assert f'value="{other}"' in page
    assert "No other story" in client_of.get(f"/stories/{KEYS['f1']}/changes?q=walrus").text

    send(client_of, do="join", other=other)

    assert len(of(filled, "f1")) == 5
    assert send(client_of, do="join", other=KEYS["o2"]).status_code == 422


@pytest.mark.parametrize(
    ("form", "told"),
    [
        ({"do": "name", "title": " "}, "Enter a title"),
        ({"do": "split"}, "Choose what is meant"),
        ({"do": "join"}, "Choose what is meant"),
        ({"do": "other"}, "Choose what is meant"),
        ({"do": "name", "title": "x", "author": " "}, "Enter your name"),
    ],
)
def test_a_form_that_does_not_say_enough_comes_back(
    client_of: TestClient, form: dict[str, str], told: str
) -> None:
    answer = send(client_of, **form)

    assert answer.status_code == 422
    assert told in answer.text


def test_a_story_is_not_split_into_all_of_it(client_of: TestClient, filled: Library) -> None:
    answer = send(client_of, do="split", article=[KEYS[name] for name in ("f1", "f2", "f3")])

    assert answer.status_code == 422
    assert "Leave at least one" in answer.text
    assert send(client_of, do="undo", correction="9").status_code == 404
    assert send(client_of, do="join", other="nothing").status_code == 404


def test_a_link_of_the_story_page_is_rejected_and_it_is_undone(
    client_of: TestClient, filled: Library
) -> None:
    key = filled.ask(story_of, KEYS["f1"]).key
    page = client_of.get(f"/stories/{key}").text
    address = html.unescape(re.findall(r'class="reject" href="([^"]*)"', page)[0])
    form = client_of.get(address).text
    ends = dict(re.findall(r'name="(one|other)" value="([^"]*)"', form))
    assert "is not the claim of" in form

    answer = send(client_of, do="reject", **ends)

    assert answer.status_code == 303
    assert "Not one claim:" in client_of.get(answer.headers["location"]).text
    assert address not in html.unescape(client_of.get(f"/stories/{key}").text)
    assert "Reject a link" not in client_of.get(address).text
    assert "does not link" in send(client_of, do="reject", **ends).text
    send(client_of, do="undo", correction="1")
    assert address in html.unescape(client_of.get(f"/stories/{key}").text)


@pytest.mark.parametrize("at", ["", "x", "x:", ":1", "x:99999999999", "x:-1", "x:\u0663"])
def test_an_address_that_names_no_sentence_is_no_form(client_of: TestClient, at: str) -> None:
    answer = client_of.get(f"/stories/{KEYS['f1']}/changes", params={"one": at, "other": at})

    assert answer.status_code == 200
    assert "Reject a link" not in answer.text
    assert send(client_of, do="reject", one=at, other=at).status_code == 422
