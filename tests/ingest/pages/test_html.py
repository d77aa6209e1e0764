from __future__ import annotations

import json
import time

import pytest

from accordingto.errors import EmptyInput, InputError, NoArticle, TooLarge, UnreadableInput
from accordingto.ingest.pages.html import DEPTH, HTML_CHARS, read_html
from accordingto.ingest.pages.leftovers import is_leftover
from accordingto.ingest.pages.size import ELEMENTS, INLINE
from tests.ingest.samples import HEADLINE, PAGE, PARAGRAPHS, TEXT


def test_article_and_what_the_page_says_of_it() -> None:
    article = read_html(PAGE, "a.html")
    assert article.text == TEXT
    assert article.headline is not None
    assert (article.headline.start, article.headline.text) == (0, HEADLINE)
    assert article.byline == ("Jonna Vik", "Aron Lund")
    assert article.outlet == "The Osmark Courier"
    assert article.published == "2031-05-04T09:30:00+02:00"
    assert article.url == "https://courier.example/2031/ferry-fares"
    assert article.language == "en"


def page(head: str = "", body: str = "") -> str:
    paragraphs = "".join(f"<p>{text}</p>" for text in PARAGRAPHS)
    return f"<html><head>{head}</head><body><article>{body}{paragraphs}</article></body></html>"


def test_meta_elements_where_there_is_no_structured_data() -> None:
    head = (
        f'<meta property="og:title" content="{HEADLINE} - Courier">'
        '<meta name="author" content="By Jonna Vik">'
        '<meta property="article:published_time" content="2031-05-04">'
        '<meta property="og:site_name" content="Courier">'
    )
    article = read_html(page(head), "a.html", "https://courier.example/fares?page=1")
    assert article.headline is not None
    assert article.headline.text == HEADLINE
    assert (article.byline, article.published, article.outlet) == (("Jonna Vik",), "2031-05-04", "Courier")
    assert article.url == "https://courier.example/fares?page=1"


@pytest.mark.parametrize("data", ["{", "[" * 100_000, "null", "7", '{"@type": 3}', '{"@graph": "x"}', ""])
def test_structured_data_that_cannot_be_read_is_passed_over(data: str) -> None:
    article = read_html(page(f'<script type="application/ld+json">{data}</script>'), "a.html")
    assert article.text.endswith(PARAGRAPHS[-1])


def test_structured_data_of_odd_shape() -> None:
    node = {"@type": ["Thing", "Article"], "author": [None, {"name": None}, 3], "headline": [HEADLINE]}
    data = json.dumps(node | {"datePublished": "0001-01-01", "publisher": "Courier"})
    article = read_html(page(f'<script type="application/ld+json">{data}</script>'), "a.html")
    assert (article.outlet, article.byline) == ("Courier", ())
    assert article.headline is not None
    assert article.headline.text == HEADLINE


def test_printed_headline_goes_before_the_title() -> None:
    head = f"<title>{HEADLINE.upper()}: Live - Courier</title>"
    article = read_html(page(head, f"<h1>Osmark</h1><h1>{HEADLINE}</h1>"), "a.html")
    assert article.headline is not None
    assert article.headline.text == HEADLINE
    assert article.text.count(HEADLINE) == 1


@pytest.mark.parametrize(
    "text",
    [
        "",
        " \n ",
        "<html></html>",
        "<html><body><nav><a href='/'>Home</a></nav></body></html>",
        "<p>Hi.</p>",
        "<",
    ],
)
def test_no_article(text: str) -> None:
    with pytest.raises((NoArticle, EmptyInput)):
        read_html(text, "a.html")


@pytest.mark.parametrize(
    "words",
    [
        "We and our 214 partners use cookies to store information on your device, and ask for your consent.",
        "Please enable JavaScript and disable any ad blocker to go on reading the pages of this newspaper.",
    ],
)
def test_wall_in_place_of_an_article(words: str) -> None:
    with pytest.raises(NoArticle, match="instead of an article"):
        read_html(
            f"<html><head><title>Courier</title></head><body><main><p>{words}</p></main></body></html>",
            "a.html",
        )


def test_article_about_cookies_is_an_article() -> None:
    about = "<p>The bakery sells cookies by the dozen, its owner said, and the board wants its consent.</p>"
    assert "by the dozen" in read_html(page(body=about), "a.html").text


def test_broken_markup_is_read() -> None:
    broken = PAGE.replace("</p>", "").replace("</article>", "</div></b>").replace("<body>", "<body <x")
    assert PARAGRAPHS[1] in read_html(broken, "a.html").text


def test_too_deep() -> None:
    with pytest.raises(UnreadableInput, match="nested more than"):
        read_html("<div>" * (DEPTH * 2) + PARAGRAPHS[0], "a.html")


@pytest.mark.parametrize(
    "text",
    [
        "<p>x" * (ELEMENTS + 1),
        f"<p>{'word ' * 250_000}</p>",
        "x" * (HTML_CHARS + 1),
    ],
    ids=["elements", "text", "markup"],
)
def test_too_large(text: str) -> None:
    with pytest.raises(TooLarge):
        read_html(text, "a.html")


@pytest.mark.parametrize(
    "before", ["", "<!--<script>-->", "<!--<style>-->", "<i title='<script>'>", '<i a"b>']
)
@pytest.mark.parametrize("attribute", ['a{}="<>" ', "a{} ", 'a{}=">"', "a{}='x' ", "/a{}", '"{}"\n'])
def test_a_tag_of_endless_attributes_is_refused_before_it_is_parsed(attribute: str, before: str) -> None:
    tag = "<p " + "".join(attribute.format(i) for i in range(100_000)) + ">"
    with pytest.raises(TooLarge, match="attributes"):
        read_html(page(body=f"{before}{tag}x</p>"), "a.html")


