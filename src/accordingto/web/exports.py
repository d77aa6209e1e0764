"""The formats in which a ledger can be taken away, one article a file."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal

from accordingto import export
from accordingto.types import Ledger

FormatName = Literal["json", "jsonl", "html", "csv", "parquet", "webannotation", "schemaorg", "brat", "spacy"]
"""What ``accordingto read --format`` writes, too."""


@dataclass(frozen=True)
class Format:
    """One of them."""

    name: FormatName
    """Its name, as ``--format`` has it."""
    title: str
    """What it is, for a link."""
    suffix: str
    """What a file of it ends with."""
    media_type: str
    """Its media type."""
    write: Callable[[Ledger], bytes]
    """Writes a ledger. Raises ``MissingExtra`` where a package is needed that is not installed."""


def _html(ledger: Ledger) -> bytes:
    return export.write_html([ledger]).encode()


def _csv(ledger: Ledger) -> bytes:
    return b"".join(export.to_csv([ledger]))


_UTF8 = "; charset=utf-8"
_LINKED = "application/ld+json"
_ALL = (
    Format("json", "JSON", ".json", "application/json", export.to_json),
    Format("jsonl", "JSON lines", ".jsonl", "application/jsonl", export.to_jsonl_line),
    Format("html", "Page", ".html", "text/html" + _UTF8, _html),
    Format("csv", "CSV", ".csv", "text/csv" + _UTF8, _csv),
    Format(
        "parquet",
        "Parquet",
        ".parquet",
        "application/vnd.apache.parquet",
        lambda one: export.to_parquet([one]),
    ),
    Format("webannotation", "Web Annotation", ".jsonld", _LINKED, export.to_web_annotations),
    Format("schemaorg", "schema.org", ".schemaorg.jsonld", _LINKED, export.to_schema_org),
    Format("brat", "brat", ".zip", "application/zip", lambda one: export.to_brat([one])),
    Format("spacy", "spaCy", ".spacy", "application/octet-stream", lambda one: export.to_docbin([one])),
)
FORMATS = {one.name: one for one in _ALL}
"""The formats, by name, in the order in which they are offered."""


def attachment(name: str, format: FormatName) -> dict[str, str]:
    """The header that makes a browser keep a file instead of showing it; odd signs of the name are lost."""
    plain = re.sub(r"[^A-Za-z0-9.-]+", "-", name)
    return {"Content-Disposition": f'attachment; filename="{plain}{FORMATS[format].suffix}"'}


MEDIA_TYPES = tuple(dict.fromkeys(one.media_type for one in FORMATS.values()))
"""Every media type that an export can have."""
