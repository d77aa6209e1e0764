"""Ledgers as a spaCy ``DocBin``: a ``Doc`` per article, with the parts of attributions as span groups."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

import msgspec

from accordingto.export.cells import encodable, encodable_all
from accordingto.extras import need
from accordingto.types import Attribution, Ledger, Span

_GROUPS = {
    "sources": ("SOURCE", "source"),
    "cues": ("CUE", "cue"),
    "contents": ("CONTENT", "content"),
    "addressees": ("ADDRESSEE", "addressee_span"),
    "channels": ("CHANNEL", "channel"),
    "hedges": ("HEDGE", "hedges"),
}
"""The span groups of a document: for each, the label of its spans and the field of the attribution."""


def to_docbin(ledgers: Iterable[Ledger]) -> bytes:
    """Return bytes for ``DocBin().from_bytes``, tokenized with spaCy's blank English tokenizer.

    Each span has the id of its attribution as ``id_``; the spans of one part share it. A span that begins or
    ends within a token is expanded to the whole token. ``doc.user_data["accordingto"]`` is the whole ledger
    as JSON with the exact offsets, for ``from_json``. Lone surrogates become U+FFFD. Raises ``MissingExtra``
    if spaCy is not installed.
    """
    spacy, tokens = need("spacy", "spacy"), need("spacy.tokens", "spacy")
    tokenizer = spacy.blank("en").tokenizer
    bin = tokens.DocBin(store_user_data=True)
    for ledger in ledgers:
        doc = tokenizer(encodable(ledger.article.text))
        for name, (label, field) in _GROUPS.items():
            doc.spans[name] = [
                span
                for one in ledger.attributions
                for place in getattr(one, field)
                if (span := _span(doc, place, label, one)) is not None
            ]
        doc.user_data["accordingto"] = _json(ledger)
        bin.add(doc)
    written: bytes = bin.to_bytes()
    return written


def _span(doc: Any, place: Span, label: str, one: Attribution) -> Any:
    if place.start == place.end:
        return None
    return doc.char_span(place.start, place.end, label=label, span_id=one.id, alignment_mode="expand")


def _json(ledger: Ledger) -> str:
    return msgspec.json.encode(encodable_all(msgspec.to_builtins(ledger))).decode()
