"""Who "I" is in an opinion. All people are invented."""

from __future__ import annotations

import pytest

from accordingto.reading.reader import Reader
from accordingto.types import Article

BODY = "The ferry is late again.\n\nI believe that the toll has to go. It is paid by nurses.\n\n"


@pytest.fixture(scope="module")
def reader() -> Reader:
    """The bundled reader."""
    return Reader()


def believer(reader: Reader, text: str) -> str | None:
    """Return who believes that the toll has to go."""
    ledger = reader.read(Article(id="x", text=text))
    (own,) = [one for one in ledger.attributions if one.source and one.source[0].text == "I"]
    return next((actor.name for actor in ledger.actors if actor.id == own.actor), None)


@pytest.mark.parametrize(
    "note",
    [
        "Ida Lunde is the author of a book on ferries.",
        "— Ida Lunde is a nurse in Vestby.\n\nSign up for the newsletter\n\nCopyright 2030",
        "Dr. Ida Lunde, a physician, chairs the board of the hospital of Vestby.",
    ],
)
@pytest.mark.parametrize(
    "heading", ["", "Lunde: Sink the toll\n\n", "The toll has to go\n\nBy Ida Lunde\n\n"]
)
def test_who_an_article_is_by_says_i_in_it(reader: Reader, heading: str, note: str) -> None:
    assert believer(reader, heading + BODY + note) == "Ida Lunde"


@pytest.mark.parametrize(
    "end",
    [
        "Ida Lunde left the harbour on Monday.",
        "Ida Lunde is the author of a book on ferries.\n\nBo Vik is a skipper in Vestby.",
        "Ida Lunde was the author of a book on ferries.",
    ],
)
def test_without_a_note_nobody_is_the_author(reader: Reader, end: str) -> None:
    assert believer(reader, BODY + end) is None


def test_who_is_spoken_of_is_not_the_author(reader: Reader) -> None:
    told = "Ida Lunde has sailed the ferry for ten years, and she knows the water well.\n\n"
    assert believer(reader, told + BODY + "Ida Lunde is a skipper in Vestby.") is None
