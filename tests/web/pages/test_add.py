from __future__ import annotations

import re
import socket
from threading import Event
from time import monotonic, sleep
from typing import Any

import pytest
from starlette.testclient import TestClient

from accordingto.store import Library, Query, find
from accordingto.types import Article, Ledger
from accordingto.web import Settings, create_app, jobs
from tests.web.conftest import FakeReader, Here

HOSTILE = "../../etc/<img src=x onerror=alert(1)>\u202e.txt"


def added(client: TestClient, **parts: Any) -> str:
    """The page of a job that is done."""
    answer = client.post("/add", follow_redirects=False, **parts)
    assert answer.status_code == 303, answer.text
    end = monotonic() + 60
    while True:
        page = client.get(answer.headers["location"]).text
        if "<h1>Added</h1>" in page:
            return page
        assert monotonic() < end
        sleep(0.005)


def kept(library: Library, page: str) -> list[Ledger]:
    return [library.ledger(key) for key in re.findall(r'href="/articles/(\w+)"', page)]


def test_the_form_says_what_may_be_added(client: TestClient) -> None:
    page = client.get("/add").text

    assert 'enctype="multipart/form-data"' in page
    assert "24 MiB" in page


def test_a_pasted_text_is_kept_with_what_was_said_of_it(client: TestClient, library: Library) -> None:
    form = {
        "text": "The tolls rise.\r\n\r\nThe port said so.",
        "headline": "Tolls",
        "url": "https://north.example/new",
        "outlet": "North Post",
        "published": "2031-03-04",
    }

    (ledger,) = kept(library, added(client, data=form))

    assert ledger.article.text == "Tolls\n\nThe tolls rise.\n\nThe port said so."
    assert ledger.article.headline is not None and ledger.article.headline.text == "Tolls"
    assert ledger.article.url == "https://north.example/new"
    assert (ledger.article.outlet, ledger.article.published) == ("North Post", "2031-03-04")


def test_a_headline_that_stands_in_the_text_is_not_put_there_again(
    client: TestClient, library: Library
) -> None:
    (ledger,) = kept(library, added(client, data={"text": "Tolls\n\nThey rise.", "headline": "Tolls"}))

    assert ledger.article.text == "Tolls\n\nThey rise."


def test_a_pasted_feed_is_refused_as_a_file_of_one_is(client: TestClient, library: Library) -> None:
    feed = "<rss><channel><item><title>Tolls rise</title></item></channel></rss>"

    page = added(client, data={"text": feed, "headline": "Tolls"})

    assert "It is a feed" in page
    assert kept(library, page) == []


def test_several_files_are_read_as_what_they_are(client: TestClient, library: Library) -> None:
    page = added(
        client,
        files=[
            ("files", ("a.txt", b"It rained.")),
            ("files", ("b.md", b"# Rain\n\nIt *poured*.")),
            ("files", ("c.jsonl", b'{"text": "One."}\n{"text": ""}\n')),
            ("files", ("d.pdf", b"%PDF-1.4")),
        ],
    )

    texts = [ledger.article.text for ledger in kept(library, page)]
    assert texts[0] == "It rained." and "poured" in texts[1] and texts[2] == "One."
    assert "3 new, 2 failed" in page
    assert "c.jsonl:2" in page and "It is a PDF" in page


def test_a_file_with_the_text_of_a_paste_is_the_same_article(client: TestClient) -> None:
    added(client, files=[("files", ("a.txt", b"It rained.\nIt poured."))])

    assert "1 already in the library" in added(client, data={"text": "It rained.\r\nIt poured."})


def test_a_name_is_a_label_and_no_path(client: TestClient, library: Library) -> None:
    page = added(client, files=[("files", (HOSTILE, b"It rained."))])

    assert "<img" not in page
    (ledger,) = kept(library, page)
    assert ledger.article.text == "It rained."
    page = added(client, files=[("files", ("/etc/passwd", b""))])
    assert "/etc/passwd" in page and "root:" not in page and "1 failed" in page


@pytest.mark.parametrize(
    "address",
    [
        "http://127.0.0.1/",
        "http://2130706433/",
        "http://0x7f.1/",
        "http://[::1]/",
        "http://[::ffff:169.254.169.254]/latest",
        "http://169.254.169.254/latest/meta-data",
        "http://localhost:8707/",
    ],
)
def test_addresses_within_are_refused(client: TestClient, address: str) -> None:
    page = added(client, data={"addresses": address})

    assert "on this machine or in a private network" in page or "was not found" in page


