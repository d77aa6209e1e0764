from __future__ import annotations

import json
from time import process_time

import pytest
from lxml.html import document_fromstring

from accordingto.ingest.pages.html import read_html
from accordingto.ingest.pages.metadata import Metadata, metadata_of
from accordingto.ingest.pages.structured import article_data
from tests.ingest.samples import HEADLINE, PARAGRAPHS

OUTLET = "Osmark Courier"


def said(
    head: str = "", body: str = "", *, title: str = f"{HEADLINE} - {OUTLET}", url: str | None = None
) -> Metadata:
    """What is read from a page with these elements around its paragraphs."""
    paragraphs = "".join(f"<p>{paragraph}</p>" for paragraph in PARAGRAPHS)
    page = (
        f"<html><head><title>{title}</title>{head}</head><body><header><a href='/'>{OUTLET}</a></header>"
        f"<main><article>{body}{paragraphs}</article></main></body></html>"
    )
    return metadata_of(document_fromstring(page), url)


def data(**fields: object) -> str:
    return f'<script type="application/ld+json">{json.dumps({"@type": "NewsArticle"} | fields)}</script>'


H1 = f"<h1>{HEADLINE}</h1>"


@pytest.mark.parametrize(
    "printed",
    [
        "<p>Updated <time class='updated' datetime='2031-03-14T09:00'>14 March</time> Published "
        "<time class='entry-date published' datetime='2031-03-10T06:30'>10 March</time></p>",
        "<p><time datetime='2031-03-10T06:30' class='entry-date published updated'>10 March 2031</time></p>",
        "<p>Last updated: <time datetime='2031-03-14T09:00'>x</time> First published: <time datetime='2031-03-10T06:30'>x</time></p>",  # noqa: E501  # markup is easier to read on one line
        "<p><time itemprop='dateModified' datetime='2031-03-14'>x</time><time itemprop='datePublished' datetime='2031-03-10T06:30'>x</time></p>",  # noqa: E501  # markup is easier to read on one line
        "<p><time datetime='2031-03-14T09:00' class='modified'>x</time><time pubdate datetime='2031-03-10T06:30'>x</time></p>",  # noqa: E501  # markup is easier to read on one line
        "<meta itemprop='datePublished' content='2031-03-10T06:30'>",
        "<p><time datetime='2031-03-10 06:30:00'>10 March</time></p>",
    ],
)
def test_the_printed_time_of_publication_not_of_the_update(printed: str) -> None:
    assert (said(body=H1 + printed).published or "")[:16] == "2031-03-10T06:30"


@pytest.mark.parametrize(
    "printed",
    [
        "<time>10 March 2031</time>",
        "<time datetime='March 10, 2031'></time>",
        "<span class='post-date'>March 10th, 2031</span>",
        "<div>Monday, 10 March 2031</div>",
        "<p class='byline'>Posted on <time>Mar. 10, 2031</time></p>",
    ],
)
def test_a_printed_day(printed: str) -> None:
    assert said(body=H1 + printed).published == "2031-03-10"


@pytest.mark.parametrize(
    "elsewhere",
    [
        "<div class='comments'><time datetime='2031-03-12'>x</time></div>",
        "<aside><time datetime='2031-03-12'>x</time></aside>",
        "<p>Updated <time datetime='2031-03-12'>12 March</time></p>",
    ],
)
def test_times_of_something_else_are_no_date_of_publication(elsewhere: str) -> None:
    assert said(body=H1 + elsewhere).published is None


def test_years_in_the_text_are_no_date_of_publication() -> None:
    assert (
        said(body=f"{H1}<p>In 2008, the board said that Orme could join, on 4 May 2009.</p>").published
        is None
    )


@pytest.mark.parametrize(
    "name",
    [
        "article:published_time",
        "parsely-pub-date",
        "sailthru.date",
        "DC.date",
        "citation_publication_date",
        "pubdate",
        "date",
    ],
)
def test_meta_elements_with_a_date(name: str) -> None:
    assert said(f'<meta name="{name}" content="2031-03-10">').published == "2031-03-10"


