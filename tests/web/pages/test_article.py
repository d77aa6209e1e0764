from __future__ import annotations

import re
from html import unescape

import pytest
from msgspec import structs
from starlette.testclient import TestClient

from accordingto.corrections import NotAttribution, OtherAct, SourceIs, Typed, anchor
from accordingto.errors import NotInLibrary
from accordingto.store import Library, Query, find
from accordingto.types import Ledger
from accordingto.web.pages import article
from tests.web.conftest import tolls

HOSTILE = "</title><script>alert(1)</script>\u202e&amp;\"'"


def key_of(library: Library, title: str) -> str:
    """The article whose title begins so."""
    return next(one.key for one in library.ask(find, Query()).items if one.title.startswith(title))


@pytest.fixture
def ferry_key(filled: Library) -> str:
    return key_of(filled, "Ferry")


@pytest.fixture
def versioned_key(filled: Library) -> str:
    return next(one.key for one in filled.ask(find, Query()).items if one.versions == 2)


def shown(library: Library, key: str) -> Ledger:
    return library.shown(key).ledger


def text_of(page: str) -> str:
    """What a page says, on one line."""
    return " ".join(unescape(re.sub(r"<[^>]+>", "", page)).split())


def test_an_article_is_its_report_with_a_link_to_correct_each_card(
    client: TestClient, filled: Library, ferry_key: str
) -> None:
    page = client.get(f"/articles/{ferry_key}").text

    assert page.count('<li class="card ') == len(shown(filled, ferry_key).attributions)
    assert f'href="/articles/{ferry_key}/correct?attribution=q3"' in page
    assert "The Skerry Gazette" in page


