"""The publication date that a page states."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from contextlib import suppress
from email.utils import parsedate_to_datetime
from typing import TYPE_CHECKING

from accordingto.ingest.dates import iso_date
from accordingto.ingest.pages.structured import texts
from accordingto.ingest.pages.tidy import is_short

if TYPE_CHECKING:
    from collections.abc import Mapping

    from lxml.html import HtmlElement

LONG_PARAGRAPH = 100
"""A paragraph of at least this many characters is the article's text; dates before it are the article's."""

TIMES = 200
"""The most printed dates that are examined."""
DATE_CHARS = 500
"""The longest date, in characters; a longer string is ignored even if it contains one."""

_METAS = (
    "article:published_time", "og:article:published_time", "article.published", "article:published",
    "og:published_time", "datepublished", "parsely-pub-date", "sailthru.date", "citation_publication_date",
    "citation_online_date", "citation_date", "dc.date.issued", "dcterms.issued", "dc.date", "dcterms.date",
    "dc.date.created", "dcterms.created", "dc:date", "publish-date", "publishdate", "publish_date",
    "published_at", "published-date", "publication_date", "publication-date", "pubdate",
    "originalpublicationdate", "article_date_original", "cxenseparse:recs:publishtime", "rbpubdate",
    "bt:pubdate", "displaydate", "date",
)  # fmt: skip
"""Names of ``<meta>`` elements, the most reliable first."""
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_MONTH = r"(?P<month>Jan|Feb|Mar|Apr|May|June?|July?|Aug|Sept?|Oct|Nov|Dec)[a-z]*\.?"
_WRITTEN = (
    re.compile(
        rf"\b(?P<day>\d{{1,2}})(?:st|nd|rd|th)?\s+(?:of\s+)?{_MONTH},?\s+(?P<year>\d{{4}})\b", re.IGNORECASE
    ),
    re.compile(rf"\b{_MONTH}\s+(?P<day>\d{{1,2}})(?:st|nd|rd|th)?,?\s+(?P<year>\d{{4}})\b", re.IGNORECASE),
)
_ONLY_DATE = re.compile(
    rf"(?:(?:published|posted)(?:\s+on)?:?\s*)?"
    rf"(?:(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?\.?,?\s+)?"
    rf"(?:\d{{1,2}}(?:st|nd|rd|th)?\s+{_MONTH}"
    rf"|{_MONTH.replace('?P<month>', '?:')}\s+\d{{1,2}}(?:st|nd|rd|th)?),?\s+\d{{4}}",
    re.IGNORECASE,
)
_ISO_LIKE = re.compile(
    r"(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})"
    r"(?:[T ]+(\d{1,2}:\d\d(?::\d\d(?:\.\d+)?)?)\s*(Z|UTC|GMT|[+-]\d\d:?\d\d)?)?",
    re.IGNORECASE,
)
_IN_ADDRESS = re.compile(r"/((?:19|20)\d\d)[/-](\d{1,2}|[a-z]{3})[/-](\d{1,2})(?=[/-])", re.IGNORECASE)
_PUBLISHED = re.compile(r"publi(?:sh|c)|posted|pub-?date|datecreated|entry-date|first", re.IGNORECASE)
_UPDATED = re.compile(r"updat|modif|edited|revis|latest|last", re.IGNORECASE)
_ELSEWHERE = ("aside", "nav", "footer")
_NOT_ITS_OWN = re.compile(r"comment|related|sidebar|widget|teaser|recommend|popular|live", re.IGNORECASE)


def published_of(tree: HtmlElement, data: Mapping[str, object], metas: Mapping[str, list[str]]) -> str | None:
    """Return the publication date as ISO 8601, or ``None``.

    It is taken from structured data and ``<meta>`` elements, else from markup, else from a printed date, else
    from ``dateCreated``.
    """
    stated = [*texts(data.get("datePublished")), *(text for name in _METAS for text in metas.get(name, ()))]
    return (
        _fullest(stated)
        or _first(_marked(tree))
        or _first(_printed(tree))
        or _first(texts(data.get("dateCreated")))
    )


def date_in_address(url: str | None) -> str | None:
    """Return the day in a URL's path, such as ``/2031/05/04/``, or ``None``; a month alone does not count."""
    match = _IN_ADDRESS.search(url or "")
    if match is None:
        return None
    month = match[2].lower()
    if month.isalpha():
        if month not in _MONTHS:
            return None
        month = str(_MONTHS.index(month) + 1)
    return read_date(f"{match[1]}-{month}-{match[3]}")


def read_date(text: str) -> str | None:
    """Return a date as ISO 8601, or ``None``; the text may be ISO-like, RFC 822, or written in English."""
    if len(text) > DATE_CHARS:
        return None
    for written in (text, *_spellings(text)):
        try:
            return iso_date(written)
        except ValueError:
            continue
    return None


