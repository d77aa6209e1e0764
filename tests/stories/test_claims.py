from __future__ import annotations

import pytest

from accordingto.stories.claims import claims_of
from accordingto.stories.match import denials
from accordingto.stories.match.apart import Apart
from accordingto.stories.match.corpus import Corpus
from accordingto.stories.match.denials import is_denial
from accordingto.stories.match.linking import Linked
from accordingto.stories.match.statement import statements
from accordingto.stories.match.vectors import bundled_vectors
from accordingto.types import Attribution
from tests.stories.ledgers import told

DENIES = {"q1": {"act": "deny"}}


def test_a_sentence_that_denies_is_no_second_sentence_of_those_who_say_it() -> None:
    ledgers = [
        told("Lund took money from the town in March.", "one.txt"),
        told(
            "A welder told the paper that Lund took money. "
            "[[q1.source|Lund]] [[q1.cue|denied]] [[q1.content|taking money from the town]].",
            "other.txt",
            DENIES,
        ),
    ]
    sentences = [one for number, ledger in enumerate(ledgers) for one in statements(number, ledger)]

    (claim,) = claims_of(
        Corpus(sentences, bundled_vectors()),
        [Linked(0, (), {1: (1, 2)}, {1: 0.9})],
        ledgers,
        ["one.txt", "other.txt"],
        (),
        Apart((), (), ()),
        {},
    )

    assert [(place.path, place.relation, len(place.spans)) for place in claim.where] == [
        ("one.txt", "same", 1),
        ("other.txt", "same", 1),
        ("other.txt", "denies", 1),
    ]


def test_a_claim_that_is_denied_is_told_first_by_whoever_tells_what_is_denied() -> None:
    ledgers = [
        told("The ferry Halmare of the company Nordlin from Osmark lay at the pier on Monday.", "one.txt"),
        told("A welder said that Lund took money from the town.", "other.txt"),
        told("[[q1.source|Lund]] [[q1.cue|denied]] [[q1.content|taking money from the town]].", "c", DENIES),
    ]
    sentences = [one for number, ledger in enumerate(ledgers) for one in statements(number, ledger)]

    (claim,) = claims_of(
        Corpus(sentences, bundled_vectors()),
        [Linked(0, (), {1: (1,)}, {1: 0.9})],
        ledgers,
        ["one.txt", "other.txt", "c"],
        (),
        Apart((), (), ()),
        {},
    )

    assert [(place.path, place.relation) for place in claim.where] == [
        ("other.txt", "same"),
        ("one.txt", "same"),
        ("c", "denies"),
    ]


def test_a_denial_that_names_somebody_is_of_what_they_say_in_whatever_sentence_of_the_claim() -> None:
    ledgers = [
        told(
            "The papers of Ida Lund speak of a payment to Jonas Orr, of the boat and of liaisons.", "one.txt"
        ),
        told(
            "A payment was made. "
            "[[q1.source|Lund]] [[q1.cue|said]] [[q1.content|that she met Orr in Osmark]].",
            "other.txt",
            {"q1": {"act": "say", "source_kind": "named"}},
        ),
        told("[[q1.source|Orr]] [[q1.cue|denied]] [[q1.content|any liaison with Lund]].", "c", DENIES),
    ]
    sentences = [one for number, ledger in enumerate(ledgers) for one in statements(number, ledger)]

    (claim,) = claims_of(
        Corpus(sentences, bundled_vectors()),
        [Linked(0, (), {1: (1, 2)}, {1: 0.9})],
        ledgers,
        ["one.txt", "other.txt", "c"],
        (),
        Apart((), (), ()),
        {},
    )

    assert [(place.path, place.relation) for place in claim.where] == [
        ("other.txt", "same"),
        ("one.txt", "same"),
        ("c", "denies"),
    ]
    assert claim.where[0].spans[0].text.startswith("Lund said")


def test_denials_of_many_articles_are_each_looked_at_a_few_times(monkeypatch: pytest.MonkeyPatch) -> None:
    def looks(size: int) -> int:
        asked = 0

        def counted(one: Attribution) -> bool:
            nonlocal asked
            asked += 1
            return is_denial(one)

        text = "[[q1.source|Lund]] [[q1.cue|denied]] [[q1.content|taking money from the town]]."
        ledgers = [told("Lund took money from the town in March.", "p0")]
        ledgers += [told(text, f"p{at}", DENIES) for at in range(1, size)]
        sentences = [one for number, ledger in enumerate(ledgers) for one in statements(number, ledger)]
        row = Linked(0, (), {at: (at,) for at in range(1, size)}, dict.fromkeys(range(1, size), 0.9))
        corpus = Corpus(sentences, bundled_vectors())
        monkeypatch.setattr(denials, "is_denial", counted)
        (claim,) = claims_of(
            corpus, [row], ledgers, [f"p{at}" for at in range(size)], (), Apart((), (), ()), {}
        )

        assert sum(place.relation == "denies" for place in claim.where) == size - 1
        return asked

    assert looks(80) < 5 * looks(20)
