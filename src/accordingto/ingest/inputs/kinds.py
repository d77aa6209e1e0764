"""Recognition of texts that are not articles: feeds, mails, tables, data, lists of URLs.

Each kind is recognised by how such a file is built from its beginning on, never by a passage: an article that
quotes a mail or contains a table is still an article.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from accordingto.errors import UnreadableInput
from accordingto.ingest.given import Format
from accordingto.ingest.inputs.markup import root_of
from accordingto.ingest.inputs.tables import is_drawn, is_separated

LOOKED_AT = 65_536
"""The number of characters, from the start, that are examined, so that the time does not grow with the
text."""
ADDRESSES_SHARE = 0.8
"""The share of lines of a list of URLs that must be URLs."""


@dataclass(frozen=True)
class Kind:
    """A kind of file, and what to do with it."""

    what: str
    """Its name in English, with its article."""
    advice: str
    """The advice on what to give instead."""
    format: Format | None = None
    """The format in which it can be read; ``None`` if it is not supported."""


_FILE = "give it as a file of its own"
_SITEMAP = Kind("a sitemap", "use --from urls to fetch what it lists, or give addresses from it")
_NEWSML = Kind("an item of news in XML (NewsML or NITF)", _FILE, "newsml")
_OPML = Kind("a list of feeds (OPML)", "give the addresses of the articles")
_XML = Kind("an XML document", "give its text, or JSONL with one article per line")
_FEED = Kind("a feed (RSS or Atom)", _FILE, "feed")
_MAIL = Kind("an e-mail", _FILE, "mail")
_MBOX = Kind("a mailbox (mbox)", _FILE, "mbox")
_MHTML = Kind("a saved page in MHTML", _FILE, "mhtml")
_JSON = Kind("a JSON document", _FILE, "json")
_PRINTED = Kind("a dict or list printed by Python", "write it as JSON")
_TABLE = Kind("a table (CSV or TSV)", _FILE, "csv")
_DRAWN = Kind("a table drawn in a text, as in Markdown", "write it as CSV")
_ADDRESSES = Kind("a list of addresses", "give the addresses themselves, or use --from urls")
_CALENDAR = Kind("a calendar or contact card", "give the text of an article")
_ARCHIVE = Kind("a web archive (WARC)", _FILE, "warc")
_OLD_ARCHIVE = Kind("a web archive in the old format (ARC)", "convert it to WARC, as warcio does")
_SUBTITLES = Kind("subtitles", "give the speech as plain text, each turn after the name of its speaker")

_ROOTS = {
    "rss": _FEED, "feed": _FEED, "rdf": _FEED, "channel": _FEED,
    "urlset": _SITEMAP, "sitemapindex": _SITEMAP, "opml": _OPML,
    "nitf": _NEWSML, "newsitem": _NEWSML, "newsmessage": _NEWSML, "packageitem": _NEWSML,
    "conceptitem": _NEWSML, "knowledgeitem": _NEWSML, "planningitem": _NEWSML, "catalogitem": _NEWSML,
    "newsml": _NEWSML,
}  # fmt: skip
_NOT_ONLY_OF_PAGES = {"article": _XML, "tt": _SUBTITLES}
"""Root elements of XML formats that are HTML elements as well; in a file that is not a page they mean XML."""
_BEGINNINGS = (
    ("BEGIN:VCALENDAR", _CALENDAR), ("BEGIN:VCARD", _CALENDAR), ("WARC/1.", _ARCHIVE), ("WEBVTT", _SUBTITLES),
    ("[Script Info]", _SUBTITLES), ("filedesc://", _OLD_ARCHIVE),
)  # fmt: skip
_CUE = re.compile(r"(?:\d+[ \t]*(?:\r\n|\r|\n))?(?:\d+:)?\d\d:\d\d[.,]\d{1,3}[ \t]*-->")
_FIELD = re.compile(r"([!-9;-~]+):(?:[ \t]|$)")
_FROM_LINE = re.compile(r"From \S+ +(?:mon|tue|wed|thu|fri|sat|sun)\w* .*\d\d:\d\d", re.IGNORECASE)
_OF_MACHINES = frozenset((
    "message-id", "mime-version", "return-path", "delivered-to", "dkim-signature",
    "content-transfer-encoding", "in-reply-to", "x-mailer", "authentication-results",
))  # fmt: skip
_RECEIVED = re.compile(r"(?:\(|from|by)\b")
"""How the value of ``Received`` begins in a mail; papers have a date there."""
_PARTIES = ("from", "to", "cc", "reply-to")
_MAIL_ADDRESS = re.compile(r"[^\s@<]@[^\s@]")
_JSON_TEXT = re.compile(
    r'(?:[\s\[\]{},:]++|"(?:[^"\\]++|\\.)*+"|-?(?:\d[\d.eE+-]*+|Infinity)|NaN|true|false|null)*+', re.DOTALL
)
"""The tokens of JSON in any order, so that superfluous commas and several values in a row match, too."""
_PRINTED_TEXT = re.compile(
    r"""(?:[\s\[\]{}(),:=]++|[a-zA-Z_][\w.]*+(?=[(=:])|-?(?:\d[\d.eE+-]*+|inf)|nan|True|False|None"""
    r"""|[bru]?(?:"(?:[^"\\]++|\\.)*+"|'(?:[^'\\]++|\\.)*+'))*+""",
    re.DOTALL,
)
"""The tokens of Python's printed values: strings in either quotation mark, calls, field names."""
_KEY = re.compile(r"[\"']\s*:")
_CUT_OFF = re.compile(r"(?:\"(?:[^\"\\]|\\.)*|'(?:[^'\\]|\\.)*)\\?|[\w.+-]{1,20}", re.DOTALL)
_ADDRESS = r"<?(?:(?:https?|ftp)://|www\.)[^\s<>]+>?"
_ADDRESS_LINE = re.compile(
    rf"(?:[-*•+]\s+|\d+[.)]\s+)?(?:{_ADDRESS}|\[[^\]]*\]\({_ADDRESS})(?:\s*[,;]|\s+(?:[#;|(–—-]|//).*)?",
    re.IGNORECASE,
)
"""A URL, optionally as a list item and with a remark after it."""


