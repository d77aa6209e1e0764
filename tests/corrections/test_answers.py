from __future__ import annotations

import pytest
from msgspec import structs

from accordingto.corrections.applying import Corrected, apply
from accordingto.corrections.changes import Settled, WarningDismissed, WarningNoted
from accordingto.types import Claim, Ledger, Settlement
from tests.corrections.making import corrected, correction, declined, with_claims, words
from tests.fakes import ledger_from_marks

TEXT = (
    "[[q1.source|[[w1|They]]]] [[q1.cue|said]] [[q1.content|the weir would break]]. [[w1|She]] wept. "
    "[[w2|It was late]]."
)
WARNINGS = {"w1": {"code": "actor_unknown", "message": "Who?"}, "w2": {"code": "vague", "message": "When?"}}


@pytest.fixture
def ledger() -> Ledger:
    return with_claims(ledger_from_marks(TEXT, WARNINGS))


def codes(ledger: Ledger) -> list[tuple[str, int]]:
    return [(one.code, len(one.spans)) for one in ledger.warnings]


def test_a_warning_is_dismissed_as_a_whole_or_for_some_words(ledger: Ledger) -> None:
    whole = corrected(ledger, WarningDismissed(code="actor_unknown"))
    some = corrected(ledger, WarningDismissed(code="actor_unknown", words=words(ledger, "She")))
    last = corrected(ledger, WarningDismissed(code="vague", words=words(ledger, "late")))

    assert codes(whole.ledger) == [("vague", 1)]
    assert codes(some.ledger) == [("actor_unknown", 1), ("vague", 1)]
    assert codes(last.ledger) == [("actor_unknown", 2)]
    assert whole.applied[0].about == "actor_unknown"


def test_there_is_nothing_to_dismiss_where_nothing_is_asked(ledger: Ledger) -> None:
    state = Corrected(ledger=ledger)

    assert declined(state, WarningDismissed(code="single_source")) == "no_warning"
    assert declined(state, WarningDismissed(code="vague", words=words(ledger, "wept"))) == "no_warning"
    assert declined(state, WarningNoted(code="single_source"), "Why not?") == "no_warning"
    assert declined(state, WarningNoted(code="vague"), " \n") == "no_words"


def test_a_remark_on_a_warning_is_the_reason_of_the_correction(ledger: Ledger) -> None:
    one = structs.replace(correction(WarningNoted(code="vague")), reason="Asked on Monday.")
    result = apply(ledger, [one])

    assert {w.code: w.note for w in result.ledger.warnings}["vague"] == "Asked on Monday."
    assert declined(result, WarningNoted(code="vague"), "Asked on Monday.") == "nothing_to_change"


def test_what_became_of_a_claim_is_in_the_ledger(ledger: Ledger) -> None:
    change = Settled(claim=words(ledger, "the weir would break"), state="moved", due="2031-04-01")
    one = structs.replace(correction(change), reason="So they said.")
    (claim,) = apply(ledger, [one]).ledger.claims

    assert claim.settled == Settlement(state="moved", due="2031-04-01", note="So they said.", correction="1")
    assert apply(ledger, []).ledger.claims[0].settled != claim.settled


def test_a_claim_is_found_by_most_of_its_words_in_another_reading(ledger: Ledger) -> None:
    change = Settled(claim=words(ledger, "the weir would break"), state="kept")
    (content,) = ledger.claims[0].content
    other = structs.replace(content, start=content.start + 4, text=content.text[4:])
    wept = Claim(id="c2", content=words(ledger, "wept").spans, chain=("outlet",))
    claims = (Claim(id="c1", content=(other,), chain=("outlet",)), wept)
    result = corrected(structs.replace(ledger, claims=claims), change)

    assert result.applied[0].about == "c1"
    gone = structs.replace(ledger, claims=claims[1:])
    assert [one.reason for one in corrected(gone, change).stale] == ["no_claim"]


@pytest.mark.parametrize(
    ("state", "due"), [("moved", None), ("kept", "2031-04-01"), ("moved", "2031-02-30"), ("moved", "soon")]
)
def test_only_what_is_moved_has_a_new_day_and_one_of_the_calendar(
    ledger: Ledger, state: str, due: str | None
) -> None:
    change = Settled(claim=words(ledger, "the weir would break"), state=state, due=due)  # type: ignore[arg-type]  # one of the cases

    assert declined(Corrected(ledger=ledger), change) == "not_a_day"
