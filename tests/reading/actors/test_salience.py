"""Who speaks around a pronoun and before it. All people are invented."""

from __future__ import annotations

from accordingto.reading.actors.salience import AROUND, BEFORE, OPENING, find_hints
from accordingto.reading.attributions.decode import AttributionDraft
from accordingto.reading.encoder.spans import TokenSpan
from tests.reading.actors.test_clusters import phrases


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
