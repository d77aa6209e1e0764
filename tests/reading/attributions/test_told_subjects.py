"""Who is told as a subject, and what looks like it."""

from __future__ import annotations

from dataclasses import replace

import pytest

from accordingto.reading.attributions.told_subjects import is_moved_by, is_passive
from tests.reading.parts import marked


@pytest.mark.parametrize(
    ("article", "passive"),
    [
        ("The pilots [q|were advised] [c|to wait].", True),
        ("“[s|I][q|’m told] [c|it rained],” Orr said.", True),
        ("“That’s [c|what] [s|I’ve] [q|been telling] my kids,” Ida Orr said.", False),
        ("“And [s|I]’m [q|telling] you, November 8, [c|we’d better be careful],” Ida Orr said.", False),
        ("[s|Orr] [q|told] the board [c|to wait].", False),
    ],
)
def test_what_is_a_passive(article: str, *, passive: bool) -> None:
    (one,), doc = marked(article)
    assert is_passive(one.cue.end - 1, doc) == passive


@pytest.mark.parametrize("wrong", [{"nsubj": "nsubj:pass"}, {"aux": "aux:pass"}])
def test_a_perfect_is_active_even_where_the_tree_is_wrong(wrong: dict[str, str]) -> None:
    (one,), doc = marked("[s|Orr] [q|had written] to the board [c|that it rained].")
    relations = [wrong.get(relation, relation) for relation in doc.trees.relations]
    assert not is_passive(one.cue.end - 1, doc.parsed(replace(doc.trees, relations=relations)))


def test_who_is_moved_by_something_is_not_told_it() -> None:
    moved, told = (marked(article) for article in (
        "[s|Orr] was [q|encouraged by] [c|the results].",
        "[s|Orr] was [q|encouraged by] Lund [c|to wait].",
    ))  # fmt: skip
    assert is_moved_by(moved[0][0], moved[1])
    assert not is_moved_by(told[0][0], told[1])
