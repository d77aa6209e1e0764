from __future__ import annotations

import pytest
from msgspec import structs

from accordingto.corrections.applying import Corrected
from accordingto.corrections.changes import (
    Change,
    InText,
    NotTime,
    OtherAddressee,
    OtherAffiliation,
    OtherByline,
    OtherOutlet,
    OtherPolarity,
    OtherPublished,
    OtherRole,
    OtherStrength,
    OtherTime,
    OtherVerdict,
)
from accordingto.types import Claim, HeadlineCheck, Ledger, Span, Time
from tests.corrections.making import corrected, cue, declined, named, with_claims, words
from tests.fakes import ledger_from_marks

TEXT = (
    "[[headline|Weir will break]]\n\n[[q1.source|[[a1|Ann Orr]]]], the warden of the Lock Trust, "
    "[[q1.cue|told]] [[q1.addressee|[[a2|the mayor]]]] [[q1.content|the weir may break by Friday]]. "
    "[[a3|Bo Vik]] wept on Monday."
)


def time(ledger: Ledger, id: str, text: str, **fields: object) -> Time:
    at = ledger.article.text.index(text)
    return Time(id=id, start=at, end=at + len(text), text=text, **fields)  # type: ignore[arg-type]  # one of the cases


@pytest.fixture
def ledger() -> Ledger:
    made = with_claims(
        ledger_from_marks(
            TEXT,
            {"q1": {"strength": "certain", "polarity": "positive"}, "a1": {"role": "warden"}},
            outlet="West Post",
            published="2031-03-03",
        )
    )
    headline = made.article.headline
    assert headline is not None
    times = (
        time(made, "t1", "by Friday", kind="deadline", value="2031-03-07", anchor="2031-03-03"),
        time(made, "t2", "Monday", kind="date", value="2031-03-03", anchor="2031-03-03"),
    )
    check = HeadlineCheck(span=headline, verdict="supported", confidence=0.8)
    claims = (structs.replace(made.claims[0], times=("t1",)), *made.claims[1:])
    return structs.replace(made, times=times, headline_checks=(check,), claims=claims)


def done(ledger: Ledger, change: Change) -> tuple[Ledger, str, str]:
    """The ledger with a change, what it is about and what was there before."""
    result = corrected(ledger, change)
    (one,) = result.applied
    assert declined(result, change) == "nothing_to_change"
    return result.ledger, one.about, one.was


def test_outlet_byline_and_day_are_what_somebody_says(ledger: Ledger) -> None:
    outlet, about, was = done(ledger, OtherOutlet(outlet="  East \n Post "))
    assert (outlet.article.outlet, about, was) == ("East Post", "article", "West Post")

    byline, _, was = done(ledger, OtherByline(byline=("Ida Roe", " ", "Bo")))
    assert (byline.article.byline, was) == (("Ida Roe", "Bo"), "")

    unknown, _, was = done(ledger, OtherPublished(published=None))
    assert (unknown.article.published, was) == (None, "2031-03-03")


def test_what_was_counted_from_another_day_is_open(ledger: Ledger) -> None:
    later, _, _ = done(ledger, OtherPublished(published="2031-03-10"))
    same, _, _ = done(ledger, OtherPublished(published="2031-03-03T08:00"))

    assert [one.value for one in later.times] == [None, None]
    assert [one.value for one in same.times] == ["2031-03-07", "2031-03-03"]


@pytest.mark.parametrize(
    "day", ["2031-02-30", "yesterday", "2031-3-4", "2031-03-04T99:00", "0000-01-01", "\u0662031-03-04"]
)
def test_no_article_is_of_a_day_that_is_not_in_the_calendar(ledger: Ledger, day: str) -> None:
    assert declined(Corrected(ledger=ledger), OtherPublished(published=day)) == "not_a_day"


def test_role_and_affiliation_are_words_of_the_article(ledger: Ledger) -> None:
    who = words(ledger, "Bo Vik")
    role, about, was = done(ledger, OtherRole(actor=who, words=words(ledger, "warden")))
    none, _, before = done(ledger, OtherRole(actor=words(ledger, "Ann Orr"), words=None))
    whose, _, _ = done(ledger, OtherAffiliation(actor=who, words=words(ledger, "Lock Trust")))

    assert (about, was, before) == ("a3", "", "warden")
    assert {one.id: one.role for one in role.actors}["a3"] == "warden"
    assert {one.id: one.role for one in none.actors}["a1"] is None
    assert {one.id: one.affiliation for one in whose.actors}["a3"] == "Lock Trust"
    assert (
        declined(Corrected(ledger=ledger), OtherRole(actor=words(ledger, "wept"), words=None)) == "no_actor"
    )


def test_a_verdict_that_a_person_gives_has_no_confidence(ledger: Ledger) -> None:
    after, about, was = done(
        ledger, OtherVerdict(statement=words(ledger, "Weir will break"), verdict="overstated")
    )

    (check,) = after.headline_checks
    assert (check.verdict, check.confidence, about, was) == ("overstated", None, "0", "supported")
    gone = OtherVerdict(statement=words(ledger, "wept"), verdict="unclear")
    assert declined(Corrected(ledger=ledger), gone) == "no_check"


