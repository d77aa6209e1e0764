"""Subjects of passives, which are no sources."""

from __future__ import annotations

import pytest

from accordingto.reading.attributions.rules.passives import with_passives
from tests.reading.parts import marked


def turned(article: str) -> tuple[list[str], list[str]]:
    """The source and the content of an article's only attribution, by the words."""
    found, doc = marked(article)
    (one,) = with_passives(found, doc)
    return [doc.text_of(p) for p in one.source], [doc.text_of(p) for p in one.content]


@pytest.mark.parametrize(
    ("article", "source", "content"),
    [
        ("[s|The mayor] [q|was accused of] [c|neglect].", [], ["The mayor", "neglect"]),
        ("[s|Ida Orr] [q|was expected] [c|to resign].", [], ["Ida Orr", "to resign"]),
        ("He spoke of the anger [c|that] [s|I] [q|was accused of].", [], ["that", "I"]),
        ("[s|Orr] was sued on Monday and [q|accused of] [c|neglect].", [], ["Orr", "neglect"]),
        ("[s|Lund] [q|was accused] [c|of neglect] by the council.", ["the council"], ["Lund", "of neglect"]),
    ],
)
def test_the_subject_of_a_passive_is_no_source(article: str, source: list[str], content: list[str]) -> None:
    assert turned(article) == (source, content)


@pytest.mark.parametrize(
    ("article", "source"),
    [
        ("[s|The mayor] [q|was stunned by] [c|the vote].", "The mayor"),
        ("[s|The mayor] [q|accused] [c|the board of neglect].", "The mayor"),
        ("[s|The mayor] [q|has accused] [c|the board of neglect].", "The mayor"),
        ("[s|The skipper] [q|was seen warning of] [c|a storm].", "The skipper"),
        ("[s|Orr] [q|was warned] [c|that the ice was thin].", "Orr"),
        ("[c|Orr] [q|was accused of neglect by] [s|the board].", "the board"),
    ],
)
def test_other_subjects_and_agents_stay(article: str, source: str) -> None:
    assert turned(article)[0] == [source]
