"""What the source does where its kind tells more than the cue. All people are invented."""

from __future__ import annotations

import pytest
from msgspec import structs

from accordingto.reading.attributions.presentation import presented
from tests.reading.attributed import attributed
from tests.reading.parts import TABLES, document


@pytest.mark.parametrize(("kind", "act"), [("document", "find"), ("named", "say")])
def test_a_study_that_reveals_finds(kind: str, act: str) -> None:
    text, attributions = attributed("[s1|The survey] [q1|revealed] [c1|that the tolls had risen].")
    given = [structs.replace(one, source_kind=kind) for one in attributions]
    assert presented(document(text), given, frozenset(), TABLES)[0].act == act
