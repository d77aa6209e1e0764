from __future__ import annotations

from collections.abc import Sequence

import pytest
from msgspec.structs import replace

from accordingto.reading.attributions.decode import AttributionDraft, with_parents
from accordingto.reading.attributions.passes import PASSES, Pass
from accordingto.reading.syntax.document import Document
from accordingto.reading.trace import Trace
from tests.reading.parts import marked

MENDED = {
    "complete cut-off quotations": "[s|Orr] [q|said] [c|“we will] not close it.”",
    "join split quotations": "“It was hard,” [s|Orr] [q|said]. [c|“We rested.”]",
    "limit headings to their line": "Dam leaks, [s|mayor] [q|says]\n\n[c|The dam leaks at its foot.]",
    "add hedged verbs to the cue": "It led [s|Orr] [q|to allegedly] [c|urge a ban].",
    "remove auxiliaries found as cues": "[q1|Did] [s1|anyone] [q2|notice] [c2|that it rained]?",
    "remove objects found as sources": "The letter [q|dares] [s|Orr] [c|to wait].",
    "add subjects as missing sources": (
        "[s1|Orr] [q1|said] [c1|it rained] and [q2|warned] [c2|that it would snow]."
    ),
    "correct sources of passives": "[s|Orr] [q|was accused of] [c|neglect].",
    "cut object complements from contents": (
        "[s|Orr] [q|called] [c|[s2|Lund’s] [q2|criticism] [c2|of the board “plainly false”]]."
    ),
    "trim parts to whole words": "[s|Orr] [q|said] [c|it rained ,]",
    "make answers to charges part of the cue": "[s|Orr] [q|pleaded] [c|not guilty to theft].",
    "extend contents before trailing speakers": (
        "[s2|Lund] [q2|told] Orr [c|[c2|another tale]], [s|the lawyer] [q|said]."
    ),
    "add quotations after their speaker": "[s|Orr] [q|said] [c|it was shut]. “There is a crack in it.”",
    "find fact-checked claims": "Claim: The park was sold.",
    "find signed posts and quotations": "The ferry is late again. — Ida Orr (@idaorr)",
    "add turns of transcripts": (
        "PER VEST: Why does the harbour need another pier?\n\nIDA LUND: Because the ferries have grown.\n\n"
        "VEST: Who will pay for it in the end?\n\nLUND: The town will pay half of it.\n\n"
        "VEST: When does it begin?\n\nLUND: In the spring.\n"
    ),
}
"""For each pass an article in which it mends something, with the attributions that it is given."""


def test_every_pass_has_a_name_of_its_own() -> None:
    assert len({one.name for one in PASSES}) == len(PASSES)


@pytest.mark.parametrize("name", [one.name for one in PASSES])
def test_what_a_pass_mends_is_counted(name: str) -> None:
    step = next(one for one in PASSES if one.name == name)
    given, doc = marked(MENDED[name])
    found = with_parents(given, len(doc))
    trace = Trace()
    trace.begin([name])
    trace.record_mended(name, found, step.run(found, doc))

    count = trace.steps[0]
    assert count.articles == 1
    assert count.added + count.removed + count.changed > 0


def test_a_pass_finds_the_parents_anew() -> None:
    given, doc = marked("[s|Orr] [q|said] [c|that [s2|Lund] [q2|denied] [c2|it]].")

    def backwards(found: Sequence[AttributionDraft], _: Document) -> list[AttributionDraft]:
        return [replace(one, parent=None) for one in reversed(found)]

    after = Pass("backwards", backwards).run(given, doc)

    assert [one.parent for one in after] == [None, 0]
    assert Pass("nothing", lambda found, _: list(found)).run(after, doc) is after
