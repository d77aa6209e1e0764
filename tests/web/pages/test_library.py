from __future__ import annotations

import re
from urllib.parse import quote

import pytest
from starlette.testclient import TestClient

from accordingto.store import Library, searches
from accordingto.web import Settings, create_app
from tests.fakes import harbour
from tests.web.conftest import FakeReader, Here, tolls

HOSTILE = "</title><script>alert(1)</script>\u202e&lt;\x07"


def titles(page: str) -> list[str]:
    return re.findall(r'<th scope="row"><a href="/articles/\w+" dir="auto">([^<]*)</a>', page)


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("", 3),
        ("q=tolls", 2),
        ("q=tolls&outlet=North+Post", 1),
        ("act=deny", 1),
        ("act=deny&certainty=hedged", 0),
        ("since=2031-04-01&outlet=South+Post", 1),
        ("until=2031-03-31&outlet=South+Post", 0),
        ("person=neema-abara", 1),
        ("warning=single_source", 0),
        ("act=nonsense&since=tomorrow&after=x&back=y", 3),
    ],
)
def test_each_filter_narrows_and_nonsense_does_not(client: TestClient, query: str, found: int) -> None:
    page = client.get(f"/?{query}").text

    assert len(titles(page)) == found
    assert f"{found} article" in page or "No articles match" in page


def test_a_search_that_asks_for_too_much_is_refused(client: TestClient) -> None:
    answer = client.get("/?q=" + "+".join(f"{letter}*" for letter in "abcdefghi"))

    assert answer.status_code == 422
    assert "use at most 8" in answer.text


def test_the_form_keeps_what_was_asked(client: TestClient) -> None:
    page = client.get("/?q=tolls&outlet=South+Post&act=say&since=2031-01-01&person=mara-ellison").text

    assert 'name="q" value="tolls"' in page
    assert '<option value="South Post" selected>' in page
    assert '<option value="say" selected>' in page
    assert 'type="date" name="since" value="2031-01-01"' in page
    assert "Only articles with <bdi>Mara Ellison</bdi>" in page
    assert 'href="/?q=tolls&amp;outlet=South+Post&amp;act=say&amp;since=2031-01-01"' in page


def test_what_was_found_is_marked_in_its_passage(client: TestClient) -> None:
    page = client.get("/?q=TOLLS").text

    assert "<mark>tolls</mark> will rise" in page
    assert "<mark>" not in client.get("/").text


def test_nothing_found_says_what_to_do(client: TestClient) -> None:
    page = client.get("/?q=toll+ris").text

    assert "No articles match" in page
    assert 'href="/?q=toll%2A%20ris%2A"' in page
    assert len(titles(client.get("/?q=toll%2A+ris%2A").text)) == 2


def test_an_empty_library_says_what_to_do(library: Library) -> None:
    client = TestClient(create_app(library, Here(FakeReader), Settings(hosts=frozenset({"testserver"}))))

    assert "The library is empty." in client.get("/").text


def test_the_list_is_paged_both_ways(client: TestClient, filled: Library) -> None:
    for number in range(120):
        filled.add(tolls(url=f"https://west.example/{number}", published=f"2030-01-{number % 28 + 1:02}"))

    def turned(page: str, rel: str) -> str | None:
        found = re.search(rf'<a href="([^"]*)" rel="{rel}"', page)
        return client.get(found[1].replace("&amp;", "&")).text if found else None

    pages = [client.get("/?q=tolls").text]
    while (after := turned(pages[-1], "next")) is not None:
        pages.append(after)
    keys = [key for page in pages for key in re.findall(r'<th scope="row"><a href="/articles/(\w+)"', page)]
    assert (len(pages), len(keys), len(set(keys))) == (3, 122, 122)

    back = pages[-1]
    for page in reversed(pages[:-1]):
        before = turned(back, "prev")
        assert before is not None and titles(before) == titles(page)
        back = before
    assert turned(back, "prev") is None


