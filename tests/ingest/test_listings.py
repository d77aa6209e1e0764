from __future__ import annotations

import gzip
import json

import pytest

from accordingto.errors import InputError
from accordingto.ingest.listings import LONGEST_TITLE, listing_in

URL = "https://courier.example/feeds/rss"


def rss(*items: str) -> bytes:
    content = "http://purl.org/rss/1.0/modules/content/"
    return (
        f'<rss version="2.0" xmlns:content="{content}"><channel><title>The Courier</title>{"".join(items)}'
        "</channel></rss>"
    ).encode()


def test_links_are_told_in_full_and_what_is_no_address_is_none() -> None:
    found = listing_in(
        rss(
            "<item><guid isPermaLink='false'>1</guid><link>/a</link></item>",
            "<item><guid isPermaLink='false'>2</guid><link>../b?c#d</link></item>",
            "<item><guid isPermaLink='false'>3</guid><link>mailto:desk@courier.example</link></item>",
            f"<item><guid isPermaLink='false'>4</guid><link>https://a.example/{'a' * 3000}</link></item>",
        ),
        URL,
    )
    assert [one.url for one in found.entries] == [
        "https://courier.example/a",
        "https://courier.example/b?c#d",
        None,
        None,
    ]
    assert found.title == "The Courier"


def test_an_entry_without_a_name_is_called_by_its_address_or_its_words() -> None:
    found = listing_in(
        rss(
            "<item><link>/a</link></item>",
            "<item><title>Tolls rise</title></item>",
            "<item><title>Tolls fall</title></item>",
            f"<item><guid isPermaLink='false'>{'g' * 9000}</guid></item>",
        ),
        URL,
    )
    marks = [one.mark for one in found.entries]
    assert marks[0] == "https://courier.example/a"
    assert len(set(marks)) == 4
    assert max(map(len, marks)) < 100


def test_only_the_whole_of_an_article_is_taken_for_it() -> None:
    whole, beginning, alone = listing_in(
        rss(
            "<item><link>/a</link><content:encoded>The tolls will rise, Orr said.</content:encoded></item>",
            "<item><link>/b</link><description>The tolls will rise.</description></item>",
            "<item><description>The tolls will fall.</description></item>",
        ),
        URL,
    ).entries
    article = whole.whole()
    assert article is not None
    assert article.text == "The tolls will rise, Orr said."
    assert beginning.whole() is None
    assert alone.whole() is not None


def test_json_feed() -> None:
    feed = {
        "version": "https://jsonfeed.org/version/1.1",
        "title": "The Courier",
        "items": [
            {
                "id": "1",
                "url": "https://courier.example/a",
                "title": "x" * 9000,
                "date_published": "2031-05-04",
            },
            {"id": 2, "content_text": "The tolls will rise, Orr said."},
            "no entry",
        ],
    }
    first, second = listing_in(json.dumps(feed).encode(), URL).entries
    assert (first.mark, first.url, first.published) == ("1", "https://courier.example/a", "2031-05-04")
    assert len(first.title) == LONGEST_TITLE
    assert first.whole() is None
    assert second.whole() is not None


def test_a_sitemap_and_an_index_packed_or_not() -> None:
    sitemap = b"<urlset><url><loc>https://courier.example/a</loc><lastmod>2031-05-04</lastmod></url></urlset>"
    index = b"<sitemapindex><sitemap><loc>https://courier.example/s.xml</loc></sitemap></sitemapindex>"
    (entry,) = listing_in(gzip.compress(sitemap), URL).entries
    (part,) = listing_in(index, URL).sitemaps

    assert (entry.url, entry.published) == ("https://courier.example/a", "2031-05-04")
    assert (part.url, part.changed) == ("https://courier.example/s.xml", None)
    assert listing_in(b"<urlset></urlset>", URL).entries == ()


def test_what_is_damaged_is_read_as_far_as_it_goes_and_told() -> None:
    cut = rss("<item><link>/a</link></item>", "<item><link>/b</link><title>Half")[:-40]
    sitemap = b"<urlset><url><loc>https://courier.example/a</loc></url><url><loc>x</loc></url><url><lo"

    assert [one.url for one in listing_in(cut, URL).entries] == ["https://courier.example/a"]
    assert "cut off within entry 2" in (listing_in(cut, URL).damage or "")
    assert len(listing_in(sitemap, URL).entries) == 1
    assert "(and 1 more)" in (listing_in(sitemap, URL).damage or "")


@pytest.mark.parametrize(
    "data",
    [b"", b"<!doctype html><p>Not found", b"{}", b"{", b'{"version": 1}', b"<urlset><url", b"\xff\xfe"],
)
def test_what_is_no_feed_is_refused(data: bytes) -> None:
    with pytest.raises(InputError):
        listing_in(data, URL)
