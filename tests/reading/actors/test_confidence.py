from __future__ import annotations

import math

import pytest

from accordingto import Reader, article_from_text
from accordingto.reading.actors.confidence import FEATURES, STILL_RIGHT, features_of, with_confidence
from accordingto.reading.actors.ranking.candidates import GROUPS
from accordingto.reading.assemble import LedgerDraft
from accordingto.reading.drafting import draft_ledger
from accordingto.reading.encoder.boosted import Boosted
from accordingto.reading.encoder.model import Model
from accordingto.reading.lexicons.outlets import Outlets
from accordingto.reading.reader import STEPS, read_scores
from accordingto.reading.syntax.document import Document
from accordingto.reading.trace import Trace

NAMED = "Ida Orr runs the mill. Orr said on Friday that it had burned."
PRONOUN = "Ida Orr runs the mill. She said on Friday that it had burned."
RIVAL = "Ida Orr runs the mill. Mona Vik met her at noon. She said on Friday that it had burned."
COMPANY = "The nurse said on Friday that the mill had burned."
CAMPAIGN = "The Orr campaign said on Friday that the mill had burned."
OFFICIALS = "Officials said on Friday that the mill had burned."


@pytest.fixture(scope="module")
def model() -> Model:
    return Model()


def drafted(model: Model, text: str) -> LedgerDraft:
    doc, trace = Document(text, model.words(text)), Trace()
    trace.begin(STEPS)
    return draft_ledger(doc, read_scores(model, doc.tokens), model, Outlets(), trace)


def features(model: Model, text: str) -> dict[str, float]:
    """The features of the last source of a text."""
    draft = drafted(model, text)
    rows = [row for row in features_of(draft.speakers, draft.found, draft.entities) if row is not None]
    return rows[-1]


@pytest.mark.parametrize("text", [NAMED, PRONOUN, RIVAL, COMPANY, OFFICIALS])
def test_every_feature_has_a_value_and_no_other_has(model: Model, text: str) -> None:
    row = features(model, text)
    assert tuple(sorted(row)) == tuple(sorted(FEATURES))
    assert all(map(math.isfinite, row.values()))


@pytest.mark.parametrize(
    ("text", "name", "value"),
    [
        (PRONOUN, "pronoun", 1),
        (PRONOUN, "owning pronoun", 0),
        (PRONOUN, "name by its words", 0),
        (NAMED, "name by its words", 1),
        (PRONOUN, "he or she", 1),
        (PRONOUN, "pronoun of nobody named", 0),
        (PRONOUN, "first mention", 0),
        (PRONOUN, "another was named since", 0),
        (PRONOUN, "others of the kind", 0),
        (PRONOUN, "share of their mentions", 1),
        (PRONOUN, "name of one word", 0),
        (RIVAL, "others of the kind", math.log(2)),
        (OFFICIALS, "indefinite description", 1),
        (OFFICIALS, "proper name", 0),
        (OFFICIALS, "first mention", 1),
        (COMPANY, "definite description of nobody named", 1),
        (COMPANY, "indefinite description", 0),
        (COMPANY, "name of one word", 0),
        (NAMED, "last word of the name is in the mention", 1),
        (NAMED, "mention is the name", 0),
        (NAMED, "description is the name", 0),
        (PRONOUN, "last word of the name is in the mention", 0),
        (OFFICIALS, "description is the name", 1),
        (CAMPAIGN, "description is the name", 1),
        (CAMPAIGN, "description has a capital", 1),
        (OFFICIALS, "description has a capital", 0),
    ],
)
def test_what_the_text_says_of_a_source(model: Model, text: str, name: str, value: float) -> None:
    assert features(model, text)[name] == pytest.approx(value)


@pytest.mark.parametrize(
    ("text", "group"),
    [(PRONOUN, "he"), (COMPANY, "description"), (OFFICIALS, ""), (NAMED, "")],
)
def test_a_link_counts_for_the_group_of_the_source(model: Model, text: str, group: str) -> None:
    row = features(model, text)
    links = {name.removeprefix("link of "): row[name] for name in FEATURES if name.startswith("link of ")}
    assert [name for name in GROUPS if links[name]] == ([group] if group else [])


def test_a_body_that_is_called_by_its_own_words_is_sure(model: Model) -> None:
    who = drafted(model, CAMPAIGN).speakers[-1]
    assert who is not None
    assert who.sure > model.calibration.actor.threshold


def test_a_pronoun_after_two_people_is_less_sure_than_after_one(model: Model) -> None:
    def sure(text: str) -> float:
        who = drafted(model, text).speakers[-1]
        assert who is not None
        return who.sure

    assert sure(RIVAL) < min(sure(PRONOUN), sure(NAMED))


def test_a_turn_of_a_transcript_stays_as_sure_as_its_label(model: Model) -> None:
    turns = [
        f"{name}: The mill burned on day {i}, all of it."
        for i, name in enumerate(["IDA ORR", "MONA VIK"] * 3)
    ]
    text = "\n\n".join(turns)
    draft = drafted(model, text)
    assert {row is None for row in features_of(draft.speakers, draft.found, draft.entities)} == {True}
    half = Boosted(FEATURES, (), (), (), 0.0, 0.5)
    assert with_confidence(draft.speakers, draft.found, draft.entities, half) == draft.speakers


def test_a_source_of_nobody_has_no_features(model: Model) -> None:
    draft = drafted(model, "It is said that the mill burned.")
    assert draft.speakers == [None] * len(draft.found)
    assert features_of(draft.speakers, draft.found, draft.entities) == [None] * len(draft.found)


def test_which_of_two_people_of_one_surname_is_meant_stays_open() -> None:
    text = "Judge Ida Orr fined the baker Basil Orr, who is not related to her. Orr denied it."
    ledger = Reader().read(article_from_text(text))
    (said,) = (one.actor for one in ledger.attributions if one.cue[0].text == "denied")

    assert "Ida Orr" not in [actor.name for actor in ledger.actors if actor.id == said]


def test_a_pronoun_is_hardly_surer_than_the_description_that_it_takes_up(model: Model) -> None:
    text = (
        "Minister Bo Orr called the ruling a disgrace, and the head of the Senate investigative committee "
        "said he wants to know whether the board relied on it. Mr. Orr told reporters it was sad. He left."
    )
    draft = drafted(model, text)
    told = {
        draft.entities.doc.text_of(one.source[0]): who
        for one, who in zip(draft.found, draft.speakers, strict=True)
        if one.source and who
    }
    head, he = told["the head of the Senate investigative committee"], told["he"]

    assert head.cluster == he.cluster
    assert he.sure <= head.sure + (1 - head.sure) * STILL_RIGHT + 1e-9
