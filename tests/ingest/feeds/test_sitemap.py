"""Sitemaps, news sitemaps and indexes of sitemaps, as lists of addresses."""

from __future__ import annotations

from pathlib import Path

import pytest

from accordingto.errors import InputError
from accordingto.ingest import Given, read_inputs
from accordingto.ingest.feeds.sitemap import Listed, is_sitemap, listed_in
from accordingto.types import Article, Failure
from tests.ingest.samples import PAGE, Answer, serve

XMLNS = 'xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"'
NEWS = """<news:news xmlns:news="http://www.google.com/schemas/sitemap-news/0.9">
<news:publication><news:name>The Osmark Courier</news:name></news:publication>
<news:publication_date>2031-05-04T09:30:00+02:00</news:publication_date>
<news:title>Ferry fares to double</news:title></news:news>"""
MAP = f"""<?xml version="1.0" encoding="UTF-8"?>
<!-- made daily --><urlset {XMLNS}>
<url><loc> https://courier.example/fares </loc><lastmod>2031-05-05</lastmod>{NEWS}</url>
<url><loc>/no-address</loc></url>
<url><loc>https://courier.example/mayor?a=1&amp;b=2</loc><lastmod>yesterday</lastmod></url>
</urlset>"""
INDEX = f"""<sitemapindex {XMLNS}><sitemap><loc>ADDRESS/map.xml</loc></sitemap></sitemapindex>"""


def test_a_sitemap_lists_addresses_with_what_it_says_of_them() -> None:
    fares, none, mayor = listed_in(MAP.encode(), "map.xml")

    assert fares == Listed(
        url="https://courier.example/fares",
        is_sitemap=False,
        published="2031-05-04T09:30:00+02:00",
        changed="2031-05-05",
        title="Ferry fares to double",
        outlet="The Osmark Courier",
    )
    assert isinstance(none, Failure) and none.input == "map.xml:2"
    assert mayor == Listed(url="https://courier.example/mayor?a=1&b=2", is_sitemap=False)


def test_pictures_films_and_other_languages_are_not_the_article() -> None:
    others = """<x:link rel="alternate" hreflang="de" href="https://courier.example/de"/>
    <i:image><i:loc>https://courier.example/boat.jpg</i:loc><i:title>Boat</i:title></i:image>
    <v:video><v:title>Film</v:title><v:publication_date>2020-01-01</v:publication_date></v:video>"""
    spaces = f'{XMLNS} xmlns:x="x" xmlns:i="i" xmlns:v="v"'
    entry = f"<url>{others}<loc>https://courier.example/fares</loc>{NEWS}</url>"
    (listed,) = listed_in(f"<urlset {spaces}>{entry}</urlset>".encode(), "map.xml")

    assert isinstance(listed, Listed)
    assert (listed.url, listed.title) == ("https://courier.example/fares", "Ferry fares to double")
    assert listed.published == "2031-05-04T09:30:00+02:00"


def test_the_day_of_a_change_may_be_written_as_in_mails() -> None:
    entry = "<url><loc>https://a.example/</loc><lastmod>Sun, 04 May 2031 09:30:00 GMT</lastmod></url>"
    (listed,) = listed_in(f"<urlset {XMLNS}>{entry}</urlset>".encode(), "map.xml")

    assert isinstance(listed, Listed) and listed.changed == "2031-05-04T09:30:00+00:00"


def test_an_index_lists_sitemaps() -> None:
    index = INDEX.replace("ADDRESS", "https://courier.example").encode()

    assert [*listed_in(index, "x")] == [Listed(url="https://courier.example/map.xml", is_sitemap=True)]


def test_what_is_cut_off_lists_what_it_can() -> None:
    listing = listed_in(MAP[:-8].encode(), "map.xml")

    assert len([next(listing) for _ in range(3)]) == 3
    with pytest.raises(InputError, match="after entry 3"):
        next(listing)


@pytest.mark.parametrize("part", range(1, 50))
def test_wherever_it_is_cut_off_it_is_said(part: int) -> None:
    with pytest.raises(InputError):
        list(listed_in(MAP.encode()[: len(MAP) * part // 50], "map.xml"))


def test_sitemaps_are_told_from_feeds() -> None:
    assert is_sitemap(MAP) and is_sitemap(INDEX)
    assert not is_sitemap("<rss/>") and not is_sitemap("https://courier.example/a\n")


def test_what_a_sitemap_lists_is_fetched_where_that_is_asked_for(tmp_path: Path) -> None:
    bare = PAGE.replace('"datePublished"', '"x"').replace("og:site_name", "x").encode()
    answers = {"/fares": Answer(bare)}
    with serve(answers) as server:
        sitemap = MAP.replace("https://courier.example", server)
        xml = {"Content-Type": "application/xml"}
        answers["/map.xml"] = Answer(sitemap.encode(), headers=xml)
        answers["/page.xml"] = Answer(PAGE.encode())
        pages = f"{INDEX}".replace("map.xml", "page.xml")
        for name, text in (("a", sitemap), ("b", INDEX), ("c", pages)):
            (tmp_path / f"{name}.xml").write_text(text.replace("ADDRESS", server))
        given = Given(format="urls", allow_private=True)
        listed, through_index, none = (
            [*read_inputs([str(tmp_path / f"{name}.xml")], given)] for name in ("a", "b", "c")
        )

    for found in (listed, through_index):
        assert [type(one) for one in found] == [Article, Failure, Failure]
        assert isinstance(found[0], Article)
        assert found[0].published == "2031-05-04T09:30:00+02:00"
        assert found[0].outlet == "The Osmark Courier"
    assert isinstance(none[0], Failure) and "listed as a sitemap" in none[0].reason


def test_without_being_asked_nothing_is_fetched(tmp_path: Path) -> None:
    (tmp_path / "a.xml").write_text(MAP)

    (found,) = read_inputs([str(tmp_path / "a.xml")])

    assert isinstance(found, Failure) and "sitemap" in found.reason and "--from urls" in found.advice
