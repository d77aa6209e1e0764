from __future__ import annotations

import threading
from typing import Any

import pytest
from starlette.testclient import TestClient

from accordingto.export import from_json
from accordingto.ingest.fetching.fetch import FetchedPage
from accordingto.store import Library
from accordingto.types import Article, Ledger
from accordingto.web import Settings, create_app
from accordingto.web.jobs import Input
from accordingto.web.site import SERVED_CHARS, Site
from tests.web.conftest import FakeReader, Here

HERE = Settings(hosts=frozenset({"testserver"}))
ARTICLES, READ = "/api/v1/articles", "/api/v1/read"
TEXT = "Tolls will rise in June, the port said."
PAGE = (
    "<html><head><title>Tolls to rise</title></head><body><article><h1>Tolls to rise</h1>"
    "<p>The tolls of the harbour will rise in June, Mara Ellison said on Monday, and fall again in May.</p>"
    "<p>Nobody else was asked about the tolls, which were last raised eight years ago.</p></article></body>"
    "</html>"
)


def sent(client: TestClient, **request: Any) -> Article:
    """The article that is read of a request."""
    answer = client.post(READ, **request)
    assert answer.status_code == 200, answer.text
    return from_json(answer.content).article


def test_an_article_is_read_and_kept_once(client: TestClient, filled: Library) -> None:
    first = client.post(ARTICLES, json={"text": TEXT, "outlet": "East Post"})
    again = client.post(ARTICLES, json={"text": TEXT, "outlet": "East Post"})

    assert (first.status_code, first.json()["outcome"]) == (201, "new")
    assert (again.status_code, again.json()["outcome"]) == (200, "unchanged")
    assert client.get(first.headers["location"]).json()["article"]["outlet"] == "East Post"
    assert filled.ledger(first.json()["key"]).article.text == TEXT


def test_another_text_under_the_same_address_is_a_version(client: TestClient) -> None:
    url = "https://north.example/tolls"

    added = client.post(ARTICLES, json={"text": TEXT, "url": url})

    assert (added.status_code, added.json()["outcome"], added.json()["version"]) == (201, "version", 3)


def test_reading_keeps_nothing(client: TestClient) -> None:
    before = client.get(ARTICLES).content

    ledger = from_json(client.post(READ, json={"text": TEXT}).content)

    assert ledger.article.text == TEXT
    assert client.get(ARTICLES).content == before


def test_what_is_known_of_a_text(client: TestClient) -> None:
    body = {
        "text": f"Tolls to rise\n\n{TEXT}",
        "headline": "Tolls to rise",
        "url": "https://east.example/tolls",
        "outlet": "East Post",
        "byline": ["Ines Varga"],
        "published": "2031-05-04",
        "path": "tolls.txt",
    }

    article = sent(client, json=body)

    assert article.headline is not None and article.headline.text == "Tolls to rise"
    assert (article.url, article.outlet, article.byline) == (body["url"], "East Post", ("Ines Varga",))
    assert (article.published, article.path) == ("2031-05-04", "tolls.txt")


def test_a_text_that_is_data_is_refused_where_it_is_not_said_to_be_one(client: TestClient) -> None:
    data = '{"tolls": 12, "pier": "Osmark"}'

    refused = client.post(READ, json={"text": data})

    assert refused.status_code == 422
    assert "it is a JSON document" in refused.text
    assert sent(client, json={"text": data, "format": "text"}).text == data


def test_what_a_body_says_goes_before_what_is_given(client: TestClient) -> None:
    given = {"outlet": "West Post", "published": "2031-01-01"}

    article = sent(client, json={"text": TEXT, "outlet": "East Post"}, params=given)

    assert (article.outlet, article.published) == ("East Post", "2031-01-01")


@pytest.mark.parametrize(
    ("kind", "data", "text"),
    [
        ("text/plain", TEXT.encode(), TEXT),
        ("text/plain; charset=utf-16", TEXT.encode("utf-16"), TEXT),
        ("text/markdown", f"# Tolls\n\n{TEXT}".encode(), f"Tolls\n\n{TEXT}"),
    ],
)
def test_a_file_is_sent_as_it_is(client: TestClient, kind: str, data: bytes, text: str) -> None:
    article = sent(client, content=data, headers={"Content-Type": kind}, params={"name": "tolls.txt"})

    assert (article.text, article.path) == (text, "tolls.txt")


def test_a_page_is_sent_with_its_address(client: TestClient) -> None:
    params = {"url": "https://east.example/tolls", "outlet": "East Post"}

    article = sent(client, content=PAGE, headers={"Content-Type": "text/html"}, params=params)

    assert article.text.startswith("Tolls to rise\n\nThe tolls of the harbour")
    assert (article.url, article.outlet) == ("https://east.example/tolls", "East Post")


def test_a_file_is_sent_in_a_form_and_its_name_is_only_a_label(client: TestClient) -> None:
    article = sent(client, files={"file": ("../../etc/page.html", PAGE, "application/octet-stream")})

    assert article.path == "../../etc/page.html"
    assert article.headline is not None and article.headline.text == "Tolls to rise"


@pytest.mark.parametrize(
    ("files", "status"),
    [
        ({"document": ("a.txt", TEXT)}, 422),
        ([("file", ("a.txt", TEXT)), ("file", ("b.txt", TEXT))], 400),
        ({"file": (None, TEXT)}, 400),
    ],
)
def test_a_form_has_one_file(client: TestClient, files: Any, status: int) -> None:
    assert client.post(ARTICLES, files=files).status_code == status