@pytest.mark.parametrize(
    ("written", "published"),
    [
        ("Mon, 10 Mar 2031 06:30:00 +0100", "2031-03-10T06:30:00+01:00"),
        ("Mon, 10 Mar 2031 06:30:00 GMT", "2031-03-10T06:30:00+00:00"),
        ("2031-03-10 6:30:00 UTC", "2031-03-10T06:30:00+00:00"),
        ("2031/03/10", "2031-03-10"),
        ("March 10, 2031", "2031-03-10"),
        ("yesterday", None),
        ("2031-13-40", None),
    ],
)
def test_dates_as_pages_write_them(written: str, published: str | None) -> None:
    assert said(f'<meta name="pubdate" content="{written}">').published == published


def test_the_hour_where_another_value_has_it_for_the_same_day() -> None:
    head = data(datePublished="2031-03-10") + '<meta name="pubdate" content="2031-03-10T06:30:00Z">'
    assert said(head).published == "2031-03-10T06:30:00+00:00"


@pytest.mark.parametrize(
    ("path", "published"),
    [
        ("/2031/03/10/fares", "2031-03-10"),
        ("/news/2031/mar/10/fares", "2031-03-10"),
        ("/2031/03/fares", None),
        ("/20310310", None),
    ],
)
def test_a_whole_day_in_the_address(path: str, published: str | None) -> None:
    assert said(url=f"https://courier.example{path}").published == published


@pytest.mark.parametrize(
    ("written", "byline"),
    [
        ("By Jonna Vik and Aron Lund", ("Jonna Vik", "Aron Lund")),
        ("Jonna Vik & Aron Lund", ("Jonna Vik", "Aron Lund")),
        ("Jonna Vik, Aron Lund and Pia Moll", ("Jonna Vik", "Aron Lund", "Pia Moll")),
        ("Jonna Vik; Aron Lund", ("Jonna Vik", "Aron Lund")),
        ("Jonna Vik | Aron Lund", ("Jonna Vik", "Aron Lund")),
        ("Jonna Vik, Harbour Correspondent", ("Jonna Vik",)),
        ("Jonna Vik, Harbour Correspondent, and Aron Lund, Staff Writer", ("Jonna Vik", "Aron Lund")),
        ("Jonna Vik, Osmark Courier", ("Jonna Vik",)),
        ("Jonna Vik, PhD", ("Jonna Vik",)),
        ("Jonna Vik, Jr.", ("Jonna Vik, Jr.",)),
        ("Jonna Vik Associated Press", ("Jonna Vik",)),
        ("Associated Press", ("Associated Press",)),
        ("Jonna Vik (vik@courier.example)", ("Jonna Vik",)),
        ("By JONNA VIK", ("JONNA VIK",)),
        ("written by Jonna Vik", ("Jonna Vik",)),
        ("Words: Jonna Vik and Aron Lund", ("Jonna Vik", "Aron Lund")),
        ("Jonna Vik/Aron Lund", ("Jonna Vik", "Aron Lund")),
        ("Reporter: Jonna Vik", ("Jonna Vik",)),
        ("Published by Jonna Vik", ("Jonna Vik",)),
        ("Words by Jonna Vik; photographs by Aron Lund", ("Jonna Vik",)),
        ("Jonna Vik, Pictures: Aron Lund", ("Jonna Vik",)),
        ("Jonna Vik, with additional reporting by Aron Lund", ("Jonna Vik",)),
        ("Edited by Aron Lund", ()),
        ("Jonna Vik in Osmark and Aron Lund in Reve", ("Jonna Vik", "Aron Lund")),
        ("Jonna Vik for the Osmark Courier", ("Jonna Vik",)),
        ("Jonna in 't Vik", ("Jonna in 't Vik",)),
        ("Jonna Vik 3 hours ago", ("Jonna Vik",)),
        ("“Jonna Vik”", ("Jonna Vik",)),
        ("Photo Wordsby", ("Photo Wordsby",)),
        ("Andrew Bandon", ("Andrew Bandon",)),
        ("Byron With", ("Byron With",)),
        ("Department of Fish and Boats", ("Department of Fish and Boats",)),
        ("The Osmark Courier", ()),
        ("osmarkcourier.com", ()),
        ("@jonnavik", ()),
        ("https://social.example/vik", ()),
        ("admin", ()),
        ("Staff Reporter", ()),
    ],
)
def test_names_of_authors(written: str, byline: tuple[str, ...]) -> None:
    name = f'<meta name="author" content="{written}">'
    site = f'<meta property="og:site_name" content="{OUTLET}">'
    assert said(name + site).byline == byline


