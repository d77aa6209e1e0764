from __future__ import annotations

import pytest
from msgspec.structs import replace

from accordingto.watchlist.evidence import FEATURES, evidence
from accordingto.watchlist.hopeless import HINTED, Bound
from accordingto.watchlist.likelihood import bundled, chance
from accordingto.watchlist.watch import claims_in_place
from tests.watchlist.ledgers import read

SAID = """The board will pay|The board shall pay|The board won’t pay|We'll pay|Who'd pay|The board would pay
It is going to pay|They were gonna pay|It is likely to pay|It is unlikely to pay|The less-likely to pay
It plans to pay|It planned on paying|It intends to pay|Its intention to pay|It expects pay|Scheduled for pay
Slated to pay|Projected to pay|It is set to pay|It is set for pay|It is due|Poised to pay|It aims to pay
It hopes pay|It seeks pay|It is about to pay|It vowed to pay|It pledged to pay|It promised to pay|Pay ahead
The upcoming pay|Ready to pay|Bound to pay|Forecast to pay|Predicted to pay|Preparing to pay|On track to pay
Supposed to pay|Anticipated to pay|Threatened to pay|It agreed to pay|It decided to pay|Decision to pay
Committed to pay|It offered to pay|It proposed to pay|Its bid to pay|Its effort to pay|Its goal to pay"""
CUES = """will say|would say|plans|intends|aims|vowed|pledged|promised|threatened|agreed|committed|decided
set|ready|prepared|is determined|look forward|looks forward|chosen|expects|predicted|forecasts|projects
projected|anticipates|estimates|foresees|bet|confident|going to say|likely|hopes|seeks"""
ONE_IS_ENOUGH = replace(
    bundled(), weights={name: 9.0 * (name in HINTED) for name in FEATURES}, bias=-4.0, threshold=0.5
)
"""Weights under which one feature that a word gives is enough, and nothing else counts."""


@pytest.mark.parametrize(
    "marked",
    [
        *(f"{said} the crews." for line in SAID.splitlines() for said in line.split("|")),
        *(
            f"[[q1.source|Orr]] [[q1.cue|{cue}]] [[q1.content|the pay of the crews]]."
            for line in CUES.splitlines()
            for cue in line.split("|")
        ),
    ],
)
def test_no_word_that_speaks_for_a_claim_is_overlooked(marked: str) -> None:
    spoken_for = [one for one in claims_in_place(read(marked)) if chance(evidence(one), ONE_IS_ENOUGH) > 0.5]

    assert spoken_for
    assert not any(Bound(ONE_IS_ENOUGH).excludes(one) for one in spoken_for)


@pytest.mark.parametrize(
    ("marked", "is_out"),
    [
        ("The port has two old piers.", True),
        ("The port opened on 2 March.", False),
        ("[[q1.source|Orr]] [[q1.cue|said]] [[q1.content|the port has two old piers]].", True),
        ("[[q1.source|Orr]] [[q1.cue|said]] [[q1.content|the port will close]].", False),
        ("[[q1.source|Orr]] [[q1.cue|will say]] [[q1.content|the port has two piers]].", False),
    ],
)
def test_what_cannot_be_watched_is_told_from_its_labels(marked: str, is_out: bool) -> None:
    bound = Bound(bundled())
    (place,) = claims_in_place(read(marked))

    assert bound.excludes(place) is is_out
    assert not is_out or chance(evidence(place), bundled()) < bundled().threshold


def test_nothing_is_excluded_where_labels_suffice() -> None:
    (place,) = claims_in_place(read("The port has two old piers."))
    assert not Bound(replace(bundled(), bias=2.0)).excludes(place)
