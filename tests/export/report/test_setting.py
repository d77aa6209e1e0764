from __future__ import annotations

from accordingto.export.report import view
from accordingto.export.report.setting import TextSegment
from accordingto.types import Ledger
from tests.fakes import harbour, ledger_from_marks

NESTED = (
    "[[q1.source|Orr]] [[q1.cue|said]] "
    "[[q1.content|that [[q2.source|Vik]] [[q2.cue|denied]] [[q2.content|it]]]]."
)


def pieces(ledger: Ledger) -> list[TextSegment]:
    return [piece for block in view(ledger, "a").blocks for piece in block.pieces]


def test_the_pieces_are_the_text() -> None:
    ledger = harbour()

    assert "".join(piece.text for piece in pieces(ledger)) == ledger.article.text


def test_what_nobody_else_says_has_no_classes() -> None:
    ledger = ledger_from_marks("It rained. [[q1.source|Orr]] [[q1.cue|said]] [[q1.content|so]].")
    plain = [piece.text for piece in pieces(ledger) if not piece.classes]

    assert plain == ["It rained. ", " ", " ", "."]


def test_a_content_is_labelled_where_it_begins_and_an_attribution_anchored_once() -> None:
    found = pieces(ledger_from_marks(NESTED))

    assert [piece.label for piece in found if piece.label] == ["1", "2"]
    assert sorted(anchor for piece in found for anchor in piece.anchors) == ["a-t1", "a-t2"]


def test_the_innermost_attribution_of_a_piece_comes_first() -> None:
    (inner,) = [piece for piece in pieces(ledger_from_marks(NESTED)) if piece.text == "it"]

    assert (inner.numbers, inner.contents) == ("2 1", "2 1")
