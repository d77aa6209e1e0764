"""Live pages: a series of posts, each with a time, a heading and a few paragraphs.

An extractor looks for the one element that holds the article, and finds the first post. Here the posts are
recognised by their structure, and the page is changed so that all of them count as the article.
"""

from __future__ import annotations

import re
from collections import defaultdict
from typing import TYPE_CHECKING

from accordingto.ingest.pages.titles import headings

if TYPE_CHECKING:
    from lxml.html import HtmlElement

LEAST_POSTS = 2
LIVE_SHARE = 0.4
"""The least share of the text in the page's paragraphs that the posts of a live page hold."""

_HEADINGS = ("h2", "h3", "h4", "h5", "h6")
_CLOCK = re.compile(
    r"(?:[01]?\d|2[0-3])(?:[.:h][0-5]\d(?:[.:][0-5]\d)?)?\s*(?:[ap]\.?m\.?)?\s*(?:[A-Z]{2,5})?", re.IGNORECASE
)
_DIGITS_WITH_SIGN = re.compile(r"\d[.:h]\d\d|\d\s*[ap]\.?m", re.IGNORECASE)
_LIVE = re.compile(r"\blive\b|\bas it happened\b|\bminute[ -]by[ -]minute\b|\brolling\b", re.IGNORECASE)
_DECLARED = re.compile(r"LiveBlogPosting|liveBlogUpdate")


def mark_posts(tree: HtmlElement) -> None:
    """Change a live page in place so that every post, with its heading and time, counts as the article.

    A page is live if it declares itself a ``LiveBlogPosting`` or has "live" or the like in its title or
    heading, and much of it consists of similar posts, each with a heading or a time.
    """
    if not _is_live(tree):
        return
    posts = _posts(tree)
    size = sum(map(_size, posts))
    if not posts or size < LIVE_SHARE * _size(tree):
        return
    for post in posts:
        _show(post)
    around = posts[0].getparent()
    assert around is not None
    for element in [around, *around.iterancestors("article", "main", "section", "div")]:
        element.attrib.clear()
    frame = next(around.iterancestors("article", "main"), around)
    frame.tag = "article"
    frame.set("itemprop", "articleBody")


def _is_live(tree: HtmlElement) -> bool:
    declared = tree.xpath("//script[contains(@type, 'ld+json')]/text() | //@itemtype | //@itemprop")
    if any(_DECLARED.search(str(text)) for text in declared):
        return True
    named = (*tree.iter("title"), *headings(tree))
    return any(_LIVE.search(element.text_content()) for element in named)


def _posts(tree: HtmlElement) -> list[HtmlElement]:
    """Return the largest group of sibling elements of one kind that each look like a post."""
    largest: list[HtmlElement] = []
    most = 0
    for parent in tree.iter("div", "main", "article", "section", "ol", "ul", "body"):
        kinds: defaultdict[tuple[str, str], list[HtmlElement]] = defaultdict(list)
        for element in parent.iterchildren("div", "article", "section", "li"):
            if _is_post(element):
                kinds[str(element.tag), (element.get("class") or "").split(" ")[0]].append(element)
        for posts in kinds.values():
            if len(posts) >= LEAST_POSTS and (size := sum(map(_size, posts))) > most:
                largest, most = posts, size
    return largest


def _is_post(element: HtmlElement) -> bool:
    if element.find(".//p") is None or element.find(".//h1") is not None:
        return False
    return any(element.find(f".//{heading}") is not None for heading in _HEADINGS) or bool(_times(element))


def _times(post: HtmlElement) -> list[HtmlElement]:
    """Return the elements that print a post's time: ``<time>``, or an element with only a time of day."""
    return [
        element
        for element in post.iter("time", "span", "div", "p", "b", "strong", "small", "a")
        if len(element) == 0 and (element.tag == "time" or _is_clock(element.text or ""))
    ]


def _is_clock(text: str) -> bool:
    return bool(_DIGITS_WITH_SIGN.search(text) and _CLOCK.fullmatch(text.strip()))


def _show(post: HtmlElement) -> None:
    """Make the post's first time a paragraph, and remove tags and names that the extractor would skip.

    Links in a heading and around a time lead to the post itself, and become plain text.
    """
    times = _times(post)
    titles = [heading for name in _HEADINGS for heading in post.iter(name)]
    for link in [link for title in titles for link in title.iter("a")]:
        link.tag = "span"
    for element in [post, *times, *titles]:
        for holder in [element, *element.iterancestors()]:
            if holder.tag in ("header", "time"):
                holder.tag = "div"
            if holder.tag == "a":
                holder.tag = "span"
            holder.attrib.clear()
            if holder is post:
                break
    if times and (times[0].text or "").strip():
        is_in_paragraph = next(times[0].iterancestors("p", "div"), post).tag == "p"
        times[0].tag = "span" if is_in_paragraph else "p"
    post.tag = "div"


def _size(element: HtmlElement) -> int:
    return sum(len(paragraph.text_content()) for paragraph in element.iter("p"))
