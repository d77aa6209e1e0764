"""Headings and pointers, which say nothing of the line behind them. All people are invented."""

from __future__ import annotations

import pytest

from accordingto.reading.attributions.rules.headings import within_headings
from tests.reading.parts import marked


@pytest.mark.parametrize(
    ("article", "contents"),
    [
        ("Dam leaks, [s|mayor] [q|says]\n\n[c|The dam leaks at its foot.]", [["Dam leaks"]]),
        ("[s1|Story] [q1|Continued Below]\n\n[c1|“It is late,”] Orr left.", []),
        (
            "[s1|Story] [q1|Continued Below]\n\n[c1|[c2|“It is late,”]] [s2|Orr] [q2|said].",
            [["“It is late,”"]],
        ),
        ("More on the dam [q|Read more]\n\n[c|The dam leaks.]", []),
        ("[s|The letter] [q|reads]\n\n[c|“It is late.”]", [["“It is late.”"]]),
        ("[s|The board] [q|said]:\n\n[c|The dam leaks.]", [["The dam leaks."]]),
        ("[s|Orr] [q|said] as she left.\n\n[c|It was late.]", [["It was late."]]),
        ("[s|Orr] [q|says] [c|dam leaks]\n\nIt rained.", [["dam leaks"]]),
        (
            "It rained.\n\nJUST WATCHED [s|Orr] [q|says] [c|dam leaks] Replay MUST WATCH Orr says dam leaks",
            [],
        ),
    ],
)
def test_a_heading_keeps_to_its_line(article: str, contents: list[list[str]]) -> None:
    found, doc = marked(article)

    assert [[doc.text_of(p) for p in one.content] for one in within_headings(found, doc)] == contents
