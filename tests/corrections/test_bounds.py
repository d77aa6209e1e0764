from __future__ import annotations

import pytest
from msgspec import structs

from accordingto.corrections.anchors import Anchor, anchor
from accordingto.corrections.applying import Corrected, refusal
from accordingto.corrections.changes import Missing, OtherBounds, Part
from accordingto.types import Claim, Ledger, Span
from tests.corrections.making import corrected, cue, declined, named, with_claims, words
from tests.fakes import ferry, ledger_from_marks

TEXT = (
    "[[q1.source|Orr]] [[q1.cue|said]] [[q1.content|the weir would break]] by Friday, and Vik wept. "
    "[[q2.content|[[q3.source|Vik]] [[q3.cue|hoped]] [[q3.content|for rain]]]], [[q2.source|she]] "
    "[[q2.cue|wrote]]."
)


@pytest.fixture
def ledger() -> Ledger:
    made = with_claims(ledger_from_marks(TEXT))
    text = made.article.text
    at = text.index("by Friday")
    rest = "by Friday, and Vik wept"
    own = Claim(id="c9", content=(Span(at, at + len(rest), rest),), chain=("outlet",))
    watched = structs.replace(made.claims[0], kind="prediction", strength="probable")
    return structs.replace(made, claims=(watched, *made.claims[1:], own))


def bounds(ledger: Ledger, id: str, part: Part, words: Anchor | None) -> OtherBounds:
    return OtherBounds(attribution=cue(ledger, id), part=part, words=words)


def test_a_content_that_goes_on_takes_its_claim_along(ledger: Ledger) -> None:
    longer = words(ledger, "the weir would break by Friday")
    result = corrected(ledger, bounds(ledger, "q1", "content", longer))

    assert named(result.ledger, "q1").content == longer.spans
    (done,) = result.applied
    assert (done.about, done.attribution, done.was) == ("q1", "q1", "the weir would break")
    claims = [one for one in result.ledger.claims if one.chain == ("outlet", "q1")]
    assert [(one.id, one.kind, one.content) for one in claims] == [("c0", "prediction", longer.spans)]


def test_what_a_shorter_content_leaves_belongs_to_the_outlet(ledger: Ledger) -> None:
    shorter = words(ledger, "would break")
    result = corrected(ledger, bounds(ledger, "q1", "content", shorter))

    kept = next(one for one in result.ledger.claims if one.id == "c0")
    assert (kept.content, kept.kind, kept.strength) == (shorter.spans, "prediction", "probable")
    rest = [one for one in result.ledger.claims if one.id.startswith("q1-")]
    assert [(one.content[0].text, one.chain) for one in rest] == [("the weir", ("outlet",))]


def test_the_form_of_a_content_follows_its_marks() -> None:
    ledger = ledger_from_marks(
        "[[q1.source|Orr]] [[q1.cue|said]] so: “[[q1.content|No rain]]”. Then Vik wept."
    )
    result = corrected(ledger, bounds(ledger, "q1", "content", words(ledger, "“No rain”")))

    assert (named(ledger, "q1").form, named(result.ledger, "q1").form) == ("indirect", "direct")


def test_a_content_that_takes_in_another_cue_becomes_its_parent() -> None:
    ledger = with_claims(
        ledger_from_marks(
            "[[q1.source|Orr]] [[q1.cue|said]] [[q1.content|no]] and [[q2.source|Vik]] [[q2.cue|hoped]] "
            "[[q2.content|so]]."
        )
    )
    result = corrected(ledger, bounds(ledger, "q1", "content", words(ledger, "no and Vik hoped so")))

    assert named(result.ledger, "q2").parent == "q1"
    assert [one.chain for one in result.ledger.claims if "q2" in one.chain] == [("outlet", "q1", "q2")]


