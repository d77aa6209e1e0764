"""Clean-up of a page before extraction, so that the extractor takes neither too little nor too much.

The extractor counts links, and takes elements with many for navigation. Links within sentences are therefore
dissolved first, and lines that only point to other articles are removed.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from accordingto.ingest.pages.dissolving import dissolve
from accordingto.ingest.pages.structured import letters
from accordingto.ingest.pages.within_lines import INLINE, unname_words

if TYPE_CHECKING:
    from lxml.html import HtmlElement

PROSE_WORDS = 5
"""Text of at least this many words that ends like a sentence counts as one."""
LINKED = 0.75
"""A line with several links is a list of links if at least this share of its characters is in links."""
HEADLINE_WORDS = 4
"""A linked list item of at least this many words is a headline rather than part of the article's own list."""
POST_CHARS = 2_000
"""The longest post of a social network, in characters."""
NOTE_CHARS = 5
"""The longest reference mark of a note, in characters."""
BOX_CHARS = 500
"""The longest box, in characters."""
PULL_QUOTES = 20
"""The most short quotations compared with the paragraphs; an article with more consists of them."""

_HOLLOW = tuple(INLINE - {"code", "q", "time"})
_BLOCKS = ("p", "div", "li", "h2", "h3", "h4", "h5", "h6", "blockquote", "td")
_SENTENCE_END = re.compile(r"[.!?…][\"”’»)\]]*$")
_POINTER = re.compile(
    r"(?:(?:read|see|watch|listen|hear|learn|find\ out)\ (?:also|more|next)"
    r"|(?:also|must)[\ -](?:read|see|watch)|more|more\ (?:on|from|in)\ [^:.]{1,40}"
    r"|related|see\ also|read|watch|listen|video|photos?|pictures?"
    r"|in\ pictures|gallery|podcast|opinion|analysis|explainer"
    r"|background|previously|further\ reading|recommended"
    r"|related\ (?:stor(?:y|ies)|articles?|content|coverage|reading|news|posts?|topics?)"
    r"|don['’]?t\ miss(?:\ (?:it|this))?|you\ (?:may|might)\ also\ like|click\ here)"
    r"\s*(?:[:|»›>→–—-]|(?=$))\s*",
    re.IGNORECASE | re.VERBOSE,
)
_CROSSHEAD = re.compile(r"sub-?_?(?:head|title)|cross-?head|inter-?title", re.IGNORECASE)
_CAPTION = re.compile(r"caption|credit|copyright", re.IGNORECASE)
_OFFER = re.compile(r"newsletter|sign-?_?up|subscri(?:be|ption)(?!er)", re.IGNORECASE)
_EMBED = re.compile(r"embed", re.IGNORECASE)


def tidy(tree: HtmlElement) -> None:
    """Clean up a parsed page in place: only remove and unwrap elements, never add words."""
    _drop_hollow(tree)
    _drop_note_marks(tree)
    _drop_cards(tree)
    _drop_boxes(tree)
    _drop_pull_quotes(tree)
    _free_quotations(tree)
    _mark_quotations(tree)
    for block in [*tree.iter(*_BLOCKS)]:
        if all(child.tag in INLINE or child.tag in ("br", "img") for child in block.iterdescendants()):
            for line in _paragraphs(block):
                _tidy_line(line)
            if block.tag == "div" and _is_among_paragraphs(block):
                block.tag = "p"
    for listing in [*tree.iter("ul", "ol")]:
        if _lists_headlines(listing):
            listing.drop_tree()


def _is_among_paragraphs(block: HtmlElement) -> bool:
    """Return whether a block is prose next to paragraphs, which the extractor would take without it."""
    beside = (block.getprevious(), block.getnext())
    if not any(one is not None and one.tag == "p" and _ends_as_prose(_text(one)) for one in beside):
        return False
    return _ends_as_prose(_text(block)) and not _CAPTION.search(block.get("class") or "")


def _paragraphs(block: HtmlElement) -> list[HtmlElement]:
    """Split a block at double line breaks, with which many pages separate paragraphs; return the parts."""
    found = []
    for second in reversed(block.findall("br")):
        first = second.getprevious()
        if first is None or first.tag != "br" or (first.tail or "").strip():
            continue
        rest = block.makeelement("p")
        rest.text = second.tail
        rest.extend([*second.itersiblings()])
        second.tail = None
        block.remove(second)
        rest.tail, block.tail = block.tail, None
        block.addnext(rest)
        found.append(rest)
    if found:
        block.tag = "p"
    return [block, *found[::-1]]


def _tidy_line(block: HtmlElement) -> None:
    """Remove a line that points elsewhere, dissolve a sentence's links, turn a subheading into ``<h3>``."""
    if block.tag == "div" and _CROSSHEAD.search(block.get("class") or ""):
        block.tag = "h3"
        block.attrib.clear()
    text = _text(block)
    if _ends_as_prose(text):
        unname_words(block)
    links = block.findall(".//a")
    if not links:
        return
    if _points_elsewhere(block, links, text):
        block.drop_tree()
    elif _is_prose(links, text):
        dissolve(block, "a")


