"""Bytes → Article: files, folders, pages, JSON lines and standard input.

The flow is written down once, in :mod:`accordingto.ingest.source`.
"""

from __future__ import annotations

from accordingto.ingest.article import article_from_text
from accordingto.ingest.dates import iso_date
from accordingto.ingest.given import Format, Given
from accordingto.ingest.inputs.files import is_folder
from accordingto.ingest.source import article_from_bytes, read_bytes, read_inputs

__all__ = [
    "Format",
    "Given",
    "article_from_bytes",
    "article_from_text",
    "is_folder",
    "iso_date",
    "read_bytes",
    "read_inputs",
]
