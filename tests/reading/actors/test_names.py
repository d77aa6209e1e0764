from __future__ import annotations

import pytest

from accordingto import Reader, article_from_text
from accordingto.reading.actors.names import fullest_name, joins_persons, names_nobody
from tests.reading.refer import marked


def name_of(source: str, kind: str = "person") -> str:
    case = marked(source, kind)
    return fullest_name(case.doc, case.cluster).text


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("[Sen. Ida Lunde] left. [Lunde] rowed.", "Ida Lunde"),
        ("[Lunde] rowed before [U.S. President Ida Lunde's] speech.", "Ida Lunde"),
        ("[Harbour Post columnist Bo Marn] wrote.", "Bo Marn"),
        ("[Norland's prime minister, Ida Lunde], left.", "Ida Lunde"),
        ("[Secretary of State Bo Marn] left.", "Bo Marn"),
        ("[Mayor of Vest Ida Lunde] left.", "Ida Lunde"),
        ("[Health and Human Services Secretary Ida Lunde] left.", "Ida Lunde"),
        ("He wrote to [Housing and Urban Development Secretary Bo Marn].", "Bo Marn"),
        ("It was close. [Former Transport and Land Secretary Bo Marn] said it would fail.", "Bo Marn"),
        ("It was close. [Former Housing and Land Secretary Ida Lunde], a Democrat, said so.", "Ida Lunde"),
        ("[Orr and Norland President Bo Marn] left.", "Orr and Bo Marn"),
        ("[Norland News' Ida Lunde] left.", "Ida Lunde"),
        ("[Rep. Ida King of Vest] left.", "Ida King"),
        ("[Sen. Thomas S. King Jr.] left.", "Thomas S. King Jr."),
        ("[Thomas Bishop III] left.", "Thomas Bishop III"),
        ("[University of Norland president Ida Lunde] left.", "Ida Lunde"),
        ("[Bo Marn, 42, head of the board], left.", "Bo Marn"),
        ("[The Centers for Sea Life and Ports] left.", "Centers for Sea Life and Ports"),
        ("[Germans for Low Tolls] left.", "Germans"),
        ("[Bo Marn QC] left.", "Bo Marn"),
        ("[One Norwegian, Bo Marn], left.", "Bo Marn"),
        ("[General Ida van der Lund] left.", "Ida van der Lund"),
        ("[Bo Marn of the Harbour Board] left.", "Bo Marn"),
        ("[Harbour FC Ingrid Lunde] scored.", "Ingrid Lunde"),
        ("[Vestby Harbour Herald Anna Lunde] wrote.", "Anna Lunde"),
        ("[Norland-born Bo Marn] left.", "Bo Marn"),
        ("[industry analyst Anna Butler] agreed.", "Anna Butler"),
        ("[Queen Ingrid] waved. [Ingrid] left.", "Queen Ingrid"),
        ("[Pope Bo] waved.", "Pope Bo"),
        ("[Queen Ingrid Lunde] sang.", "Ingrid Lunde"),
        ("[Thomas Court] sang.", "Thomas Court"),
        ("[The Vest Nurses Association] struck.", "Vest Nurses Association"),
        ("[Norland's main trade group, the Fishers Coalition] struck.", "Fishers Coalition"),
        ("[the research group Center for Norland Ports] closed.", "Center for Norland Ports"),
        ("[Norland's Foreign Ministry] agreed.", "Norland's Foreign Ministry"),
        ("[The family of slain sailor Bo Marn] sued.", "The family of slain sailor Bo Marn"),
        ("[an aide to then-candidate Marn] left.", "an aide to then-candidate Marn"),
    ],
)
def test_a_persons_name_has_no_titles_roles_or_appositions(source: str, expected: str) -> None:
    assert name_of(source) == expected


def test_a_wrong_name_in_a_cluster_does_not_win_by_its_length() -> None:
    assert name_of("[Ida Lunde] and [Lunde], [Lunde], [Lunde], [Bo Erik Marn]") == "Ida Lunde"


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("[the Ministry of Health] and [the ministry]", "Ministry of Health"),
        ("[Norland Rail] ([the company])", "Norland Rail"),
        ("[the 5th Circuit Court of Appeals]", "5th Circuit Court of Appeals"),
        ("[the Court of Appeals for the 3rd Circuit]", "Court of Appeals for the 3rd Circuit"),
        ("[Vestby-based Tarnmark]", "Tarnmark"),
        ("[Tarnmark.com]", "Tarnmark.com"),
        ("[the regional council of Vest]", "the regional council of Vest"),
        ("[PORT VEST], May 3 — [Port Vest] is closed.", "Port Vest"),
    ],
)
def test_names_of_things_keep_what_belongs_to_them(source: str, expected: str) -> None:
    assert name_of(source, "organization") == expected


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        (
            "[a senior official with direct knowledge, who wept,] left.",
            "a senior official with direct knowledge",
        ),
        ("[the minister] met [Norland's foreign minister].", "Norland's foreign minister"),
        ("[Voters] stayed away.", "Voters"),
        ("[groups such as the Society of Ports] left.", "groups such as the Society of Ports"),
        (
            "[groups such as the board of the port, the union of the crews and the clerks of Vest] left.",
            "groups such as the board of the port",
        ),
        ("[She] left.", "She"),
        ("[the letter], [a copy of which we have seen], was lost.", "the letter"),
        ("[the (Harbour) board] met.", "the (Harbour) board"),
    ],
)
def test_who_is_not_named_has_the_description(source: str, expected: str) -> None:
    case = marked(source)
    name = fullest_name(case.doc, case.cluster)
    assert (name.text, case.text[name.start : name.end]) == (expected, expected)


