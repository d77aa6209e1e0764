"""The act of a headline."""

from __future__ import annotations

import pytest

from accordingto.reading.headline.alignment import BodySentence
from accordingto.reading.headline.content_words import headline_tokens, terms_of
from accordingto.reading.headline.predicates import find_acts
from accordingto.types import Sentence


@pytest.mark.parametrize(
    ("headline", "acts"),
    [
        ("Port raises harbour tolls", ["raises"]),
        ("PORT RAISES HARBOUR TOLLS", ["RAISES"]),
        ("Skippers denounce tolls", ["denounce"]),
        ("Orr and Lund sue port", ["sue"]),
        ("Orr's attacks on port backfire", []),
        ("Port to raise tolls", ["raise"]),
        ("Port will not raise tolls", ["raise"]),
        ("Ferry fares are too high", ["high"]),
        ("Orr says port will raise tolls", ["says", "raise"]),
        ("Mayor Orr: port raises tolls", ["raises"]),
        ("Orr declines to sign", ["sign"]),
        ("Harbour tolls divides town", ["divides"]),
        ("Board legalizes night fishing", ["legalizes"]),
        ("Latest harbour quarrel", []),
        ("Orr won't be at harbour", []),
    ],
)
def test_acts(headline: str, acts: list[str]) -> None:
    words = headline_tokens(headline)
    line = BodySentence(Sentence("", 0, len(headline), headline), words, terms_of(words))
    assert [words[at].shape for at in find_acts(line)] == acts
