"""What a text is where it is no article: a feed, a mail, a table, data, a list of addresses.

Each is told by how a file is made from its beginning on, never by a passage: an article that quotes a mail or
holds a table is an article.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from accordingto.errors import UnreadableInput
from accordingto.ingest.given import Format
from accordingto.ingest.inputs.markup import root_of
from accordingto.ingest.inputs.tables import is_drawn, is_separated

LOOKED_AT = 65_536
"""The characters at the beginning that are looked at: whatever follows, the look takes no longer."""
ADDRESSES_SHARE = 0.8
"""The share of its lines that are addresses in a list of them."""


@dataclass(frozen=True)
class Kind:
    """What a file is, and what to do with it."""

    what: str
    """Its name, with its article."""
    advice: str
    """What to give in its place."""
    format: Format | None = None
    """The format that reads such a file; null where none does."""


_FILE = "give it as a file of its own"
_SITEMAP = Kind("a sitemap", "say --from urls to have what it lists fetched, or give addresses from it")
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
_ADDRESSES = Kind("a list of addresses", "give the addresses themselves, or say --from urls")
_CALENDAR = Kind("a calendar or contact card", "give the text of an article")
_ARCHIVE = Kind("a web archive (WARC)", _FILE, "warc")
_SUBTITLES = Kind("subtitles", "give the speech as plain text, each turn after the name of its speaker")

_ROOTS = {
    "rss": _FEED, "feed": _FEED, "rdf": _FEED, "channel": _FEED,
    "urlset": _SITEMAP, "sitemapindex": _SITEMAP, "opml": _OPML,
    "nitf": _NEWSML, "newsitem": _NEWSML, "newsmessage": _NEWSML, "packageitem": _NEWSML,
    "conceptitem": _NEWSML, "knowledgeitem": _NEWSML, "planningitem": _NEWSML, "catalogitem": _NEWSML,
    "newsml": _NEWSML,
}  # fmt: skip
_NOT_ONLY_OF_PAGES = {"article": _XML, "tt": _SUBTITLES}
"""Elements that XML formats begin with and pages have, too: where a file is no page, they begin no prose."""
_BEGINNINGS = (
    ("BEGIN:VCALENDAR", _CALENDAR), ("BEGIN:VCARD", _CALENDAR), ("WARC/1.", _ARCHIVE), ("WEBVTT", _SUBTITLES),
    ("[Script Info]", _SUBTITLES),
)  # fmt: skip
_CUE = re.compile(r"(?:\d+[ \t]*(?:\r\n|\r|\n))?(?:\d+:)?\d\d:\d\d[.,]\d{1,3}[ \t]*-->")
_FIELD = re.compile(r"([!-9;-~]+):(?:[ \t]|$)")
_FROM_LINE = re.compile(r"From \S+ +(?:mon|tue|wed|thu|fri|sat|sun)\w* .*\d\d:\d\d", re.IGNORECASE)
_OF_MACHINES = frozenset((
    "message-id", "mime-version", "return-path", "delivered-to", "dkim-signature",
    "content-transfer-encoding", "in-reply-to", "x-mailer", "authentication-results",
))  # fmt: skip
_RECEIVED = re.compile(r"(?:\(|from|by)\b")
"""How a mail server says so; papers say on which day."""
_PARTIES = ("from", "to", "cc", "reply-to")
_MAIL_ADDRESS = re.compile(r"[^\s@<]@[^\s@]")
_JSON_TEXT = re.compile(
    r'(?:[\s\[\]{},:]++|"(?:[^"\\]++|\\.)*+"|-?(?:\d[\d.eE+-]*+|Infinity)|NaN|true|false|null)*+', re.DOTALL
)
"""What JSON is made of, though not in its order: with commas too many, or several values in a row, too."""
_PRINTED_TEXT = re.compile(
    r"""(?:[\s\[\]{}(),:=]++|[a-zA-Z_][\w.]*+(?=[(=:])|-?(?:\d[\d.eE+-]*+|inf)|nan|True|False|None"""
    r"""|[bru]?(?:"(?:[^"\\]++|\\.)*+"|'(?:[^'\\]++|\\.)*+'))*+""",
    re.DOTALL,
)
"""The same as Python prints it: strings in marks of both kinds, calls, names of fields."""
_KEY = re.compile(r"[\"']\s*:")
_CUT_OFF = re.compile(r"(?:\"(?:[^\"\\]|\\.)*|'(?:[^'\\]|\\.)*)\\?|[\w.+-]{1,20}", re.DOTALL)
_ADDRESS = r"<?(?:(?:https?|ftp)://|www\.)[^\s<>]+>?"
_ADDRESS_LINE = re.compile(
    rf"(?:[-*•+]\s+|\d+[.)]\s+)?(?:{_ADDRESS}|\[[^\]]*\]\({_ADDRESS})(?:\s*[,;]|\s+(?:[#;|(–—-]|//).*)?",
    re.IGNORECASE,
)
"""An address, as an item of a list or not, with a remark behind it or not."""


def refuse_other_kinds(text: str, name: str, *, otherwise: str, is_page: bool = False) -> None:
    """Raise ``UnreadableInput`` for a text that is none to be read; ``name`` is what the error calls it.

    ``otherwise`` is what to do where it is an article all the same.
    """
    kind = kind_of(text, is_page=is_page)
    if kind:
        advice = f"{kind.advice}; or, if it is an article after all, {otherwise}"
        reason = "not the text of an article" if kind.format else "which is not supported"
        raise UnreadableInput(name, f"it is {kind.what}, {reason}", advice)


def kind_of(text: str, *, is_page: bool = False) -> Kind | None:
    """Return what kind of file a text is the whole of, or null for prose, Markdown and web pages.

    ``is_page`` where it is to be read as a page, so that a piece of one is none of XML.
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
    """Return the kind of an XML document by its root element; null for pages, and where nothing tells."""
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
    """Return the kind of a mail, which begins with fields, one of a machine or with an address; else None."""
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
    """Return the kind of JSON and of printed lists and dicts of Python, whole or cut off; None for others."""
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
