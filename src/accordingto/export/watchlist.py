"""Watch items as JSON, JSON lines and CSV."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable
from typing import Any

import msgspec

from accordingto.export.cells import defused
from accordingto.export.fielddocs import describe
from accordingto.export.wording import joined, one_line
from accordingto.watchlist import WatchItem

COLUMNS = (
    "id",
    "kind",
    "confidence",
    "due",
    "due_words",
    "vague",
    "state",
    "note",
    "who",
    "content",
    "condition",
    "strength",
    "polarity",
    "certainty",
    "vouchers",
    "sentence",
    "start",
    "end",
    "headline",
    "outlet",
    "published",
    "url",
    "path",
    "article",
    "claim",
)
"""The columns of the CSV, in order."""


def watch_to_json(items: Iterable[WatchItem]) -> bytes:
    """Return items as an indented JSON array in UTF-8, with a final newline."""
    return msgspec.json.format(msgspec.json.encode(list(items)), indent=2) + b"\n"


def watch_to_jsonl(items: Iterable[WatchItem]) -> bytes:
    """Return items as JSON lines in UTF-8."""
    return msgspec.json.Encoder().encode_lines(list(items))


def watch_to_csv(items: Iterable[WatchItem]) -> bytes:
    """Return items as CSV (RFC 4180, UTF-8) with a header; cells are escaped so that none is a formula.

    White space in words is collapsed, spans are joined by an ellipsis and vouchers by arrows. ``start`` and
    ``end`` are the offsets of the first character of the content and after its last one.
    """
    page = io.StringIO(newline="")
    table = csv.writer(page)
    table.writerow(COLUMNS)
    for item in items:
        table.writerow([defused(cell) for cell in _row(item)])
    return page.getvalue().encode("utf-8", "replace")


def watch_schema() -> dict[str, Any]:
    """Return the JSON Schema (2020-12) of a watch item, with a description of each field."""
    return describe(WatchItem, "accordingto watch item")


def _row(item: WatchItem) -> tuple[str, ...]:
    return (
        item.id,
        item.kind,
        f"{item.confidence:g}",
        item.due or "",
        one_line(item.due_span.text) if item.due_span else "",
        "yes" if item.vague else "no",
        item.state,
        one_line(item.note),
        item.who,
        joined(item.content),
        joined(item.condition),
        item.strength or "",
        item.polarity or "",
        item.certainty or "",
        vouched(item),
        one_line(item.sentence.text),
        str(item.content[0].start),
        str(item.content[-1].end),
        one_line(item.headline or ""),
        item.outlet or "",
        item.published or "",
        item.url or "",
        item.path or "",
        item.article,
        item.claim,
    )


def vouched(item: WatchItem) -> str:
    """Return the names of the vouchers, from the outlet inward, on one line."""
    first, *rest = item.vouchers or ("",)
    return " ← ".join([first or "the outlet", *(name or "(nobody named)" for name in rest)])
