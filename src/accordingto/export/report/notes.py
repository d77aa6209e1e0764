"""What an editor would ask, and the places it is about."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from msgspec import Struct

from accordingto.export.report.marks import Mark, marked
from accordingto.export.wording import one_line, shortened
from accordingto.types import Span, Warning

PLACES = 6
"""Places of one note that are shown; the rest are counted."""

PLACE_LENGTH = 60
"""Characters of a place that are shown."""


class NotedWords(Struct, frozen=True):
    """Words that a note is about."""

    number: int
    """Place among all places of the article's notes, from 1."""
    words: str
    """The words on one line, shortened where long."""
    span: Span
    """Where they stand."""


class Note(Struct, frozen=True):
    """All warnings of one kind."""

    code: str
    """The kind."""
    message: str
    """What an editor would ask."""
    places: tuple[NotedWords, ...]
    """The first ``PLACES`` places it is about."""
    more: int
    """How many places there are besides."""
    remark: str = ""
    """What a person remarked on them."""


def notes(warnings: Iterable[Warning]) -> list[Note]:
    """Join the warnings that have a code and a message in common, in the order of their first."""
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
    """Mark the places that are shown."""
    for place in places:
        yield from marked([place.span], "warned", place.number)
