"""Feeds as publishers write them, well or badly: each of these was read wrongly once."""

from __future__ import annotations

import time

import pytest

from accordingto.ingest.feeds.feed import read_feed
from accordingto.types import Article

TEXT = "The ferry will cost more from June, the council said."
MORE = "“We had no choice,” the mayor, Jonna Vik, told reporters."
SPACES = (
    'xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:dc="http://purl.org/dc/elements/1.1/" '
    'xmlns:media="http://search.yahoo.com/mrss/" xmlns:p="http://purl.org/dc/elements/1.1/"'
)
HTML = f"<p>{TEXT}</p><p>{MORE}</p>"


def read(entry: str) -> Article:
    feed = (
        f'<?xml version="1.0"?><rss version="2.0" {SPACES}><channel><title>Osmark Courier</title>'
        f"<link>https://courier.example/news</link><item>{entry}</item></channel></rss>"
    )
    (found,) = read_feed(feed.encode(), "a.rss")
    assert isinstance(found, Article), found
    return found


def escaped(markup: str) -> str:
    return markup.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


@pytest.mark.parametrize(
    ("written", "names"),
    [
        ("<author>desk@courier.example (Jonna Vik)</author>", ["Jonna Vik"]),
        ("<author>desk@courier.press (Jonna Vik)</author>", ["Jonna Vik"]),
        ("<author>Jonna Vik &lt;jv@courier.news&gt;</author>", ["Jonna Vik"]),
        ("<author>noreply@courier.example</author>", []),
        ("<author>a@courier.com (Jonna Vik), b@courier.com (Aron Lund)</author>", ["Jonna Vik", "Aron Lund"]),
        ("<author>a@courier.media (Jonna Vik)</author><author>b@courier.media (Aron Lund)</author>",
         ["Jonna Vik", "Aron Lund"]),
        ("<author>a@courier.example (Jonna Vik)</author><p:creator>Jonna Vik</p:creator>", ["Jonna Vik"]),
        ("<dc:creator>By Jonna Vik and Aron Lund</dc:creator>", ["Jonna Vik", "Aron Lund"]),
        ("<dc:creator><![CDATA[<a href='/vik'>Jonna Vik</a>]]></dc:creator>", ["Jonna Vik"]),
        ("<dc:creator>Jonna Vik, Ferry Correspondent</dc:creator>", ["Jonna Vik"]),
        ("<dc:creator>Jonna Vik Chief ferry correspondent</dc:creator>", ["Jonna Vik"]),
        ("<dc:creator>Ferry correspondent</dc:creator>", []),
    ],
)  # fmt: skip
def test_authors_are_names(written: str, names: list[str]) -> None:
    assert list(read(f"{written}<description>{TEXT}</description>").byline) == names


@pytest.mark.parametrize(
    ("written", "day"),
    [
        ("1935646200", "2031-05-04T07:30:00+00:00"),
        ("1935646200000", "2031-05-04T07:30:00+00:00"),
        ("May 4, 2031", "2031-05-04"),
        ("4 May 2031", "2031-05-04"),
        ("Sun, 4 May 2031 09:30 +0200", "2031-05-04T09:30:00+02:00"),
        ("Sunday, May 4, 2031 9:30 AM", "2031-05-04T09:30:00"),
        ("04/05/2031", None),
        ("soon", None),
    ],
)
def test_days_are_read_however_they_are_written(written: str, day: str | None) -> None:
    entry = f"<pubDate>{written}</pubDate><description>{TEXT}</description>"

    assert read(entry).published == day


def test_a_link_within_the_site_is_told_in_full() -> None:
    entry = f"<link>/2031/ferry</link><description>{TEXT}</description>"

    assert read(entry).url == "https://courier.example/2031/ferry"


@pytest.mark.parametrize("place", ["before", "behind"])
def test_the_caption_of_a_picture_is_not_the_text(place: str) -> None:
    caption = (
        f"<media:content url='a.jpg'><media:title>Boat</media:title><media:description>{'A boat. ' * 40}"
        "</media:description></media:content>"
    )
    text = f"<title>Fares rise</title><description>{TEXT}</description>"

    assert read(caption + text if place == "before" else text + caption).text == f"Fares rise\n\n{TEXT}"


def test_where_there_is_nothing_else_the_description_of_a_film_is_the_text() -> None:
    entry = f"<title>Fares</title><media:group><media:description>{TEXT}</media:description></media:group>"

    assert read(entry).text == f"Fares\n\n{TEXT}"


def test_tags_of_pictures_that_do_not_end_take_no_time() -> None:
    began = time.process_time()
    tags = "<media:title>" * 50_000
    feed = f"<rss><channel><item>{tags}<description>{TEXT}</description></item></channel></rss>"

    assert len(list(read_feed(feed.encode(), "a.rss"))) == 1
    assert time.process_time() - began < 5


@pytest.mark.parametrize("written", [escaped(escaped(HTML)), f"<![CDATA[{escaped(HTML)}]]>"])
def test_markup_that_was_escaped_twice_is_markup(written: str) -> None:
    assert read(f"<description>{written}</description>").text == f"{TEXT}\n\n{MORE}"


def test_a_text_about_markup_keeps_it() -> None:
    entry = f"<description>{escaped(escaped('Few know what <p>, <br> or x < y means.'))}</description>"

    assert read(entry).text == "Few know what <p>, <br> or x < y means."


@pytest.mark.parametrize(
    "title",
    ["<![CDATA[Fares <em>rise</em>]]>", escaped("Fares <b>rise</b>"), escaped(escaped("<i>Fares</i> rise"))],
)
def test_a_title_may_be_markup(title: str) -> None:
    article = read(f"<title>{title}</title><description>{TEXT}</description>")

    assert article.headline is not None and article.headline.text == "Fares rise"


def test_whom_an_aggregator_names_is_not_part_of_the_title() -> None:
    source = "<source url='https://post.example'>Evening Post</source>"
    article = read(f"<title>Fares rise - Evening Post</title>{source}<description>{TEXT}</description>")

    assert article.headline is not None
    assert (article.headline.text, article.outlet) == ("Fares rise", "Evening Post")


def test_what_wordpress_puts_behind_an_article_is_left_out() -> None:
    tail = "<p>The post <a href='/a'>Fares rise</a> appeared first on <a href='/'>Osmark Courier</a>.</p>"

    assert read(f"<content:encoded><![CDATA[{HTML}{tail}]]></content:encoded>").text == f"{TEXT}\n\n{MORE}"


@pytest.mark.parametrize("tail", ["<a href='/a'>Continue reading...</a>", "<p>Read more »</p>"])
def test_a_link_to_the_rest_is_not_a_part_of_the_text(tail: str) -> None:
    assert read(f"<description><![CDATA[<p>{TEXT}</p>{tail}]]></description>").text == TEXT


def test_paragraphs_without_tags_are_told_by_empty_lines() -> None:
    assert read(f"<description>{TEXT}\n \n{MORE}\n</description>").text == f"{TEXT}\n\n{MORE}"
