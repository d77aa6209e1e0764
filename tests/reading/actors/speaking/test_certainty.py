from __future__ import annotations

import pytest
from msgspec.structs import replace

from accordingto import Reader
from accordingto.reading.actors.entities import Identity
from accordingto.reading.actors.speaking.certainty import OWN_WORDS, SOMEBODY_ELSE, as_sure_as_speakers
from accordingto.reading.drafting import draft_ledger
from accordingto.reading.encoder.model import Model
from accordingto.reading.lexicons.outlets import Outlets
from accordingto.reading.reader import STEPS, read_scores
from accordingto.reading.syntax.document import Document
from accordingto.reading.trace import Trace
from accordingto.types import Article

QUOTED = "Ida Orr met Mona Vik. “I think the mill burned on Friday,” Orr said."
NESTED = "Ida Orr met Mona Vik. “I said that I think the mill burned on Friday,” Orr said."


@pytest.mark.parametrize(
    ("around", "limit"),
    [
        (Identity(0, 0.4), 0.4),
        (Identity(0, 0.95), 0.9),
        (Identity(1, 0.95), SOMEBODY_ELSE),
        (None, SOMEBODY_ELSE),
    ],
)
def test_i_is_no_surer_than_who_speaks_around_it(around: Identity | None, limit: float) -> None:
    model, trace = Model(), Trace()
    doc = Document(QUOTED, model.words(QUOTED))
    trace.begin(STEPS)
    draft = draft_ledger(doc, read_scores(model, doc.tokens), model, Outlets(), trace)
    inner = next(i for i, one in enumerate(draft.found) if one.parent is not None)
    outer = draft.found[inner].parent
    assert outer is not None
    speakers = [Identity(0, 0.9) if i == inner else around for i in range(len(draft.found))]

    limited = as_sure_as_speakers(speakers, draft.found, draft.entities)
    assert limited[inner] == Identity(0, limit)
    assert limited[outer] == around

    alone = [replace(one, parent=None) for one in draft.found]
    assert as_sure_as_speakers(speakers, alone, draft.entities) == speakers


def test_a_limit_goes_on_to_what_is_nested_deeper() -> None:
    model, trace = Model(), Trace()
    doc = Document(NESTED, model.words(NESTED))
    trace.begin(STEPS)
    draft = draft_ledger(doc, read_scores(model, doc.tokens), model, Outlets(), trace)
    parents = [one.parent for one in draft.found]
    inner = next(i for i, at in enumerate(parents) if at is not None and parents[at] is not None)
    speakers = [Identity(0, 0.4 if parents[i] is None else 0.9) for i in range(len(parents))]
    assert as_sure_as_speakers(speakers, draft.found, draft.entities)[inner] == Identity(0, 0.4)


@pytest.mark.parametrize("word", ["Everybody", "Many", "Some", "Everyone"])
def test_a_word_for_people_nobody_names_is_their_own_description(word: str) -> None:
    text = f"Skippers met on Monday. They talked until noon. {word} believed that the toll would fall."
    ledger = Reader().read(Article(id="toll", text=text))
    one = next(one for one in ledger.attributions if one.source and one.source[0].text == word)
    assert one.actor_confidence == OWN_WORDS
    assert next(actor.name for actor in ledger.actors if actor.id == one.actor) == word
