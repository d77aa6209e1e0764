from __future__ import annotations

import io
import zipfile

import msgspec
import pytest
from starlette.testclient import TestClient

from accordingto.export import LEDGER_FILES, from_json
from accordingto.store import Library
from accordingto.versions import Comparison
from tests.web.conftest import tolls

ARTICLES = "/api/v1/articles"


def keys(client: TestClient, query: str = "") -> list[str]:
    return [one["key"] for one in client.get(ARTICLES + query).json()["items"]]


def north(client: TestClient) -> str:
    (key,) = keys(client, "?outlet=North+Post")
    return key


@pytest.mark.parametrize(
    ("query", "outlets"),
    [
        ("", ["The Skerry Gazette", "South Post", "North Post"]),
        ("?q=tolls", ["South Post", "North Post"]),
        ("?q=tolls&outlet=North+Post", ["North Post"]),
        ("?since=2031-04-01&until=2031-04-30", ["South Post"]),
        ("?act=warn&act=threaten", []),
        ("?act=deny&act=say&certainty=reported", ["South Post", "North Post"]),
        ("?warning=actor_unknown", ["The Skerry Gazette"]),
        ("?warning=no_such_code", []),
    ],
)
def test_articles_are_narrowed_down(client: TestClient, query: str, outlets: list[str]) -> None:
    found = client.get(ARTICLES + query).json()

    assert [one["outlet"] for one in found["items"]] == outlets
    assert found["after"] is None


def test_a_search_that_asks_for_too_much_is_refused(client: TestClient) -> None:
    answer = client.get(ARTICLES + "?q=" + "+".join(f"{letter}*" for letter in "abcdefghi"))

    assert answer.status_code == 422
    assert "use at most 8" in answer.json()["detail"]


def test_the_person_of_an_article_finds_it(client: TestClient) -> None:
    (ellison,) = client.get("/api/v1/people?name=ellison").json()["items"]

    found = client.get(f"{ARTICLES}?person={ellison['key']}").json()

    assert [one["outlet"] for one in found["items"]] == ["South Post", "North Post"]


def test_links_lead_through_all_pages(client: TestClient) -> None:
    address, seen = f"{ARTICLES}?q=the&limit=1", list[str]()
    while address:
        answer = client.get(address)
        seen += [one["key"] for one in answer.json()["items"]]
        address = answer.links["next"]["url"] if "next" in answer.links else ""

    assert seen == keys(client, "?q=the") and len(seen) == 3


def test_the_ledger_is_the_public_one(client: TestClient, filled: Library) -> None:
    key = north(client)

    assert from_json(client.get(f"{ARTICLES}/{key}").content) == filled.ledger(key)
    assert from_json(client.get(f"{ARTICLES}/{key}?version=1").content) == filled.ledger(key, version=1)
    assert client.get(f"{ARTICLES}/{key}?reader=fake+0").status_code == 200


@pytest.mark.parametrize("path", ["0123456789abcdef", "..%2F..%2Fetc", "%00", "é" * 300])
def test_an_article_that_is_not_there(client: TestClient, path: str) -> None:
    for rest in ("", "/versions", "/corrections", "/export?format=json", "/comparison?old=1&new=2"):
        assert client.get(f"{ARTICLES}/{path}{rest}").status_code == 404


@pytest.mark.parametrize("query", ["version=3", "reader=fake+1"])
def test_a_version_or_reading_that_is_not_there(client: TestClient, query: str) -> None:
    assert client.get(f"{ARTICLES}/{north(client)}?{query}").status_code == 404


def test_versions_and_what_differs(client: TestClient) -> None:
    key = north(client)

    versions = client.get(f"{ARTICLES}/{key}/versions").json()["items"]
    answer = client.get(f"{ARTICLES}/{key}/comparison?old=1&new=2")

    assert [one["number"] for one in versions] == [1, 2]
    found = msgspec.json.decode(answer.content, type=Comparison)
    assert found.outcome == "silent"
    assert found.edits


def test_removing(client: TestClient) -> None:
    key = north(client)

    answer = client.delete(f"{ARTICLES}/{key}")

    assert (answer.status_code, answer.content) == (204, b"")
    assert client.get(f"{ARTICLES}/{key}").status_code == 404
    assert client.delete(f"{ARTICLES}/{key}").status_code == 404
    assert key not in keys(client)


@pytest.mark.parametrize("format", [name for name, one in LEDGER_FILES.items() if one.is_installed])
def test_an_article_can_be_taken_away(client: TestClient, filled: Library, format: str) -> None:
    key = north(client)
    ledger = filled.ledger(key)

    answer = client.get(f"{ARTICLES}/{key}/export?format={format}")

    assert answer.status_code == 200
    assert answer.headers["content-type"] == LEDGER_FILES[format].media_type
    assert answer.headers["content-disposition"] == (
        f'attachment; filename="accordingto-{ledger.article.id}{LEDGER_FILES[format].suffix}"'
    )
    assert answer.content == b"".join(LEDGER_FILES[format].write([ledger]))


def test_an_export_of_another_version(client: TestClient) -> None:
    key = north(client)

    files = [
        zipfile.ZipFile(
            io.BytesIO(client.get(f"{ARTICLES}/{key}/export?format=brat&version={number}").content)
        )
        for number in (1, 2)
    ]

    texts = [file.read(name) for file in files for name in file.namelist() if name.endswith(".txt")]
    assert len(set(texts)) == 2


def test_a_format_that_needs_a_package_says_so(client: TestClient, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(__import__("sys").modules, "spacy", None)

    answer = client.get(f"{ARTICLES}/{north(client)}/export?format=spacy")

    assert answer.status_code == 501
    assert "accordingto[spacy]" in answer.json()["detail"]


def test_the_name_of_a_file_has_no_odd_signs(client: TestClient, filled: Library) -> None:
    odd = tolls(url="https://odd.example/")
    article = msgspec.structs.replace(odd.article, id='x"\r\nSet-Cookie: a=b')
    key = filled.add(msgspec.structs.replace(odd, article=article)).key

    answer = client.get(f"{ARTICLES}/{key}/export?format=jsonl")

    assert answer.status_code == 200
    assert "set-cookie" not in answer.headers
    assert answer.headers["content-disposition"].endswith('filename="accordingto-x-Set-Cookie-a-b.jsonl"')
