from __future__ import annotations

from accordingto.export.report.nesting import LONGEST_CHAIN, chain, nest
from accordingto.types import Attribution


def attribution(id: str, parent: str | None = None) -> Attribution:
    return Attribution(id=id, cue=(), content=(), form="indirect", parent=parent, confidence=1)


def test_children_follow_their_parents() -> None:
    entries = nest([attribution("x", "z"), attribution("y"), attribution("z")])
    assert [(entry.attribution.id, entry.depth, entry.parent) for entry in entries] == [
        ("y", 0, None),
        ("z", 0, None),
        ("x", 1, 3),
    ]


def test_no_attribution_is_lost_in_a_circle_or_for_want_of_a_parent() -> None:
    entries = nest([attribution("x", "y"), attribution("y", "x"), attribution("z", "nobody")])
    assert [(entry.attribution.id, entry.depth) for entry in entries] == [("z", 0), ("x", 0), ("y", 1)]


def test_a_deep_chain_is_shown_in_part() -> None:
    deep = [attribution("q0"), *(attribution(f"q{n}", f"q{n - 1}") for n in range(1, 3000))]
    entries = nest(deep)
    links = chain(entries[-1], {entry.number: entry for entry in entries})
    assert len(links) == LONGEST_CHAIN
    assert links[-1].attribution.id == "q2999"
