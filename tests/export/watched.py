"""A watch item that we wrote, to be changed as a test needs it."""

from __future__ import annotations

from typing import Any

from accordingto.types import Span
from accordingto.watchlist import WatchItem


def item(**changes: Any) -> WatchItem:
    """A promise with a day; ``changes`` are fields that are to be otherwise."""
    fields: dict[str, Any] = {
        "id": "1",
        "kind": "promise",
        "who": "Ida Orr",
        "content": (Span(17, 51, "to rebuild the pier by 1 June 2031"),),
        "due": "2031-06-01",
        "due_span": Span(40, 51, "1 June 2031"),
        "strength": "certain",
        "polarity": "positive",
        "certainty": "reported",
        "claim": "c1",
        "chain": ("outlet", "q1"),
        "vouchers": ("The Courier", "Ida Orr"),
        "sentence": Span(0, 52, "Ida Orr promised to rebuild the pier by 1 June 2031."),
        "article": "a" * 16,
        "headline": "Pier to be rebuilt",
        "outlet": "The Courier",
        "published": "2031-03-10T18:40:00+01:00",
        "url": "https://courier.example/pier",
    }
    return WatchItem(**{**fields, **changes})
