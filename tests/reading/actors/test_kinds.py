"""What sort of actor somebody is. All people and bodies are invented, those of the world aside."""

from __future__ import annotations

import numpy as np
import pytest
from msgspec.structs import replace

from accordingto import Reader, article_from_text
from accordingto.reading.actors.kinds import (
    FEATURES,
    SEEN,
    chances_of,
    kind_of_mention,
    noun_of,
    seen_of,
    together,
    with_chances,
)
from accordingto.reading.encoder.kinds import ACTOR_KINDS, MENTION_KINDS
from accordingto.reading.encoder.mentions import MentionDraft, MentionDrafts, MentionFinder
from accordingto.reading.encoder.spans import TokenSpan
from accordingto.reading.reader import read_scores
from accordingto.reading.syntax.phrase_bounds import PhraseBounds
from accordingto.types import MentionForm
from tests.reading.actors.test_clusters import phrases
from tests.reading.parts import bundled, document


@pytest.mark.parametrize(
    ("text", "name", "kind"),
    [
        ("NATO said on Monday that it would send ships to the coast.", "NATO", "organization"),
        ("Congress has not been asked, critics said. Congress wants a say.", "Congress", "organization"),
        ("The State Department said that it had no answer.", "State Department", "organization"),
        ("The Department of Fisheries said it would look.", "Department of Fisheries", "organization"),
        ("The Ministry for the Coast denied it.", "Ministry for the Coast", "organization"),
        ("The Harbour Herald reported that the toll would rise.", "Harbour Herald", "outlet"),
        ("The courts have found otherwise, Ida Lunde said.", "Ida Lunde", "person"),
        ("The Herald's Abby Lunde said that the toll would rise.", "Abby Lunde", "person"),
        ("Tarn & Sons said on Monday that sales had fallen.", "Tarn & Sons", "organization"),
        ("Brack & Co. told the court that sales had fallen.", "Brack & Co.", "organization"),
        ("A federal judge said that the law was void.", "A federal judge", "person"),
        ("Fishermen say that the toll is too high.", "Fishermen", "group"),
        ("A survey found that the toll is too high.", "A survey", "document"),
        ("Sweden said on Monday that it would join.", "Sweden", "place"),
    ],
)
def test_who_speaks_is_of_the_kind_that_a_reader_would_say(text: str, name: str, kind: str) -> None:
    ledger = Reader().read(article_from_text(text))

    assert {actor.name: actor.kind for actor in ledger.actors}.get(name) == kind


def test_what_is_seen_has_a_value_for_each_feature() -> None:
    row = dict(zip(SEEN, seen_of("the World Harbour Forum (WHF)", "name"), strict=True))

    assert row["short form"] == row["the"] == row["name"] == 1
    assert row["plural"] == row["he or she"] == 0
    assert list(bundled().kinds.actors.features) == list(FEATURES)


@pytest.mark.parametrize(
    ("said", "is_one"),
    [
        ("Sweden", True),
        ("the United States", True),
        ("Norway’s", True),
        ("the U.S.", True),
        ("Norland", False),
    ],
)
def test_a_country_is_known(said: str, is_one: bool) -> None:
    assert dict(zip(SEEN, seen_of(said, "name"), strict=True))["country"] == is_one


def test_mentions_get_probabilities_and_none_is_asked_of_no_mentions() -> None:
    model, doc = bundled(), document("Ida Lunde said that the port had closed.")
    finder = MentionFinder(read_scores(model, doc.tokens), model.heads, doc.tokens, PhraseBounds(doc).cut)
    found = with_chances(finder.find(), doc, model.kinds.actors, model.heads, model.nouns)
    (ida,) = [item for item in found.items if doc.text_of(item.piece) == "Ida Lunde"]

    assert sum(ida.chances) == pytest.approx(1, abs=1e-4)
    assert ACTOR_KINDS[int(np.argmax(ida.chances))] == "person"
    nothing = MentionDrafts([], np.zeros((0, found.vectors.shape[1]), dtype=np.float32), [])
    assert with_chances(nothing, doc, model.kinds.actors, model.heads, model.nouns) is nothing


def test_each_mention_is_judged_once() -> None:
    model, doc = bundled(), document("Ida Lunde said that the port had closed.")
    judged: list[MentionDraft] = []

    def judge(phrases: MentionDrafts) -> MentionDrafts:
        judged.extend(phrases.items)
        return with_chances(phrases, doc, model.kinds.actors, model.heads, model.nouns)

    scores = read_scores(model, doc.tokens)
    finder = MentionFinder(scores, model.heads, doc.tokens, lambda start, end: (start, end), judge)
    first = finder.find()
    again = finder.with_added(
        first, [], [TokenSpan(0, 4)]
    )  # "Ida Lunde said that" is no phrase that was found

    assert len(again) == len(first) + 1
    assert len(judged) == len(again)
    assert all(item.chances for item in again.items)


def test_what_is_likely_together_outweighs_one_mention() -> None:
    _, _, items = phrases("[person|Orr] [place|Orr] [place|Orr]")

    assert ACTOR_KINDS[int(np.argmax(together(items)))] == "place"


def test_what_is_probably_no_actor_is_of_none_of_their_kinds() -> None:
    _, _, items = phrases("[person|Orr] [person|Orr]")
    doubted = [replace(item, other=0.9) for item in items]

    assert chances_of(items)[-1] < 0.01
    assert chances_of(doubted)[-1] > 0.9
    assert together(doubted) == together(items)


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        ("The bridge to Norway and Ohio was closed in June, Ida Lunde said.", {"Ida Lunde": "person"}),
        ("The Clean Water Act passed in March, Ida Lunde said.", {"Ida Lunde": "person"}),
    ],
)
def test_places_months_and_laws_are_no_actors(text: str, kinds: dict[str, str]) -> None:
    ledger = Reader().read(article_from_text(text))

    assert {actor.name: actor.kind for actor in ledger.actors} == kinds


@pytest.mark.parametrize(
    ("judged", "likely", "kind"),
    [
        ("place", "group", "person"),
        ("person", "outlet", "organization"),
        ("object", "document", "object"),
        ("person", "document", "abstract"),
        ("person", "other", "abstract"),
    ],
)
def test_kinds_of_actors_are_kinds_of_mentions(judged: str, likely: str, kind: str) -> None:
    chances = [0.9 if one == likely else 0.02 for one in MENTION_KINDS]

    assert kind_of_mention(judged, chances) == kind


@pytest.mark.parametrize(
    ("said", "form", "noun"),
    [
        ("the old Town", "nominal", ""),
        ("a nurse of the clinic", "nominal", "nurse"),
        ("Congress", "nominal", ""),
        ("Ida Lunde", "name", ""),
        ("they", "pronoun", ""),
    ],
)
def test_the_noun_of_a_description_is_no_name(said: str, form: MentionForm, noun: str) -> None:
    assert noun_of(said, form) == noun