@pytest.mark.parametrize(
    "author",
    [
        [{"@type": "Person", "name": "Jonna Vik"}, {"@type": "Person", "name": "Aron Lund, Sports Editor"}],
        ["Jonna Vik", "Aron Lund"],
        "Jonna Vik and Aron Lund",
        {"@type": "Person", "name": ["Jonna Vik", "Aron Lund"]},
        {"@type": "Person", "name": "By Jonna Vik, Aron Lund"},
        [{"name": "Jonna Vik"}, {"name": "Aron Lund"}, {"@type": "Organization", "name": OUTLET}],
    ],
)
def test_authors_in_structured_data(author: object) -> None:
    assert said(data(author=author, publisher={"name": OUTLET})).byline == ("Jonna Vik", "Aron Lund")


def test_an_organisation_is_one_author() -> None:
    assert said(data(author={"@type": "Organization", "name": "Reed and Moll"})).byline == ("Reed and Moll",)


def test_an_address_in_one_place_leaves_the_name_of_another() -> None:
    head = '<meta property="article:author" content="https://social.example/x"><meta name="author" content="Jonna Vik">'  # noqa: E501  # markup is easier to read on one line
    assert said(head).byline == ("Jonna Vik",)


@pytest.mark.parametrize(
    "script",
    [
        '{"@graph": [{"@type": "WebSite"}, {"@type": "NewsArticle", "author": {"@id": "#v"}, "datePublished": "2031-03-10"},'  # noqa: E501  # markup is easier to read on one line
        ' {"@type": "Person", "@id": "#v", "name": "Jonna Vik"}]}',
        '[[{"@type": "Article", "datePublished": "2031-03-10", "author": "Jonna Vik"}]]',
        '{"@type": "WebPage", "mainEntity": {"@type": "Article", "datePublished": "2031-03-10", "author": "Jonna Vik"}}',  # noqa: E501  # markup is easier to read on one line
        '{"@type": "NewsArticle", "datePublished": "2031-03-10", "author": "Jonna Vik",}',
        '<!-- {"@type": "NewsArticle", "datePublished": "2031-03-10", "author": "Jonna Vik"} -->',
        '//<![CDATA[\n{"@type": "NewsArticle", "datePublished": "2031-03-10", "author": "Jonna Vik"}\n//]]>',
        '{"@type": "NewsArticle", "datePublished": "2031-03-10", "author": "Jonna Vik"};',
        '{"@type": "NewsArticle", "headline": "The "good" boats", "datePublished": "2031-03-10",'
        ' "author": {"@type": "Person", "name": "Jonna Vik"}}',
        '{"@type": ["Thing", "http://schema.org/NewsArticle"], "datePublished": {"@value": "2031-03-10"}, "author": ["Jonna Vik"]}',  # noqa: E501  # markup is easier to read on one line
    ],
)
@pytest.mark.parametrize("kind", ["application/ld+json", "application/LD+JSON; charset=utf-8"])
def test_structured_data_of_every_shape(script: str, kind: str) -> None:
    about = said(
        f'<script type="application/ld+json">{{"@type": "BreadcrumbList"}}</script><script type="{kind}">{script}</script>'  # noqa: E501  # markup is easier to read on one line
    )
    assert (about.published, about.byline) == ("2031-03-10", ("Jonna Vik",))


def test_of_several_articles_the_one_that_the_page_shows() -> None:
    other = data(headline="Bakery burns", datePublished="2030-01-01", author="Nobody Here")
    own = data(headline=HEADLINE, datePublished="2031-03-10", author="Jonna Vik")
    about = said(other + own, H1)
    assert (about.published, about.byline, about.headline) == ("2031-03-10", ("Jonna Vik",), HEADLINE)


def test_updates_of_a_live_page_are_not_its_article() -> None:
    update = {"@type": "BlogPosting", "headline": "Shut", "datePublished": "2031-03-10T17:40:00Z"}
    node = {"@type": "LiveBlogPosting", "datePublished": "2031-03-10T06:00:00Z", "liveBlogUpdate": [update]}
    assert (
        said(f'<script type="application/ld+json">{json.dumps(node)}</script>').published
        == "2031-03-10T06:00:00+00:00"
    )


DASHED = "Brandt: “Never again” – board’s chair on fares"


