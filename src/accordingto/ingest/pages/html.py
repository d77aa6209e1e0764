"""The article on an HTML page: its headline, an empty line, and its paragraphs.

Hostile pages are stopped by limits rather than by a timeout, so that a page gives the same result on any
machine: libxml2 stops at ``DEPTH`` nested elements and never loads external resources, and whatever takes
time (elements, attributes, characters of text) is counted first (size.py), removed (long_values.py,
dense_paragraphs.py) or split (long_runs.py).
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from accordingto.errors import EmptyInput, NoArticle, TooLarge, UnreadableInput
from accordingto.ingest.article import make_article
from accordingto.ingest.pages.body import paragraphs_of
from accordingto.ingest.pages.controls import without_controls
from accordingto.ingest.pages.leftovers import is_leftover, is_wall, without_ending
from accordingto.ingest.pages.long_runs import end_long_runs
from accordingto.ingest.pages.long_values import drop_long_values
from accordingto.ingest.pages.metadata import metadata_of
from accordingto.ingest.pages.size import check_size
from accordingto.ingest.pages.structured import letters
from accordingto.types import Article, Span

if TYPE_CHECKING:
    from lxml.html import HtmlElement

HTML_CHARS = 5_000_000
"""The largest page, in characters, without embedded images."""
DEPTH = 256
"""The greatest nesting depth of elements; libxml2 enforces this limit."""
ARTICLE_CHARS = 60
"""The shortest article, in characters, without the headline."""

_DATA_URI = re.compile(r"data:[\w/+.-]{1,60};base64,[A-Za-z0-9+/=\s]*")


def read_html(text: str, name: str, url: str | None = None) -> Article:
    """Return the article on a page; ``name`` is used in error messages, ``url`` is where the page came from.

    Raises ``EmptyInput``, ``TooLarge``, ``NoArticle`` (no article found, or a cookie wall) or
    ``UnreadableInput`` (nested deeper than ``DEPTH``).
    """
    tree = _parse(text, name)
    drop_long_values(tree)
    end_long_runs(tree)
    about = metadata_of(tree, url)
    titles = {letters(title) for title in (about.headline or "", *about.titles)}
    blocks = paragraphs_of(tree)
    texts = [block for block in blocks if not (is_leftover(block) or letters(block) in titles)]
    paragraphs = without_ending(texts)
    _check_article(paragraphs, name)
    headline = Span(0, len(about.headline), about.headline) if about.headline else None
    return make_article(
        name,
        "\n\n".join([headline.text, *paragraphs] if headline else paragraphs),
        headline=headline,
        url=about.url,
        outlet=about.outlet,
        byline=about.byline,
        published=about.published,
    )


def _parse(text: str, name: str) -> HtmlElement:
    from lxml.etree import ParserError
    from lxml.html import HTMLParser, document_fromstring

    markup = without_controls(_DATA_URI.sub("data:", text))
    if not markup.strip():
        raise EmptyInput(name, "it is empty", "save the page again")
    if len(markup) > HTML_CHARS:
        reason = f"the page has {len(markup):,} characters, and the limit is {HTML_CHARS:,}"
        raise TooLarge(name, reason, "give the text of the article instead")
    encoded = markup.encode()
    check_size(encoded, name)
    parser = HTMLParser(
        encoding="utf-8", huge_tree=False, no_network=True, remove_comments=True, remove_pis=True
    )
    try:
        tree: HtmlElement = document_fromstring(encoded, parser=parser)
    except ParserError as error:
        raise EmptyInput(name, "it is empty", "save the page again") from error
    if any(entry.type_name == "ERR_RESOURCE_LIMIT" for entry in parser.error_log):
        reason = f"its elements are nested more than {DEPTH} deep, or one is too large"
        raise UnreadableInput(name, reason, "give the text of the article instead")
    return tree


def _check_article(paragraphs: list[str], name: str) -> None:
    if is_wall(paragraphs) and paragraphs:
        reason = "it has a notice about cookies, scripts or robots instead of an article"
        raise NoArticle(name, reason, "open the page in a browser, save it, and give the file")
    if sum(map(len, paragraphs)) < ARTICLE_CHARS:
        raise NoArticle(
            name, "no article was found on the page", "give the page of a single article, or its text"
        )