def test_a_name_that_leads_inside_is_refused(client: TestClient, monkeypatch: pytest.MonkeyPatch) -> None:
    def inside(*_: object, **__: object) -> list[Any]:
        return [(socket.AF_INET, socket.SOCK_STREAM, 6, "", ("10.0.0.7", 80))]

    monkeypatch.setattr(socket, "getaddrinfo", inside)

    assert "private network" in added(client, data={"addresses": "http://rebound.example/"})


@pytest.mark.parametrize("address", ["file:///etc/passwd", "/etc/passwd", "-", "ftp://a.example/", "."])
def test_what_is_no_web_address_is_not_opened(client: TestClient, address: str) -> None:
    page = added(client, data={"addresses": address})

    assert "It is not an http or https address" in page
    assert "1 failed" in page


def test_nothing_and_a_wrong_day_are_said_and_what_was_typed_stays(client: TestClient) -> None:
    nothing = client.post("/add", data={"text": " ", "outlet": "North <Post>"})
    wrong = client.post("/add", data={"text": "It rained.", "published": "tomorrow"})

    assert (nothing.status_code, wrong.status_code) == (422, 422)
    assert "There is nothing to read" in nothing.text and "North &lt;Post&gt;" in nothing.text
    assert "It rained." in wrong.text


def test_a_text_that_is_too_long_for_the_server_is_a_failure_beside_others(
    client: TestClient, library: Library
) -> None:
    files = [("files", ("long.txt", b"tolls " * 40_000)), ("files", ("short.txt", b"It rained."))]

    page = added(client, files=files)

    assert "and the server reads at most 200,000" in page
    assert [ledger.article.path for ledger in kept(library, page)] == ["short.txt"]


def test_a_full_line_says_when_to_come_again(client: TestClient, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(jobs, "MOST_WAITING", 1)

    answer = client.post("/add", data={"addresses": "a\nb"})

    assert (answer.status_code, answer.headers["retry-after"]) == (503, "30")


def test_an_unknown_job_is_not_found(client: TestClient) -> None:
    assert client.get("/add/nothing").status_code == 404


def test_a_job_under_way_reloads_itself_with_and_without_a_script(
    filled: Library, reader: FakeReader, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(jobs.Jobs, "_start", lambda self: None)
    app = create_app(filled, Here(lambda: reader), Settings(hosts=frozenset({"testserver"})))
    with TestClient(app) as client:
        page = client.post("/add", data={"text": "It rained."})
        part = client.get(page.url.path, headers={"HX-Request": "true", "HX-Target": "div#job"}).text

    assert '<noscript><meta http-equiv="refresh" content="2"></noscript>' in page.text
    assert 'hx-trigger="every 1s"' in page.text
    assert "<html" not in part and "0 of 1 input" in part


def test_a_broken_form_is_the_mistake_of_whoever_sent_it(client: TestClient) -> None:
    kind = {"content-type": "multipart/form-data; boundary=x"}

    for body in (b"--x\r\nbroken", b"", b"--x\r\nContent-Disposition: form-data\r\n\r\na\r\n--x--\r\n"):
        assert client.post("/add", content=body, headers=kind).status_code in {400, 422}
    assert client.post("/add", content=b"x", headers={"content-type": "text/plain"}).status_code == 422


def test_the_reader_is_loaded_for_the_first_article_only(filled: Library) -> None:
    loaded = []

    def new() -> FakeReader:
        loaded.append(1)
        return FakeReader()

    with TestClient(create_app(filled, Here(new), Settings(hosts=frozenset({"testserver"})))) as client:
        client.get("/add")
        assert not loaded
        added(client, data={"text": "It rained."})
        added(client, data={"text": "It poured."})

    assert loaded == [1]
    assert filled.ask(find, Query(text="poured")).items


def test_what_the_end_of_the_server_leaves_unread_is_told(
    filled: Library, caplog: pytest.LogCaptureFixture, monkeypatch: pytest.MonkeyPatch
) -> None:
    started, go_on = Event(), Event()

    class Slow(FakeReader):
        def read(self, article: Article, *, any_language: bool = False) -> Ledger:
            started.set()
            go_on.wait(10)
            return super().read(article)

    monkeypatch.setattr(jobs.Jobs.close, "__defaults__", (0.01,))
    with TestClient(create_app(filled, Here(Slow), Settings(hosts=frozenset({"testserver"})))) as client:
        for text in ("It rained.", "It snowed.", "It poured."):
            client.post("/add", data={"text": text})
        assert started.wait(10)
    go_on.set()

    assert "2 inputs waited to be read; they are not kept" in caplog.text
