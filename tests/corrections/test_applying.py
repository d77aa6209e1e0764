from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from accordingto.corrections.anchors import Anchor, anchor
from accordingto.corrections.applying import Corrected, apply, refusal
from accordingto.corrections.changes import (
    Change,
    Correction,
    HedgeMissed,
    InText,
    Missing,
    NotAttribution,
    NotHedge,
    OtherAct,
    OtherAddressee,
    OtherBounds,
    OtherCertainty,
    OtherRole,
    OtherStrength,
    OtherTime,
    Settled,
    SourceIs,
    Typed,
)
from accordingto.export.checks import check
from accordingto.types import Ledger, Span
from tests.corrections.making import corrected, correction, cue, declined, named, with_claims, words
from tests.fakes import ferry, harbour, ledger_from_marks, observatory, orchard

LEDGERS = [harbour(), orchard(), observatory(), ferry()]


@pytest.mark.parametrize("ledger", LEDGERS)
def test_no_corrections_change_nothing(ledger: Ledger) -> None:
    assert apply(ledger, []) == Corrected(ledger=ledger)


def test_later_corrections_win() -> None:
    ledger = ferry()
    at = cue(ledger, "q15")
    result = corrected(
        ledger,
        SourceIs(attribution=at, who=Typed(name="Ola Brekke")),
        OtherAct(attribution=at, act="warn"),
        OtherAct(attribution=at, act="predict"),
        SourceIs(attribution=at, who=InText(words=words(ledger, "Petra Lund"))),
    )

    assert named(result.ledger, "q15").act == "predict"
    assert named(result.ledger, "q15").actor == "a17"
    assert result.typed == ()


def test_what_moved_is_found_and_what_is_gone_is_stale() -> None:
    ledger = orchard()
    change = OtherCertainty(attribution=cue(ledger, "q1"), certainty="hedged")
    moved = ledger_from_marks(
        "Corrected on Monday. It was the last but one. [[q1.content|It had been planted in the year the "
        "railway came]], [[q1.cue|according to]] [[q1.source|the parish book]], and had fallen."
    )
    gone = ledger_from_marks("[[q1.content|It rained]], [[q1.cue|according to]] [[q1.source|nobody]].")

    there = corrected(moved, change)
    assert there.ledger.attributions[0].certainty == "hedged"
    assert there.applied[0].moved
    assert [one.reason for one in corrected(gone, change).stale] == ["words_gone"]
    assert not corrected(ledger, change).applied[0].moved


def test_what_could_stand_in_two_places_is_stale() -> None:
    once = ledger_from_marks("[[q1.source|Orr]] [[q1.cue|said]] [[q1.content|no]]. ")
    twice = ledger_from_marks(
        "Now [[q1.source|Orr]] [[q1.cue|said]] [[q1.content|no]]. "
        "Then [[q2.source|Orr]] [[q2.cue|said]] [[q2.content|no]]. "
    )
    result = corrected(twice, OtherAct(attribution=cue(once, "q1"), act="deny"))

    assert [one.reason for one in result.stale] == ["words_gone"]
    assert result.ledger == twice


def test_what_is_no_longer_read_is_stale() -> None:
    ledger = ferry()
    at = cue(ledger, "q15")
    result = corrected(ledger, NotAttribution(attribution=at), OtherAct(attribution=at, act="warn"))

    assert [one.reason for one in result.stale] == ["no_attribution"]


