from __future__ import annotations

from msgspec import structs

from accordingto.corrections.anchors import anchor
from accordingto.corrections.changes import (
    Missing,
    NotAttribution,
)
from accordingto.types import Claim, Span
from tests.corrections.making import corrected, cue, named, with_claims, words
from tests.fakes import ferry, ledger_from_marks


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
