"""The numbers by which the stance of a body to a headline is told."""

from __future__ import annotations

import numpy as np
import pytest

from accordingto.reading.headline.alignment import Body, lines_of
from accordingto.reading.text.sentences import split_sentences
from accordingto.types import Attribution, Ledger
from benchmarks.stancefeatures import Told, features_of
from tests.fakes import ledger_from_marks

TEXT = (
    "[[q1.source|Ada Orr]] [[q1.cue|denied]] that [[q1.content|the harbour tolls will double]]. "
    "The council met on the pier."
)


def told_by(marked: str, **attribution: str) -> Told:
    ledger: Ledger = ledger_from_marks(marked, {"q1": attribution})
    text = ledger.article.text
    return Told(text, Body(lines_of(text, split_sentences(text))), ledger.attributions)


def plain(text: str, attributions: tuple[Attribution, ...] = ()) -> Told:
    return Told(text, Body(lines_of(text, split_sentences(text))), attributions)


def test_there_are_always_as_many_numbers() -> None:
    bodies = [plain("Rain."), plain("The tolls double. The tolls will double?"), told_by(TEXT, act="deny")]
    headlines = ["Harbour tolls to double", "Whale", "12", "Orr: tolls 'to double'", "…"]
    found = [features_of(headline, body) for headline in headlines for body in bodies]
    assert len({len(numbers) for numbers in found}) == 1
    assert all(np.isfinite(numbers).all() for numbers in found)


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ({"act": "say"}, {"act": "deny"}),
        ({"source_kind": "named"}, {"source_kind": "outlet"}),
        ({"certainty": "reported"}, {"certainty": "hedged"}),
        ({"polarity": "positive"}, {"polarity": "negative"}),
        ({"strength": "certain"}, {"strength": "possible"}),
    ],
)
def test_what_the_ledger_says_of_an_attribution_counts(before: dict[str, str], after: dict[str, str]) -> None:
    asked = "Harbour tolls to double"
    assert not np.array_equal(
        features_of(asked, told_by(TEXT, **before)), features_of(asked, told_by(TEXT, **after))
    )


def test_words_have_the_properties_of_what_holds_them() -> None:
    told = told_by(TEXT, source_kind="named", act="deny", polarity="negative")
    tolls, council = TEXT_OFFSETS["tolls"], TEXT_OFFSETS["council"]
    assert told.properties[tolls][0] == 1
    assert told.properties[council][0] == 0
    assert told.properties[tolls].sum() > told.properties[council].sum() == 1


def test_quoted_words_are_nobodys_own() -> None:
    quoted = plain("“The harbour tolls will double in the spring” was painted on the pier.")
    bare = plain("The harbour tolls will double in the spring, as was painted on the pier.")
    first, second = (next(iter(told.properties.values())) for told in (quoted, bare))
    assert not np.array_equal(first, second)


TEXT_OFFSETS = {
    word: "Ada Orr denied that the harbour tolls will double. The council met on the pier.".index(word)
    for word in ("tolls", "council")
}
