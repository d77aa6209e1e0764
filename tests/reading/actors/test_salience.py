"""Who is likely to be meant: the main persons of a text, and who is not "he". All people are invented."""

from __future__ import annotations

import pytest
from msgspec.structs import replace

from accordingto.reading.actors.features import facts_in
from accordingto.reading.actors.growing import Growing, RecentPersons
from accordingto.reading.actors.salience import PROMINENT, main_persons, third_persons
from tests.reading.actors.test_clusters import phrases
from tests.reading.parts import marked


def apart(article: str, mentions: str) -> set[tuple[str, str]]:
    """The pairs that are not the same, by their words, of an article and of the same with its mentions."""
    found, doc = marked(article)
    _, _, items = phrases(mentions)
    pairs = third_persons(items, found, doc)
    return {(doc.text_of(items[i].piece), doc.text_of(items[j].piece)) for i, j in pairs}


@pytest.mark.parametrize(
    ("article", "mentions", "pairs"),
    [
        (
            "[c|“He lied to her,”] [s|Orr] [q|said].",
            "“[person|He] lied to [person|her],” [person|Orr] said.",
            {("He", "Orr"), ("her", "Orr")},
        ),
        (
            "[s|Bo Orr's aide] [q|said]: [c|“He lied.”]",
            "[person|[person|Bo Orr's] aide] said: “[person|He] lied.”",
            {("He", "Bo Orr's aide")},
        ),
        (
            "[s|Orr] [q|said] [c|he “paid his debts”].",
            "[person|Orr] said [person|he] “paid [person|his] debts”.",
            set(),
        ),
        ("[c|He lied], [s|Orr] [q|said].", "[person|He] lied, [person|Orr] said.", set()),
        (
            "[c|“It was the driver,”] [s|Orr] [q|said].",
            "“It was [person|the driver],” [person|Orr] said.",
            {("the driver", "Orr")},
        ),
        (
            "[s|Orr] [q|said] [c|the driver lied].",
            "[person|Orr] said [person|the driver] lied.",
            set(),
        ),
        (
            "[c|“It was the harbour company,”] [s|Orr] [q|said].",
            "“It was [organization|the harbour company],” [person|Orr] said.",
            set(),
        ),
    ],
)
def test_a_third_person_in_a_quoted_sentence_is_not_who_says_it(
    article: str, mentions: str, pairs: set[tuple[str, str]]
) -> None:
    assert apart(article, mentions) == pairs


def test_a_third_person_in_a_turn_is_not_whose_turn_it_is() -> None:
    article = "[s|Bo Orr][q|:] [c|The driver left. I saw it.]"
    found, doc = marked(article)
    _, _, items = phrases("[person|Bo Orr]: [person|The driver] left. [person|I] saw it.")
    turn = [replace(found[0], speaker="Bo Orr")]
    pairs = {
        (doc.text_of(items[i].piece), doc.text_of(items[j].piece)) for i, j in third_persons(items, turn, doc)
    }
    assert pairs == {("The driver", "Bo Orr")}


@pytest.mark.parametrize(("described", "weight"), [((), PROMINENT), (("the director",), 0)])
def test_a_role_means_whom_a_text_is_about_unless_he_has_another(
    described: tuple[str, ...], weight: float
) -> None:
    person, persons = Growing(), RecentPersons()
    for i, said in enumerate(("Bo Lund", "Lund", "Lund", *described)):
        person.add(i, 1.0, facts_in(said, "name" if said.endswith("Lund") else "nominal", is_person=True))
    persons.add(0, person)

    weights = main_persons(facts_in("the president", "nominal", is_person=True), [person], persons)
    assert weights.get(0, 0) == pytest.approx(weight)
