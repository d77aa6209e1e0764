from __future__ import annotations

import json
import re
from html import unescape
from urllib.parse import quote, unquote, urlencode, urlsplit

import pytest
from starlette.testclient import TestClient

from accordingto.store import Library
from accordingto.web.pages import outlets
from accordingto.web.pages.outlets import address_of
from tests.fakes import ledger_from_marks

ODD = 'North/South & "East" ?# ../x'


def add(library: Library, outlet: str, url: str, kind: str) -> None:
    text = "[[q1.source|A clerk]] [[q1.cue|said]] [[q1.content|no]]."
    library.add(ledger_from_marks(text, {"q1": {"source_kind": kind}}, outlet=outlet, url=url))


def test_outlets_stand_by_name_with_counts_and_intervals(client: TestClient) -> None:
    page = client.get("/outlets").text
    names = [page.index(name) for name in ("North Post</a>", "South Post</a>", "The Skerry Gazette</a>")]

    assert names == sorted(names)
    assert '<b>100 %</b> <span class="span-of">(21–100)</span>' in page
    assert "1 of 1, few" in page
    assert "no cases" in page


def test_a_long_list_goes_on_at_another_page(
    client: TestClient, filled: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(outlets, "OUTLETS", 2)
    add(filled, "Post\nÄ & b", "https://north.example/odd", "named")

    first = client.get("/outlets").text
    (more,) = re.findall(r'href="(/outlets\?[^"]*)" rel="next"', first)
    second = client.get(unescape(more)).text

    assert "Outlets 1 to 2 of 4" in first and "North Post</a>" in first
    assert "Outlets 3 to 4 of 4" in second and "From the beginning" in second
    assert "The Skerry Gazette</a>" in second and "North Post</a>" not in second
    assert 'rel="next"' not in second
    assert "no more outlets" in client.get("/outlets?after=z").text
    assert len(json.loads(client.get("/outlets?format=json").content)) == 4


def test_counts_can_be_taken_away(client: TestClient) -> None:
    rows = json.loads(client.get("/outlets?format=json").content)

    assert [row["outlet"] for row in rows] == ["North Post", "South Post", "The Skerry Gazette"]
    assert rows[2]["unnamed"] == 3


def test_a_number_leads_to_its_articles(client: TestClient) -> None:
    page = client.get("/outlets/The%20Skerry%20Gazette?of=unnamed").text
    rows = json.loads(client.get("/outlets/The%20Skerry%20Gazette?of=unnamed&format=json").content)

    assert 'href="?of=unnamed#behind" aria-current="true"' in page
    assert "Ferry line to end night boats, says Abara" in page
    assert [(row["count"], row["of"]) for row in rows] == [(3, 6)]


def test_a_number_of_nothing_leads_nowhere(client: TestClient) -> None:
    assert "?of=dropped" not in client.get("/outlets/North%20Post").text


def test_any_name_is_an_address(client: TestClient, filled: Library) -> None:
    add(filled, ODD, "https://odd.example/", "unnamed")
    address = f"/outlets/{quote(ODD, safe='')}"

    assert f'href="{address}"' in client.get("/outlets").text
    assert "1 article</a>" in client.get(f"{address}?of=unnamed").text


@pytest.mark.parametrize(
    "name",
    ["\nEast", "East\n", "\r\nEast", " East ", "\tEast", "\x1b[1m", ".", "..", "...", "./..", "/", "//x",
     "\\", "%", "+", "a;b", "?", "#x", "\u2028", "\ufeffEast", "é", "e\u0301", "x" * 3000],
)  # fmt: skip
def test_every_name_has_a_living_page(client: TestClient, filled: Library, name: str) -> None:
    add(filled, name, "https://odd.example/", "unnamed")
    listed = client.get("/outlets").text
    addresses = [unescape(one) for one in re.findall(r'<th scope="row"><a href="(/outlets/[^"]+)"', listed)]
    counts = {row["outlet"] for row in json.loads(client.get("/outlets?format=json").content)}

    assert name in counts
    assert len(addresses) == 4
    for address in addresses:
        segments = unquote(urlsplit(address).path) if "%2F" not in address else ""
        assert not {".", ".."} & set(segments.split("/"))  # a browser would go elsewhere
        page = client.get(address)
        assert page.status_code == 200
        links = re.findall(r'href="(\?[^"]*of=[^"#]*)', page.text)
        for link in links:
            assert client.get(f"{address.partition('?')[0]}{unescape(link)}").status_code == 200
    articles = f"/?{urlencode({'outlet': name})}"
    assert unescape(client.get(address_of(name)).text).count('href="/?outlet=') == 1
    assert "1 article" in client.get(articles).text


@pytest.mark.parametrize("name", ["East Post", "north post", "%00"])
def test_an_outlet_without_articles_is_not_found(client: TestClient, name: str) -> None:
    assert client.get(f"/outlets/{name}").status_code == 404


def test_an_empty_library_says_what_to_do(empty: TestClient) -> None:
    assert 'href="/add"' in empty.get("/outlets").text


def test_the_shares_of_an_outlet_can_be_taken_away(client: TestClient) -> None:
    page = client.get("/outlets/The%20Skerry%20Gazette?of=unnamed").text
    rows = json.loads(client.get("/outlets/The%20Skerry%20Gazette?format=json").content)

    assert 'href="?format=csv"' in page and 'href="?of=unnamed&amp;format=csv"' in page
    (unnamed,) = [row for row in rows if row["measure"] == "unnamed"]
    assert (unnamed["count"], unnamed["of"], unnamed["percent"]) == (3, 6, 50)
    assert unnamed["low"] < 50 < unnamed["high"]
    assert [row["percent"] for row in rows if row["of"] == 0] == [None] * sum(row["of"] == 0 for row in rows)