def test_a_page_without_a_way_back_leads_to_the_first(client: TestClient) -> None:
    assert 'href="/?q=tolls" rel="prev"' in client.get("/?q=tolls&after=2031-12-01~99").text


def test_months_are_drawn(client: TestClient) -> None:
    page = client.get("/").text

    assert (
        "Articles in the library by month of publication, Mar 2031 to May 2031; the most, 1, in Mar 2031"
        in page
    )


def test_what_comes_from_articles_is_text(client: TestClient, filled: Library) -> None:
    text = f"[[headline|{HOSTILE}]]\n\n[[q1.source|[[a1|{HOSTILE}]]]] [[q1.cue|said]] [[q1.content|hostile]]."
    filled.add(tolls(text, outlet=HOSTILE, url=f"javascript:{HOSTILE}", published="2031-05-05"))

    for address in (
        "/",
        "/?q=hostile",
        f"/?q={quote(HOSTILE)}&outlet={quote(HOSTILE)}&person={quote(HOSTILE)}",
    ):
        page = client.get(address).text
        assert "<script>alert" not in page and "javascript:" not in page


# Saved searches.


def test_a_search_is_saved_shown_and_forgotten(client: TestClient, filled: Library) -> None:
    saved = client.post("/searches", data={"name": " Tolls ", "query": "q=tolls&after=x&format=csv&evil=1"})

    assert str(saved.url) == "http://testserver/?q=tolls"
    assert [(one.name, one.query) for one in filled.ask(searches)] == [("Tolls", "q=tolls")]
    assert '<a href="/?q=tolls" dir="auto" aria-current="true">Tolls</a>' in saved.text
    client.post("/searches", data={"name": "Tolls", "query": "act=deny"})
    assert [one.query for one in filled.ask(searches)] == ["act=deny"]
    assert "Saved searches" not in client.post("/searches/forget", data={"name": "Tolls"}).text
    assert client.post("/searches/forget", data={"name": "Tolls"}).status_code == 200


def test_every_way_of_narrowing_is_in_what_is_saved(client: TestClient) -> None:
    query = "q=a&outlet=b&person=c&act=deny&certainty=hedged&warning=d&since=2031-01-01&until=2031-12-31"
    client.post("/searches", data={"name": "All", "query": query})

    assert f'href="/?{query}"'.replace("&", "&amp;") in client.get("/").text


@pytest.mark.parametrize(
    "data", [{}, {"name": "x"}, {"name": "x", "query": ""}, {"name": " ", "query": "q=a"}]
)
def test_nothing_without_a_name_or_a_search_is_saved(
    client: TestClient, filled: Library, data: dict[str, str]
) -> None:
    assert client.post("/searches", data=data).status_code == 200
    assert filled.ask(searches) == ()


@pytest.mark.parametrize("query", ["//evil.example", "q=a\r\nset-cookie: b=c", "#x", "q=" + "a" * 9000])
def test_a_saved_search_leads_nowhere_else(client: TestClient, query: str) -> None:
    answer = client.post("/searches", data={"name": HOSTILE, "query": query}, follow_redirects=False)

    assert answer.headers["location"].startswith("/?")
    assert "set-cookie" not in answer.headers
    assert "<script>alert" not in client.get("/").text


def test_a_long_article_is_listed(client: TestClient, filled: Library) -> None:
    filled.add(harbour())

    assert "Engineers blame" in client.get("/").text


def test_the_tables_of_all_articles_that_match_can_be_taken_away(client: TestClient, filled: Library) -> None:
    page = client.get("/?q=harbour").text
    assert (
        '<a href="?q=harbour&amp;table=headline_checks&amp;format=csv" download>Headline checks</a>' in page
    )

    answer = client.get("/?table=actors&format=csv")
    narrowed = client.get("/?table=actors&format=jsonl&q=nosuchword")

    assert answer.headers["content-disposition"] == 'attachment; filename="actors.csv"'
    assert answer.text.startswith("article_id,path,url")
    assert len(answer.text.splitlines()) > 3
    assert narrowed.content == b""
