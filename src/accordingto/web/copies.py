"""The switch that leaves copies out of a page's counts."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from accordingto.store import Copies
from accordingto.web.params import HIDDEN, with_changes, with_copies

if TYPE_CHECKING:
    from starlette.datastructures import QueryParams


def copies_switch(given: QueryParams, known: Copies) -> dict[str, Any]:
    """Return the template values of the switch: the known copies, its state, and its address."""
    is_shown = with_copies(given)
    return {
        "copies": known,
        "copies_shown": is_shown,
        "copies_address": with_changes(given, copies=HIDDEN if is_shown else None, after=None, back=None),
    }
