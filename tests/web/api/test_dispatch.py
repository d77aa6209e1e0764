"""What all addresses of the API have in common: methods, parameters, bodies, entity tags, errors."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from starlette.testclient import TestClient

from accordingto.store import Library
from accordingto.web import Settings, create_app
from accordingto.web.api.dispatch import LARGEST_BODY
from accordingto.web.guard import LARGEST_BODY as LARGEST_REQUEST
from tests.web.conftest import FakeReader, Here

ARTICLES = "/api/v1/articles"
PROBLEM = "application/problem+json"


@pytest.mark.parametrize(
    ("address", "at"),
    [
        ("?limit=0", "limit"),
        ("?limit=201", "limit"),
        ("?limit=many", "limit"),
        ("?limit=1&limit=2", "limit"),
        ("?limit=1.0", "limit"),
        ("?act=shout", "act[0]"),
        ("?since=yesterday", "since"),
        ("?since=2031-02-30", "since"),
        ("?since=null", "since"),
        ("?q=%00", "q"),
        (f"?q={'x' * 501}", "q"),
        ("?after=x", "after"),
        ("?after=2031-03-02~1~1", "after"),
        ("?outlets=North+Post", "outlets"),
        ("?key=1", "key"),
    ],
)
def test_a_parameter_that_is_wrong_or_unknown_is_declined(client: TestClient, address: str, at: str) -> None:
    answer = client.get(ARTICLES + address)

    assert (answer.status_code, answer.headers["content-type"]) == (422, PROBLEM)
    assert answer.json()["at"] == at
    assert answer.json()["status"] == 422 and answer.json()["title"] and answer.json()["detail"]


def test_a_missing_parameter_is_named(client: TestClient) -> None:
    key = client.get(ARTICLES).json()["items"][0]["key"]

    answer = client.get(f"{ARTICLES}/{key}/export")

    assert answer.status_code == 422
    assert "format" in answer.json()["detail"]


def test_a_method_that_is_not_taken_is_told_which_are(client: TestClient) -> None:
    answer = client.put(ARTICLES)

    assert (answer.status_code, answer.headers["content-type"]) == (405, PROBLEM)
    assert answer.headers["allow"] == "GET, HEAD, OPTIONS, POST"


def test_options_are_answered(client: TestClient) -> None:
    answer = client.options(ARTICLES)

    assert (answer.status_code, answer.headers["allow"]) == (204, "GET, HEAD, OPTIONS, POST")
    assert answer.content == b""


def test_head_is_get_without_the_body(client: TestClient) -> None:
    whole, head = client.get(ARTICLES), client.head(ARTICLES)

    assert head.content == b"" and head.status_code == 200
    for name in ("content-length", "content-type", "etag", "cache-control"):
        assert head.headers[name] == whole.headers[name]


@pytest.mark.parametrize("known", ["{}", "W/{}", '"other", {}', "*"])
def test_what_the_client_has_is_not_sent_again(client: TestClient, known: str) -> None:
    tag = client.get(ARTICLES).headers["etag"]

    answer = client.get(ARTICLES, headers={"If-None-Match": known.format(tag)})

    assert (answer.status_code, answer.content) == (304, b"")
    assert answer.headers["etag"] == tag


def test_what_has_changed_has_another_entity_tag(client: TestClient, filled: Library) -> None:
    first = client.get(ARTICLES)
    filled.remove(first.json()["items"][0]["key"])

    answer = client.get(ARTICLES, headers={"If-None-Match": first.headers["etag"]})

    assert answer.status_code == 200
    assert answer.headers["etag"] != first.headers["etag"]


@pytest.mark.parametrize(
    ("accept", "status"),
    [
        ("application/json", 200),
        ("*/*", 200),
        ("application/*;q=0.5", 200),
        ("text/html, application/json;q=0.1", 200),
        ("text/html", 406),
        ("application/json;q=0", 406),
        ("application/json;q=0.000, image/*", 406),
    ],
)
def test_what_is_not_accepted_is_not_sent(client: TestClient, accept: str, status: int) -> None:
    assert client.get(ARTICLES, headers={"Accept": accept}).status_code == status


def test_nothing_is_done_for_an_answer_that_is_not_accepted(client: TestClient, reader: FakeReader) -> None:
    answer = client.post(ARTICLES, json={"text": "Tolls will rise."}, headers={"Accept": "text/html"})

    assert answer.status_code == 406
    assert reader.read_articles == []


def test_a_body_of_another_kind_is_declined(client: TestClient) -> None:
    answer = client.post(ARTICLES, content=b"GIF89a", headers={"Content-Type": "image/gif"})

    assert (answer.status_code, answer.headers["content-type"]) == (415, PROBLEM)
    assert "application/json" in answer.headers["accept"]


@pytest.mark.parametrize("size", [LARGEST_BODY + 1, LARGEST_REQUEST + 1])
def test_a_body_that_is_too_large_is_declined(client: TestClient, size: int) -> None:
    answer = client.post(ARTICLES, content=b"x" * size, headers={"Content-Type": "text/plain"})

    assert (answer.status_code, answer.headers["content-type"]) == (413, PROBLEM)


def test_a_body_of_unknown_length_is_counted_as_it_comes(client: TestClient) -> None:
    def pieces() -> Iterator[bytes]:
        yield from [b"x" * 2**20] * (LARGEST_BODY // 2**20 + 1)

    answer = client.post(ARTICLES, content=pieces(), headers={"Content-Type": "text/plain"})

    assert "content-length" not in answer.request.headers
    assert answer.status_code == 413


def test_an_address_without_anything_is_a_problem(client: TestClient) -> None:
    answer = client.get("/api/v1/nothing")

    assert (answer.status_code, answer.headers["content-type"]) == (404, PROBLEM)
    assert "openapi.json" in answer.json()["detail"]


@pytest.mark.parametrize(
    ("headers", "status"),
    [({"Host": "elsewhere.example"}, 421), ({"Origin": "https://elsewhere.example"}, 403)],
)
def test_what_the_guard_refuses_is_a_problem(
    client: TestClient, headers: dict[str, str], status: int
) -> None:
    answer = client.post(ARTICLES, json={"text": "Tolls will rise."}, headers=headers)

    assert (answer.status_code, answer.headers["content-type"]) == (status, PROBLEM)
    assert answer.json()["status"] == status


def test_with_a_token_only_who_has_it_is_answered(filled: Library, reader: FakeReader) -> None:
    client = TestClient(create_app(filled, Here(lambda: reader), Settings(token="open-sesame-open-sesame")))

    refused = client.get(ARTICLES)

    assert (refused.status_code, refused.headers["content-type"]) == (401, PROBLEM)
    assert refused.headers["www-authenticate"] == "Bearer"
    assert (
        client.get(ARTICLES, headers={"Authorization": "Bearer open-sesame-open-sesame"}).status_code == 200
    )


def test_a_bug_is_told_without_its_insides(filled: Library, monkeypatch: pytest.MonkeyPatch) -> None:
    client = TestClient(
        create_app(filled, Here(FakeReader), Settings(hosts=frozenset({"testserver"}))),
        raise_server_exceptions=False,
    )
    monkeypatch.setattr(Library, "versions", lambda *_: 1 / 0)

    answer = client.get(f"{ARTICLES}/0123456789abcdef/versions")

    assert (answer.status_code, answer.headers["content-type"]) == (500, PROBLEM)
    assert "division" not in answer.text
