from __future__ import annotations

import pytest

from accordingto.export.report.cards import Card, cards
from accordingto.export.report.cast import cast_of
from accordingto.export.report.nesting import LONGEST_CHAIN, nest
from accordingto.types import Ledger
from tests.fakes import ferry, harbour, ledger_from_marks, observatory


def cards_of(ledger: Ledger) -> dict[str, Card]:
    entries = nest(ledger.attributions)
    return {card.id: card for card in cards(entries, cast_of(ledger, entries))}


def told(card: Card) -> str:
    assert card.told is not None
    return card.told.words


def test_a_chain_runs_through_the_actors() -> None:
    card = cards_of(ferry())["q11"]
    assert [voice.name for voice in card.chain] == [
        "Ruben Vasquez-Thorne",
        "two pilots",
        "Idris Okonkwo",
        "North Sound Ferries",
        "the minutes of its board",
        "Solveig Rasmussen-Adeyemi",
    ]
    assert card.skipped == 0
    assert (told(card), card.channel) == ("to Neema Abara", "by phone")


def test_a_chain_that_is_cut_says_by_how_much() -> None:
    depth = LONGEST_CHAIN + 3
    text = "".join(f"[[q{n}.source|S{n}]] [[q{n}.cue|says]] [[q{n}.content|" for n in range(1, depth + 1))
    card = cards_of(ledger_from_marks(f"{text}so{']]' * depth}"))[f"q{depth}"]
    assert [voice.name for voice in card.chain] == [f"S{n}" for n in range(4, depth + 1)]
    assert card.skipped == 3


def test_who_is_told_is_an_actor_or_the_articles_words() -> None:
    known, words, preposition = (
        cards_of(ferry())["q3"],
        cards_of(harbour())["q5"],
        cards_of(observatory())["q6"],
    )
    assert known.told is not None
    assert known.told.voice is not None
    assert told(known) == "to Radio Skerry"
    assert told(words) == "to the Harbour Board"
    assert told(preposition) == "to the staff"


@pytest.mark.parametrize(
    "marked",
    [
        "[[q1.cue|told]] [[q1.addressee|[[q1.channel|Radio Skerry]]]] [[q1.content|so]].",
        "[[q1.cue|said [[q1.channel|in a letter]]]] [[q1.content|so]].",
    ],
)
def test_a_channel_is_not_said_twice(marked: str) -> None:
    assert cards_of(ledger_from_marks(marked))["q1"].channel == ""


def test_only_a_source_without_an_actor_is_not_identified() -> None:
    unidentified = {id for id, card in cards_of(ferry()).items() if card.is_unidentified}
    assert unidentified == {"q16", "q17"}
    assert not any(card.is_unidentified for card in cards_of(harbour()).values())
