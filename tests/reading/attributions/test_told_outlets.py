"""Outlets that are told something. "Harbour Post" is known to be one."""

from __future__ import annotations

import pytest

from accordingto.reading.attributions.addressees import find_addressees
from accordingto.reading.attributions.told_outlets import with_told_outlets
from accordingto.reading.lexicons.outlets import Outlets
from tests.reading.parts import marked


def told_outlet(article: str) -> str | None:
    """The words of the outlet that is told something; None if there is none."""
    found, doc = marked(article)
    nothing: list[tuple[()]] = [() for _ in found]
    addressees = find_addressees(found, nothing, doc)
    pieces = [
        piece
        for some in with_told_outlets(nothing, addressees, doc, Outlets(["Harbour Post"]))
        for piece in some
    ]
    return doc.text_of(pieces[0]) if pieces else None


@pytest.mark.parametrize(
    ("article", "expected"),
    [
        ("[s|Orr] [q|told] the Harbour Post [c|that it rained].", "the Harbour Post"),
        ("[s|Orr] [q|told] Harbour Post 6 [c|that it rained].", "Harbour Post 6"),
        ("[s|Orr] [q|told] a Harbour Post affiliate [c|that it rained].", "a Harbour Post affiliate"),
        ("[s|Orr] [q|told] Harbour Post’s Night Watch [c|that it rained].", "Harbour Post’s Night Watch"),
    ],
)
def test_who_is_told_is_an_outlet_or_part_of_one(article: str, expected: str) -> None:
    assert told_outlet(article) == expected


@pytest.mark.parametrize(
    "article",
    [
        "[s|Orr] [q|told] reporters [c|that it rained].",
        "[s|Orr] [q|told] the Harbour Post’s Ida Lund [c|that it rained].",
        "[s|Orr] [q|told] Harbour Post’s Tucker Holm [c|that it rained].",
        "[s|Orr] [q|told] Harbour Post correspondent Bo Marn [c|that it rained].",
        "[s|Orr] [q|told] the National Association of Bakers [c|that it rained].",
    ],
)
def test_journalists_and_others_are_no_channel(article: str) -> None:
    assert told_outlet(article) is None
