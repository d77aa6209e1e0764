"""What an address asks for, checked: what is no valid value is as if it were not there."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING, TypeVar
from urllib.parse import urlencode

if TYPE_CHECKING:
    from starlette.datastructures import QueryParams

T = TypeVar("T", bound=str)

LONGEST = 500
"""Characters of a value; the rest is left out."""


def word(given: QueryParams, name: str) -> str:
    """A value as it was typed, without what no text has."""
    return given.get(name, "")[:LONGEST].replace("\0", "").strip()


def exact(given: QueryParams, name: str) -> str:
    """A name as it stands in the library, white space and all."""
    return given.get(name, "").replace("\0", "")


def choices(given: QueryParams, name: str, known: Sequence[T]) -> tuple[T, ...]:
    """The values of a name that are known ones, in their order."""
    asked = set(given.getlist(name))
    return tuple(one for one in known if one in asked)


def day(given: QueryParams, name: str) -> str:
    """A day as ISO 8601 has it; empty where it is none."""
    try:
        return date.fromisoformat(given.get(name, "")[:10]).isoformat()
    except ValueError:
        return ""


def with_changes(given: QueryParams, **changes: str | None) -> str:
    """The query string with other values of some names; None takes a name out."""
    kept = [(name, value) for name, value in given.multi_items() if name not in changes and value]
    return urlencode([*kept, *((name, value) for name, value in changes.items() if value)])