def _spellings(text: str) -> Iterator[str]:
    text = text.strip()
    if match := _ISO_LIKE.match(text):
        year, month, day, clock, zone = match.groups()
        offset = "" if not zone else "+00:00" if zone.upper() in ("Z", "UTC", "GMT") else zone
        hour = f"T{clock.zfill(len(clock) + (clock[1] == ':'))}{offset}" if clock else ""
        yield f"{year}-{month.zfill(2)}-{day.zfill(2)}{hour}"
        return
    with suppress(ValueError, TypeError, IndexError, OverflowError):
        yield parsedate_to_datetime(text).isoformat()
    for pattern in _WRITTEN:
        if found := pattern.search(text):
            month = _MONTHS.index(found["month"][:3].lower()) + 1
            yield f"{found['year']}-{month:02}-{found['day'].zfill(2)}"


def _fullest(values: list[str]) -> str | None:
    """Return the first date, with the time of day if another value gives one for the same day."""
    dates = [date for date in map(read_date, values) if date]
    return (
        next((date for date in dates if date.startswith(dates[0]) and "T" in date), dates[0])
        if dates
        else None
    )


def _first(values: Iterable[str]) -> str | None:
    return next(filter(None, map(read_date, values)), None)


def _marked(tree: HtmlElement) -> Iterator[str]:
    """Yield the dates that the markup labels as publication dates."""
    for element in tree.xpath("//*[@itemprop or @pubdate or self::abbr[@title]]"):
        called = f"{element.get('itemprop') or ''} {element.get('class') or ''}".lower()
        if "datepublished" in called or element.get("pubdate") is not None or "published" in called.split():
            yield from _values(element)


def _printed(tree: HtmlElement) -> Iterator[str]:
    """Yield printed dates: those labelled as published first, then others that come before the text."""
    plain: list[str] = []
    looked_at = 0
    seen_text, seen_heading = False, tree.find(".//h1") is None
    for element in tree.iter("h1", "time", "p", "span", "div"):
        seen_heading = seen_heading or element.tag == "h1"
        if element.tag == "p" and seen_heading and not seen_text:
            seen_text = len(_text(element)) >= LONG_PARAGRAPH
        if element.tag != "time" and not _is_date_holder(element):
            continue
        looked_at += 1
        if looked_at > TIMES:
            break
        if _is_elsewhere(element):
            continue
        words = f"{element.get('class') or ''} {element.get('itemprop') or ''}"
        label = _words_before(element)
        if _PUBLISHED.search(words) or (_PUBLISHED.search(label) and not _UPDATED.search(label)):
            yield from _values(element)
        elif not (seen_text or _UPDATED.search(words) or _UPDATED.search(label)):
            plain += _values(element)
    yield from plain


def _is_date_holder(element: HtmlElement) -> bool:
    """Return whether a plain element is labelled as a publication date or contains only a date."""
    if element.find(".//time") is not None:
        return False
    words = (element.get("class") or "").lower()
    named = ("date" in words or "publish" in words or "posted" in words) and not _UPDATED.search(words)
    text = _text(element) if (named and is_short(element, LONG_PARAGRAPH)) or len(element) == 0 else ""
    return 0 < len(text) < LONG_PARAGRAPH and (named or bool(_ONLY_DATE.fullmatch(text)))


def _is_elsewhere(element: HtmlElement) -> bool:
    """Return whether an element is outside the article: in navigation, comments, teasers or the like."""
    for holder in element.iterancestors():
        if holder.tag in _ELSEWHERE or _NOT_ITS_OWN.search(f"{holder.get('class')} {holder.get('id')}"):
            return holder.tag not in ("html", "body", "main", "article")
    return False


def _values(element: HtmlElement) -> list[str]:
    stated = [element.get(name) or "" for name in ("datetime", "content", "title")]
    printed = _text(element) if is_short(element, DATE_CHARS) else ""
    return [value for value in (*stated, printed) if value.strip()]


def _text(element: HtmlElement) -> str:
    return " ".join(" ".join(element.itertext()).split())


def _words_before(element: HtmlElement) -> str:
    """Return the text just before a date, in its own parent or the one around that."""
    for _ in range(2):
        before, parent = element.getprevious(), element.getparent()
        words = (before.tail if before is not None else parent.text if parent is not None else "") or ""
        if (
            not words.strip()
            and before is not None
            and before.tag in ("span", "b", "strong", "em", "i", "dt", "label")
        ):
            words = before.text_content()
        if words.strip() or parent is None:
            return words
        element = parent
    return ""
