from __future__ import annotations

import msgspec

from accordingto.corrections.changes import (
    HedgeMissed,
    InText,
    NotHedge,
    OtherAct,
    SourceIs,
    Typed,
)
from tests.corrections.making import corrected, cue, named, words
from tests.fakes import ferry, harbour


def test_a_source_is_an_actor_of_the_ledger() -> None:
    ledger = ferry()
    result = corrected(
        ledger, SourceIs(attribution=cue(ledger, "q16"), who=InText(words=words(ledger, "Petra Lund")))
    )

    one = named(result.ledger, "q16")
    assert one.actor == "a17" and one.actor_confidence is None and one.source_kind == "named"
    assert result.ledger.actors == ledger.actors


def test_a_source_is_somebody_named_in_the_text_who_was_no_actor() -> None:
    ledger = harbour()
    result = corrected(
        ledger, SourceIs(attribution=cue(ledger, "q11"), who=InText(words=words(ledger, "Ilse Marchetti")))
    )

    (actor,) = result.ledger.actors
    assert (actor.id, actor.name, actor.kind) == ("k-1", "Ilse Marchetti", "unknown")
    assert named(result.ledger, "q11").actor == "k-1"


def test_a_typed_name_stays_out_of_the_ledger() -> None:
    ledger = ferry()
    result = corrected(ledger, SourceIs(attribution=cue(ledger, "q15"), who=Typed(name="Ola Brekke")))

    assert named(result.ledger, "q15").actor is None
    assert b"Ola Brekke" not in msgspec.json.encode(result.ledger)
    assert [(one.attribution, one.name) for one in result.typed] == [("q15", "Ola Brekke")]


def test_a_hedge_outside_the_content_hedges_and_taking_it_away_reports() -> None:
    ledger = ferry()
    at = cue(ledger, "q17")
    hedge = words(ledger, "ticket hall")
    missed = corrected(ledger, HedgeMissed(attribution=at, hedge=hedge))
    taken = corrected(missed.ledger, NotHedge(attribution=at, hedge=hedge))

    assert (named(missed.ledger, "q17").certainty, len(named(missed.ledger, "q17").hedges)) == ("hedged", 1)
    assert (named(taken.ledger, "q17").certainty, named(taken.ledger, "q17").hedges) == ("reported", ())


def test_a_hedge_inside_the_content_leaves_the_certainty() -> None:
    ledger = ferry()
    result = corrected(ledger, NotHedge(attribution=cue(ledger, "q15"), hedge=words(ledger, "might")))

    assert named(result.ledger, "q15").hedges == ()
    assert named(result.ledger, "q15").certainty == "reported"


def test_another_act_that_is_no_denial_leaves_the_polarity_open() -> None:
    ledger = ferry()
    result = corrected(ledger, OtherAct(attribution=cue(ledger, "q5"), act="say"))

    assert (named(ledger, "q5").polarity, named(result.ledger, "q5").polarity) == ("negative", None)
