from __future__ import annotations

from accordingto.export.report.notes import PLACES, notes
from accordingto.types import Span, Warning


def warning(code: str, *starts: int) -> Warning:
    return Warning(code=code, message=f"{code}?", spans=tuple(Span(at, at + 1, "x") for at in starts))


def test_warnings_of_one_kind_are_one_note() -> None:
    found = notes([warning("actor_unknown", 3), warning("empty_text"), warning("actor_unknown", 9)])
    assert [note.message for note in found] == ["actor_unknown?", "empty_text?"]
    assert [[place.span.start for place in note.places] for note in found] == [[3, 9], []]


def test_every_place_has_a_number_of_its_own() -> None:
    found = notes([warning("one", 1, 2), warning("two", 1)])
    assert [place.number for note in found for place in note.places] == [1, 2, 3]


def test_many_places_are_counted() -> None:
    (note,) = notes([warning("one", *range(PLACES + 5))])
    assert (len(note.places), note.more) == (PLACES, 5)


def test_a_place_of_no_characters_is_none() -> None:
    (note,) = notes([Warning(code="one", message="One?", spans=(Span(4, 4, ""),))])
    assert note.places == ()
