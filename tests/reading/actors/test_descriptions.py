from __future__ import annotations

from accordingto.reading.actors.descriptions import NEAR, SAME, Descriptions, near_words
from accordingto.reading.actors.features import facts_in


def known(*phrases: str) -> Descriptions:
    made = Descriptions()
    for cluster, phrase in enumerate(phrases):
        made.add(cluster, facts_in(phrase, "nominal", True))
    return made


def test_a_description_means_who_was_called_so_last() -> None:
    made = known("a nurse", "an old nurse")

    assert made.weights(facts_in("the nurse", "nominal", True)) == {1: SAME}


def test_only_what_points_back_means_somebody() -> None:
    assert known("a nurse").weights(facts_in("a nurse", "nominal", True)) == {}


def test_a_noun_can_stand_for_another() -> None:
    noun = "scientist"
    other = sorted(near_words(noun))[0]

    assert noun in near_words(other) and noun not in near_words(noun)
    assert known(f"a {other}").weights(facts_in(f"the {noun}", "nominal", True)) == {0: NEAR}


def test_other_qualities_are_another() -> None:
    made = known("the Norland nurse")

    assert made.weights(facts_in("the Sudland nurse", "nominal", True)) == {}
    assert made.weights(facts_in("the Norland nurse", "nominal", True)) == {0: SAME}
