"""Attributions within what somebody says, by grammar alone."""

from __future__ import annotations

import pytest

from accordingto.reading.attributions.rules.nested import find_asides
from tests.reading.parts import document


def asides(text: str) -> list[tuple[str, str, str]]:
    """Source, cue and clause of each, by the words."""
    doc = document(text)
    said = doc.text_of
    return [(said(one.source), said(one.cue), said(one.clause)) for one in find_asides(doc)]


@pytest.mark.parametrize(
    ("text", "source", "cue", "clause"),
    [
        ("“I think it will rain,” she said.", "I", "think", "it will rain"),
        ("“Well, we do not believe that. They left.”", "", "", ""),
        ("“They really don’t want to go, but must.”", "They", "really don’t want", "to go"),
        ("“I would like to go home.”", "I", "would like", "to go home"),
        ("“I like to go home.”", "", "", ""),
        ("She says local parents still want their schools.", "local parents", "still want", "their schools"),
        ("“Nobody wants to leave the town.”", "Nobody", "wants", "to leave the town"),
        ("He cited the board’s decision to close the pier.", "the board’s", "decision", "to close the pier"),
        ("It rose, contradicting Orr’s claim that it fell.", "Orr’s", "claim", "that it fell"),
        ("He noted their promise that it would end.", "their", "promise", "that it would end"),
        ("He noted a promise that it would end.", "", "", ""),
        ("I think it will rain, and they want to go.", "", "", ""),  # no quotation: the author's own
        ("She said Bo Orr had told him that it rained.", "Bo Orr", "had told", "that it rained"),
        ("She said Bo Orr had told him a tale.", "", "", ""),
        ("He sold the expected number of boats.", "", "", ""),
        ("The reforms wanted by the board failed.", "", "", ""),
    ],
)
def test_a_subject_and_a_verb_of_thought_make_an_aside(text: str, source: str, cue: str, clause: str) -> None:
    assert asides(text) == ([(source, cue, clause)] if source else [])


def test_a_clause_ends_at_the_end_of_a_quotation() -> None:
    assert asides("“We hope to win” was all that he said.")[0][2] == "to win"
