"""Who a source may be, and what speaks for it. All people and outlets are invented."""

from __future__ import annotations

import pytest

from accordingto.reading.actors.ranking.candidates import GROUPS, NOBODY, Candidates, Ranking
from accordingto.reading.actors.ranking.comparison import FEATURES
from accordingto.reading.encoder.calibration import Linear
from tests.reading.parts import drafted

TWO = (
    "Nurse Ida Orr met the manager, Bo Lund, on Monday. Orr said that Lund was late. He said that it rained."
)
MEN = "Peter Orr met James Lund on Monday. He said that it rained."
NESTED = "Ida Orr runs the mill. Orr said on Friday that she feared a fire."
OWNED = "Bo Lund said that it rained. His warning that the mill would burn was ignored."


SENATOR = (
    "The Norland senator Ida Orr met the mill's owner, Bo Lund, on Monday. It rained in Tarn. "
    "The Norland politician said that the mill had burned."
)
ASKED = "Ida Orr met the manager, Bo Lund, on Monday. Orr asked Lund whether he believed that it rained."
COMPANY = "Tarn Steel Inc. and its owner, Bo Lund, went to court on Monday. The company said that it rained."
UNION = (
    "Bo Lund, the head of the Tarn Bakers Union, met Ida Orr on Monday. "
    '"We fear a fire," Lund told the court. "We hope that it rains."'
)


def features(text: str) -> dict[str, dict[str, float]]:
    """The features of those whom the last source of a text may mean, by name."""
    draft = drafted(text)
    entities = draft.entities
    phrase = entities.phrase_of(draft.found[-1].source[0])
    assert phrase is not None
    candidates = Candidates(entities, draft.found, draft.addressees)
    rows = candidates.features(len(draft.found) - 1, phrase, draft.speakers)
    return {"" if at == NOBODY else entities.name(at).text: row for at, row in rows.items()}


def test_whoever_is_of_the_other_sex_is_no_candidate() -> None:
    assert "Bo Lund" in features(TWO)
    assert "Ida Orr" not in features(TWO)


def test_who_was_only_ever_she_is_no_candidate_for_he() -> None:
    text = "Orr said that she met James Lund on Monday. He said that it rained."
    assert "James Lund" in features(text)
    assert "Orr" not in features(text)


def test_they_are_no_single_person() -> None:
    found = features("Peter Orr and James Lund met on Monday. They said that it rained.")
    assert "Peter Orr and James Lund" in found
    assert "James Lund" not in found


def test_a_description_may_be_of_somebody_new() -> None:
    found = features("Orr told the jury that it rained. The clerk said it was late.")
    assert "" in found or "the clerk" in found


def test_every_feature_is_known_and_of_the_group_of_the_source() -> None:
    for row in features(TWO).values():
        assert set(row) <= {f"he: {name}" for name in FEATURES}


@pytest.mark.parametrize(
    ("text", "who", "name", "value"),
    [
        (ASKED, "Bo Lund", "asked around", 1),
        (ASKED, "Bo Lund", "told around", 0),
        (TWO, "Bo Lund", "told around", 0),
        (TWO, "Bo Lund", "is named", 1),
        (TWO, "Bo Lund", "in the lead", 1),
        (TWO, "Bo Lund", "sentence before", 1),
        (TWO, "Bo Lund", "spoke last", 0),
        (TWO, "Bo Lund", "last one is a name", 1),
        (NESTED, "Ida Orr", "speaks around", 1),
        (NESTED, "Ida Orr", "speaks around, quoted", 0),
        (NESTED, "Ida Orr", "same sentence", 1),
        (NESTED, "Ida Orr", "same sex", 1),
        (NESTED, "Ida Orr", "nobody mentioned since", 1),
        (NESTED, "Ida Orr", "owns, speaks around", 0),
        (OWNED, "Bo Lund", "owns, spoke last", 1),
        (OWNED, "Bo Lund", "spoke last", 1),
    ],
)
def test_what_speaks_for_a_candidate(text: str, who: str, name: str, value: float) -> None:
    assert features(text)[who].get(f"he: {name}", 0) == value