@st.composite
def cases(draw: st.DrawFn) -> tuple[Ledger, list[Correction]]:
    ledger = with_claims(draw(st.sampled_from(LEDGERS)))
    text = ledger.article.text
    ids = [one.id for one in ledger.attributions]

    def place() -> Anchor:
        start = draw(st.integers(0, len(text) - 1))
        end = min(len(text), start + draw(st.integers(0, 200)))
        said = text[start:end] if draw(st.integers(0, 9)) else "odd words"
        return anchor(text, (Span(start, end, said),))

    def at() -> Anchor:
        return cue(ledger, draw(st.sampled_from(ids))) if draw(st.integers(0, 9)) else place()

    def who() -> InText | Typed:
        return InText(words=place()) if draw(st.booleans()) else Typed(name="Ola Brekke")

    def change() -> Change:
        match draw(st.integers(0, 12)):
            case 0:
                return SourceIs(attribution=at(), who=who())
            case 1:
                return NotAttribution(attribution=at())
            case 2:
                return Missing(cue=place(), content=place(), source=place(), who=who(), act="say")
            case 3:
                return HedgeMissed(attribution=at(), hedge=place())
            case 4:
                return NotHedge(attribution=at(), hedge=place())
            case 5:
                return OtherAct(attribution=at(), act=draw(st.sampled_from(["deny", "say"])))
            case 6:
                return OtherBounds(
                    attribution=at(), part=draw(st.sampled_from(["source", "cue", "content"])), words=place()
                )
            case 7:
                return OtherAddressee(attribution=at(), who=InText(words=place()), words=place())
            case 8:
                return OtherRole(actor=place(), words=place())
            case 9:
                return OtherTime(words=place(), kind="deadline", value="2031-03-04")
            case 10:
                return Settled(claim=place(), state="kept")
            case 11:
                return OtherStrength(attribution=at(), strength="possible")
            case _:
                return OtherCertainty(attribution=at(), certainty="inferred")

    return ledger, [
        correction(change(), str(draw(st.integers(1, 4)))) for _ in range(draw(st.integers(0, 6)))
    ]


@given(cases())
def test_whatever_is_corrected_the_ledger_holds(case: tuple[Ledger, list[Correction]]) -> None:
    ledger, corrections = case
    result = apply(ledger, corrections)

    check(result.ledger)
    assert len(result.applied) + len(result.stale) == len(corrections)
    assert result.ledger.article == ledger.article
    assert apply(ledger, corrections) == result
    touched = {one.attribution for one in result.applied if one.attribution}
    kept = {one.id for one in result.ledger.attributions}
    assert {one.id for one in ledger.attributions} - kept <= touched


@given(st.sampled_from(LEDGERS), st.data())
def test_what_is_left_out_is_as_it_was_read(ledger: Ledger, data: st.DataObject) -> None:
    ids = data.draw(st.permutations([one.id for one in ledger.attributions]))
    all_made = [
        correction(OtherCertainty(attribution=cue(ledger, id), certainty="inferred"), id) for id in ids
    ]
    undone = data.draw(st.sampled_from(ids))
    result = apply(ledger, [one for one in all_made if one.id != undone])

    assert apply(ledger, all_made).stale == ()
    assert named(result.ledger, undone) == named(ledger, undone)
    assert {one.id for one in result.ledger.attributions if one.certainty == "inferred"} >= {*ids} - {undone}


def test_a_refusal_tells_beforehand_what_would_become_of_a_change() -> None:
    ledger = ferry()
    state = Corrected(ledger=ledger)

    assert refusal(state, OtherAct(attribution=cue(ledger, "q15"), act="warn")) is None
    assert declined(state, NotAttribution(attribution=cue(harbour(), "q11"))) == "words_gone"
    assert declined(state, NotHedge(attribution=cue(ledger, "q15"), hedge=words(ledger, "Petra Lund"))) == (
        "nothing_to_change"
    )


def test_a_change_that_leaves_all_as_it_is_is_refused() -> None:
    ledger = ferry()
    at = cue(ledger, "q15")
    typed = SourceIs(attribution=at, who=Typed(name="Ola Brekke"))
    denied = OtherAct(attribution=at, act="deny")

    assert refusal(Corrected(ledger=ledger), denied) is None
    assert declined(corrected(ledger, denied), denied) == "nothing_to_change"
    assert refusal(Corrected(ledger=ledger), typed) is None
    assert declined(corrected(ledger, typed), typed) == "nothing_to_change"
    assert refusal(corrected(ledger, typed), SourceIs(attribution=at, who=Typed(name="Ola Moe"))) is None


def test_each_correction_tells_what_stood_there_before_it_and_after_it() -> None:
    ledger = ferry()
    at = cue(ledger, "q15")
    result = corrected(
        ledger,
        SourceIs(attribution=at, who=Typed(name="Ola Brekke")),
        SourceIs(attribution=at, who=InText(words=words(ledger, "Petra Lund"))),
        NotAttribution(attribution=at),
        Missing(cue=at, content=words(ledger, "Petra Lund")),
    )

    stood = [
        [one and (one.attribution.id, one.actor, one.typed) for one in (done.before, done.after)]
        for done in result.applied
    ]
    assert stood[0][1] == stood[1][0] == ("q15", None, "Ola Brekke")
    assert stood[1][1] == stood[2][0] == ("q15", "Petra Lund", None)
    assert stood[2][1] is None
    assert stood[3] == [None, ("k-4", None, None)]
