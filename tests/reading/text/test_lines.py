from __future__ import annotations

import textwrap
from itertools import pairwise

from accordingto.reading.text.lines import find_breaks

PARAGRAPH = (
    "The harbour authority said on Monday that the ferry would not sail before the weekend because the "
    "storm had damaged the landing stage, and asked passengers to travel by road until further notice."
)


def test_every_break_of_running_text_counts() -> None:
    text = f"Headline here\n{PARAGRAPH}\r\n{PARAGRAPH}"
    assert [text[i] for i in find_breaks(text)] == ["\n", "\r"]


def test_breaks_that_only_wrap_do_not_count() -> None:
    wrapped = textwrap.fill(PARAGRAPH, 66)
    text = f"{wrapped}\n\n{wrapped}"
    first = len(wrapped)
    assert find_breaks(text) == [first, first + 1]


def test_a_list_of_short_lines_is_not_wrapped_text() -> None:
    text = "Alpha\nBeta\nGamma\nDelta\nEpsilon"
    assert len(find_breaks(text)) == 4


def test_what_stands_behind_a_label_of_the_page_is_a_line_of_its_own() -> None:
    text = (
        f"Headline here\nImage copyright AP Image caption Ida Orr rows\nImage captions are fun.\n{PARAGRAPH}"
    )
    lines = [text[a:b].strip() for a, b in pairwise([0, *find_breaks(text), len(text)])]

    assert lines[:4] == [
        "Headline here",
        "Image copyright AP Image caption",
        "Ida Orr rows",
        "Image captions are fun.",
    ]
