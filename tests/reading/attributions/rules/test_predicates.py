"""What something is called, which is said by whoever calls it so."""

from __future__ import annotations

import pytest

from accordingto.reading.attributions.decode import with_parents
from accordingto.reading.attributions.rules.predicates import with_predicates
from tests.reading.parts import marked


def nested(article: str) -> str:
    """The content of an article's second attribution, nested in the first, when the rule has seen it."""
    found, doc = marked(article)
    outer, inner = with_predicates(with_parents(found, len(doc)), doc)
    assert inner.parent == 0
    assert outer.content == found[0].content
    return doc.text_of(inner.content[0])


@pytest.mark.parametrize(
    ("cue", "content", "left"),
    [
        ("called", "of the board “plainly false”", "of the board"),
        ("slammed", "of the board as “plainly false”", "of the board"),
        ("repeated", "of the board “and its friends”", "of the board “and its friends”"),
        ("called", "of “a weak board” and its head", "of “a weak board” and its head"),
    ],
)
def test_what_a_noun_is_called_is_no_part_of_its_content(cue: str, content: str, left: str) -> None:
    assert nested(f"[s|Orr] [q|{cue}] [c|[s2|Lund’s] [q2|criticism] [c2|{content}]].") == left


def test_a_verb_keeps_what_it_says() -> None:
    content = "the board was “plainly false”"
    assert nested(f"[s|Orr] [q|called out] [c|Lund, who [q2|said] [c2|{content}]].") == content