def test_a_date_and_a_deadline_have_other_values_or_are_none(ledger: Ledger) -> None:
    by = words(ledger, "by Friday")
    after, about, was = done(ledger, OtherTime(words=by, kind="deadline", value="2031-03-14"))
    assert (after.times[0].value, after.times[0].anchor, about, was) == (
        "2031-03-14",
        None,
        "t1",
        "2031-03-07",
    )

    gone = corrected(ledger, NotTime(words=by, kind="deadline"))
    assert [one.id for one in gone.ledger.times] == ["t2"]
    assert all(not one.times for one in gone.ledger.claims)
    assert declined(gone, NotTime(words=by, kind="deadline")) == "no_time"
    assert declined(gone, NotTime(words=by, kind="date")) == "no_time"


def test_a_missing_deadline_belongs_to_the_claim_in_which_it_stands(ledger: Ledger) -> None:
    text = ledger.article.text
    plain = structs.replace(
        ledger, times=(), claims=(Claim(id="c0", content=ledger.claims[0].content, chain=("outlet", "q1")),)
    )
    after, about, was = done(
        plain, OtherTime(words=words(ledger, "Friday"), kind="deadline", value="2031-03-07")
    )

    assert (about, was, after.times[0].start) == ("k-1", "", text.index("Friday"))
    assert after.claims[0].times == after.attributions[0].times == ("k-1",)


@pytest.mark.parametrize(
    ("kind", "value"),
    [
        ("date", "2031-02-30"),
        ("date", "soon"),
        ("date", "2031-W60"),
        ("date", "2031-03-09/2031-03-01"),
        ("date", "2031-03-04; DROP TABLE"),
        ("deadline", "P3M"),
        ("duration", "2031"),
        ("duration", "P"),
        ("time", "2031-03-04"),
        ("time", "2031-03-04T30:00"),
    ],
)
def test_impossible_values_are_refused_by_name(ledger: Ledger, kind: str, value: str) -> None:
    change = OtherTime(words=words(ledger, "Monday"), kind=kind, value=value)  # type: ignore[arg-type]  # one of the cases

    assert declined(Corrected(ledger=ledger), change) == "not_a_value"


@pytest.mark.parametrize(
    ("kind", "value"),
    [
        ("date", "2031"), ("date", "2031-W10-WE"), ("date", "FUTURE_REF"), ("date", "XXXX-WXX-2"),
        ("date", "203"), ("date", "2031-SP"), ("date", "2031-03-01/2031-03-09"),
        ("deadline", "2031-03-04T17:30"), ("deadline", "2031-Q2"), ("duration", "PTXH"),
        ("duration", "P1Y6M"), ("set", "P1W"), ("set", "XXXX-WXX-1"),
        ("time", "2031-03-04TEV"), ("time", "T09:30"),
    ],
)  # fmt: skip
def test_values_of_every_shape_that_readers_write_are_taken(ledger: Ledger, kind: str, value: str) -> None:
    change = OtherTime(words=words(ledger, "wept"), kind=kind, value=value)  # type: ignore[arg-type]  # one of the cases

    assert declined(Corrected(ledger=ledger), change) is None


def test_who_was_told_is_somebody_else_or_nobody(ledger: Ledger) -> None:
    at = cue(ledger, "q1")
    vik = InText(words=words(ledger, "Bo Vik"))
    other, about, was = done(ledger, OtherAddressee(attribution=at, who=vik))
    nobody, _, _ = done(ledger, OtherAddressee(attribution=at, who=None))
    chosen, _, _ = done(ledger, OtherAddressee(attribution=at, who=vik, words=words(ledger, "Bo Vik")))

    assert (about, was) == ("q1", "the mayor")
    assert (named(other, "q1").addressee, named(other, "q1").addressee_span[0].text) == ("a3", "the mayor")
    assert (named(nobody, "q1").addressee, named(nobody, "q1").addressee_span) == (None, ())
    assert [one.text for one in named(chosen, "q1").addressee_span] == ["Bo Vik"]


def test_strength_and_polarity_are_those_of_its_claims_too(ledger: Ledger) -> None:
    at = cue(ledger, "q1")
    strength, _, was = done(ledger, OtherStrength(attribution=at, strength="possible"))
    polarity, _, _ = done(ledger, OtherPolarity(attribution=at, polarity="negative"))

    assert was == "certain"
    assert named(strength, "q1").strength == strength.claims[0].strength == "possible"
    assert named(polarity, "q1").polarity == polarity.claims[0].polarity == "negative"


def test_facts_are_found_again_in_another_reading_of_an_edited_text(ledger: Ledger) -> None:
    changes: list[Change] = [
        OtherRole(actor=words(ledger, "Ann Orr"), words=words(ledger, "warden")),
        OtherVerdict(statement=words(ledger, "Weir will break"), verdict="overstated"),
        OtherTime(words=words(ledger, "by Friday"), kind="deadline", value="2031-03-14"),
    ]
    text = f"An update.\n{ledger.article.text}"

    def along(span: Span) -> Span:
        return Span(span.start + 11, span.end + 11, span.text)

    moved = structs.replace(
        ledger_from_marks(f"An update.\n{TEXT}", {"a1": {"role": "nobody"}}),
        headline_checks=tuple(structs.replace(one, span=along(one.span)) for one in ledger.headline_checks),
        times=tuple(structs.replace(one, start=one.start + 11, end=one.end + 11) for one in ledger.times),
    )
    assert moved.article.text == text
    result = corrected(moved, *changes)

    assert result.stale == () and all(one.moved for one in result.applied)
    assert result.ledger.actors[0].role == "warden"
    assert result.ledger.headline_checks[0].verdict == "overstated"
    assert result.ledger.times[0].value == "2031-03-14"
