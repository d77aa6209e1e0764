"""Offices that change hands. All people are invented."""

from __future__ import annotations

import pytest

from accordingto.reading.actors.successions import leavers
from tests.reading.actors.test_clusters import clusters, phrases


@pytest.mark.parametrize(
    ("source", "gone"),
    [
        ("[person|Mayor Bo Orr] died. [person|Ida Vik] was sworn in.", ["Mayor Bo Orr"]),
        ("[person|Bo Orr] has resigned as mayor. His successor is [person|Vik].", ["Bo Orr"]),
        ("[person|Bo Orr] was recently replaced by [person|Ida Vik].", ["Bo Orr"]),
        ("[person|Ida Vik] succeeds [person|Bo Orr] as mayor.", ["Bo Orr"]),
        ("[person|Ida Vik] takes over from [person|Bo Orr], who stepped down.", ["Bo Orr"]),
        ("[person|Mayor Bo Orr] died. [person|Ida Vik] was chosen in his place.", ["Mayor Bo Orr"]),
        ("[person|Mayor Bo Orr] resigned on Monday. [person|Ida Vik] wept.", []),
        ("[person|Ida Vik] was sworn in. [person|Bo Orr] fired a gun.", []),
    ],
)
def test_who_leaves_an_office_that_another_takes(source: str, gone: list[str]) -> None:
    _, doc, items = phrases(source)
    assert [doc.text_of(items[i].piece) for i in leavers(items, doc)] == gone


def test_the_office_is_no_more_whose_it_was() -> None:
    left = "[person|Mayor Bo Orr] died. [person|Ida Vik] took over. [person|The mayor] wept."
    assert clusters(left) == [["Mayor Bo Orr"], ["Ida Vik"], ["The mayor"]]
    stays = "[person|Mayor Bo Orr] resigned. [person|Ida Vik] rowed. [person|The mayor] wept."
    assert clusters(stays) == [["Mayor Bo Orr", "The mayor"], ["Ida Vik"]]


def test_the_outgoing_head_is_not_the_new_one() -> None:
    text = "[person|The outgoing head] rowed. [person|The new head] wept."
    assert clusters(text, {(1, 0): 0.9}) == [["The outgoing head"], ["The new head"]]
