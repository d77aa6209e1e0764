"""What an address asks for, checked: what is no valid value is as if it were not there."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from datetime import date
from typing import TYPE_CHECKING, TypeVar
from urllib.parse import urlencode

if TYPE_CHECKING:
    from starlette.datastructures import QueryParams

T = TypeVar("T", bound=str)

MOST_PAGES = 60
"""Pages back that an address remembers."""
HIDDEN = "hide"
"""What an address says of ``copies`` where they are left out."""
LONGEST = 500
"""Characters of a value; the rest is left out."""


def word(given: QueryParams, name: str) -> str:
    """Return a value as it was typed, without characters that are not valid text."""
    return given.get(name, "")[:LONGEST].replace("\0", "").strip()


def exact(given: QueryParams, name: str) -> str:
    """Return a name exactly as the library has it, with its white space."""
    return given.get(name, "").replace("\0", "")


def choices(given: QueryParams, name: str, known: Sequence[T]) -> tuple[T, ...]:
    """Return the values of a parameter that are known, in their order."""
    asked = set(given.getlist(name))
    return tuple(one for one in known if one in asked)


def with_copies(given: QueryParams) -> bool:
    """Return whether articles that are known to print another's text are counted: unless they are hidden."""
    return given.get("copies", "") != HIDDEN


def day(given: QueryParams, name: str) -> str:
    """Return an ISO 8601 day; empty where the value is none."""
    try:
        return date.fromisoformat(given.get(name, "")[:10]).isoformat()
    except ValueError:
        return ""


def narrowing_of(pairs: Iterable[tuple[str, str]], filters: Collection[str]) -> str:
    """Return the query string of the parameters that narrow a list, and nothing else."""
    return urlencode([(name, value) for name, value in pairs if name in filters and value])


def ways(given: QueryParams, after: str | None) -> dict[str, str]:
    """Return the query strings of the next page and of the one before; empty where there is none.

    ``back`` holds where the pages before this one began, the first as "-".
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
    """Return the query string with other values for some parameters; None removes a parameter."""
    kept = [(name, value) for name, value in given.multi_items() if name not in changes and value]
    return urlencode([*kept, *((name, value) for name, value in changes.items() if value)])
