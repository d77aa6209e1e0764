from __future__ import annotations

import json
import tracemalloc
from pathlib import Path
from typing import Any

import pytest
from starlette.testclient import TestClient

from accordingto.export import from_json
from accordingto.ingest import Given
from accordingto.store import Library, Query, find
from accordingto.web import Settings, create_app
from accordingto.web.api.bodies import FILES, MOST_ARTICLES, About, parcel_of
from accordingto.web.api.operations import Declined, Sent
from accordingto.web.desk import Apart
from tests.ingest.samples import PARAGRAPHS
from tests.ingest.test_matrix import MAKERS
from tests.web.conftest import FakeReader, Here

ARTICLES, READ = "/api/v1/articles", "/api/v1/read"
TEXT = "Tolls will rise in June, the port said."
MIXED = [
    {"text": f"{TEXT} Soon."},
    {"text": TEXT, "outlett": "Post"},
    {"text": ""},
    {"text": f"{TEXT} Late."},
]
SENT = {
    "plain text": "text/plain",
    "Markdown": "text/markdown",
    "web page": "text/html",
    "JSON Lines": None,
    "JSON": None,
    "CSV": "text/csv",
    "TSV": "text/tab-separated-values",
    "e-mail": "message/rfc822",
    "mailbox": "application/mbox",
    "page saved as MHTML": "application/x-mimearchive",
    "feed (RSS, Atom, RDF)": "application/rss+xml",
    "JSON Feed": "application/feed+json",
    "web archive (WARC)": "application/warc",
    "ninjs 1 to 3": None,
    "NewsML (G2 and 1)": "application/xml",
    "NITF": "text/xml",
    "Parquet": "application/vnd.apache.parquet",
    "PDF": "application/pdf",
    "DOCX": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "gzip of any of these": None,
}
"""What each kind of file that is read is sent as; null for one whose content says what it is."""
IN_XML = ("NITF",)
"""What has one article, and could have several by its media type or its name."""


def kept(library: Library) -> int:
    return len(library.ask(find, Query()).items)


def lines(articles: list[dict[str, str]]) -> dict[str, Any]:
    body = "\n\n".join(json.dumps(one) for one in articles)
    return {"content": body, "headers": {"Content-Type": "application/x-ndjson"}}


@pytest.mark.parametrize("request_", [{"json": MIXED}, lines(MIXED)], ids=["array", "lines"])
def test_of_several_articles_a_bad_one_is_a_failure_among_the_others(
    client: TestClient, filled: Library, request_: dict[str, Any]
) -> None:
    before = kept(filled)

    answer = client.post(ARTICLES, **request_)

    assert answer.status_code == 207, answer.text
    results = answer.json()["results"]
    assert [one["added"] is not None for one in results] == [True, False, False, True]
    assert results[0]["added"]["outcome"] == "new"
    assert [one["failure"]["input"] for one in results[1:3]] == ["article 2", "article 3"]
    assert "outlett" in results[1]["failure"]["reason"]
    assert answer.json()["failed"] == 2
    assert kept(filled) == before + 2


def test_several_articles_are_read_and_not_kept(client: TestClient, filled: Library) -> None:
    before = kept(filled)

    answer = client.post(READ, json=MIXED)

    assert answer.status_code == 207
    ledgers = [one["ledger"] for one in answer.json()["results"] if one["ledger"]]
    assert [from_json(json.dumps(one).encode()).article.text for one in ledgers] == [
        f"{TEXT} Soon.",
        f"{TEXT} Late.",
    ]
    assert kept(filled) == before


def test_other_formats_have_what_could_be_read_and_count_the_rest(client: TestClient) -> None:
    answer = client.post(f"{READ}?format=jsonl", json=MIXED)

    assert (answer.status_code, answer.headers["accordingto-failed"]) == (200, "2")
    assert len(answer.text.splitlines()) == 2
    nothing = client.post(f"{READ}?format=jsonl", json=[{"text": ""}])
    assert nothing.status_code == 422


@pytest.mark.parametrize("body", [[], [{"text": TEXT}] * (MOST_ARTICLES + 1)], ids=["none", "too many"])
def test_a_request_has_one_to_a_hundred_articles(client: TestClient, body: list[dict[str, str]]) -> None:
    assert client.post(ARTICLES, json=body).status_code == 422
    assert client.post(ARTICLES, **lines(body)).status_code == 422


@pytest.mark.parametrize(
    ("kind", "body"),
    [
        ("application/json", b"[" + b"1," * 500_000 + b"1]"),
        ("application/json", b"[" + b"{}," * 500_000 + b"{}]"),
        ("application/json", b'{"text": "It rained.", "byline": [' + b'"a",' * 1_000_000 + b'"b"]}'),
        ("application/json", b'[{"text": "It rained.", "byline": [' + b'"a",' * 1_000_000 + b'"b"]}]'),
        ("application/jsonl", b"{}\n" * 500_000),
        ("application/jsonl", b"\n" * 1_000_000 + b" " * 1_000_000),
    ],
    ids=["numbers", "objects", "authors", "authors in a list", "lines", "blank lines"],
)
def test_what_has_more_parts_than_it_may_takes_no_memory_for_them(kind: str, body: bytes) -> None:
    tracemalloc.start()
    try:
        parcel_of(Sent(body, kind), About(Given()), Here(FakeReader))
    except Declined:
        pass
    finally:
        _, peak = tracemalloc.get_traced_memory()
        tracemalloc.stop()

    assert peak < 2 * len(body) + 2**20


