"""What is only asked. All people are invented."""

from __future__ import annotations

import pytest

from accordingto.reading.attributions.questions import is_asked
from tests.reading.parts import marked


@pytest.mark.parametrize(
    ("article", "asked"),
    [
        ("Did [s|Orr] [q|say] [c|that it leaks]?", True),
        ("Has [s|the board] ever [q|denied] [c|that it leaks]?", True),
        ("[s|Who] [q|said] [c|that it leaks]?", True),
        ("Is [s|Orr] [q|aware] [c|that it leaks]?", True),
        ("Orr asked: “Did [s|Lund] [q|say] [c|that it leaks]?”", True),
        ("Did Lund leave and [q|say] [c|that it leaks]?", True),
        ("When did [s|Orr] [q|say] [c|that it leaks]?", False),
        ("[s|Orr] [q|said] [c|that it leaks].", False),
        ("[s|Orr] [q|asked] [c|who left]. Why?", False),
        ("Did Lund leave because [s|Orr] [q|said] [c|that it leaks]?", False),
    ],
)
def test_whether_a_question_asks_if_it_was_said(article: str, asked: bool) -> None:
    (one,), doc = marked(article)

    assert is_asked(one.cue, doc) == asked
