from __future__ import annotations

from pathlib import Path

import msgspec

from accordingto.types import Article, Attribution, Claim, HeadlineCheck, Ledger, Sentence, Span
from benchmarks.ledgers import HEDGE, GoldAttribution, GoldLedger, measure, score_ledgers
from benchmarks.whole import COVERED, GIVEN, HEADLINE, OWN_VOICE, GoldHeadline, GoldStatement

TEXT = "Mara said Tobias believes rain will fall. Ines denied it. Jonah left."


def at(words: str) -> tuple[Span, ...]:
    start = TEXT.index(words)
    return (Span(start, start + len(words), words),)


def ours(id: str, source: str, cue: str, content: str, parent: str | None = None) -> Attribution:
    return Attribution(
        id=id,
        source=at(source),
        cue=at(cue),
        content=at(content),
        parent=parent,
        form="indirect",
        confidence=1.0,
    )


GOLD = GoldLedger(
    "rain.txt",
    (
        GoldAttribution(
            id="A1", source=at("Mara"), cue=at("said"), content=at("Tobias believes rain will fall")
        ),
        GoldAttribution(
            id="A2",
            source=at("Tobias"),
            cue=at("believes"),
            content=at("rain will fall"),
            parent="A1",
            form="direct",
        ),
        GoldAttribution(id="A3", source=at("Ines"), cue=at("denied"), content=at("it.")),
        GoldAttribution(id="A4", cue=at("left"), content=at("Jonah"), borderline=True),
    ),
)


def ledger(*attributions: Attribution) -> dict[str, Ledger]:
    article = Article(id="0" * 16, path="some/rain.txt", text=TEXT)
    return {"rain": Ledger(reader="test", article=article, attributions=attributions)}


def test_hand_computed_ledger() -> None:
    result = score_ledgers(
        [GOLD],
        ledger(
            ours("q1", "Mara", "said", "Tobias believes rain will fall"),
            ours("q2", "Mara", "believes", "rain will fall", parent="q1"),
            ours("q3", "Jonah", "left", "Jonah"),  # borderline: neither right nor wrong
            ours("q4", "Ines", "denied", "Jonah left."),  # a wrong content
        ),
    )
    assert (result.score.right, result.score.wrong, result.score.missed) == (2, 1, 1)
    assert result.missed == ("denied",)
    assert {name: (s.right, s.of) for name, s in result.shares.items()} == {
        "top level is predicted top level": (1, 1),
        "source overlaps": (1, 2),
        "nested: found with the right parent": (1, 1),
        "form": (0, 1),
    }


def test_a_child_of_the_wrong_parent_is_not_right() -> None:
    found = score_ledgers([GOLD], ledger(ours("q2", "Tobias", "believes", "rain will fall")))
    assert found.shares["nested: found with the right parent"].right == 0


def test_voice_headline_and_hedges_of_a_whole_ledger() -> None:
    drawn = GoldLedger(
        "rain.txt",
        (GoldAttribution(id="A3", cue=at("denied"), content=at("it."), hedges=at("denied")),),
        own_voice=(GoldStatement(at("Jonah left")[0]), GoldStatement(at("Ines denied it"))),
        headline=(GoldHeadline(at("Mara said")[0], "supported"), GoldHeadline(at("Jonah"), "supported")),
    )
    article = Article(id="0" * 16, path="some/rain.txt", text=TEXT)
    whole = Ledger(
        reader="test",
        article=article,
        sentences=(
            Sentence("s1", 0, 41, TEXT[:41]),
            Sentence("s2", TEXT.index("Ines"), len(TEXT), TEXT[TEXT.index("Ines") :]),
        ),
        attributions=(
            msgspec.structs.replace(ours("q1", "Ines", "denied", "it."), hedges=at("Ines denied")),
        ),
        claims=(Claim(id="c1", content=at("Jonah left"), chain=("outlet",)),),
        headline_checks=(HeadlineCheck(span=at("Mara")[0], verdict="supported"),),
    )
    shares = score_ledgers([drawn], {"rain": whole}).shares
    assert {
        name: (shares[name].right, shares[name].of) for name in (HEDGE, OWN_VOICE, COVERED, HEADLINE, GIVEN)
    } == {
        HEDGE: (1, 1),
        OWN_VOICE: (1, 2),
        COVERED: (1, 2),
        HEADLINE: (1, 1),
        GIVEN: (1, 2),
    }


def test_without_gold_the_section_says_so() -> None:
    assert measure([]).skipped
    assert measure([Path("no/such/folder")]).skipped
