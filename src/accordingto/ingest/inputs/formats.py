"""How an input is written: told by its suffix, by its media type, or by its first bytes."""

from __future__ import annotations

import re
from pathlib import PurePath

from accordingto.ingest.given import Format

SUFFIXES: dict[str, Format] = {
    ".txt": "text",
    ".text": "text",
    ".md": "markdown",
    ".markdown": "markdown",
    ".html": "html",
    ".htm": "html",
    ".jsonl": "jsonl",
    ".ndjson": "jsonl",
}
"""The suffixes that tell a format; in a folder, files with others are passed over."""
MEDIA_TYPES: dict[str, Format] = {
    "text/html": "html",
    "application/xhtml+xml": "html",
    "text/plain": "text",
    "text/markdown": "markdown",
}
"""The media types of pages that are read from an address."""

_HTML = re.compile(rb"<!doctype\s+html|<html[\s>]|<head[\s>]|<body[\s>]", re.IGNORECASE)
_OBJECT = re.compile(rb'\s*\{\s*"')


def format_by_suffix(name: str) -> Format | None:
    """Return the format that the suffix of a file's name tells, in either case, or null."""
    return SUFFIXES.get(PurePath(name).suffix.lower())


def format_of(head: bytes) -> Format:
    """Return the format that the first bytes look like: HTML, JSONL, else plain text."""
    unmarked = head.removeprefix(b"\xef\xbb\xbf")
    if _OBJECT.match(unmarked):
        return "jsonl"
    return "html" if _HTML.search(unmarked) else "text"