@pytest.mark.parametrize("kicker", ["<span class='kicker'>Analysis</span> ", "<small>Opinion</small> ", ""])
@pytest.mark.parametrize(
    "whole", [DASHED, "Fares: what the board | says", "Boats - and what they cost", "Fares: up again"]
)
def test_titles_are_whole(whole: str, kicker: str) -> None:
    head = f'<meta property="og:title" content="{whole}"><meta property="og:site_name" content="{OUTLET}">'
    assert said(head, f"<h1>{kicker}{whole}</h1>", title=f"{whole} – {OUTLET}").headline == whole
    assert said(head, title=f"{whole} – {OUTLET}").headline == whole
    assert said(head.replace(f'{whole}"', f'{whole} | {OUTLET}"')).headline == whole
    assert said("", title=f"{whole} – {OUTLET}").headline == whole


def test_a_title_that_was_cut_off_is_taken_whole_from_elsewhere() -> None:
    head = data(headline="Ferry fares to double, says…") + f'<meta property="og:title" content="{HEADLINE}">'
    assert said(head).headline == HEADLINE


@pytest.mark.parametrize(
    "escaped",
    ["Reed &amp;amp; Sons: &amp;quot;no&amp;quot;", "Reed &amp;amp;amp; Sons: &amp;#34;no&amp;#x22;"],
)
def test_entities_that_were_escaped_twice(escaped: str) -> None:
    whole = 'Reed & Sons: "no"'
    assert said(f'<meta property="og:title" content="{escaped}">').headline == whole
    assert said(data(headline=escaped)).headline == whole
    assert said(title=escaped).headline == whole


@pytest.mark.parametrize(
    "stated",
    [
        "U.S.",
        "Hosted",
        "World",
        "https://www.courier.example/",
        "@osmark",
        "www.courier.example",
        "courier.example",
    ],
)
def test_what_is_no_name_of_an_outlet(stated: str) -> None:
    head = f'<meta property="og:site_name" content="{stated}">'
    assert said(head, url="https://courier.example/fares").outlet == OUTLET
    page = f"<html><head><title>{HEADLINE}</title>{head}</head><body>{H1}<p>{PARAGRAPHS[0]}</p></body></html>"
    assert metadata_of(document_fromstring(page), "https://courier.example/fares").outlet is None


@pytest.mark.parametrize(
    "stated", ["Osmark Courier | News from the strait", "Osmark Courier: home of the harbour"]
)
def test_an_outlet_without_what_describes_it(stated: str) -> None:
    assert said(f'<meta property="og:site_name" content="{stated}">').outlet == OUTLET


def test_a_section_at_the_end_of_a_title_is_no_outlet() -> None:
    page = (
        f"<html><head><title>{HEADLINE} | U.S.</title></head><body>{H1}<p>{PARAGRAPHS[0]}</p></body></html>"
    )
    assert metadata_of(document_fromstring(page), None).outlet is None


BROKEN = '"@type": "NewsArticle", "datePublished": "2031-03-10", "author": [{"name": "Mara Quist"}]'


@pytest.mark.parametrize(
    "script",
    [
        f"<!-- {{{BROKEN}}} -->",
        f"//<![CDATA[\n{{{BROKEN}}}\n//]]>",
        f"{{{BROKEN},}}",
        f"{{{BROKEN}}};",
        f'{{"headline": "The "toll" rises", {BROKEN}, }}',
        f'{{"description": "one\ntwo", {BROKEN}}}',
    ],
)
def test_structured_data_that_is_broken_is_mended_before_anything_is_dropped(script: str) -> None:
    paragraphs = "".join(f"<p>{paragraph}</p>" for paragraph in PARAGRAPHS)
    head = f"<title>{HEADLINE}</title><script type='application/ld+json'>{script}</script>"
    article = read_html(f"<html><head>{head}</head><body>{H1}{paragraphs}</body></html>", "a.html")

    assert (article.published, article.byline) == ("2031-03-10", ("Mara Quist",))


@pytest.mark.parametrize("opening", ['"author":', '{"@type":', '"@type": "NewsArticle", "author": {'])
def test_blanks_in_broken_data_take_time_as_their_number(opening: str) -> None:
    def seconds(blanks: int) -> float:
        script = f'{{"@type": "NewsArticle", {opening}{" " * blanks}x'
        tree = document_fromstring(f"<script type='application/ld+json'>{script}</script><p>x</p>")
        start = process_time()
        article_data(tree, [])
        return process_time() - start

    assert seconds(80_000) < 8 * max(seconds(20_000), 0.02)
