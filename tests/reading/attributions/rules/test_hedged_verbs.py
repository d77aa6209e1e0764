"""Verbs behind a hedging adverb. All people are invented."""

from __future__ import annotations

import pytest

from accordingto.reading.attributions.rules.hedged_verbs import with_hedged_verbs
from tests.reading.parts import marked


@pytest.mark.parametrize(
    ("article", "cue", "content"),
    [
        ("It led [s|Orr] [q|to allegedly] [c|urge a ban].", "to allegedly urge", "a ban"),
        ("[s|Orr] [q|has reportedly] [c|threatened to sue].", "has reportedly threatened", "to sue"),
        ("[s|Orr] [q|allegedly] [c|used a truck].", "allegedly", "used a truck"),  # a deed
        (
            "[q|Allegedly] [c|urge is all that Orr felt].",
            "Allegedly",
            "urge is all that Orr felt",
        ),  # nobody's
        ("[s|Orr] [q|said] [c|urge them].", "said", "urge them"),
    ],
)
def test_a_verb_of_attribution_behind_the_adverb_belongs_to_the_cue(
    article: str, cue: str, content: str
) -> None:
    found, doc = marked(article)
    (one,) = with_hedged_verbs(found, doc)
    assert (doc.text_of(one.cue), [doc.text_of(part) for part in one.content]) == (cue, [content])