def _ends_as_prose(text: str) -> bool:
    return bool(_SENTENCE_END.search(text)) and len(text.split()) >= PROSE_WORDS


def _is_prose(links: list[HtmlElement], text: str) -> bool:
    """Return whether a line with links is a sentence; a question that is mostly link may be a headline."""
    if not _ends_as_prose(text):
        return False
    return "?" not in text[-3:] or sum(len(_text(link)) for link in links) < LINKED * len(text)


def _points_elsewhere(block: HtmlElement, links: list[HtmlElement], text: str) -> bool:
    """Return whether a line is a label with a link ("Related: …") or several linked headlines."""
    linked = sum(len(_text(link)) for link in links)
    label = _POINTER.match(text)
    if label and linked >= len(text) - label.end():
        return True
    lines = block.find(".//br") is not None and len(links) > 1
    return lines and linked >= LINKED * len(text) and not _SENTENCE_END.search(text)


def _lists_headlines(listing: HtmlElement) -> bool:
    """Return whether every item of a list is a single link with the words of a headline."""
    items = listing.findall("li")
    for item in items:
        if not is_short(item, BOX_CHARS):
            return False
        link, text = item.find(".//a"), _text(item)
        if link is None or _text(link) != text or len(text.split()) < HEADLINE_WORDS or text.endswith("."):
            return False
    return bool(items)


def _drop_hollow(tree: HtmlElement) -> None:
    """Remove empty inline elements, as the extractor would remove the words after them, too."""
    for element in [*tree.iter(*_HOLLOW)][::-1]:
        if len(element) == 0 and not (element.text or "").strip():
            if element.text:
                element.tail = element.text + (element.tail or "")
            element.drop_tree()


def _drop_note_marks(tree: HtmlElement) -> None:
    """Remove superscript links to notes: "within weeks.1" does not look like the end of a sentence."""
    for mark in [*tree.iter("sup")]:
        link = mark.find(".//a")
        if link is not None and (link.get("href") or "").startswith("#") and is_short(mark, NOTE_CHARS):
            mark.drop_tree()


def _drop_cards(tree: HtmlElement) -> None:
    """Remove hover cards (a picture and links) that are nested in a paragraph."""
    pictured = [span for span in tree.iter("span") if span.find(".//img") is not None]
    for card in reversed([span for span in pictured if is_short(span, 2 * BOX_CHARS)]):
        links = card.findall(".//a")
        linked = sum(len(_text(link)) for link in links)
        if (
            len(links) > 1
            and linked >= LINKED * len(_text(card))
            and next(card.iterancestors("p"), None) is not None
        ):
            card.drop_tree()


def _drop_boxes(tree: HtmlElement) -> None:
    """Remove short boxes that offer a newsletter or an account, recognised by their class and id."""
    for box in [*tree.iter("div", "section", "aside")]:
        called = f"{box.get('class') or ''} {box.get('id') or ''}"
        if _OFFER.search(called) and is_short(box, BOX_CHARS):
            box.drop_tree()


def _drop_pull_quotes(tree: HtmlElement) -> None:
    """Remove pull quotes, which repeat words of a paragraph, so that nothing is quoted twice."""
    quotes = [element for element in tree.iter("blockquote", "aside") if is_short(element, BOX_CHARS)]
    if not 0 < len(quotes) <= PULL_QUOTES:
        return
    inside = {paragraph for quote in quotes for paragraph in quote.iter("p")}
    said = " ".join(letters(_text(paragraph)) for paragraph in tree.iter("p") if paragraph not in inside)
    for quote in quotes:
        words = _text(quote)
        if len(words.split()) >= PROSE_WORDS and letters(words) in said:
            quote.drop_tree()


def _free_quotations(tree: HtmlElement) -> None:
    """Remove "embed" classes around quoted posts, since the extractor skips elements with such names."""
    for quotation in tree.iter("blockquote"):
        around = quotation.getparent() if is_short(quotation, POST_CHARS) else None
        while (
            around is not None
            and around.tag == "div"
            and is_short(around, POST_CHARS)
            and _text(around) == _text(quotation)
        ):
            if _EMBED.search(around.get("class") or ""):
                del around.attrib["class"]
            around = around.getparent()


def _mark_quotations(tree: HtmlElement) -> None:
    """Write the quotation marks that browsers show around a ``<q>`` element."""
    for quotation in [*tree.iter("q")][::-1]:
        inner = next(quotation.iterancestors("q"), None) is not None
        opening, closing = "‘’" if inner else "“”"
        quotation.text = opening + (quotation.text or "")
        if len(quotation):
            quotation[-1].tail = (quotation[-1].tail or "") + closing
        else:
            quotation.text += closing
        quotation.tag = "span"


def is_short(element: HtmlElement, limit: int) -> bool:
    """Return whether an element has at most ``limit`` characters of text, reading no further than that."""
    size = 0
    for text in element.itertext():
        size += len(text.strip())
        if size > limit:
            return False
    return True


def _text(element: HtmlElement) -> str:
    return " ".join(element.text_content().split())
