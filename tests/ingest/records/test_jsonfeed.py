"""JSON Feed 1 and 1.1."""

from __future__ import annotations

import json
import random
from typing import Any

import pytest

from accordingto.ingest import Given, read_bytes
from accordingto.types import Article, Failure

ENTRY: dict[str, Any] = {
    "id": "1",
    "url": "https://courier.example/fares",
    "title": "Ferry fares to double",
    "content_html": "<p>The board will double fares, Ilse Brandt said.</p><p>Orr left.</p>",
    "summary": "Fares rise.",
    "date_published": "2031-05-04T09:30:00+02:00",
    "authors": [{"name": "Jonna Vik"}, {"url": "https://a.example"}],
}
FEED: dict[str, Any] = {"version": "https://jsonfeed.org/version/1.1", "title": "The Osmark Courier"}


def read(entries: object, name: str = "a.json", **more: object) -> list[Article | Failure]:
    return [*read_bytes(json.dumps({**FEED, "items": entries, **more}, indent=1).encode(), name)]


@pytest.mark.parametrize("name", ["a.json", "a", "a.feed", "a.xml"])
def test_an_entry_is_read_with_all_that_it_says(name: str) -> None:
    (found,) = read([ENTRY], name)

    assert isinstance(found, Article)
    assert (
        found.text == "Ferry fares to double\n\nThe board will double fares, Ilse Brandt said.\n\nOrr left."
    )
    assert found.headline and found.headline.text == "Ferry fares to double"
    assert found.byline == ("Jonna Vik",)
    assert found.published == "2031-05-04T09:30:00+02:00"
    assert found.outlet == "The Osmark Courier"
    assert found.url == "https://courier.example/fares"


def test_a_feed_on_one_line_and_one_that_is_said_to_be_one() -> None:
    data = json.dumps({**FEED, "items": [ENTRY, ENTRY]}).encode()

    for given in (Given(), Given(format="feed")):
        assert [type(one) for one in read_bytes(data, "a", given)] == [Article, Article]


def test_version_1_and_the_author_of_the_feed() -> None:
    (own, feeds) = read(
        [{**ENTRY, "authors": None, "author": {"name": "Aron Lund"}}, {**ENTRY, "authors": []}],
        version="https://jsonfeed.org/version/1",
        authors=[{"name": "Ida Orr"}],
    )

    assert isinstance(own, Article) and own.byline == ("Aron Lund",)
    assert isinstance(feeds, Article) and feeds.byline == ("Ida Orr",)


def test_links_titles_and_names_as_some_write_them() -> None:
    entry = {
        "url": "/2031/ferry", "title": "<b>Fares</b> rise", "content_text": "The board will double fares.",
        "authors": [{"name": "By Jonna Vik and Aron Lund"}],
    }  # fmt: skip
    feed = {"version": "https://jsonfeed.org/version/1.1", "home_page_url": "https://courier.example/"}
    (found,) = read_bytes(json.dumps({**feed, "items": [entry]}).encode(), "a.json")

    assert isinstance(found, Article) and found.headline is not None
    assert (found.url, found.headline.text) == ("https://courier.example/2031/ferry", "Fares rise")
    assert found.byline == ("Jonna Vik", "Aron Lund")


def test_a_bad_entry_is_a_failure_of_its_own() -> None:
    found = read(["words", {"url": "https://courier.example/none"}, {**ENTRY, "date_published": "soon"}])

    assert [type(one) for one in found] == [Failure, Failure, Article]
    assert isinstance(found[1], Failure) and "https://courier.example/none" in found[1].advice


@pytest.mark.parametrize("entries", [[], None, {}])
def test_a_feed_without_entries(entries: object) -> None:
    (found,) = read(entries)

    assert isinstance(found, Failure) and ("no entries" in found.reason or "no list" in found.reason)


def test_whatever_is_damaged_nothing_escapes() -> None:
    chance = random.Random(7)
    data = json.dumps({**FEED, "items": [ENTRY] * 3}, indent=1).encode()
    damaged = [data[: len(data) * part // 50] for part in range(1, 50)]
    for _ in range(50):
        changed = bytearray(data)
        changed[chance.randrange(len(data))] ^= 1 << chance.randrange(8)
        damaged.append(bytes(changed))

    for one in damaged:
        found = [*read_bytes(one, "a.json")]
        assert found
        assert all(isinstance(one, Article) or (one.reason and one.advice) for one in found)


def test_half_a_character_in_one_title_costs_no_entry() -> None:
    first, second = read([ENTRY | {"title": "Fares \ud83d"}, ENTRY])

    assert isinstance(first, Article) and isinstance(second, Article)
    assert first.headline is not None and first.headline.text == "Fares \ufffd"


def test_references_of_html_in_what_is_plain_are_read() -> None:
    entry = {"title": "Orr &amp; Vik: it&#8217;s June", "content_text": "It&rsquo;s June, Orr said."}

    [article] = read([entry], title="A &amp; B")

    assert isinstance(article, Article)
    assert (article.text, article.outlet) == ("Orr & Vik: it’s June\n\nIt’s June, Orr said.", "A & B")
