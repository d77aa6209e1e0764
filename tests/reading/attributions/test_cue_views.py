from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from accordingto.reading.attributions import cue_views
from accordingto.reading.attributions.cue_views import (
    CueView,
    OwnHead,
    barriers_of,
    softmax,
    without_rivals,
)
from accordingto.reading.encoder.outputs import OWN, own_emissions
from accordingto.reading.encoder.spans import TokenSpan
from accordingto.reading.reader import read_scores
from tests.reading.parts import bundled, document

if TYPE_CHECKING:
    from collections.abc import Sequence

    import pytest

    from accordingto.reading.encoder.outputs import Floats, Heads, Scores


def view(cue: int, content: list[tuple[int, int]], sure: float) -> CueView:
    """The view of a cue of one word that claims every word of its text equally."""
    source, of_content = np.full((2, 20), sure, dtype=np.float32)
    return CueView(
        TokenSpan(cue, cue + 1), 0, (source, of_content), (), tuple(TokenSpan(a, b) for a, b in content)
    )


def test_a_claim_is_the_mean_over_the_words() -> None:
    one = view(3, [], 0.5)
    one.chance[1][4] = 1.0

    assert one.claim(TokenSpan(4, 6), 1) == 0.75
    assert one.claim(TokenSpan(18, 22), 1) == 0.25  # what it does not see it does not claim


def test_the_firmer_claim_takes_a_piece_from_whoever_has_others() -> None:
    first, second = without_rivals([view(3, [(4, 6), (7, 9)], 0.4), view(10, [(7, 9)], 0.6)])

    assert first.content == (TokenSpan(4, 6),)
    assert second.content == (TokenSpan(7, 9),)


def test_an_only_piece_is_kept() -> None:
    first, _ = without_rivals([view(3, [(7, 9)], 0.4), view(10, [(7, 9)], 0.6)])

    assert first.content == (TokenSpan(7, 9),)


def test_no_content_runs_on_to_the_next_line_but_in_a_quotation() -> None:
    text = "It rained\nOrr left.\n“It rained.\n“Vik closed.”"
    doc = document(text)

    assert [doc.written[at] for at in barriers_of(doc)] == ["It", "Orr"]


def test_probabilities_add_up() -> None:
    chance = softmax(np.array([[1e4, 0, -1e4], [2, 2, 2]], dtype=np.float32))

    assert chance.sum(axis=-1).tolist() == [1, 1]
    assert chance[0, 0] == 1


def test_the_network_is_asked_once_a_cue(monkeypatch: pytest.MonkeyPatch) -> None:
    doc, heads = document("Ida Orr said that Bo Vik knew that the mill had burned."), bundled().heads
    said, knew = TokenSpan(2, 3), TokenSpan(6, 7)
    asked: list[TokenSpan] = []

    def emissions(
        scores: Scores, heads: Heads, cues: Sequence[TokenSpan], reach: int, longest: int = 0
    ) -> Floats:
        asked.extend(cues)
        return own_emissions(scores, heads, cues, reach, longest)

    monkeypatch.setattr(cue_views, "own_emissions", emissions)
    own = OwnHead(read_scores(bundled(), doc.tokens), heads)
    (path,) = own.paths([said])
    first, again, other = own.chances([said, said, knew])

    assert asked == [said, knew]
    assert first is again
    assert other[1].shape == first[1].shape
    long = TokenSpan(6, 9)
    assert len(own.chances([said, long])[0][1]) == len(first[1]) + 2
    assert asked == [said, knew, said, long]
    assert first[1][path == OWN.index("I-content")].min() > 0.5
