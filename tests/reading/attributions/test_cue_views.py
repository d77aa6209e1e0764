from __future__ import annotations

import numpy as np

from accordingto.reading.attributions.cue_views import CueView, barriers_of, softmax, without_rivals
from accordingto.reading.encoder.spans import TokenSpan
from tests.reading.parts import document


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
