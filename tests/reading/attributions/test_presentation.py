"""How attributions are presented: by the lexicon where it lists the cue. All people are invented."""

from __future__ import annotations

import msgspec
import pytest

from tests.reading.attributed import attributed
from tests.reading.parts import document, present


@pytest.mark.parametrize(("cue", "act"), [("lambasted", "criticise"), ("denied", "deny")])
def test_a_cue_that_is_listed_has_its_act(cue: str, act: str) -> None:
    text, given = attributed(f"[s1|The mayor] [q1|{cue}] [c1|the plan to raise the tolls].")

    assert present(document(text), given)[0].act == act


def test_a_turn_of_a_transcript_says() -> None:
    text, given = attributed("[s1|MAYOR ORR][q1|:] [c1|We deny it.]")

    assert present(document(text), given, frozenset({given[0].id}))[0].act == "say"


@pytest.mark.parametrize(
    ("source", "cue"),
    [
        ("An earlier version of this article", "wrongly said"),
        ("A previous version of this story", "said"),
        ("This column", "originally stated"),
    ],
)
def test_what_an_outlet_takes_back_is_not_so_whatever_the_network_says(source: str, cue: str) -> None:
    text, given = attributed(f"[s1|{source}] [q1|{cue}] [c1|that Orr had won].")

    assert present(document(text), given)[0].polarity == "negative"


@pytest.mark.parametrize(
    ("asked", "strength", "certainty"),
    [
        ("Did [s1|the board] [q1|find] [c1|that the dam leaks]?", "unknown", "hedged"),
        ("[s1|Who] [q1|approved] [c1|the plan]?", "unknown", "hedged"),
        ("“Did [s1|the board] [q1|find] [c1|that the dam leaks]?” Orr asked.", "unknown", "hedged"),
        ("Why did [s1|the board] [q1|find] [c1|that the dam leaks]?", "certain", "reported"),
        ("[s1|The board] [q1|found] [c1|that the dam leaks]. Why?", "certain", "reported"),
        ("[s1|The board] [q1|asked] [c1|“Does it leak?”]", "unknown", "reported"),
    ],
)
def test_what_is_asked_is_left_open(asked: str, strength: str, certainty: str) -> None:
    text, given = attributed(asked)
    (one,) = present(document(text), given)

    assert (one.strength, one.certainty) == (strength, certainty)


def test_what_documents_suggest_they_find_and_it_is_no_surer() -> None:
    text, given = attributed("[s1|The figures] [q1|suggest] [c1|that a tenth of the bees have died].")
    document_says = [msgspec.structs.replace(given[0], source_kind="document")]
    person_says = [msgspec.structs.replace(given[0], source_kind="named")]

    found, said = (present(document(text), one)[0] for one in (document_says, person_says))
    assert (found.act, said.act) == ("find", "suggest")
    assert found.strength == said.strength
