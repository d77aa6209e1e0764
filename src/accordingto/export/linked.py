"""What the formats of linked data share: names for what a ledger holds, and how JSON-LD is written.

The names are URNs, since the reading text has no address of its own.
"""

from __future__ import annotations

import json
from typing import Any
from urllib.parse import quote

from accordingto.export.cells import encodable
from accordingto.types import Article

VOCABULARY = "urn:accordingto:ledger:1:"
"""What the terms of the ledger begin with; each means what docs/ledger.md says of the field or label."""


def article_iri(article: Article) -> str:
    """Name the text of an article, by its hash: who reads the same text gives it the same name."""
    return f"urn:accordingto:article:{quote(article.id, safe='')}"


def part_iri(article: Article, id: str) -> str:
    """Name an actor, attribution or claim of the article."""
    return f"{article_iri(article)}:{quote(id, safe='')}"


def present(fields: dict[str, Any]) -> dict[str, Any]:
    """Leave out what is not determined: null and empty lists."""
    return {name: value for name, value in fields.items() if value is not None and value != []}


def written(document: dict[str, Any]) -> bytes:
    """Write JSON-LD indented, in UTF-8, a newline at the end; lone surrogates become U+FFFD."""
    return (encodable(json.dumps(document, ensure_ascii=False, indent=2)) + "\n").encode()