def refuse_other_kinds(text: str, name: str, *, otherwise: str, is_page: bool = False) -> None:
    """Raise ``UnreadableInput`` for a text that is not an article; ``name`` is used in the error message.

    ``otherwise`` is the advice for the case that it is an article after all.
    """
    kind = kind_of(text, is_page=is_page)
    if kind:
        advice = f"{kind.advice}; or, if it is an article after all, {otherwise}"
        raise UnreadableInput(name, f"it is {kind.what}, not the text of an article", advice)


def kind_of(text: str, *, is_page: bool = False) -> Kind | None:
    """Return the kind of file that a text is as a whole, or ``None`` for prose, Markdown and web pages.

    ``is_page`` says that it is to be read as HTML, so that a fragment of a page is not taken for XML.
    """
    begun = text.lstrip("\ufeff \t\r\n")
    for beginning, kind in _BEGINNINGS:
        if begun.startswith(beginning):
            return kind
    if begun.startswith("<") and not _ADDRESS_LINE.match(begun):
        return _of_root(begun, is_page=is_page)
    head, is_cut = begun[:LOOKED_AT], len(begun) > LOOKED_AT
    if _CUE.match(head):
        return _SUBTITLES
    return _mail(head) or _data(head, is_cut=is_cut) or _addresses(head) or _table(head, is_cut=is_cut)


def _of_root(text: str, *, is_page: bool) -> Kind | None:
    """Return the kind of an XML document by its root element; ``None`` for pages and unknown elements."""
    root = root_of(text, LOOKED_AT)
    if root is None or root.name == "html":
        return None
    if root.name in _ROOTS or root.is_declared:
        return _ROOTS.get(root.name, _XML)
    if is_page or not root.is_whole:
        return None
    from lxml.html import defs

    return _NOT_ONLY_OF_PAGES.get(root.name) or (None if root.name in defs.tags else _XML)


def _mail(text: str) -> Kind | None:
    """Return the kind of a mail, or ``None`` for other texts.

    A mail begins with header fields: one that only programs write, or a ``From`` field together with an
    e-mail address.
    """
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
    of_machine = fields.keys() & _OF_MACHINES or _RECEIVED.match(fields.get("received", ""))
    is_addressed = any(_MAIL_ADDRESS.search(fields.get(party, "")) for party in _PARTIES)
    is_letter = "from" in fields and fields.keys() & {"subject", "to", "date"}
    if not (of_machine or (is_letter and is_addressed)):
        return None
    if mailbox:
        return _MBOX
    is_page = fields.get("content-type", "").startswith("multipart/related") and "to" not in fields
    return _MHTML if is_page else _MAIL


def _data(text: str, *, is_cut: bool) -> Kind | None:
    """Return the kind of JSON and of printed Python lists and dicts, complete or cut off; else ``None``."""
    if not text.startswith(("[", "{")):
        return None
    for made_of, kind in ((_JSON_TEXT, _JSON), (_PRINTED_TEXT, _PRINTED)):
        read = made_of.match(text)
        end = read.end() if read else 0
        ends_within = is_cut or _KEY.search(text, 0, end)
        if end == len(text) or (ends_within and _CUT_OFF.fullmatch(text, end)):
            return kind
    return None


def _addresses(text: str) -> Kind | None:
    lines = [line.strip() for line in text.splitlines()]
    said = [line for line in lines if line and not line.startswith("#")]
    listed = sum(bool(_ADDRESS_LINE.fullmatch(line)) for line in said)
    return _ADDRESSES if said and listed >= ADDRESSES_SHARE * len(said) else None


def _table(text: str, *, is_cut: bool) -> Kind | None:
    if is_drawn(text, is_cut=is_cut):
        return _DRAWN
    return _TABLE if is_separated(text, is_cut=is_cut) else None
