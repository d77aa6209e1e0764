"""Rules that move words between the parts of an attribution, on marked sentences."""

from __future__ import annotations

import pytest

from accordingto.reading.attributions.addressees import without_addressees
from accordingto.reading.attributions.rules.quotation_marks import with_closed_quotations
from accordingto.reading.encoder.spans import TokenSpan
from tests.reading.parts import marked


def test_who_is_told_is_not_part_of_what_is_said() -> None:
    found, doc = marked("[s|Orr] [q|urged] [c|the board to wait].")
    (one,) = without_addressees(found, [TokenSpan(2, 4)])
    assert [doc.text_of(piece) for piece in one.content] == ["to wait"]
    assert one.source == found[0].source


def test_who_is_told_is_no_source() -> None:
    found, _ = marked("[s|The board] [q|was advised] [c|to wait].")
    assert without_addressees(found, [TokenSpan(0, 2)])[0].source == ()
    assert without_addressees(found, [None]) == found


@pytest.mark.parametrize(
    ("article", "content"),
    [
        ("[s|Orr] [q|said] [c|“No.] Never.” He left.", "“No. Never.”"),
        ("[s|Orr] [q|said] [c|“No.] Never,” [s2|Lunde] [q2|added] [c2|“ever.”]", "“No. Never,”"),
        ("[s|Orr] [q|said] [c|“No.] But [s2|Lunde] [q2|says] [c2|yes.”]", "“No."),
        ("[s|Orr] [q|said] [c|“No.] He never ended it.", "“No."),
        ("[s|Orr] [q|said] [c|it is “no”] he “said.”", "it is “no”"),
    ],
)
def test_a_quotation_goes_on_to_its_end_unless_somebody_else_is_cited(article: str, content: str) -> None:
    found, doc = marked(article)
    first = with_closed_quotations(found, doc)[0]
    assert doc.text_of(first.content[0]) == content