def test_an_address_is_fetched(client: TestClient, monkeypatch: pytest.MonkeyPatch) -> None:
    def fetch(url: str, *_: object, **__: object) -> FetchedPage:
        return FetchedPage(
            url=url, data=PAGE.encode(), format="html", charset="utf-8", retrieved="2031-06-01T10:00:00Z"
        )

    monkeypatch.setattr("accordingto.ingest.fetching.fetch.fetch", fetch)

    article = sent(client, json={"url": "https://east.example/tolls", "outlet": "East Post"})

    assert article.url == "https://east.example/tolls"
    assert (article.outlet, article.retrieved) == ("East Post", "2031-06-01T10:00:00Z")


@pytest.mark.parametrize(
    "url",
    [
        "http://127.0.0.1/",
        "http://169.254.169.254/latest/meta-data/",
        "http://2130706433/",
        "http://[::1]/",
        "http://[::ffff:10.0.0.1]/",
        "http://localhost:8707/",
        "file:///etc/passwd",
        "/etc/passwd",
        "-",
        "ftp://east.example/",
    ],
)
def test_an_address_that_must_not_be_fetched(client: TestClient, reader: FakeReader, url: str) -> None:
    answer = client.post(ARTICLES, json={"url": url})

    assert answer.status_code == 422
    assert reader.read_articles == []


@pytest.mark.parametrize(
    ("body", "status", "at"),
    [
        (b"", 400, None),
        (b"{", 400, None),
        (b"\xff\xfe", 400, None),
        (b"[]", 422, None),
        (b"{}", 422, "url"),
        (b'{"text": null}', 422, "text"),
        (b'{"text": "Tolls will rise.", "publishd": "2031-01-01"}', 422, None),
        (b'{"text": "Tolls will rise.", "published": "soon"}', 422, "published"),
        (b'{"text": "Tolls will rise.", "byline": "Ines"}', 422, "byline"),
        (b'{"text": "Tolls will rise.", "outlet": "a\\u0000b"}', 422, "outlet"),
        (b'{"text": "Tolls \\u0000 will rise."}', 422, None),
        (b'{"text": "Tolls \\ud800 will rise."}', 400, None),
        (b'{"text": "  "}', 422, None),
        (b'{"text": ' + b"[" * 100_000, 422, "text"),
    ],
)
def test_a_body_that_is_no_article(client: TestClient, body: bytes, status: int, at: str | None) -> None:
    answer = client.post(ARTICLES, content=body, headers={"Content-Type": "application/json"})

    assert (answer.status_code, answer.headers["content-type"]) == (status, "application/problem+json")
    assert answer.json()["at"] == at
    assert answer.json()["detail"]


def test_a_text_that_is_too_long(client: TestClient) -> None:
    assert client.post(ARTICLES, json={"text": "tolls " * 200_000}).status_code == 413


@pytest.mark.parametrize("to", [ARTICLES, READ])
def test_a_text_that_would_keep_others_waiting_is_for_the_command(client: TestClient, to: str) -> None:
    long = "tolls " * (SERVED_CHARS // 6 + 1)

    answer = client.post(to, json={"text": long})

    assert (answer.status_code, "accordingto add" in answer.json()["detail"]) == (413, True)
    assert client.post(to, json={"text": long[:SERVED_CHARS]}).status_code in (200, 201)


def test_what_is_binary_is_no_article(client: TestClient) -> None:
    answer = client.post(ARTICLES, content=b"\x7fELF\0\0\1", headers={"Content-Type": "text/plain"})

    assert answer.status_code == 422


def test_what_is_read_can_be_written_in_any_format(client: TestClient) -> None:
    answer = client.post(f"{READ}?format=csv", json={"text": TEXT})

    assert answer.headers["content-type"] == "text/csv; charset=utf-8"
    assert answer.text.startswith("article_id,")


def test_where_too_many_wait_the_next_is_asked_to_come_back(filled: Library) -> None:
    started, go_on = threading.Event(), threading.Event()

    class Slow(FakeReader):
        def read(self, article: Article, *, any_language: bool = False) -> Ledger:
            started.set()
            go_on.wait(30)
            return super().read(article)

    reader = Slow()
    app = create_app(filled, Here(lambda: reader), HERE)
    app.state.site = site = Site(filled, Here(lambda: reader), HERE, _places=threading.Semaphore(1))
    client = TestClient(app)
    one = Input("a", lambda: [Article(id="0", text=TEXT)])
    waiting = threading.Thread(target=lambda: list(site.read([one], most=1)))
    waiting.start()
    assert started.wait(30)
    refused = client.post(READ, json={"text": TEXT})
    go_on.set()
    waiting.join()

    assert (refused.status_code, refused.headers["retry-after"]) == (503, "10")
    assert refused.headers["content-type"] == "application/problem+json"
    assert client.post(READ, json={"text": TEXT}).status_code == 200


def test_a_text_in_another_language_is_read_where_the_address_asks_for_it(
    client: TestClient, reader: FakeReader
) -> None:
    client.post(READ, json={"text": TEXT})
    client.post(READ, params={"any_language": "true"}, json={"text": TEXT})
    client.post(ARTICLES, params={"any_language": "true"}, json={"text": f"{TEXT} Soon."})

    assert reader.any_language == [False, True, True]


def test_a_headline_that_the_text_does_not_have_is_put_before_it(client: TestClient) -> None:
    article = sent(client, json={"text": TEXT, "headline": "Port shuts"})

    assert article.headline is not None
    assert (article.headline.start, article.headline.text) == (0, "Port shuts")
    assert article.text == f"Port shuts\n\n{TEXT}"
