"""The view model of the warnings: what an editor would ask, and the places in the text that it is about."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from msgspec import Struct

from accordingto.export.report.marks import Mark, marked
from accordingto.export.wording import one_line, shortened
from accordingto.types import Span, Warning

PLACES = 6
"""Number of places shown of one note; the rest are only counted."""

PLACE_LENGTH = 60
"""Greatest number of characters shown of a place."""


class NotedWords(Struct, frozen=True):
    """A place in the text that a note, a finding or a date is about."""

    number: int
    """Number among all such places of the article, from 1."""
    words: str
    """The words on one line, shortened if long."""
    span: Span
    """Their span."""


class Note(Struct, frozen=True):
    """All warnings with the same code and message."""

    code: str
    """The code of the warnings."""
    message: str
    """What an editor would ask."""
    places: tuple[NotedWords, ...]
    """The first ``PLACES`` places that it is about."""
    more: int
    """Number of further places."""
    remark: str = ""
    """A person's note on warnings with this code; empty if there is none."""


def notes(warnings: Iterable[Warning]) -> list[Note]:
    """Group warnings by code and message, in the order of the first warning of each group."""
    spans: dict[tuple[str, str], list[Span]] = {}
    remarks: dict[str, str] = {}
    for warning in warnings:
        if isinstance(warning.note, str):
            remarks[warning.code] = one_line(warning.note)
        kept = spans.setdefault((warning.code, warning.message), [])
        kept += (span for span in warning.spans if span.start < span.end)
    found: list[Note] = []
    number = 0
    for (code, message), where in spans.items():
        shown = where[:PLACES]
        places = [
            NotedWords(at, shortened(one_line(span.text), PLACE_LENGTH), span)
            for at, span in enumerate(shown, start=number + 1)
        ]
        number += len(shown)
        found.append(Note(code, message, tuple(places), len(where) - len(shown), remarks.get(code, "")))
    return found


def place_marks(places: Iterable[NotedWords]) -> Iterator[Mark]:
    """Yield the marks in the text for what warnings are about, numbered as in their list."""
    for place in places:
        yield from marked([place.span], "warned", place.number)
