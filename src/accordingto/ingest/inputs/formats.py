"""Detection of an input's format by its first bytes, its suffix, or its media type.

The content takes precedence over the name: a feed in ``page.txt`` is a feed.
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
"""The format of each suffix, which ``.gz`` may follow; in a folder, files with other suffixes are skipped."""
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
"""The format of each media type that a fetched page may have."""

SEVERAL: frozenset[Format] = frozenset(
    ("jsonl", "json", "csv", "parquet", "feed", "mbox", "urls", "warc", "newsml")
)
"""The formats of which a file may hold more than one article."""
_SIGNATURES: tuple[tuple[bytes, Format], ...] = (
    (b"%PDF-", "pdf"),
    (b"PK\x03\x04", "docx"),
    (b"PAR1", "parquet"),
)
"""The first bytes of binary formats. A ZIP archive that is not DOCX is refused by the DOCX reader."""
PACKED = ".gz"
"""The suffix of a gzipped file; the suffix before it tells the format."""

_HTML = re.compile(r"<!doctype\s+html|<html[\s>]|<head[\s>]|<body[\s>]", re.IGNORECASE)
_LINE = re.compile(r'\s*\{[ \t]*"')
"""An object that continues on the line on which it begins, as in JSONL."""
_DOCUMENT = re.compile(r"\s*(?:\[\s*\{|[\[{][ \t]*\r?\n)")
"""An array of objects, or JSON over several lines."""


def format_of(stream: Stream, told: Format | None) -> Format:
    """Return the format by content, else ``told`` (by the name or the server), else ``text`` or ``html``."""
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
    """Return the format that the suffix of a file name tells, ignoring case, or ``None``."""
    return SUFFIXES.get(PurePath(name.lower().removesuffix(PACKED)).suffix)


def _of_text(text: str, told: Format | None) -> Format:
    kind = kind_of(text, is_page=told == "html")
    if kind is not None and kind.format == "json" and _LINE.match(text):
        return "jsonl"
    if kind is not None:
        return kind.format or (told if told != "feed" else None) or "text"
    return told or ("html" if _HTML.search(text) else "text")
