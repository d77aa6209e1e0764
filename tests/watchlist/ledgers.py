"""Ledgers with claims, without the model: the attributions are marked, the rest follows by rule."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from msgspec.structs import replace

from accordingto.reading.assemble import times_in
from accordingto.reading.claims.claims import make_claims
from accordingto.reading.claims.conditions import with_conditions
from accordingto.reading.claims.factuality import with_stances
from accordingto.reading.times.deadlines import with_deadlines
from accordingto.reading.times.timex import find_times
from accordingto.types import Ledger
from tests.fakes import ledger_from_marks
from tests.reading.parts import document, present

PUBLISHED = "2031-03-10"
"""A Monday."""


def read(
    marked: str,
    attributes: Mapping[str, Mapping[str, Any]] | None = None,
    published: str | None = PUBLISHED,
    **article: Any,
) -> Ledger:
    """The ledger of a marked text (see ``ledger_from_marks``), with claims, times and conditions."""
    ledger = ledger_from_marks(marked, attributes, published=published, **article)
    text = ledger.article.text
    doc = document(text)
    times = with_deadlines(find_times(text, published, doc=doc), doc, published)
    found = present(doc, ledger.attributions)
    claims = with_stances(make_claims(doc, found, ledger.article.headline), doc, found)
    claims = tuple(with_conditions(claims, doc, found))
    return replace(
        ledger,
        sentences=doc.sentences,
        attributions=tuple(found),
        claims=tuple(replace(one, times=times_in(one.content, times)) for one in claims),
        times=times,
    )
