"""Weekdays that are first names. All people are invented."""

from __future__ import annotations

import numpy as np
import pytest

from accordingto.reading.actors.weekday_names import (
    first_names,
    with_first_names,
    with_first_names_in_sources,
)
from accordingto.reading.attributions.decode import AttributionDraft
from accordingto.reading.encoder.mentions import MentionDrafts
from accordingto.reading.encoder.spans import TokenSpan
from accordingto.reading.syntax.document import Document
from tests.reading.actors.test_clusters import phrases


def drafts(source: str) -> tuple[Document, MentionDrafts]:
    _, doc, items = phrases(source)
    return (
        doc,
        MentionDrafts(
            items, np.arange(2 * len(items), dtype=np.float32).reshape(-1, 2), [*range(len(items))]
        ),
    )


def named(source: str) -> list[str]:
    """The names that begin with a weekday, in the order of the text."""
    doc, items = drafts(source)
    return [doc.text_of(TokenSpan(*pair)) for pair in first_names(doc, items).items()]


@pytest.mark.parametrize(
    ("source", "names"),
    [
        ("[time|Friday] [person|Okoro] told [organization|the court] so.", ["Friday Okoro"]),
        ("It rained. [time|Friday] [person|Okoro] wept.", ["Friday Okoro"]),
        ("Friday [person|Okoro], 34, wept.", ["Friday Okoro"]),
        ("Police held Friday [person|Okoro], 34, at noon.", ["Friday Okoro"]),
        ("[person|Monday] Ubara, a lawyer, agreed.", ["Monday Ubara"]),
        ("[time|Sunday] [person|O'Dare] won.", ["Sunday O'Dare"]),
        ("Sunday Odare won. [person|Odare] left.", ["Sunday Odare"]),
        ("[person|The striker Sunday Odare] won.", ["Sunday Odare"]),
        ("He saw [person|Friday Okoro] there.", ["Friday Okoro"]),
        (
            "Friday [person|Okoro] wept. Officials said Friday Okoro had left. On Friday Okoro left.",
            ["Friday Okoro", "Friday Okoro"],
        ),
        ("Friday [person|Okoro] wept. Mr. Okoro left.", ["Friday Okoro"]),
    ],
)
def test_a_weekday_is_a_first_name(source: str, names: list[str]) -> None:
    assert named(source) == names


@pytest.mark.parametrize(
    "source",
    [
        "On [time|Friday] [person|Orr] said so.",
        "Officials said [time|Friday] [person|Orr] had left.",
        "[person|Lena Orr] runs it. [time|Friday] [person|Orr] said so.",
        "They saw [person|Mayor Orr]. [time|Friday] [person|Orr] said so.",
        "[time|Friday], [person|Orr] said so.",
        "[time|Friday] [organization|Marncorp] said so.",
        "[time|Friday] [person|Democrats] said so.",
        "[time|Friday] [person|Officials] said so.",
        "[time|Saturday] [person|President Orr] said so.",
        "[time|Friday] [person|Lena Orr] said so.",
        "[person|The board that met Friday Orr] said so.",
        "[time|Friday] [person|Orr]’s aide said so.",
        "[time|Sunday] Night was long.",
    ],
)
def test_a_weekday_is_a_day(source: str) -> None:
    assert named(source) == []


def test_persons_and_sources_begin_with_the_first_name() -> None:
    doc, items = drafts("[time|Friday] [person|[person|Okoro], a farmer], wept. Friday [time|Okoro] left.")
    source, cue = TokenSpan(1, 2), TokenSpan(6, 7)
    names = first_names(doc, items)
    longer = with_first_names(items, names)
    found = with_first_names_in_sources([AttributionDraft(cue, (source,), (), 1.0)], names)
    said = [(doc.text_of(p.piece), p.kind) for p in longer.items]
    assert said == [
        ("Friday Okoro, a farmer", "person"),
        ("Friday Okoro", "person"),
        ("Friday Okoro", "person"),
    ]
    assert longer.places == [1, 2, 3]
    assert longer.vectors.tolist() == [[2.0, 3.0], [4.0, 5.0], [6.0, 7.0]]
    assert found[0].source == (TokenSpan(0, 2),)


def test_a_first_name_that_the_model_saw_alone_becomes_the_whole_name() -> None:
    doc, items = drafts("[person|Monday] Ubara, a lawyer, agreed.")
    longer = with_first_names(items, first_names(doc, items))
    assert [one.piece for one in longer.items] == [TokenSpan(0, 2)]
