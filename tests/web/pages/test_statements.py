from __future__ import annotations

import re
from html import unescape
from urllib.parse import quote

import pytest
from starlette.testclient import TestClient

from accordingto.store import Library, searches
from tests.web.conftest import tolls

HOSTILE = "</title><script>alert(1)</script>\u202e&lt;\x07"


def said(page: str) -> list[str]:
    return [
        unescape(re.sub("<[^>]*>", "", one)) for one in re.findall(r'<span class="said">(.*?)</span>', page)
    ]


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("", 20),
        ("q=tolls", 2),
        ("q=toll*+OR+ferry&outlet=North+Post", 1),
        ("q=%22tolls+will%22", 2),
        ("q=tolls+NOT+rise", 0),
        ("actor=elison", 2),
        ("actor=okonkwo", 3),
        ("person=mara-ellison", 2),
        ("act=deny", 1),
        ("polarity=negative", 1),
        ("certainty=reported&outlet=South+Post", 1),
        ("since=2031-04-01&outlet=South+Post", 1),
        ("until=2031-03-31", 1),
        ("sure=60&outlet=The+Skerry+Gazette", 16),
        ("act=nonsense&since=tomorrow&sure=maybe&after=x&back=y", 20),
    ],
)
def test_each_filter_narrows_and_nonsense_does_not(client: TestClient, query: str, found: int) -> None:
    answer = client.get(f"/statements?{query}")

    assert answer.status_code == 200
    assert len(said(answer.text)) == found
    assert f"{found} statement" in answer.text or "No statements match" in answer.text


def test_a_hit_has_its_chain_its_sureness_and_leads_to_its_place(client: TestClient, filled: Library) -> None:
    page = client.get("/statements?q=pause&actor=rasmussen").text

    assert "<mark>pause</mark>" in page
    assert re.search(r'href="/articles/\w+#a-c11"', page)
    plain = " ".join(re.sub("<[^>]*>", "", page).split())
    assert "The Skerry Gazette ← reports Ruben Vasquez-Thorne ← reports two pilots" in plain
    assert "Solveig Rasmussen-Adeyemi</bdi></a>, <bdi>chairwoman, North Sound Ferries" in page
    assert "90 % sure" in page


def test_what_can_be_chosen_is_linked_and_what_is_chosen_given_up(client: TestClient) -> None:
    page = client.get("/statements?q=tolls").text
    assert (
        '<a href="/statements?q=tolls&amp;outlet=North+Post"><bdi>North Post</bdi></a> <span class="n">1<'
        in page
    )
    assert (
        '<a href="/statements?q=tolls&amp;since=2031-04-01&amp;until=2031-04-30"><bdi>April 2031</bdi>'
        in page
    )

    chosen = client.get("/statements?q=tolls&outlet=North+Post&since=2031-03-01&until=2031-03-31").text
    assert (
        '<a href="/statements?q=tolls&amp;outlet=North+Post" aria-current="true"><bdi>March 2031</bdi>'
        in chosen
    )
    assert 'aria-current="true"><bdi>North Post</bdi>' in chosen
    assert "outlet=South+Post" not in chosen  # it has none in that month


def test_the_form_keeps_what_was_asked(client: TestClient) -> None:
    page = client.get(
        "/statements?q=tolls&actor=Ellison&person=mara-ellison&act=say&polarity=negative&sure=70&since=2031-01-01"
    ).text

    assert 'name="q" value="tolls"' in page and 'name="actor" value="Ellison"' in page
    for chosen in ('value="say" selected', 'value="negative" selected', 'value="70" selected'):
        assert chosen in page
    assert 'Only statements by <a href="/people/mara-ellison"><bdi>Mara Ellison</bdi></a>' in page
    assert 'value="2031-01-01"' in page


def test_a_misspelt_name_is_said_to_be_taken_for_another(client: TestClient) -> None:
    assert (
        "Nobody here is called <q>elison</q>; these are statements by <q>ellison</q>."
        in client.get("/statements?actor=Elison").text
    )
    assert "Nobody here is called" not in client.get("/statements?actor=Ellison").text


@pytest.mark.parametrize(
    "text",
    [
        '"',
        '""',
        "OR",
        "NOT",
        "-",
        "*",
        "NEAR(a b)",
        "content:tolls",
        "^tolls",
        "a\0b",
        "\udcff",
        "((",
        "x" * 900,
    ],
)
def test_no_text_gives_an_error_page(client: TestClient, text: str) -> None:
    for name in ("q", "actor", "outlet", "person", "since", "sure", "after", "back"):
        answer = client.get(f"/statements?{name}={quote(text.encode('utf-8', 'surrogatepass'))}")
        assert answer.status_code == 200 and "<h1>Statements</h1>" in answer.text


def test_a_search_that_asks_for_too_much_is_told_in_its_place(client: TestClient) -> None:
    query = "+".join(f"{letter}*" for letter in "abcdefghi")
    answer = client.get(f"/statements?q={query}")

    assert answer.status_code == 200
    assert "This search asks for too much:" in answer.text and "use at most 8" in answer.text
    assert client.get(f"/statements?q={query}&format=csv").status_code == 422