@pytest.mark.parametrize(
    ("text", "who", "name", "value"),
    [
        (COMPANY, "Tarn Steel Inc.", "apart", 0),
        (COMPANY, "the company", "apart", 1),
        (COMPANY, "the company", "apart, plain", 1),
        (COMPANY, "the company", "apart, role", 0),
        (COMPANY, "the company", "apart, near noun", 1),
        (SENATOR, "Bo Lund", "words in common", 0),
        (SENATOR, "Ida Orr", "words beside its names", 0.5),
        (SENATOR, "Bo Lund", "words beside its names", 0),
    ],
)
def test_the_words_of_a_description_speak_for_a_candidate(
    text: str, who: str, name: str, value: float
) -> None:
    rows = {name.lower(): row for name, row in features(text).items()}
    row = rows.get(who.lower(), rows.get("", {}))
    assert row.get(f"description: {name}", 0) == value


def test_a_description_is_of_the_kind_of_whom_it_may_mean() -> None:
    found = features(COMPANY)
    kinds = {name: row["description: kinds in common"] for name, row in found.items() if name}
    assert kinds["Tarn Steel Inc."] > kinds["Bo Lund"]


def test_we_may_be_an_organisation_that_is_named_beside_who_speaks() -> None:
    row = features(UNION)["Tarn Bakers Union"]
    assert row["side: beside who speaks around"] == 1


@pytest.mark.parametrize(("weight", "who"), [(9.0, "Peter Orr"), (-9.0, "James Lund")])
def test_the_candidate_with_the_highest_score_is_chosen(weight: float, who: str) -> None:
    draft = drafted(MEN)
    entities, last = draft.entities, len(draft.found) - 1
    phrase = entities.phrase_of(draft.found[last].source[0])
    assert phrase is not None
    weights = dict.fromkeys((f"{group}: {name}" for group in GROUPS for name in FEATURES), 0.0)
    weights |= {"he: is named": 20.0, "he: subject of the sentence before": weight}
    found = Ranking(entities, draft.found, Linear(weights)).choose(last, phrase, draft.speakers)
    assert found is not None
    assert entities.name(found.cluster).text == who
    assert entities.identity(phrase).cluster == found.cluster
    assert found.sure > 0.9


def test_without_weights_nobody_is_chosen() -> None:
    draft = drafted(TWO)
    phrase = draft.entities.phrase_of(draft.found[-1].source[0])
    assert phrase is not None
    ranking = Ranking(draft.entities, draft.found, Linear({}))
    assert ranking.choose(len(draft.found) - 1, phrase, draft.speakers) is None


def test_words_that_are_the_source_of_several_attributions_are_asked_about_once() -> None:
    draft = drafted("Ida Orr met Bo Lund. The old nurse said that it rained.")
    phrase = draft.entities.phrase_of(draft.found[-1].source[0])
    assert phrase is not None
    weights = dict.fromkeys((f"{group}: {name}" for group in GROUPS for name in FEATURES), 0.0)
    ranking = Ranking(draft.entities, draft.found, Linear(weights | {"description: nobody so far": 20.0}))
    first = ranking.choose(len(draft.found) - 1, phrase, draft.speakers)
    second = ranking.choose(len(draft.found) - 1, phrase, draft.speakers)

    assert first is not None
    assert second == first
    assert draft.entities.identity(phrase).cluster == first.cluster


@pytest.mark.parametrize(
    ("text", "who", "is_another"),
    [
        ("Ida Orr said she was tired. The row went on. It pointed out how late it was.", "Ida Orr", True),
        ("Vice President Ida Orr met Bo Lund. The president said that it rained.", "Ida Orr", True),
        ("Vice President Ida Orr met Bo Lund. The vice president said that it rained.", "Ida Orr", False),
        ("Tarn College has a plan. The dean of the college said that it rained.", "Tarn College", True),
        ("The Tarn Bakers Union met on Monday. It said that it rained.", "Tarn Bakers Union", False),
    ],
)
def test_it_is_no_person_and_no_deputy_holds_the_office_above(text: str, who: str, is_another: bool) -> None:
    draft = drafted(text)
    entities = draft.entities
    phrase = entities.phrase_of(draft.found[-1].source[0])
    named = [at for at, pairs in enumerate(entities.clusters) if pairs and entities.name(at).text == who]

    assert phrase is not None
    assert Candidates(entities, draft.found).is_another(named[0], phrase) is is_another


def test_who_is_first_named_in_what_a_source_says_is_not_who_says_it() -> None:
    assert "Ida Orr" not in features("It rained on Monday. The minister said that Ida Orr had lied.")
