from __future__ import annotations

from pathlib import Path

from accordingto.types import Article, Attribution, Ledger, Span
from benchmarks.ledgers import GoldAttribution, GoldLedger, measure, score_ledgers

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


def test_without_gold_the_section_says_so() -> None:
    assert measure([]).skipped
    assert measure([Path("no/such/folder")]).skipped
