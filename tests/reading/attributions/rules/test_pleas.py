"""Answers to a charge, which belong to the cue. All people are invented."""

from __future__ import annotations

import pytest

from accordingto.reading.attributions.rules.pleas import with_pleas
from tests.reading.parts import marked


def read(article: str) -> tuple[str, str]:
    """The cue and the content of an article's only attribution, when the rule has seen it."""
    found, doc = marked(article)
    (one,) = with_pleas(found, doc)
    return doc.text_of(one.cue), " … ".join(map(doc.text_of, one.content))


@pytest.mark.parametrize(
    ("article", "cue", "content"),
    [
        ("[s|Orr] [q|pleaded] [c|not guilty to two counts].", "pleaded not guilty", "to two counts"),
        ("[s|Orr] [q|pleaded not] [c|guilty to theft].", "pleaded not guilty", "to theft"),
        ("[s|Orr] [q|has pleaded] [c|guilty to theft].", "has pleaded guilty", "to theft"),
        ("[s|Orr] [q|pleads] [c|no contest to theft].", "pleads no contest", "to theft"),
        ("[s|Orr] [q|pleaded not guilty] [c|to theft].", "pleaded not guilty", "to theft"),
        ("[s|Orr] [q|has pleaded] [c|not guilty].", "has pleaded", "not guilty"),
        ("[s|Orr] [q|pleaded not] [c|guilty].", "pleaded", "not guilty"),
        ("[s|Orr] [q|pleaded] [c|not to be sent home].", "pleaded", "not to be sent home"),
        ("[s|Orr] [q|pleaded] [c|with the court].", "pleaded", "with the court"),
        ("[s|Orr] [q|said] [c|guilty men went free].", "said", "guilty men went free"),
    ],
)
def test_the_answer_to_a_charge_belongs_to_the_cue(article: str, cue: str, content: str) -> None:
    assert read(article) == (cue, content)
