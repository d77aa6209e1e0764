"""HTML → the article on the page: its headline, an empty line, and its paragraphs.

Hostile pages are held off by limits rather than by a clock, so that a page reads the same on any
machine: libxml2 stops at ``DEPTH`` elements within one another and never loads anything from
elsewhere, and what takes time (elements, attributes, characters of text) is counted before (pagesize.py)
or taken out (pagehead.py).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from accordingto.errors import EmptyInput, NoArticle, TooLarge, UnreadableInput
from accordingto.ingest.article import make_article
from accordingto.ingest.leftovers import is_leftover, is_wall
from accordingto.ingest.metadata import metadata_of
from accordingto.ingest.pagehead import drop_long_values
from accordingto.ingest.pagesize import check_size
from accordingto.types import Article, Span

if TYPE_CHECKING:
    from lxml.etree import _Element
    from lxml.html import HtmlElement

HTML_CHARS = 5_000_000
"""The largest page, images written into it not counted."""
DEPTH = 256
"""How deep elements may stand in one another; libxml2's limit, and its own to keep."""
ARTICLE_CHARS = 60
"""What has less text than this, headline apart, is no article."""

_DATA_URI = re.compile(r"data:[\w/+.-]{1,60};base64,[A-Za-z0-9+/=\s]*")
_SPACE = re.compile(r"[^\S\n]+")
_BLOCKS = frozenset({"p", "head", "quote", "list", "item", "table", "row", "code"})


def read_html(text: str, name: str, url: str | None = None) -> Article:
    """Return the article of a page; ``name`` is what errors call it, ``url`` where it came from.

    Raises ``EmptyInput``, ``TooLarge``, ``NoArticle`` (an empty page, a cookie wall) or
    ``UnreadableInput`` (deeper than ``DEPTH``).
    """
    tree = _parse(text, name)
    drop_long_values(tree)
    about = metadata_of(tree, url)
    title = about.headline or ""
    blocks = _paragraphs(_body(tree))
    paragraphs = [block for block in blocks if not (is_leftover(block) or _same(block, title))]
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

    markup = _DATA_URI.sub("data:", text)
    if not markup.strip():
        raise EmptyInput(name, "there is nothing in it", "save the page again")
    if len(markup) > HTML_CHARS:
        reason = f"the page has {len(markup):,} characters, and a page may have {HTML_CHARS:,}"
        raise TooLarge(name, reason, "save the article's text and give that")
    encoded = markup.encode()
    check_size(encoded, name)
    parser = HTMLParser(
        encoding="utf-8", huge_tree=False, no_network=True, remove_comments=True, remove_pis=True
    )
    try:
        tree: HtmlElement = document_fromstring(encoded, parser=parser)
    except ParserError as error:
        raise EmptyInput(name, "there is nothing in it", "save the page again") from error
    if any(entry.type_name == "ERR_RESOURCE_LIMIT" for entry in parser.error_log):
        reason = f"its elements stand more than {DEPTH} deep in one another, or one is too large"
        raise UnreadableInput(name, reason, "save the article's text and give that")
    return tree


def _body(tree: HtmlElement) -> _Element | None:
    from trafilatura import bare_extraction

    document = bare_extraction(tree, fast=True, include_comments=False, favor_precision=True)
    return None if document is None or isinstance(document, dict) else document.body


def _paragraphs(body: _Element | None) -> Iterator[str]:
    """The blocks of an extracted body, white space made single; items and rows are paragraphs as well."""
    from lxml.etree import iterwalk

    pieces: list[str] = []
    for event, element in iterwalk(body, events=("start", "end")) if body is not None else ():
        if element.tag in _BLOCKS:
            yield _flow(pieces)
            pieces = []
        if event == "start":
            pieces.append(element.text or "")
        else:
            pieces += [
                "\n" if element.tag == "lb" else " " if element.tag == "cell" else "",
                element.tail or "",
            ]
    yield _flow(pieces)


def _flow(pieces: list[str]) -> str:
    lines = (_SPACE.sub(" ", line).strip() for line in "".join(pieces).split("\n"))
    return "\n".join(filter(None, lines))


def _same(paragraph: str, headline: str) -> bool:
    return [*filter(str.isalnum, paragraph.casefold())] == [*filter(str.isalnum, headline.casefold())]


def _check_article(paragraphs: list[str], name: str) -> None:
    if is_wall(paragraphs) and paragraphs:
        reason = "it shows a notice about cookies, scripts or robots in place of an article"
        raise NoArticle(name, reason, "open the page in a browser, save it, and give the file")
    if sum(map(len, paragraphs)) < ARTICLE_CHARS:
        raise NoArticle(name, "there is no article on the page", "give the page of one article, or its text")
