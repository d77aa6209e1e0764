"""Pairs made from a ledger, with the verdict that an alteration makes."""

from __future__ import annotations

import random

from accordingto.types import Article, Attribution, Claim, Ledger, Span
from training.support.pairs import REMOVED, Pair, altered, as_headline, own_words, source_of

TEXT = "The port raised its tolls. Ida Orr said the ferry line will stay open."
SAID = Span(40, 69, TEXT[40:69])


def ledger() -> Ledger:
    said = Attribution(
        id="q1",
        source=(Span(27, 34, "Ida Orr"),),
        cue=(Span(35, 39, "said"),),
        content=(SAID,),
        form="indirect",
        confidence=0.9,
    )
    claims = (
        Claim(id="c1", content=(Span(0, 25, TEXT[:25]),), chain=("outlet",), strength="certain"),
        Claim(id="c2", content=(SAID,), chain=("outlet", "q1"), strength="certain"),
    )
    return Ledger(reader="x", article=Article(id="a", text=TEXT), attributions=(said,), claims=claims)


def verdicts(pair: Pair) -> set[str]:
    return {one.verdict for one in altered(pair, ledger(), random.Random(1))}


def test_what_is_borne_out_is_contradicted_once_it_is_denied() -> None:
    pair = Pair("Port will raise tolls", "supported", (Span(0, 25, TEXT[:25]),))

    assert {"contradicted", "supported", REMOVED} <= verdicts(pair)


def test_a_claim_with_its_source_is_borne_out() -> None:
    found = list(
        altered(Pair("Ferry line to stay open", "attribution_dropped", (SAID,)), ledger(), random.Random(1))
    )

    assert any("Orr" in one.statement and one.verdict == "supported" for one in found)
    assert source_of(ledger(), [SAID]) == "Ida Orr"


def test_what_nobody_says_is_no_more_borne_out_denied() -> None:
    assert verdicts(Pair("Port will buy library", "unsupported")) == {"unsupported"}


def test_the_body_gives_pairs_of_several_verdicts_in_its_own_words() -> None:
    found = own_words(ledger(), random.Random(2))

    assert {"supported", "attribution_dropped", "contradicted"} <= {one.verdict for one in found}


def test_a_claim_becomes_a_headline() -> None:
    assert as_headline("But in June, the port will raise its tolls.", random.Random(3)) is not None
    assert as_headline("She raised its tolls again.", random.Random(3)) is None
    assert as_headline("Tolls rise", random.Random(3)) is None