def test_a_name_that_begins_with_its_own_surname_is_kept() -> None:
    assert name_of("[Orr Thomas Maria Orr] left.") == "Orr Thomas Maria Orr"


def test_persons_joined_in_one_phrase_are_members() -> None:
    case = marked("[Bo Marn, 42, and his wife Ida Lunde] left.")
    assert joins_persons(case.doc, case.cluster.phrases[0])
    assert fullest_name(case.doc, case.cluster).text == "Bo Marn and Ida Lunde"


@pytest.mark.parametrize(
    "phrase", ["Bo Marn, mayor of Vest and Lund", "Bo Marn, chair and chief of Norland Rail"]
)
def test_two_places_or_offices_of_one_person_are_no_members(phrase: str) -> None:
    case = marked(f"[{phrase}], left.")
    assert not joins_persons(case.doc, case.cluster.phrases[0])


def test_names_say_what_a_cluster_is_before_descriptions_do() -> None:
    case = marked("[the board]", "organization")
    assert case.cluster.kind == "organization"


def test_of_two_names_one_that_begins_with_a_given_name_is_taken() -> None:
    assert name_of("[Electing Lunde] would cost us. [Thomas Lunde] knew it.") == "Thomas Lunde"


def test_a_description_ends_before_a_shortened_clause() -> None:
    assert name_of("[dockers who've struck] left.", "group") == "dockers"


def test_an_epithet_before_a_name_is_none_of_it() -> None:
    assert name_of("[Grumpy Mary Lunde] left. [Mary Lunde] rowed.") == "Mary Lunde"
    assert name_of("[Anna Mary Lunde] left. [Mary Lunde] rowed.") == "Anna Mary Lunde"
    assert name_of("[Jarl Mary Lunde] left. The [Jarl] rowed.") == "Jarl Mary Lunde"
    assert name_of("[Tamiro Mary Lunde] left. [Tamiro] rowed.") == "Tamiro Mary Lunde"


def test_a_name_without_its_epithet_begins_at_its_first_word() -> None:
    case = marked("[Grumpy Mary  Anna\n Lunde] left. [Mary Anna Lunde] rowed.")
    name = fullest_name(case.doc, case.cluster)
    assert name.text == "Mary Anna Lunde"
    assert case.text[name.start : name.end] == "Mary  Anna\n Lunde"


@pytest.mark.parametrize(
    ("words", "is_nobody"),
    [
        ("most of whom", True),
        ("Many of them", True),
        ("two of which", True),
        ("a third of whom", True),
        ("dozens of those", True),
        ("the majority of whom", True),
        ("44% of them", True),
        ("Sen.", True),
        ("No minister", True),
        ("none of the ministers", True),
        ("No Labels", False),
        ("Why", True),
        ("which, guided by the pollster Ida Lunde", True),
        ("Which neighbour of Vest", True),
        ("WHO", False),
        ("the owners of which", False),
        ("one of them", False),
        ("the other of whom", False),
        ("No. 10", False),
        ("Gov. Lunde", False),
        ("U.S.", False),
        ("most of the dockers", False),
        ("Most", False),
        ("Ida Lunde of us", False),
        ("Tuesday's", True),
        ("Monday’s", True),
    ],
)
def test_amounts_of_somebody_and_shortened_words_name_nobody(words: str, is_nobody: bool) -> None:
    assert names_nobody(words) is is_nobody


@pytest.mark.parametrize(
    ("source", "name"),
    [
        ("Lawyers for Orr, Lund and Brack", "Lawyers for Orr, Lund and Brack"),
        ("Officials from Vestby, Tarn and Osk", "Officials from Vestby, Tarn and Osk"),
        ("Several voters, like Norby resident Ida Orr,", "Several voters"),
        ("A lawyer for the firm, Ida Orr,", "Ida Orr"),
    ],
)
def test_several_are_not_called_by_the_name_of_one(source: str, name: str) -> None:
    ledger = Reader().read(article_from_text(f"{source} said on Friday that the charge was false."))

    actors = {actor.id: actor.name for actor in ledger.actors}
    assert [actors.get(one.actor or "") for one in ledger.attributions] == [name]
