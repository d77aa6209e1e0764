"""Who is named behind a sentence in which another says something."""

from __future__ import annotations

import pytest

from accordingto.reading.attributions.decode import with_parents
from accordingto.reading.attributions.passes import Pass
from accordingto.reading.attributions.rules.trailing_speakers import with_trailing_speakers
from tests.reading.parts import drafted, marked


def trailing(article: str) -> str:
    """The content of the last attribution of an article, in which the others are nested."""
    found, doc = marked(article)
    given = Pass("trailing", with_trailing_speakers).run(with_parents(found, len(doc)), doc)
    assert all(one.parent is not None for one in given[:-1])
    return " … ".join(doc.text_of(piece) for piece in given[-1].content)


@pytest.mark.parametrize(
    ("article", "content"),
    [
        (
            "It rained. [s|Lund] [q|told] Orr [c|[c2|another tale]], [s2|the lawyer] [q2|told] the court.",
            "Lund told Orr another tale",
        ),
        (
            "[s|A clerk] [q|told us] [c|that [s3|she] [q3|cried], [c3|[c2|“No,”]]] [s2|the board] [q2|said].",
            "A clerk told us that she cried, “No,”",
        ),
    ],
)
def test_who_trails_a_sentence_has_said_all_of_it(article: str, content: str) -> None:
    assert trailing(article) == content


@pytest.mark.parametrize(
    "article",
    [
        "[s|Lund] [q|said] [c|[c2|that]] [s2|the board] [q2|wanted].",
        "[s|Lund] [q|explained]: [c|[c2|“It sank,”]] [s2|he] [q2|said].",
        "[s|Lund] [q|explained]: [c|[c2|“It sank,”]] [s2|Lund] [q2|said].",
        "[s|Lund] [q|said] [c|it sank; [c2|many drowned]], [s2|the board] [q2|said].",
        "[s|Lund] [q|told] Orr [c|a tale]. It [c2|rained all night], [s2|the lawyer] [q2|said].",
    ],
)
def test_other_contents_stay(article: str) -> None:
    found, doc = marked(article)
    given = with_parents(found, len(doc))
    assert with_trailing_speakers(given, doc) == given


def test_what_a_late_pass_adds_to_a_content_makes_nothing_unlikely() -> None:
    draft = drafted(
        "The mayor, Ida Orr, praised the crew on Monday. “They worked two nights without sleep.” It rained."
    )
    (one,) = draft.found
    assert [draft.entities.doc.text_of(piece)[:5] for piece in one.content] == ["the c", "“They"]
