"""Who speaks around a pronoun and before it. All people are invented."""

from __future__ import annotations

import pytest

from accordingto.reading.actors.salience import AROUND, BEFORE, OPENING, find_hints, retold, third_persons
from accordingto.reading.attributions.decode import AttributionDraft, with_parents
from accordingto.reading.encoder.spans import TokenSpan
from tests.reading.actors.test_clusters import phrases
from tests.reading.parts import marked


def hints(
    source: str, cues: dict[str, int], parents: dict[int, int] | None = None
) -> dict[str, dict[str, float]]:
    """For each pronoun that speaks the phrases that it may mean, by their words.

    ``cues`` are the cues in order, each with the index of the phrase that is its source.
    """
    text, words, items = phrases(source)
    said = [text[words.start[p.piece.start] : words.end[p.piece.end - 1]] for p in items]
    starts = {text[a:b]: at for at, (a, b) in enumerate(zip(words.start, words.end, strict=True))}
    found = [
        AttributionDraft(
            TokenSpan(starts[cue], starts[cue] + 1),
            (items[i].piece,),
            (),
            1.0,
            parent=(parents or {}).get(at),
        )
        for at, (cue, i) in enumerate(cues.items())
    ]
    weights: dict[str, dict[str, float]] = {}
    for own, given in find_hints(items, found, words).items():
        for hint in given:
            mine = weights.setdefault(said[own], {})
            mine[said[hint.phrase]] = mine.get(said[hint.phrase], 0.0) + hint.weight
    return weights


def test_who_speaks_around_is_meant() -> None:
    found = hints("[person|Orr] said [person|he] feared rain.", {"said": 0, "feared": 1}, {1: 0})

    assert found["he"]["Orr"] >= AROUND


def test_who_spoke_last_is_meant() -> None:
    found = hints("[person|Orr] said it rained. Then [person|he] added more.", {"said": 0, "added": 1})

    assert found["he"]["Orr"] >= BEFORE


def test_whom_the_sentence_before_is_about_is_meant() -> None:
    found = hints("It rained. [person|Orr] rowed all day. Then [person|he] said more.", {"said": 1})

    assert found == {"he": {"Orr": OPENING}}


def test_a_name_needs_no_hint() -> None:
    assert hints("[person|Orr] rowed. [person|Lunde] said more.", {"said": 1}) == {}


def apart(article: str, mentions: str) -> set[tuple[str, str]]:
    """The pairs that are not the same, by their words, of an article and of the same with its mentions."""
    found, doc = marked(article)
    _, _, items = phrases(mentions)
    pairs = third_persons(items, found, doc)
    return {(doc.text_of(items[i].piece), doc.text_of(items[j].piece)) for i, j in pairs}


@pytest.mark.parametrize(
    ("article", "mentions", "pairs"),
    [
        (
            "[c|“He lied to her,”] [s|Orr] [q|said].",
            "“[person|He] lied to [person|her],” [person|Orr] said.",
            {("He", "Orr"), ("her", "Orr")},
        ),
        (
            "[s|Bo Orr's aide] [q|said]: [c|“He lied.”]",
            "[person|[person|Bo Orr's] aide] said: “[person|He] lied.”",
            {("He", "Bo Orr's aide")},
        ),
        (
            "[s|Orr] [q|said] [c|he “paid his debts”].",
            "[person|Orr] said [person|he] “paid [person|his] debts”.",
            set(),
        ),
        ("[c|He lied], [s|Orr] [q|said].", "[person|He] lied, [person|Orr] said.", set()),
    ],
)
def test_he_in_a_quoted_sentence_is_not_who_says_it(
    article: str, mentions: str, pairs: set[tuple[str, str]]
) -> None:
    assert apart(article, mentions) == pairs


def test_whose_words_an_unnamed_witness_tells_is_doubtful() -> None:
    found, doc = marked("[s1|The clerk] [q1|recalled] [c1|that [s2|he] [q2|said], [c2|“I will burn it”]].")
    _, _, items = phrases("[person|The clerk] recalled that [person|he] said, “I will burn it”.")
    assert retold(items, with_parents(found, len(doc)), doc) == {1: 0}
    found, doc = marked("[s1|Orr] [q1|recalled] [c1|that [s2|he] [q2|said], [c2|“I will burn it”]].")
    _, _, items = phrases("[person|Orr] recalled that [person|he] said, “I will burn it”.")
    assert retold(items, with_parents(found, len(doc)), doc) == {}
