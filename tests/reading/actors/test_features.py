"""What the words of a phrase say for certain. All people and outlets are invented."""

from __future__ import annotations

import pytest

from accordingto.reading.actors.features import facts_in, full_form, sex_of


def test_a_name_has_its_titles_and_its_short_form() -> None:
    person = facts_in("Prime Minister Ida Lunde", "name", True)
    body = facts_in("the World Harbour Forum (WHF)", "name", False)

    assert person.name == "Ida Lunde"
    assert person.titles == {"prime", "minister"}
    assert (body.name, body.alias, body.person) == ("World Harbour Forum", "WHF", False)


def test_the_nouns_of_a_mention_are_those_that_describe_it() -> None:
    assert facts_in("the two nurses", "nominal", True).nouns == ["nurse"]
    assert facts_in("Prime Minister Ida Orr", "name", True).nouns == ["minister", "prime"]
    assert facts_in("the Harbour Boards", "name", False).nouns == ["board"]


def test_a_role_with_the_is_a_title() -> None:
    role = facts_in("the prime minister", "nominal", True)

    assert role.is_role and role.is_definite
    assert role.titles == {"prime", "minister"}


@pytest.mark.parametrize(
    ("phrase", "plural", "count"),
    [("the ward's 60 nurses", True, 60), ("four nurses", True, 4), ("a nurse", False, None)],
)
def test_a_description_says_how_many(phrase: str, plural: bool, count: float | None) -> None:
    facts = facts_in(phrase, "nominal", True)

    assert (facts.plural, facts.count) == (plural, count)


@pytest.mark.parametrize(
    ("word", "sex", "spoken"),
    [
        ("she", "female", ""),
        ("it", "thing", ""),
        ("That", "thing", ""),
        ("I", "", "speaker"),
        ("we", "", "side"),
    ],
)
def test_a_pronoun_says_what_it_can(word: str, sex: str, spoken: str) -> None:
    facts = facts_in(word, "pronoun", True)

    assert (facts.sex, facts.spoken, facts.is_pronoun) == (sex, spoken, True)


def test_nobody_is_nobody() -> None:
    assert facts_in("nobody", "pronoun", True).is_nobody
    assert facts_in("One", "pronoun", True).is_nobody
    assert facts_in("Many", "nominal", True).is_nobody
    assert not facts_in("Many skippers", "nominal", True).is_nobody


@pytest.mark.parametrize("said", ["every skipper", "No skippers", "Every Dane", "each of the skippers"])
def test_each_or_none_of_a_sort_is_nobody_mentioned_before(said: str) -> None:
    facts = facts_in(said, "nominal", True)
    assert facts.is_nobody
    assert not facts.name
    assert not facts_in("No Labels", "name", False).is_nobody


def test_a_title_goes_before_a_given_name() -> None:
    assert sex_of("mrs", "Robert Lunde") == "female"
    assert sex_of("", "Xq Lunde") == ""
    assert full_form("gov") == "governor"


@pytest.mark.parametrize(
    ("phrase", "term", "owner"),
    [
        ("the former mayor", "over", set()),
        ("the new mayor", "begun", set()),
        ("the mayor's office", "", {"mayor"}),
        ("the office of the mayor", "", {"mayor"}),
    ],
)
def test_a_description_says_since_when_and_whose(phrase: str, term: str, owner: set[str]) -> None:
    facts = facts_in(phrase, "nominal", True)
    assert facts.term == term
    assert set(facts.owner) == owner


def test_a_plain_description_is_a_noun_with_the() -> None:
    said = ["the company", "the small company", "companies", "a company"]
    found = [facts_in(words, "nominal", False) for words in said]
    assert [one.is_plain for one in found] == [True, False, False, False]
    assert [one.is_bare for one in found] == [False, False, True, False]


@pytest.mark.parametrize(
    ("phrase", "name", "sex"), [("Mr. Orr himself", "Orr", "male"), ("Sam Orr herself", "Sam Orr", "female")]
)
def test_himself_behind_a_name_is_no_part_of_it_and_tells_a_sex(phrase: str, name: str, sex: str) -> None:
    own = facts_in(phrase, "name", True)

    assert (own.name, own.sex) == (name, sex)


@pytest.mark.parametrize(
    ("phrase", "traits"),
    [
        ("the court's liberal-leaning judges", {"liberal"}),
        ("senior Norland officials", {"senior", "norland"}),
        ("a number of state officials", {"state"}),
        ("the 60 nurses", set()),
        ("many other nurses", set()),
    ],
)
def test_a_description_says_of_what_sort(phrase: str, traits: set[str]) -> None:
    assert facts_in(phrase, "nominal", True).traits == traits
