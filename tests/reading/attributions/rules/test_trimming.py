"""Parts of attributions begin and end with whole words. All people are invented."""

from __future__ import annotations

import pytest

from accordingto.reading.attributions.rules.trimming import trimmed
from accordingto.reading.syntax.trees import Trees
from tests.reading.parts import marked


def parts(article: str) -> list[tuple[str, str, str]]:
    found, doc = marked(article)
    return [
        (
            " … ".join(doc.text_of(p) for p in one.source),
            doc.text_of(one.cue),
            " … ".join(doc.text_of(p) for p in one.content),
        )
        for one in trimmed(found, doc)
    ]


@pytest.mark.parametrize(
    ("article", "expected"),
    [
        ("[s|We] [q|don][c|’t see any rain].", ("We", "don’t", "see any rain")),
        ("[s|We] don[q|’t see] [c|any rain].", ("We", "don’t see", "any rain")),
        ("[s|Orr’][q|s angry letter saying] [c|it rains].", ("Orr’s", "angry letter saying", "it rains")),
        ("[s|Orr] [q|called][c|’s plan bad].", ("Orr", "called", "plan bad")),
        ("[s|Orr] [q|told] Lund[c|, a clerk, to resign].", ("Orr", "told", "a clerk, to resign")),
        ("Orr’[s|s coach] [q|said] [c|it rains].", ("Orr’s coach", "said", "it rains")),
        ("[q|said] [s|Ida Orr.] [c|It rains]", ("Ida Orr", "said", "It rains")),
        ("[s|The mayor of Velby,] [q|said] [c|it rains].", ("The mayor of Velby", "said", "it rains")),
        ("[c|It rains,] [q|said] [s|Orr;] he left.", ("Orr", "said", "It rains")),
    ],
)
def test_parts_hold_whole_words_and_no_stray_marks(article: str, expected: tuple[str, str, str]) -> None:
    assert parts(article) == [expected]


@pytest.mark.parametrize(
    "article",
    [
        "[s|He][q|’s saying] [c|it rains].",  # two words, cut between them
        "[s|I][q|’ve said] [c|it rains].",
        "[s|Ida Orr, the mayor,] [q|said] [c|it rains].",  # the comma closes what stands between two
        "[s|Ida Orr Jr.] [q|said] [c|it rains].",
        "[s|people in the U.S.] [q|said] [c|it rains].",
        "[s|Vik Inc.] [q|said] [c|it rains].",
        "[s|the Norland Dept.] [q|said] [c|it rains].",
        "[s|Orr] [q|said] [c|‘it rains,’ not ‘it snows.’]",
        "[s|Orr] [q|said] [c|it rains.]",
    ],
)
def test_whole_words_and_abbreviations_stay(article: str) -> None:
    found, doc = marked(article)

    assert trimmed(found, doc) == found


def test_nothing_is_attributed_to_a_clitic() -> None:
    assert parts("Let[s|’s] [q|say] [c|it rains]. [s2|Orr] [q2|said] [c2|so].") == [("Orr", "said", "so")]
    assert parts("[s|Orr] [q|,] [c|it rains].") == []


def test_a_source_stands_on_the_line_of_its_cue() -> None:
    article = "[c|It rains,] [q|says] [s|a baker\n\nLund’s book] went on."
    assert parts(article) == [("a baker", "says", "It rains")]


def test_nothing_is_attributed_to_a_stock_label() -> None:
    assert parts("[s|Advertisement][q|:] [c|It rained all day].") == []


def test_a_preposition_says_nothing() -> None:
    found, doc = marked("They are afraid [q|of] [c|a flood]. [q2|To] [s2|nurses] [c2|it is a duty].")
    of, to = (one.cue.start for one in found)
    heads = list(range(len(doc)))
    relations = ["mark" if at in (of, to) else "root" for at in heads]
    tags = ["ADP" if at in (of, to) else "X" for at in heads]
    assert [one.cue.start for one in trimmed(found, doc.parsed(Trees(tags, heads, relations)))] == [to]


def test_a_preposition_that_is_said_of_somebody_says_something() -> None:
    found, doc = marked("[s|Orr] is [q|against] [c|it].")
    trees = Trees(["X", "AUX", "ADP", "X", "X"], [3, 3, 3, 3, 3], ["nsubj", "cop", "case", "root", "punct"])
    assert trimmed(found, doc.parsed(trees)) == found
