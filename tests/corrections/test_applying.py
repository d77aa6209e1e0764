from __future__ import annotations

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec import structs

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
    OtherCertainty,
    SourceIs,
    Typed,
)
from accordingto.export.checks import check
from accordingto.types import Attribution, Claim, Ledger, Span
from tests.fakes import ferry, harbour, ledger_from_marks, observatory, orchard

LEDGERS = [harbour(), orchard(), observatory(), ferry()]


def correction(change: Change, id: str = "1") -> Correction:
    return Correction(id=id, article="x", author="Ida", made="2031-02-12T09:00:00Z", reason="", change=change)


def words(ledger: Ledger, text: str) -> Anchor:
    at = ledger.article.text.index(text)
    return anchor(ledger.article.text, (Span(at, at + len(text), text),))


def cue(ledger: Ledger, id: str) -> Anchor:
    return anchor(ledger.article.text, named(ledger, id).cue)


def named(ledger: Ledger, id: str) -> Attribution:
    return next(one for one in ledger.attributions if one.id == id)


def corrected(ledger: Ledger, *changes: Change) -> Corrected:
    result = apply(ledger, [correction(change, str(at)) for at, change in enumerate(changes, 1)])
    check(result.ledger)
    return result


def with_claims(ledger: Ledger) -> Ledger:
    """One claim a content, with its chain, and one of the outlet for each sentence-like line."""
    parents = {one.id: one.parent for one in ledger.attributions}

    def chain(id: str | None) -> tuple[str, ...]:
        return ("outlet",) if id is None else (*chain(parents[id]), id)

    claims = [
        Claim(id=f"c{i}", content=one.content, chain=chain(one.id))
        for i, one in enumerate(ledger.attributions)
    ]
    return structs.replace(ledger, claims=tuple(claims))


@pytest.mark.parametrize("ledger", LEDGERS)
def test_no_corrections_change_nothing(ledger: Ledger) -> None:
    assert apply(ledger, []) == Corrected(ledger=ledger)


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


def test_taking_one_out_hands_what_stood_in_it_to_its_parent() -> None:
    ledger = with_claims(ferry())
    result = corrected(ledger, NotAttribution(attribution=cue(ledger, "q7")))

    assert named(result.ledger, "q8").parent == "q6"
    assert "q7" not in {one.id for one in result.ledger.attributions}
    assert [c.chain for c in result.ledger.claims if c.id == "c8"] == [("outlet", "q6", "q8", "q9")]
    assert all("q7" not in claim.chain for claim in result.ledger.claims)
    assert all(one in result.ledger.attributions for one in ledger.attributions if one.id not in ("q7", "q8"))


def test_what_was_taken_out_can_be_put_back() -> None:
    ledger = with_claims(ferry())
    lost = named(ledger, "q7")
    text = ledger.article.text
    result = corrected(
        ledger,
        NotAttribution(attribution=anchor(text, lost.cue)),
        Missing(
            source=anchor(text, lost.source), cue=anchor(text, lost.cue), content=anchor(text, lost.content)
        ),
    )

    back = named(result.ledger, "k-2")
    assert (back.source, back.cue, back.content, back.parent) == (lost.source, lost.cue, lost.content, "q6")
    assert named(result.ledger, "q8").parent == "k-2"
    order = [one.id for one in result.ledger.attributions]
    assert order == [one.id.replace("q7", "k-2") for one in ledger.attributions]
    chains = {claim.id: claim.chain for claim in result.ledger.claims}
    assert chains["c8"] == ("outlet", "q6", "k-2", "q8", "q9")


def test_a_missing_one_cuts_its_content_out_of_the_outlets_claim() -> None:
    plain = ledger_from_marks(
        "The weir broke on Friday, as [[q1.source|Orr]] [[q1.cue|said]] [[q1.content|later]]. Vik wept."
    )
    text = plain.article.text
    first = text.index(" Vik")
    claim = Claim(id="c1", content=(Span(0, first, text[:first]),), chain=("outlet",), strength="certain")
    ledger = structs.replace(plain, attributions=(), claims=(claim,))
    result = corrected(
        ledger,
        Missing(
            source=words(ledger, "Orr"), cue=words(ledger, "said"), content=words(ledger, "The weir broke")
        ),
    )

    assert [(c.id, [s.text for s in c.content], c.chain) for c in result.ledger.claims] == [
        ("c1", ["on Friday, as", "later."], ("outlet",)),
        ("k-1-1", ["The weir broke"], ("outlet", "k-1")),
    ]


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
        match draw(st.integers(0, 6)):
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
    touched = {one.attribution for one in result.applied}
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
    assert refusal(state, NotAttribution(attribution=cue(harbour(), "q11"))) == "words_gone"
    assert refusal(state, NotHedge(attribution=cue(ledger, "q15"), hedge=words(ledger, "Petra Lund"))) == (
        "nothing_to_change"
    )


def test_a_change_that_leaves_all_as_it_is_is_refused() -> None:
    ledger = ferry()
    at = cue(ledger, "q15")
    typed = SourceIs(attribution=at, who=Typed(name="Ola Brekke"))
    denied = OtherAct(attribution=at, act="deny")

    assert refusal(Corrected(ledger=ledger), denied) is None
    assert refusal(corrected(ledger, denied), denied) == "nothing_to_change"
    assert refusal(Corrected(ledger=ledger), typed) is None
    assert refusal(corrected(ledger, typed), typed) == "nothing_to_change"
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