def test_nothing_found_and_nothing_there_say_what_to_do(client: TestClient, empty: TestClient) -> None:
    page = client.get("/statements?q=toll").text
    assert "No statements match" in page and 'href="/statements?q=toll%2A"' in page
    assert "or only a surname" in client.get("/statements?actor=walrus").text


def test_a_library_without_statements_says_what_to_do(empty: TestClient) -> None:
    assert (
        'There are no statements yet.</b> They appear here once you have <a href="/add">'
        in empty.get("/statements").text
    )


def test_more_than_are_counted_are_said_to_be_more(
    client: TestClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("accordingto.store.spoken.facets.MOST_FACETED", 3)
    page = client.get("/statements").text

    assert "3 statements and more" in page
    assert "The numbers count the newest 3 statements." in page


def test_the_list_is_paged_both_ways(client: TestClient, filled: Library) -> None:
    for number in range(60):
        filled.add(tolls(url=f"https://west.example/{number}", published=f"2030-01-{number % 28 + 1:02}"))

    def turned(page: str, rel: str) -> str | None:
        found = re.search(rf'<a href="([^"]*)" rel="{rel}"', page)
        return client.get(unescape(found[1])).text if found else None

    pages = [client.get("/statements?q=tolls").text]
    while (after := turned(pages[-1], "next")) is not None:
        pages.append(after)
    assert [len(said(page)) for page in pages] == [25, 25, 12]
    back = turned(pages[-1], "prev")
    assert back is not None and re.findall("/articles/[^#]*", back) == re.findall("/articles/[^#]*", pages[1])
    assert turned(pages[0], "prev") is None


def test_what_comes_from_articles_is_text(client: TestClient, filled: Library) -> None:
    said_so = f"[[q1.source|[[a1|{HOSTILE}]]]] [[q1.cue|said]] [[q1.content|{HOSTILE} now]]."
    text = f"[[headline|{HOSTILE}]]\n\n{said_so}"
    filled.add(tolls(text, outlet=HOSTILE, url=f"javascript:{HOSTILE}", published="2031-05-05"))

    for query in ("", "?q=now", f"?q={quote(HOSTILE)}&actor={quote(HOSTILE)}&outlet={quote(HOSTILE)}"):
        page = client.get(f"/statements{query}").text
        assert "<script>alert" not in page and "javascript:" not in page


def test_all_that_match_can_be_taken_away(client: TestClient) -> None:
    listed = client.get("/statements?q=tolls&format=csv")
    assert listed.headers["content-disposition"] == 'attachment; filename="statements.csv"'
    assert len(listed.text.splitlines()) == 3
    assert [one["content"] for one in client.get("/statements?q=tolls&format=json").json()] == said(
        client.get("/statements?q=tolls").text
    )

    table = client.get("/statements?q=tolls&outlet=South+Post&table=attributions&format=csv")
    assert table.text.startswith("article_id,path,url")
    assert len(table.text.splitlines()) == 2
    assert client.get("/statements?q=walrus&table=attributions&format=jsonl").content == b""


def test_a_search_is_saved_on_its_own_page(client: TestClient, filled: Library) -> None:
    query = (
        "q=a&actor=b&person=c&act=deny&polarity=negative&certainty=hedged&outlet=d"
        "&since=2031-01-01&until=2031-12-31&sure=70"
    )
    saved = client.post(
        "/searches", data={"name": "Tolls", "query": f"{query}&evil=1", "page": "/statements"}
    )

    assert str(saved.url) == f"http://testserver/statements?{query}"
    assert [(one.name, one.page) for one in filled.ask(searches)] == [("Tolls", "/statements")]
    assert "Saved searches" in client.get("/statements").text
    assert "Saved searches" not in client.get("/").text
    gone = client.post("/searches/forget", data={"name": "Tolls", "page": "/statements"})
    assert str(gone.url) == "http://testserver/statements" and "Saved searches" not in gone.text


def test_other_sites_cannot_have_it_searched_unseen(client: TestClient) -> None:
    for mode in ("no-cors", "navigate"):
        headers = {"sec-fetch-site": "cross-site", "sec-fetch-mode": mode, "sec-fetch-dest": "iframe"}
        assert client.get("/statements?q=the", headers=headers).status_code == 403


def test_only_the_results_are_sent_where_a_script_asks_for_them(client: TestClient) -> None:
    page = client.get("/statements?q=tolls", headers={"HX-Request": "true", "HX-Target": "results"}).text

    assert "<h1>" not in page and len(said(page)) == 2


def test_where_nothing_matches_the_other_values_of_the_filter_are_offered(client: TestClient) -> None:
    page = client.get("/statements?q=toll*&act=praise").text

    assert "No statements match" in page
    assert "With another filter" in page
    assert '<a href="/statements?q=toll%2A&amp;act=say"><bdi>say</bdi></a> <span class="n">' in page
    assert "With another filter" not in client.get("/statements?q=nowhere").text
