"""What a text is where it is no article: a feed, a mail, a table, data, a list of addresses.

Each is told by how the whole file is made, never by a passage: an article that quotes a mail or holds a table
is an article.
"""

from __future__ import annotations

import csv
import re
from dataclasses import dataclass
from itertools import islice

import msgspec

from accordingto.errors import UnreadableInput

TABLE_ROWS = 3
"""Fewer rows than these are no table."""
_LOOKED_AT = 50
"""The rows of a table that are looked at."""
_CELL_CHARS = 40
"""The name of a column is not longer than this."""


@dataclass(frozen=True)
class Kind:
    """What a file is, and what to do with it."""

    what: str
    """Its name, with its article."""
    advice: str
    """What to give in its place."""


_FEED = Kind("a feed (RSS or Atom)", "give the addresses of its articles")
_SITEMAP = Kind("a sitemap", "give the addresses of its articles")
_NEWSML = Kind("a news item in XML", "give its text, or JSONL with one article a line")
_OPML = Kind("a list of feeds (OPML)", "give the addresses of the articles")
_XML = Kind("an XML document", "give its text, or JSONL with one article a line")
_MAIL = Kind("a mail", "give the text of the article in it, without the header")
_MBOX = Kind("a mailbox (mbox)", "give the text of each article in a file of its own")
_MHTML = Kind("a saved page in MHTML", "save the page as HTML")
_JSON = Kind("a JSON document", "write one JSON object a line, as JSONL")
_TABLE = Kind("a table (CSV or TSV)", "write each row as a line of JSONL")
_ADDRESSES = Kind("a list of addresses", "give the addresses themselves as inputs")
_CALENDAR = Kind("a calendar or a card of contacts", "give the text of an article")
_ARCHIVE = Kind("a web archive (WARC)", "save each page as HTML")

_ROOTS = {
    "rss": _FEED, "feed": _FEED, "rdf": _FEED, "urlset": _SITEMAP, "sitemapindex": _SITEMAP, "opml": _OPML,
    "nitf": _NEWSML, "newsml": _NEWSML, "newsitem": _NEWSML, "newsmessage": _NEWSML, "packageitem": _NEWSML,
}  # fmt: skip
_ROOT = re.compile(
    r"\s*(?P<declared><\?xml\b[^>]*>)?(?:\s+|<\?[^>]*>|<!--.*?-->|<![^>\[]*(?:\[[^\]]*\]\s*)?>)*+"
    r"<(?:[\w.-]+:)?(?P<name>[\w.-]+)",
    re.DOTALL | re.IGNORECASE,
)
_BEGINNINGS = (("BEGIN:VCALENDAR", _CALENDAR), ("BEGIN:VCARD", _CALENDAR), ("WARC/1.", _ARCHIVE))
_FIELD = re.compile(r"([!-9;-~]+):(?:[ \t]|$)")
_FROM_LINE = re.compile(r"From \S+ +(?:mon|tue|wed|thu|fri|sat|sun)\w* .*\d\d:\d\d", re.IGNORECASE)
_OF_MACHINES = frozenset((
    "received", "message-id", "mime-version", "return-path", "delivered-to", "dkim-signature",
    "content-transfer-encoding", "in-reply-to", "x-mailer", "authentication-results",
))  # fmt: skip
_LETTERHEAD = frozenset({"from", "subject"})
_ADDRESS_LINE = re.compile(r"https?://\S+", re.IGNORECASE)


def refuse_other_kinds(text: str, name: str) -> None:
    """Raise ``UnreadableInput`` for a text that is none to be read; ``name`` is what the error calls it."""
    kind = kind_of(text)
    if kind:
        raise UnreadableInput(name, f"it is {kind.what}, which is not read", kind.advice)


def kind_of(text: str) -> Kind | None:
    """Return what kind of file a text is the whole of, or null for prose, Markdown and web pages."""
    begun = text.lstrip("\ufeff \t\r\n")
    for beginning, kind in _BEGINNINGS:
        if begun.startswith(beginning):
            return kind
    if begun.startswith("<"):
        return _of_root(begun)
    return _mail(begun) or _json(begun) or _addresses(begun) or _table(begun)


def _of_root(text: str) -> Kind | None:
    """The kind of an XML document by its root element; null for pages, and where nothing tells."""
    root = _ROOT.match(text)
    if root is None or root["name"].lower() == "html":
        return None
    return _ROOTS.get(root["name"].lower()) or (_XML if root["declared"] else None)


def _mail(text: str) -> Kind | None:
    """A mail begins with a header: fields a line each and an empty line, some of them a machine's."""
    first, _, rest = text.partition("\n")
    mailbox = bool(_FROM_LINE.match(first))
    fields: dict[str, str] = {}
    for line in (rest if mailbox else text).splitlines():
        if not line.strip():
            break
        field = _FIELD.match(line)
        if field:
            fields.setdefault(field[1].lower(), line[field.end() :].strip().lower())
        elif not (fields and line[0] in " \t"):
            return None
    if not (
        fields.keys() & _OF_MACHINES or (fields.keys() >= _LETTERHEAD and fields.keys() & {"to", "date"})
    ):
        return None
    if fields.get("content-type", "").startswith("multipart/related"):
        return _MHTML
    return _MBOX if mailbox else _MAIL


def _json(text: str) -> Kind | None:
    if not text.startswith(("[", "{")):
        return None
    try:
        msgspec.json.decode(text)
    except (msgspec.DecodeError, RecursionError, ValueError):
        return None
    return _JSON


def _addresses(text: str) -> Kind | None:
    lines = [line.strip() for line in text.splitlines()]
    said = [line for line in lines if line and not line.startswith("#")]
    return _ADDRESSES if said and all(map(_ADDRESS_LINE.fullmatch, said)) else None


def _table(text: str) -> Kind | None:
    """Every row has as many cells as the first, which names columns; no space behind a separator."""
    for separator in "\t", ",", ";", "|":
        try:
            rows = list(islice(csv.reader(text.splitlines(), delimiter=separator), _LOOKED_AT))
        except csv.Error:
            continue
        if len(rows) > TABLE_ROWS and len(rows[-1]) < len(rows[0]):
            rows.pop()  # a quoted cell goes on behind what was looked at
        rows = [row for row in rows if row]
        if len(rows) >= TABLE_ROWS and _is_header(rows[0]) and {len(row) for row in rows} == {len(rows[0])}:
            later = [cell for row in rows for cell in row[1:]]
            if sum(cell.startswith(" ") for cell in later) < len(later) / 4:
                return _TABLE
    return None


def _is_header(row: list[str]) -> bool:
    named = [cell.strip() for cell in row]
    return (
        len(named) > 1
        and len(set(named)) == len(named)
        and all(0 < len(cell) <= _CELL_CHARS for cell in named)
    )