def test_of_an_article_of_very_many_attributions_the_first_are_shown(
    client: TestClient, filled: Library, ferry_key: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(article, "MOST_SHOWN", 3)
    page = client.get(f"/articles/{ferry_key}").text
    found = len(shown(filled, ferry_key).attributions)

    assert page.count('<li class="card ') == 3
    assert f"The first 3 of {found} attributions are shown." in text_of(page)
    assert "they are in the table of attributions and in the downloads below" in text_of(page)
    (table,) = re.findall(r'href="([^"]+)" download>table of attributions<', page)
    assert len(client.get(table).text.splitlines()) == 1 + found
    assert "attribution=q3" in page and "attribution=q4" not in page


def test_a_correction_shows_on_its_card_and_below_with_who_and_why(
    client: TestClient, filled: Library, ferry_key: str
) -> None:
    ledger = shown(filled, ferry_key)
    change = OtherAct(attribution=anchor(ledger.article.text, ledger.attributions[2].cue), act="warn")
    filled.correct(ferry_key, change, author="Ines Okoro", reason="It is a warning.")

    page = text_of(client.get(f"/articles/{ferry_key}").text)

    assert "Corrected by Ines Okoro: the act was not known" in page
    assert "The act of told is warn" in page
    assert "It is a warning." in page
    assert "1 correction" in page


def test_a_name_that_was_typed_in_is_said_to_be_none_of_the_article(
    client: TestClient, filled: Library, ferry_key: str
) -> None:
    ledger = shown(filled, ferry_key)
    cue = anchor(ledger.article.text, ledger.attributions[2].cue)
    filled.correct(ferry_key, SourceIs(attribution=cue, who=Typed(name="Petra Holm")), author="Ines")

    page = text_of(client.get(f"/articles/{ferry_key}").text)

    assert "the source is Petra Holm, a name that is not in the article" in page


def test_an_older_version_says_so_and_cannot_be_corrected(client: TestClient, versioned_key: str) -> None:
    page = client.get(f"/articles/{versioned_key}?version=1").text

    assert "This is version 1 of 2." in page
    assert 'class="correct"' not in page
    assert 'class="missing"' not in page


@pytest.mark.parametrize("version", ["0", "3", "-1", "x", "²", "9" * 30])
def test_a_version_that_is_not_there_is_not_found(
    client: TestClient, versioned_key: str, version: str
) -> None:
    assert client.get(f"/articles/{versioned_key}", params={"version": version}).status_code == 404


@pytest.mark.parametrize("page", ["", "/remove", "/history", "/correct", "/versions/1"])
def test_an_article_that_is_not_there_is_not_found(client: TestClient, page: str) -> None:
    answer = client.get(f"/articles/0000{page}")

    assert answer.status_code == 404
    assert "The library has nothing under this address." in answer.text
    assert "accordingto list" not in answer.text  # advice for a terminal


def test_an_article_is_removed_only_after_it_was_asked_for(
    client: TestClient, filled: Library, ferry_key: str
) -> None:
    asked = client.get(f"/articles/{ferry_key}/remove")
    assert "Remove this article?" in asked.text
    assert filled.ledger(ferry_key)

    answer = client.post(f"/articles/{ferry_key}/remove", follow_redirects=False)

    assert (answer.status_code, answer.headers["location"]) == (303, "/")
    with pytest.raises(NotInLibrary):
        filled.ledger(ferry_key)


@pytest.mark.parametrize(
    "page", ["", "/history", "/remove", "/correct", "/correct?attribution=q1", "/versions/2"]
)
def test_what_an_article_says_is_text_and_never_markup(
    client: TestClient, library: Library, page: str
) -> None:
    url = "javascript:alert(1)//" + HOSTILE
    marked = (
        f"[[headline|{HOSTILE}]]\n\n[[q1.source|[[a1|{HOSTILE}]]]] [[q1.cue|said]] [[q1.content|{HOSTILE}]]."
    )
    first = library.add(tolls(marked, url=url, outlet=HOSTILE))
    key = library.add(tolls(marked + " More.", url=url, outlet=HOSTILE)).key
    assert key == first.key
    text = shown(library, key).article.text
    cue = anchor(text, shown(library, key).attributions[0].cue)
    library.correct(key, SourceIs(attribution=cue, who=Typed(name=HOSTILE)), author=HOSTILE, reason=HOSTILE)
    undone = library.correct(key, NotAttribution(attribution=cue), author=HOSTILE, reason=HOSTILE)
    library.undo(key, undone.id, author=HOSTILE)

    answer = client.get(f"/articles/{key}{page}")

    assert answer.status_code == 200
    assert "<script>alert" not in answer.text
    assert 'href="javascript' not in answer.text


def test_history_tells_what_stands_what_was_undone_and_what_does_not_hold(
    client: TestClient, filled: Library, versioned_key: str
) -> None:
    old = filled.ledger(versioned_key, version=1)
    now = shown(filled, versioned_key)
    held = OtherAct(attribution=anchor(now.article.text, now.attributions[0].cue), act="decline")
    stale = OtherAct(attribution=anchor(old.article.text, old.attributions[0].cue), act="warn")
    filled.correct(versioned_key, held, author="Ines", reason="So it is.")
    filled.correct(versioned_key, stale, author="Ruben")
    undone = filled.correct(versioned_key, held, author="Ada")
    filled.undo(versioned_key, undone.id, author="Ines")

    page = client.get(f"/articles/{versioned_key}/history").text

    assert re.findall(r'<li class="event (\w+)', page) == ["undone", "stale", "holds"]
    assert "its words are gone from the text" in page
    assert "Undone by Ines" in text_of(page)
    assert "(was deny)" not in page
    assert "Version 1" in page and "Version 2" in page


def test_history_of_an_article_that_nobody_corrected_says_how_to(client: TestClient, ferry_key: str) -> None:
    assert "No corrections yet." in client.get(f"/articles/{ferry_key}/history").text


def test_versions_stand_side_by_side_with_what_became_of_each_statement(
    client: TestClient, versioned_key: str
) -> None:
    page = client.get(f"/articles/{versioned_key}/versions/2?against=1").text

    assert "The article was edited, and does not say so." in page
    assert "<del>said</del>" in page and "<ins>denied that</ins>" in page
    assert client.get(f"/articles/{versioned_key}/versions/2").text.count("<del") == page.count("<del")


def test_versions_can_be_compared_the_other_way_round(client: TestClient, versioned_key: str) -> None:
    page = client.get(f"/articles/{versioned_key}/versions/1?against=2").text

    assert "<ins>said</ins>" in page


def test_one_version_alone_says_how_there_come_to_be_more(client: TestClient, ferry_key: str) -> None:
    assert "add the article again" in client.get(f"/articles/{ferry_key}/versions/1").text


def test_corrections_and_changes_can_be_taken_away(
    client: TestClient, filled: Library, versioned_key: str
) -> None:
    ledger = shown(filled, versioned_key)
    cue = anchor(ledger.article.text, ledger.attributions[0].cue)
    filled.correct(versioned_key, SourceIs(attribution=cue, who=Typed(name="=1+1")), author="@Ines")

    history = f"/articles/{versioned_key}/history"
    assert [one["now"] for one in client.get(f"{history}?format=json").json()] == ["=1+1"]
    assert "'=1+1" in client.get(f"{history}?format=csv").text
    changes = client.get(f"/articles/{versioned_key}/versions/2?against=1&format=json").json()
    assert [one["who"] for one in changes] == ["Mara Ellison"]
    assert 'format=csv"' in client.get(history).text


def test_every_format_that_is_offered_is_there(client: TestClient, ferry_key: str) -> None:
    page = client.get(f"/articles/{ferry_key}").text
    links = re.findall(r'href="(/api/v1/[^"]*/export[^"]*)"', page)

    assert len(links) >= 7
    assert {client.get(unescape(link)).status_code for link in links} == {200}


def test_an_older_reading_is_linked_and_shown_but_cannot_be_corrected(
    client: TestClient, filled: Library, ferry_key: str
) -> None:
    again = structs.replace(filled.ledger(ferry_key), reader="later & better", attributions=())
    filled.add(again)

    assert "No sources are cited here." in client.get(f"/articles/{ferry_key}").text
    (link,) = re.findall(r'href="([^"]+reader=[^"]+)"', client.get(f"/articles/{ferry_key}/history").text)
    page = client.get(unescape(link)).text
    assert "This is how <bdi>fake 0</bdi> read the article" in page
    assert '<li class="card ' in page and 'class="correct"' not in page
    assert client.get(f"/articles/{ferry_key}?reader=nobody").status_code == 404
