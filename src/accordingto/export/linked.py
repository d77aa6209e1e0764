"""Identifiers and output shared by the linked-data formats (JSON-LD).

The identifiers are URNs, since the text of a ledger has no web address of its own.
"""

from __future__ import annotations

import json
from typing import Any
from urllib.parse import quote

from accordingto.export.cells import encodable
from accordingto.types import Article

VOCABULARY = "urn:accordingto:ledger:1:"
"""Prefix of the terms for the ledger's fields and labels, which docs/ledger.md defines."""


def article_iri(article: Article) -> str:
    """Return the URN of an article, made from the hash of its text: the same text has the same URN."""
    return f"urn:accordingto:article:{quote(article.id, safe='')}"


def part_iri(article: Article, id: str) -> str:
    """Return the URN of the actor, attribution or claim of the article with this id."""
    return f"{article_iri(article)}:{quote(id, safe='')}"


def present(fields: dict[str, Any]) -> dict[str, Any]:
    """Return the fields without those that are None or an empty list."""
    return {name: value for name, value in fields.items() if value is not None and value != []}


def written(document: dict[str, Any]) -> bytes:
    """Return a JSON-LD document, indented, in UTF-8, with a final newline; lone surrogates become U+FFFD."""
    return (encodable(json.dumps(document, ensure_ascii=False, indent=2)) + "\n").encode()
