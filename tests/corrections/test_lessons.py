from __future__ import annotations

import json

from accordingto.corrections.anchors import anchor
from accordingto.corrections.applying import apply
from accordingto.corrections.changes import (
    Change,
    Correction,
    InText,
    NotAttribution,
    OtherBounds,
    OtherOutlet,
    OtherStrength,
    SourceIs,
)
from accordingto.corrections.lessons import lesson_line, lessons, teaches
from accordingto.types import Span
from tests.fakes import ferry


def test_a_correction_of_bounds_and_strength_teaches_both_and_one_of_the_outlet_nothing() -> None:
    ledger = ferry()
    text = ledger.article.text
    one = next(one for one in ledger.attributions if one.id == "q16")
    cue, first = anchor(text, one.cue), one.content[0]
    shorter = anchor(text, (Span(first.start, first.end - 1, first.text[:-1]), *one.content[1:]))
    changes: list[Change] = [
        OtherBounds(attribution=cue, part="content", words=shorter),
        OtherStrength(attribution=cue, strength="possible"),
        OtherOutlet(outlet="East Post"),
    ]
    corrections = [
        Correction(id=str(i), article="x", author="Ida", made="2031-02-12", reason="", change=change)
        for i, change in enumerate(changes)
    ]
    taught = list(lessons(apply(ledger, corrections)))

    assert [one.kind for one in taught] == ["other_bounds", "other_strength"]
    assert [teaches(change) for change in changes] == [True, True, False]
    before, after = taught[0].before, taught[0].after
    assert before and after and before.content != after.content
    assert taught[1].after and taught[1].after.strength == "possible"


def test_a_lesson_is_what_was_read_and_what_it_should_have_been() -> None:
    ledger = ferry()
    text = ledger.article.text
    one = next(one for one in ledger.attributions if one.id == "q16")
    at = text.index("Petra Lund")
    who = InText(words=anchor(text, (Span(at, at + 10, "Petra Lund"),)))
    changes: list[Change] = [
        SourceIs(attribution=anchor(text, one.cue), who=who),
        NotAttribution(attribution=anchor(text, one.cue)),
        NotAttribution(attribution=anchor(text, one.cue)),
    ]
    corrections = [
        Correction(id=str(i), article="x", author="Ida", made="2031-02-12", reason="", change=change)
        for i, change in enumerate(changes)
    ]
    lines = [json.loads(lesson_line(lesson)) for lesson in lessons(apply(ledger, corrections))]

    assert [line["kind"] for line in lines] == ["source_is", "not_attribution"]
    assert (lines[0]["before"]["actor"], lines[0]["after"]["actor"]) == (None, "Petra Lund")
    assert lines[1]["before"]["actor"] == "Petra Lund"
    assert lines[1]["after"] is None
    for line in lines:
        assert line["text"] == text[line["start"] : line["start"] + len(line["text"])]
        for span in (*line["before"]["source"], *line["before"]["cue"], *line["before"]["content"]):
            assert span["text"] == line["text"][span["start"] : span["end"]]