def test_a_source_may_be_other_words_or_none(ledger: Ledger) -> None:
    other = corrected(ledger, bounds(ledger, "q2", "source", words(ledger, "Orr")))
    none = corrected(ledger, bounds(ledger, "q1", "source", None))

    assert [one.text for one in named(other.ledger, "q2").source] == ["Orr"]
    assert (named(none.ledger, "q1").source, named(none.ledger, "q1").source_kind) == ((), "none")


def test_a_cue_is_found_by_later_corrections_and_by_those_before_it(ledger: Ledger) -> None:
    text = ledger.article.text
    at = text.index(", she wrote")
    wider = anchor(text, (Span(at + 6, at + 11, "wrote"),))
    first = bounds(ledger, "q2", "cue", words(ledger, "she wrote"))
    result = corrected(ledger, first, OtherBounds(attribution=wider, part="source", words=None))

    assert [one.text for one in named(result.ledger, "q2").cue] == ["she wrote"]
    assert named(result.ledger, "q2").source == ()


def test_bounds_are_found_again_where_another_reader_drew_others(ledger: Ledger) -> None:
    change = bounds(ledger, "q1", "content", words(ledger, "the weir would break by Friday"))
    later = ledger_from_marks(
        "New. [[q1.source|Orr]] [[q1.cue|said the]] [[q1.content|weir]] would break by Friday, and Vik wept. "
        "Vik hoped for rain, she wrote."
    )
    result = corrected(later, change)

    assert result.applied[0].moved
    assert [one.text for one in named(result.ledger, "q1").content] == ["the weir would break by Friday"]


@pytest.mark.parametrize(
    ("part", "given", "reason"),
    [
        ("content", "said the weir", "parts_overlap"),
        ("cue", "weir", "parts_overlap"),
        ("content", "Vik wept. Vik hoped for", "crosses_another"),
        ("content", "the weir would break", "nothing_to_change"),
    ],
)
def test_what_does_not_fit_is_refused_and_named(ledger: Ledger, part: Part, given: str, reason: str) -> None:
    refused = refusal(Corrected(ledger=ledger), bounds(ledger, "q1", part, words(ledger, given)))

    assert refused is not None and refused.reason == reason
    assert ("“" in refused.why) == (reason != "nothing_to_change")


def test_no_content_and_pieces_on_each_other_are_refused(ledger: Ledger) -> None:
    text = ledger.article.text
    twice = (Span(9, 17, text[9:17]), Span(13, 17, text[13:17]))

    state = Corrected(ledger=ledger)

    assert declined(state, bounds(ledger, "q1", "content", None)) == "no_words"
    assert (
        declined(Corrected(ledger=ledger), bounds(ledger, "q1", "content", anchor(text, twice)))
        == "parts_overlap"
    )
    outside = anchor(text, (Span(len(text), len(text) + 4, "more"),))
    assert declined(state, bounds(ledger, "q1", "content", outside)) == "words_gone"
    missing = Missing(cue=words(ledger, "wept"), content=words(ledger, "Vik wept"))
    assert declined(state, missing) == "parts_overlap"


def test_what_was_once_made_is_not_refused_because_another_reader_crosses_it() -> None:
    ledger = ledger_from_marks("[[q1.source|Orr]] [[q1.cue|said]] [[q1.content|no rain]] fell. Vik wept.")
    change = bounds(ledger, "q1", "content", words(ledger, "no rain fell"))
    crossed = ledger_from_marks(
        "[[q1.source|Orr]] [[q1.cue|said]] [[q1.content|no]] rain [[q2.content|fell. Vik]] [[q2.cue|wept]]."
    )

    assert corrected(crossed, change).stale == ()


def test_every_content_of_an_article_can_be_cut_and_still_holds() -> None:
    ledger = with_claims(ferry())
    for one in ledger.attributions:
        first = one.content[0]
        half = Span(first.start, first.end - 1, first.text[:-1])
        if half.text.strip():
            cut = anchor(ledger.article.text, (half, *one.content[1:]))
            corrected(ledger, bounds(ledger, one.id, "content", cut))
