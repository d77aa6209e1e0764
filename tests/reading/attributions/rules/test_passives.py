"""Whom a passive names. All people are invented."""

from __future__ import annotations

import pytest

from accordingto.reading.attributions.rules.passives import with_agents
from tests.reading.parts import marked


def agent(article: str) -> tuple[str, str]:
    """Source and content of the attribution of an article, by the words."""
    found, doc = marked(article)
    (one,) = with_agents(found, doc)
    return " ".join(map(doc.text_of, one.source)), " ".join(map(doc.text_of, one.content))


@pytest.mark.parametrize(
    ("article", "parts"),
    [
        ("[c|The plan] [q|was criticised] by the nurses on Monday.", ("the nurses", "The plan")),
        ("[c|The plan] [q|has been criticised by] nurses of Larkhaven.", ("nurses of Larkhaven", "The plan")),
        (
            "[c|The bridge] [q|was rated] [c|as unsafe by two engineers].",
            ("two engineers", "The bridge as unsafe"),
        ),
        ("[c|The clerk] [q|was accused] by prosecutors of theft.", ("prosecutors", "The clerk")),
        (  # a source of another sentence is none of this one
            "It rained, said [s|Orr]. [c|It] [q|was admitted] by the board that tolls had risen.",
            ("the board", "that tolls had risen"),
        ),
    ],
)
def test_the_source_of_a_passive_stands_behind_by(article: str, parts: tuple[str, str]) -> None:
    assert agent(article) == parts


@pytest.mark.parametrize(
    "article",
    [
        "[c|The plan] [q|was criticised] on Monday.",
        "[s|Orr] [q|has walked] by [c|the pier].",  # no passive
        "[s|Orr] [q|was annoyed] by [c|rain].",  # somebody is the source already
        "“[c|The plan] [q|was criticised] by nurses.”",
        "[c|A decision] [q|was expected] by Friday.",
        "[c|A decision] [q|was promised] by the end of May.",
        "[c|The vote] [q|was announced] by email.",
        "[c|The toll] [q|was announced] by mistake.",
        "[c|The toll] [q|was opposed] by a wide margin.",
    ],
)
def test_others_keep_what_they_have(article: str) -> None:
    found, doc = marked(article)
    assert agent(article)[0] == " ".join(doc.text_of(p) for p in found[0].source)
