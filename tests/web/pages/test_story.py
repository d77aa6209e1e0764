from __future__ import annotations

import pytest
from msgspec.structs import replace
from starlette.testclient import TestClient

from accordingto.store import Library, name_story, story_of
from tests.store.stories.shelved import KEYS, add, ledger


@pytest.fixture
def key(filled: Library) -> str:
    add(filled)
    return filled.ask(story_of, KEYS["f1"]).key


def test_a_story_is_shown_with_its_outlets_and_leads_to_its_articles(client: TestClient, key: str) -> None:
    page = client.get(f"/stories/{key}").text

    assert "3 articles" in page
    assert "The outlets side by side" in page
    for name in ("f1", "f2", "f3"):
        assert f'href="/articles/{KEYS[name]}"' in page


def test_the_key_of_any_article_leads_there(client: TestClient, key: str) -> None:
    other = next(KEYS[name] for name in ("f1", "f2", "f3") if KEYS[name] != key)
    answer = client.get(f"/stories/{other}", follow_redirects=False)

    assert (answer.status_code, answer.headers["location"]) == (307, f"/stories/{key}")
    assert client.get("/stories/nothing").status_code == 404


def test_an_article_leads_to_its_story(client: TestClient, filled: Library, key: str) -> None:
    page = client.get(f"/articles/{KEYS['f2']}").text

    assert f'2 other articles tell of this event. <a href="/stories/{key}">Compare them</a>' in page
    filled.remove(KEYS["m2"])
    assert "of this event" not in client.get(f"/articles/{KEYS['m1']}").text


def test_an_article_that_stands_alone_is_a_story_too(client: TestClient, filled: Library) -> None:
    add(filled, "m1")

    page = client.get(f"/stories/{KEYS['m1']}").text

    assert "No other article of the library tells of this event" in page


def test_what_articles_and_people_say_is_text(client: TestClient, filled: Library, key: str) -> None:
    odd = "<script>alert(1)</script>"
    filled.change(name_story, key, odd, author=odd, reason=odd)
    one = ledger("f1", outlet=odd, url="https://x.example/odd")
    filled.add(replace(one, article=replace(one.article, text=one.article.text + f"\n\n“{odd}”")))
    key = filled.ask(story_of, key).key

    for path in ("/stories", f"/stories/{key}", f"/stories/{key}/changes"):
        page = client.get(path).text
        assert odd not in page
        assert "&lt;script&gt;" in page


def test_copies_can_be_hidden_wherever_outlets_are_counted(client: TestClient, filled: Library) -> None:
    for number in range(3):
        details = {"outlet": f"Wire {number}", "published": f"2031-03-0{4 + number}"}
        key = filled.add(ledger("f1", url=f"https://{number}.example/tern", **details)).key
    assert "Hide wire copies" not in client.get("/outlets").text
    key = filled.ask(story_of, key).key
    assert "Hide wire copies (2)" in client.get(f"/stories/{key}").text

    assert "Hide wire copies (2)" in client.get("/outlets").text
    hidden = client.get("/outlets?copies=hide").text
    assert "Show wire copies (2)" in hidden
    assert "Wire 0" in hidden
    assert "Wire 1" not in hidden
    assert "0 articles" in client.get("/outlets/Wire%201?copies=hide").text
    assert "1 article" in client.get("/outlets/Wire%201").text
    names = [one["outlet"] for one in client.get("/api/v1/outlets?copies=false").json()["items"]]
    assert "Wire 0" in names
    assert "Wire 1" not in names
    assert client.get("/outlets?copies=hide&format=json").json()[-1]["outlet"] == "Wire 0"
    assert "Hide wire copies (2)" in client.get("/stories").text
    assert "Wire 1" not in client.get("/stories?copies=hide&format=csv").text
    assert client.get("/api/v1/stories?copies=false").json()["items"] == []
    (listed,) = client.get("/api/v1/stories?copies=false&least=1&q=tern").json()["items"]
    assert (listed["outlets"], listed["articles"]) == (["Wire 0"], 1)


def test_its_style_is_served(client: TestClient) -> None:
    answer = client.get("/static/story.css")

    assert answer.headers["content-type"].startswith("text/css")
    assert ".told" in answer.text
