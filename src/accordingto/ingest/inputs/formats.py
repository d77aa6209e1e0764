"""How an input is written: told by what it begins with, by its suffix, or by its media type.

What a file holds goes before its name: a feed in ``page.txt`` is a feed.
"""

from __future__ import annotations

import re
from pathlib import PurePath

from accordingto.ingest.given import Format
from accordingto.ingest.inputs.decode import head_of
from accordingto.ingest.inputs.kinds import LOOKED_AT, kind_of
from accordingto.ingest.inputs.stream import Stream

SUFFIXES: dict[str, Format] = {
    ".txt": "text",
    ".text": "text",
    ".md": "markdown",
    ".markdown": "markdown",
    ".html": "html",
    ".htm": "html",
    ".jsonl": "jsonl",
    ".ndjson": "jsonl",
    ".json": "json",
    ".csv": "csv",
    ".tsv": "csv",
    ".rss": "feed",
    ".atom": "feed",
    ".xml": "feed",
    ".parquet": "parquet",
    ".pdf": "pdf",
    ".docx": "docx",
    ".eml": "mail",
    ".mbox": "mbox",
    ".mhtml": "mhtml",
    ".mht": "mhtml",
    ".warc": "warc",
}
"""The suffixes that tell a format, ``.gz`` behind them or not; in a folder, other files are passed over."""
MEDIA_TYPES: dict[str, Format] = {
    "text/html": "html",
    "application/xhtml+xml": "html",
    "text/plain": "text",
    "text/markdown": "markdown",
    "application/rss+xml": "feed",
    "application/atom+xml": "feed",
    "application/rdf+xml": "feed",
    "application/feed+json": "json",
    "application/xml": "feed",
    "text/xml": "feed",
}
"""The media types of what is read from an address."""

SEVERAL: frozenset[Format] = frozenset(
    ("jsonl", "json", "csv", "parquet", "feed", "mbox", "urls", "warc", "newsml")
)
"""The formats that may have more than one article in a file."""
_SIGNATURES: tuple[tuple[bytes, Format], ...] = (
    (b"%PDF-", "pdf"),
    (b"PK\x03\x04", "docx"),
    (b"PAR1", "parquet"),
)
"""The first bytes of what is no text. Of what is in a ZIP, its reader tells more."""
PACKED = ".gz"
"""The suffix of a file that gzip compressed; the one before it tells the format."""

_HTML = re.compile(r"<!doctype\s+html|<html[\s>]|<head[\s>]|<body[\s>]", re.IGNORECASE)
_LINE = re.compile(r'\s*\{[ \t]*"')
"""An object that goes on in the line in which it begins, as in JSONL."""
_DOCUMENT = re.compile(r"\s*(?:\[\s*\{|[\[{][ \t]*\r?\n)")
"""An array of objects, or JSON over several lines."""


def format_of(stream: Stream, told: Format | None) -> Format:
    """Return the format of an input by its content, else what its name or its server ``told``, else text."""
    if stream.is_archive:
        return "warc"
    for signature, form in _SIGNATURES:
        if stream.head.startswith(signature):
            return form
    head = head_of(stream.head)
    if told in (None, "jsonl") and _LINE.match(head):
        return "jsonl"
    if told == "jsonl":
        return "json" if _DOCUMENT.match(head) else told
    return told if told == "json" else _of_text(head_of(stream.look(LOOKED_AT)), told)


def format_by_suffix(name: str) -> Format | None:
    """Return the format that the suffix of a file's name tells, in either case, or null."""
    return SUFFIXES.get(PurePath(name.lower().removesuffix(PACKED)).suffix)


def _of_text(text: str, told: Format | None) -> Format:
    kind = kind_of(text, is_page=told == "html")
    if kind is not None and kind.format == "json" and _LINE.match(text):
        return "jsonl"
    if kind is not None:
        return kind.format or (told if told != "feed" else None) or "text"
    return told or ("html" if _HTML.search(text) else "text")
