from __future__ import annotations

import pytest

from accordingto.reading.frames import ways_of
from accordingto.reading.pieces import Piece
from accordingto.reading.wording import Wording
from accordingto.reading.words import split_words
from tests.reading.parts import WORDPIECE


@pytest.mark.parametrize(
    ("cue", "frame", "passive"),
    [
        ("told", "object", False),
        ("has also urged", "person", False),
        ("is notifying", "object", False),
        ("was reportedly told", "object", True),
        ("is said to urge", "person", False),
        ("replies", "to", False),
        ("appealed", "to", False),
    ],
)
def test_a_verb_is_found_in_its_forms(cue: str, frame: str, passive: bool) -> None:
    wording = Wording(cue, split_words(cue, WORDPIECE))
    ways = ways_of(Piece(0, len(wording)), wording)

    assert ways is not None
    assert frame in ways.frames
    assert ways.passive == passive


def test_other_words_have_no_way() -> None:
    wording = Wording("according to", split_words("according to", WORDPIECE))

    assert ways_of(Piece(0, 2), wording) is None
