"""Parsing of URL parameters for pages: values that are not valid are ignored."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from datetime import date
from typing import TYPE_CHECKING, TypeVar
from urllib.parse import urlencode

if TYPE_CHECKING:
    from starlette.datastructures import QueryParams

T = TypeVar("T", bound=str)

MOST_PAGES = 60
"""Limit of earlier pages that a URL remembers, to page back."""
HIDDEN = "hide"
"""The value of ``copies`` that leaves copies out."""
LONGEST = 500
"""Limit of characters of a value; the rest is cut off."""


def word(given: QueryParams, name: str) -> str:
    """Return a typed value, cut to ``LONGEST``, without null characters and outer white space."""
    return given.get(name, "")[:LONGEST].replace("\0", "").strip()


def exact(given: QueryParams, name: str) -> str:
    """Return a value with its white space, as names in the library may have some."""
    return given.get(name, "").replace("\0", "")


def choices(given: QueryParams, name: str, known: Sequence[T]) -> tuple[T, ...]:
    """Return the values of a parameter that are in ``known``, in the order of ``known``."""
    asked = set(given.getlist(name))
    return tuple(one for one in known if one in asked)


def with_copies(given: QueryParams) -> bool:
    """Return whether to count articles that are known to print another article's text; true by default."""
    return given.get("copies", "") != HIDDEN


def day(given: QueryParams, name: str) -> str:
    """Return a parameter as an ISO 8601 day; empty if it is missing or not valid."""
    try:
        return date.fromisoformat(given.get(name, "")[:10]).isoformat()
    except ValueError:
        return ""


def narrowing_of(pairs: Iterable[tuple[str, str]], filters: Collection[str]) -> str:
    """Return a query string with only those parameters that are in ``filters`` and not empty."""
    return urlencode([(name, value) for name, value in pairs if name in filters and value])


def ways(given: QueryParams, after: str | None) -> dict[str, str]:
    """Return the query strings of the next page ("older") and the previous one ("newer"); empty for none.

    The parameter ``back`` has the cursors of the pages before this one, "-" for the first page.
    """
    here = word(given, "after")
    trail = [one for one in given.get("back", "").split(",") if one][-MOST_PAGES:]
    older = with_changes(given, after=after, back=",".join([*trail, here or "-"])) if after else ""
    if not here:
        return {"older": older, "newer": ""}
    before = trail[-1] if trail else "-"
    newer = with_changes(given, after=None if before == "-" else before, back=",".join(trail[:-1]) or None)
    return {"older": older, "newer": f"?{newer}"}


def with_changes(given: QueryParams, **changes: str | None) -> str:
    """Return the query string with some parameters changed; None removes a parameter."""
    kept = [(name, value) for name, value in given.multi_items() if name not in changes and value]
    return urlencode([*kept, *((name, value) for name, value in changes.items() if value)])