def test_a_file_of_more_articles_is_read_up_to_the_hundredth(client: TestClient) -> None:
    rows = "text\n" + "".join(f'"{TEXT} That was {n}."\n' for n in range(MOST_ARTICLES + 5))

    answer = client.post(READ, content=rows, headers={"Content-Type": "text/csv"})

    results = answer.json()["results"]
    assert (len(results), answer.json()["failed"]) == (MOST_ARTICLES + 1, 1)
    assert "100 articles" in results[-1]["failure"]["reason"]


def test_columns_of_a_table_have_other_names(client: TestClient) -> None:
    table = f'body,title\n"{TEXT}",Tolls to rise\n'
    csv = {"Content-Type": "text/csv"}

    answer = client.post(READ, params={"columns": "text=body, headline=title"}, content=table, headers=csv)
    wrong = client.post(READ, params={"columns": "txt=body"}, content=table, headers=csv)

    (one,) = answer.json()["results"]
    assert one["input"] == "Tolls to rise"
    assert (wrong.status_code, wrong.json()["at"]) == (422, "columns")


@pytest.mark.parametrize("row", MAKERS)
def test_every_kind_of_file_is_read_as_what_it_is_said_to_be(
    client: TestClient, reader: FakeReader, row: str, tmp_path: Path
) -> None:
    maker, articles = MAKERS[row]
    data = Path(maker(tmp_path)).read_bytes()
    kind = SENT[row] or "application/octet-stream"
    assert kind in FILES

    answer = client.post(READ, content=data, headers={"Content-Type": kind})

    assert answer.status_code == (207 if articles > 1 or row in IN_XML else 200), answer.text
    assert len(reader.read_articles) == articles
    assert all(PARAGRAPHS[0] in one.text for one in reader.read_articles)


@pytest.mark.parametrize("row", MAKERS)
def test_every_kind_of_file_is_read_from_a_form(
    client: TestClient, reader: FakeReader, row: str, tmp_path: Path
) -> None:
    maker, articles = MAKERS[row]
    path = Path(maker(tmp_path))

    answer = client.post(READ, files={"file": (path.name, path.read_bytes(), "application/octet-stream")})

    assert answer.status_code == (207 if articles > 1 or row in IN_XML else 200), answer.text
    assert len(reader.read_articles) == articles


def test_a_feed_of_one_entry_has_a_list_of_one_result(client: TestClient) -> None:
    item = f"<item><title>Tolls to rise</title><description>{PARAGRAPHS[0]}</description></item>"
    feed = f'<?xml version="1.0"?><rss version="2.0"><channel><title>Post</title>{item}</channel></rss>'

    answer = client.post(READ, content=feed, headers={"Content-Type": "application/rss+xml"})

    assert (answer.status_code, len(answer.json()["results"])) == (207, 1)


@pytest.mark.parametrize("kind", ["application/rss+xml", "application/mbox", "application/pdf", "text/csv"])
def test_a_file_that_is_not_what_it_is_said_to_be_is_refused(client: TestClient, kind: str) -> None:
    answer = client.post(READ, content=b"<data></data>", headers={"Content-Type": kind})

    assert answer.status_code == 422, answer.text


def test_files_are_parsed_in_a_process_of_their_own(filled: Library, tmp_path: Path) -> None:
    maker, _ = MAKERS["PDF"]
    data = Path(maker(tmp_path)).read_bytes()
    app = create_app(filled, Apart(FakeReader), Settings(hosts=frozenset({"testserver"})))
    with TestClient(app) as client:
        pdf = {"Content-Type": "application/pdf"}
        whole = client.post(READ, content=data, headers=pdf)
        cut = client.post(READ, content=data[:400], headers=pdf)

    assert PARAGRAPHS[0] in from_json(whole.content).article.text
    assert cut.status_code == 422


def test_what_is_beyond_the_allowance_is_a_failure(
    client: TestClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("accordingto.web.site.SEVERAL_SECONDS", -1.0)

    answer = client.post(READ, json=[{"text": TEXT}] * 3)

    assert answer.json()["failed"] == 3
    assert "further requests" in answer.json()["results"][0]["failure"]["advice"]


def test_characters_of_all_articles_are_counted(client: TestClient) -> None:
    long = "It rained in town. " * 10_000

    answer = client.post(READ, json=[{"text": f"{long}{n}."} for n in range(8)])

    assert [one["failure"] is None for one in answer.json()["results"]] == [True] * 6 + [False] * 2
