"""Bytes → Article: files, folders, pages, tables and standard input.

The flow is written down once, in :mod:`accordingto.ingest.source`.
"""

from __future__ import annotations

from accordingto.ingest.article import article_from_text
from accordingto.ingest.contents import Origin
from accordingto.ingest.cutting import cut, files_to_cut, singly
from accordingto.ingest.dates import iso_date
from accordingto.ingest.given import COLUMNS, Format, Given
from accordingto.ingest.inputs.counting import count_results
from accordingto.ingest.inputs.files import could_be_several, is_folder
from accordingto.ingest.inputs.formats import SEVERAL, format_by_suffix
from accordingto.ingest.parts import Part, read_part
from accordingto.ingest.source import articles_in, read_bytes, read_inputs

__all__ = [
    "COLUMNS",
    "SEVERAL",
    "Format",
    "Given",
    "Origin",
    "Part",
    "article_from_text",
    "articles_in",
    "could_be_several",
    "count_results",
    "cut",
    "files_to_cut",
    "format_by_suffix",
    "is_folder",
    "iso_date",
    "read_bytes",
    "read_inputs",
    "read_part",
    "singly",
]
