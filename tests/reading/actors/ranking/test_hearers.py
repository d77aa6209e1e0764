"""Who is told, once nobody is told what he says himself."""

from __future__ import annotations

import pytest

from accordingto.reading.actors.entities import Identity
from accordingto.reading.actors.ranking.candidates import Ranking
from accordingto.reading.actors.ranking.hearers import identify_hearers, subject_above
from accordingto.reading.encoder.calibration import Linear
from tests.reading.parts import document, drafted


def told(text: str) -> str | None:
    """The name of who is told in the last attribution that tells somebody."""
    draft = drafted(text)
    piece = next(piece for piece in reversed(draft.addressees) if piece)
    phrase = draft.entities.phrase_of(piece)
    assert phrase is not None
    return draft.entities.name(draft.entities.identity(phrase).cluster).text


@pytest.mark.parametrize(
    "text",
    [
        "Bo Lund met the mayor, Carl Orr, on Monday. "
        "Lund said the toll was too high, and Lund told him that it must go.",
        "Prince Olaf Lund went to visit the banker Carl Orr. "
        "Lund says he felt bound to visit the banker to tell him in person that their friendship was over.",
    ],
)
def test_who_speaks_is_not_told(text: str) -> None:
    assert told(text) == "Carl Orr"


def test_who_tells_himself_is_told() -> None:
    assert told("Bo Lund met Carl Orr on Monday. Lund told himself that the toll must go.") == "Bo Lund"


def test_us_is_not_one_person() -> None:
    draft = drafted("“The Bible tells us that we shall wait,” Felicia Orr said.")
    entities, piece = draft.entities, next(piece for piece in draft.addressees if piece)
    us = entities.phrase_of(piece)
    orr = next(at for at, pairs in enumerate(entities.clusters) if any(p.form == "name" for p, _ in pairs))
    assert us is not None
    entities.move(us, Identity(orr, 1.0))
    ranking = Ranking(entities, draft.found, Linear({}))
    identify_hearers(entities, draft.found, draft.addressees, draft.speakers, ranking)
    assert entities.identity(us).cluster != orr


@pytest.mark.parametrize(
    ("text", "verb", "subject"),
    [
        ("Orr told her to wait.", "told", "orr"),
        ("Orr met Lund and told him to wait.", "told", "orr"),
        ("Orr tried to tell him to wait.", "tell", "orr"),
        ("Orr asked Lund to tell him to wait.", "tell", None),
    ],
)
def test_the_subject_of_a_verb_is_its_own_or_that_of_the_verb_above(
    text: str, verb: str, subject: str | None
) -> None:
    doc = document(text)
    found = subject_above(next(at for at in range(len(doc)) if doc[at] == verb), doc)
    assert (None if found is None else doc[found]) == subject
