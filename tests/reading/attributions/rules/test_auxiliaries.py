"""Auxiliaries that were seen as cues beside their verbs. All people are invented."""

from __future__ import annotations

import pytest

from accordingto.reading.attributions.rules.auxiliaries import without_helpers
from tests.reading.parts import marked


@pytest.mark.parametrize(
    ("article", "cues"),
    [
        ("[q1|Did] [s1|Orr] [q2|say] [c2|that it rained]?", ["say"]),
        ("[q1|Are] [s1|you] [q2|stunned] [c2|that it rained]?", ["stunned"]),
        ("[s1|The joke] [q1|was] [c1|that it rained].", ["was"]),
        ("[s1|Orr] [q1|said] [c1|[s2|she] [q2|did not know] [c2|that]].", ["said", "did not know"]),
        ("[s1|Vik] [q1|pressed] Orr [q2|on] [c1|[c2|how it was paid for]].", ["pressed"]),
        ("[q1|To] [s1|Orr], [c1|it was a ruse].", ["To"]),
    ],
)
def test_an_auxiliary_alone_is_no_cue_beside_its_verb(article: str, cues: list[str]) -> None:
    found, doc = marked(article)

    assert [doc.text_of(one.cue) for one in without_helpers(found, doc)] == cues