def test_many_tags_of_many_attributes_are_refused() -> None:
    tag = "<p " + " ".join(f"a{i}" for i in range(4_000)) + ">x</p>"
    with pytest.raises(TooLarge, match="attributes"):
        read_html(page(body=tag * 30), "a.html")


def test_an_attribute_of_many_words_is_one() -> None:
    described = f'<meta name="description" content="{"a fare " * 20_000}">'
    assert read_html(page(head=described), "a.html").text.endswith(PARAGRAPHS[-1])


@pytest.mark.parametrize(
    "element",
    [
        "<a href=/a>fares</a> ",
        "<span>fares</span>",
        "<b>fares</b> and ",
        "<address>fares</address> ",
        "<b>a</b><ul></ul>",
        "<b>a</b><br hidden>",
    ],
)
@pytest.mark.parametrize("around", ["<p>{}</p>", "<div>{}</div>", "<ul><li>{}</ul>"])
def test_much_formatting_in_one_text_is_refused(element: str, around: str) -> None:
    with pytest.raises(TooLarge, match="more than 3,000 elements in"):
        read_html(page(body=around.format(element * (INLINE + 1))), "a.html")


def test_much_formatting_in_all_paragraphs_is_refused() -> None:
    with pytest.raises(TooLarge, match="its paragraphs have more than 3,000 elements in them"):
        read_html(page(body=f"<p>{'<i>fares</i> and ' * 100}</p>" * (INLINE // 100 + 1)), "a.html")


@pytest.mark.parametrize(
    "body",
    [
        "".join(f"<p>{number} {' '.join(PARAGRAPHS[:1])}</p>" for number in range(9_000)),
        "".join(f"<div><a href=/{number}>fares</a></div>" for number in range(9_000)),
        f"<p>{f'{PARAGRAPHS[0]}<br>' * 9_000}</p>",
    ],
    ids=["paragraphs", "links", "lines"],
)
def test_long_pages_of_little_formatting_are_read(body: str) -> None:
    assert read_html(page(body=body), "a.html").text.endswith(PARAGRAPHS[-1])


@pytest.mark.parametrize(
    "head",
    [
        '<meta name="author" content="{}">',
        '<meta property="og:title" content="{}">',
        '<script type="application/ld+json">{{"@type": "Article", "headline": "{}"}}</script>',
        '<script type="application/ld+json">{{"@type": "Article", "author": ["{}"]}}</script>',
        '<script type="application/ld+json">{{"author": "{}</script>',
    ],
)
@pytest.mark.parametrize("piece", ["&lt;!--", "!", "'author': ", "by "])
def test_values_too_long_for_a_name_are_passed_over(head: str, piece: str) -> None:
    long = page(head.format(piece * 20_000))
    began = time.process_time()
    article = read_html(long, "a.html")
    assert time.process_time() - began < 2
    assert (article.byline, article.text) == ((), read_html(page(), "a.html").text)


def test_a_tag_with_one_long_attribute_is_read() -> None:
    props = json.dumps({"key": "value " * 3_000})
    assert PARAGRAPHS[0] in read_html(page(body=f"<div data-props='{props}'></div>"), "a.html").text


@pytest.mark.parametrize("text", ["<a" * 500_000, '<a "' * 300_000, "<a '\"" * 300_000])
def test_unclosed_tags_and_quotes_cost_no_time(text: str) -> None:
    with pytest.raises(InputError):
        read_html(text, "a.html")


def test_images_within_the_page_do_not_count() -> None:
    image = f'<img src="data:image/png;base64,{"A" * HTML_CHARS}">'
    assert read_html(PAGE.replace("<article>", f"<article>{image}"), "a.html").text == TEXT


def test_entities_are_neither_expanded_nor_fetched() -> None:
    bomb = '<!DOCTYPE html [<!ENTITY a "lollollol"><!ENTITY b "&a;&a;&a;"><!ENTITY f SYSTEM "file:///etc/passwd">]>'
    text = read_html(bomb + page(body="<p>The board said &b; and &f; would follow.</p>"), "a.html").text
    assert "lollol" not in text
    assert "root:" not in text


def test_characters_are_kept() -> None:
    odd = "“Ça va? 👩‍👩‍👧 שלום e\u0301,” said the boatman of Little Osmark, and rowed away to the north."
    assert odd in read_html(page(body=f"<p>{odd}</p>"), "a.html").text


@pytest.mark.parametrize(
    "text", ["Advertisement", "Comments (12)", "3 Comments", "Share on Facebook", "© 2031 X", "•"]
)
def test_leftovers(text: str) -> None:
    assert is_leftover(text)


@pytest.mark.parametrize(
    "text",
    [
        "Comments were closed, he said.",
        "Copyright law will change, the minister said.",
        "Share prices fell.",
        "“No.”",
    ],
)
def test_sentences_are_no_leftovers(text: str) -> None:
    assert not is_leftover(text)


@pytest.mark.parametrize(
    "text", ["<!--", "<script>", "<svg>" * 50, "<html\0>", "&#0;&#xD800;", "]]>", "<table>" * 99]
)
def test_fragments_are_an_input_error(text: str) -> None:
    with pytest.raises(InputError):
        read_html(text, "a.html")
