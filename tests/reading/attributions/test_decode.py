from __future__ import annotations

import numpy as np
from msgspec.structs import replace

from accordingto.reading.attributions.cue_views import CueView, without_rivals
from accordingto.reading.attributions.decode import (
    AttributionDraft,
    assign,
    further_cues,
    with_parents,
)
from accordingto.reading.encoder.spans import TokenSpan
from tests.reading.parts import drafted


def view(cue: tuple[int, int], source: dict[int, float], content: dict[int, float]) -> CueView:
    of_source, of_content = np.zeros((2, 40), dtype=np.float32)
    for row, given in ((of_source, source), (of_content, content)):
        for word, value in given.items():
            row[word] = value
    return CueView(TokenSpan(*cue), 0, (of_source, of_content), (), ())


def seen(plain: CueView, source: tuple[TokenSpan, ...], content: tuple[TokenSpan, ...]) -> CueView:
    return replace(plain, source=source, content=content)


def test_a_cue_has_what_it_sees_and_a_source_may_be_shared() -> None:
    first = seen(view((1, 2), {}, {}), source=(TokenSpan(0, 1),), content=(TokenSpan(2, 4),))
    second = seen(view((5, 6), {}, {}), source=(TokenSpan(0, 1),), content=(TokenSpan(6, 8),))
    found = assign([first, second], [TokenSpan(0, 1)], [TokenSpan(2, 4), TokenSpan(6, 8)])
    assert [f.content for f in found] == [(TokenSpan(2, 4),), (TokenSpan(6, 8),)]
    assert [f.source for f in found] == [(TokenSpan(0, 1),), (TokenSpan(0, 1),)]


def test_a_flat_piece_that_no_cue_sees_goes_to_the_one_that_claims_it_most() -> None:
    first = view((1, 2), {}, {6: 0.6, 7: 0.6})
    second = view((5, 6), {}, {6: 0.8, 7: 0.8, 9: 0.1})
    found = assign([first, second], [], [TokenSpan(6, 8), TokenSpan(9, 10)])
    assert [f.content for f in found] == [(), (TokenSpan(6, 8),)]


def test_a_flat_piece_of_which_a_cue_sees_a_part_is_left_alone() -> None:
    first = seen(view((1, 2), {}, {3: 0.9, 4: 0.9}), source=(), content=(TokenSpan(3, 4),))
    assert assign([first], [], [TokenSpan(3, 5)])[0].content == (TokenSpan(3, 4),)


def test_the_parent_is_the_closest_content_that_holds_the_cue() -> None:
    outer = AttributionDraft(TokenSpan(0, 1), (), (TokenSpan(1, 20),), 1.0)
    middle = AttributionDraft(TokenSpan(3, 4), (), (TokenSpan(5, 18),), 1.0)
    inner = AttributionDraft(TokenSpan(7, 8), (), (TokenSpan(9, 12),), 1.0)
    apart = AttributionDraft(TokenSpan(22, 23), (), (TokenSpan(23, 25),), 1.0)
    assert [f.parent for f in with_parents([outer, middle, inner, apart], 30)] == [None, 0, 1, None]


def test_two_that_hold_each_others_cue_do_not_run_in_a_circle() -> None:
    one = AttributionDraft(TokenSpan(0, 1), (), (TokenSpan(2, 6),), 1.0)
    two = AttributionDraft(TokenSpan(3, 4), (), (TokenSpan(0, 2), TokenSpan(5, 6)), 1.0)
    assert [f.parent for f in with_parents([one, two], 10)] == [None, 0]


def test_a_second_piece_goes_to_the_cue_that_claims_it_more_firmly() -> None:
    own, far = TokenSpan(3, 5), TokenSpan(10, 14)
    first = seen(view((1, 2), {}, dict.fromkeys(range(10, 14), 0.4)), (), (own, far))
    second = seen(view((8, 9), {}, dict.fromkeys(range(10, 14), 0.9)), (), (far,))
    assert [v.content for v in without_rivals([first, second])] == [(own,), (far,)]


def test_a_cues_only_content_is_never_taken_away() -> None:
    piece = TokenSpan(10, 14)
    first = seen(view((1, 2), {}, dict.fromkeys(range(10, 14), 0.4)), (), (piece,))
    second = seen(view((8, 9), {}, dict.fromkeys(range(10, 14), 0.9)), (), (piece,))
    assert [v.content for v in without_rivals([first, second])] == [(piece,), (piece,)]


def test_cues_beside_the_flat_tags_need_more_outside_of_contents_than_inside() -> None:
    emissions = np.zeros((12, 3), dtype=np.float32)
    emissions[:, 0] = 5
    emissions[[1, 4, 8, 10], 0] = 0
    emissions[[1, 8, 10], 1] = 2  # 79 of 100
    emissions[4, 1] = 0.3  # 40 of 100, and neither other label more
    emissions[10, 0] = 1.9  # hardly more than no cue
    found = further_cues(emissions, [TokenSpan(1, 2)], [TokenSpan(3, 6)])
    assert found == [TokenSpan(4, 5), TokenSpan(8, 9)]


def test_what_nobody_named_says_inside_a_content_is_nested() -> None:
    draft = drafted(
        "Mayor Ida Orr said the old bridge is widely believed to be unsafe and must close this winter."
    )
    (outer, inner), doc = draft.found, draft.entities.doc
    assert (doc.text_of(inner.cue), inner.source, inner.parent) == ("is widely believed", (), 0)
    assert doc.text_of(outer.cue) == "said"
