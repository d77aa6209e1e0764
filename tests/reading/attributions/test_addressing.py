from __future__ import annotations

import pytest

from accordingto.reading.attributions.addressing import ways_of
from accordingto.reading.encoder.spans import TokenSpan
from accordingto.reading.encoder.tokens import tokenize
from accordingto.reading.syntax.document import Document
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
    doc = Document(cue, tokenize(cue, WORDPIECE))
    ways = ways_of(TokenSpan(0, len(doc)), doc)

    assert ways is not None
    assert frame in ways.frames
    assert ways.passive == passive


def test_other_words_have_no_way() -> None:
    doc = Document("according to", tokenize("according to", WORDPIECE))

    assert ways_of(TokenSpan(0, 2), doc) is None
