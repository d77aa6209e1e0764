from __future__ import annotations

import pytest

from accordingto.reading.actors.features import MentionFeatures
from accordingto.reading.actors.rivals import Surroundings, of_rivals
from accordingto.reading.drafting import draft_ledger
from accordingto.reading.encoder.model import Model
from accordingto.reading.lexicons.outlets import Outlets
from accordingto.reading.reader import STEPS, read_scores
from accordingto.reading.syntax.document import Document
from accordingto.reading.trace import Trace
from tests.reading.parts import drafted

TEXT = (
    "Ida Orr runs the mill. Tobias Vik met her at noon. Mona Lund was there. She said on Friday that it had "
    "burned. Her brother, Jan Orr, had left. The Harbour Board met."
)


@pytest.fixture(scope="module")
def around() -> Surroundings:
    model, trace = Model(), Trace()
    doc = Document(TEXT, model.words(TEXT))
    trace.begin(STEPS)
    return Surroundings(draft_ledger(doc, read_scores(model, doc.tokens), model, Outlets(), trace).entities)


def named(around: Surroundings, name: str) -> int:
    return next(at for at in around.summaries if around.entities.name(at).text == name)


def pronoun(around: Surroundings, word: str) -> MentionFeatures:
    cast = around.entities
    return next(own for piece, own in cast.facts.items() if cast.doc.text_of(piece) == word)


def test_a_profile_says_what_a_cluster_is(around: Surroundings) -> None:
    tobias = around.summaries[named(around, "Tobias Vik")]
    assert (tobias.kind, tobias.last_names, tobias.names) == ("person", frozenset({"vik"}), 1)
    assert tobias.by_name == 1 / tobias.mentions


def test_who_has_the_same_last_name(around: Surroundings) -> None:
    assert around.has_namesake(named(around, "Ida Orr"))
    assert around.has_namesake(named(around, "Jan Orr"))
    assert not around.has_namesake(named(around, "Tobias Vik"))


def test_those_are_rivals_who_are_of_the_kind_and_could_be_meant(around: Surroundings) -> None:
    she, it = pronoun(around, "She"), pronoun(around, "it")
    mona, board = named(around, "Mona Lund"), named(around, "Harbour Board")
    several, mentions = around.rivals(mona, she)
    assert several >= 1
    assert mentions >= several
    assert around.rivals(board, it) < around.rivals(mona, she)


def test_somebody_who_is_named_in_between_may_be_meant_instead(around: Surroundings) -> None:
    she = pronoun(around, "She")
    ida, end = named(around, "Ida Orr"), len(around.entities.doc)
    assert around.is_rivalled(ida, she, 3, end)
    assert not around.is_rivalled(ida, she, 3, 4)


def test_what_is_of_several_is_told() -> None:
    text = "Three nurses met on Friday. They said that the mill burned. Ida Orr left. She said so."
    entities = drafted(text).entities
    other = Surroundings(entities)
    told = {}
    for at, pairs in enumerate(entities.clusters):
        for phrase, _ in pairs:
            rows = dict(of_rivals(phrase, at, other, is_named=False))
            words = entities.doc.text_of(phrase.piece)
            told[words] = rows["description of several"], rows["several, as before"]
    assert told["Three nurses"] == (1, 0)
    assert told["They"] == (0, 1)
    assert told["She"] == (0, 0)
