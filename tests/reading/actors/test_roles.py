from __future__ import annotations

import pytest

from accordingto.reading.actors.roles import standing
from tests.reading.parts import bundled, drafted
from tests.reading.refer import marked


def read(source: str, kind: str = "person") -> tuple[str | None, str | None]:
    case = marked(source, kind)
    found = standing(case.doc, case.cluster, bundled().nouns)
    span = found.affiliation
    assert span is None or case.text[span.start : span.end] == span.text
    return found.role, span.text if span else None


@pytest.mark.parametrize(
    ("source", "role", "affiliation"),
    [
        ("[Harbour Post columnist Ida Lunde] wrote.", "Harbour Post columnist", "Harbour Post"),
        ("[Deputy Prime Minister Ida Lunde] left.", "Deputy Prime Minister", None),
        ("[NATO Secretary-General Ida Lunde] left.", "NATO Secretary-General", "NATO"),
        ("[Former U.S. President Ida Lunde] left.", "Former U.S. President", "U.S."),
        ("[U.S. Attorney Bo Marn] left.", "U.S. Attorney", "U.S."),
        ("[Norland's prime minister, Ida Lunde,] left.", "prime minister", "Norland"),
        ("[the White House press secretary, Bo Marn], left.", "White House press secretary", "White House"),
        ("[Mayor of Vest Ida Lunde] left.", "Mayor", "Vest"),
        ("[Norland County Sheriff Bo Marn] left.", "Norland County Sheriff", "Norland County"),
        ("[Harbour Police Chief Bo Marn] left.", "Harbour Police Chief", "Harbour Police"),
        (
            "They saw [the retiring chairman of the Tides Committee; Senator Bo Marn] of Vest.",
            "Senator",
            "Vest",
        ),
        ("The poll asked about the death penalty and [President Ida Lunde].", "President", None),
        ("That is the number of sailors [Defense Secretary Bo Marn] has sent.", "Defense Secretary", None),
    ],
)
def test_before_the_name(source: str, role: str, affiliation: str | None) -> None:
    assert read(source) == (role, affiliation)


@pytest.mark.parametrize(
    ("source", "role", "affiliation"),
    [
        ("[Orr], a spokesman for the navy, spoke.", "spokesman", "navy"),
        ("[Orr], the board's chairwoman, spoke.", "chairwoman", "board"),
        ("[Orr, 42, chief executive of Norland Rail], spoke.", "chief executive", "Norland Rail"),
        ("[Ida Orr], R-Vest, chairwoman of the Tides Committee, spoke.", "chairwoman", "R-Vest"),
        ("[Ida Orr], the Secretary of State, spoke.", "Secretary of State", None),
        ("[Ida Orr], professor of law at Vest College, spoke.", "professor of law", "Vest College"),
        (
            "[Ida Orr], curator of the prints at the Vest Museum, spoke.",
            "curator of the prints",
            "Vest Museum",
        ),
        ("[Ida Orr], who is the mayor of Vest, spoke.", "mayor", "Vest"),
        ("[Ida Orr], a top adviser to Lund, spoke.", "top adviser", "Lund"),
        ("[Ida Orr] and Bo Lund, two NPS journalists, spoke.", "NPS journalists", "NPS"),
        (
            "[Ida Orr] and Bo Lund, both professors at the University of Vest, spoke.",
            "professors",
            "University of Vest",
        ),
        ("[Ida Orr] and Bo Lund, a baker, spoke.", None, None),
        ("[Ida Orr] and Bo Lund, the minister of foreign affairs, spoke.", None, None),
        ("They are friends of [Ida Orr], longtime bakers in Vest.", None, None),
        ("Bo Lund and [Ida Orr], both bakers, spoke.", "bakers", None),
        ("[Ida Orr] was the mayor of Vest.", "mayor", "Vest"),
        ("“[Ida Orr] is a foolish mayor,” Lund said.", None, None),
        ("[Ida Orr], warned the mayor, spoke.", None, None),
        ("[Ida Orr], U.S. director of Harbour Watch, spoke.", "U.S. director", "Harbour Watch"),
        ("[Ida Orr], the winner of Tuesday night's debate, spoke.", "winner", None),
        ("[Ida Orr], a writer for the Tuesday Night Post, spoke.", "writer", "Tuesday Night Post"),
        ("The director, [Ida Orr], accused the pilots of sloth.", "director", None),
        ("After a talk with [Ida Orr], the minister said so.", None, None),
        ("The article wrongly said that [Ida Orr] was the mayor of Vest.", None, None),
        ("This story misidentified [Ida Orr], the mayor of Vest.", None, None),
    ],
)
def test_behind_the_name(source: str, role: str, affiliation: str | None) -> None:
    assert read(source) == (role, affiliation)


def test_a_title_that_the_phrase_leaves_out_is_found() -> None:
    assert read("Then Harbour Post columnist [Ida Lunde] wrote.") == (
        "Harbour Post columnist",
        "Harbour Post",
    )


def test_two_roles_are_joined_in_the_order_of_the_text() -> None:
    assert read("[Gen. Bo Marn], a spokesman for the navy, left.") == ("Gen.; spokesman", "navy")


def test_descriptions_count_where_nothing_stands_beside_a_name() -> None:
    assert read("[Bo Marn] left. [The harbour's chief pilot] slept.") == ("chief pilot", "harbour")


def test_kin_counts_only_where_there_is_no_office() -> None:
    assert read("[Bo Marn], her brother, left. [The pilot] slept.")[0] == "pilot"
    assert read("[Bo Marn], her brother, left.") == ("brother", None)


def test_an_affiliation_may_come_without_a_role() -> None:
    assert read("[Ida Lunde of the Harbour Board] left.") == (None, "Harbour Board")
    assert read("[The Harbour Board's Ida Lunde] left.") == (None, "Harbour Board")


def test_the_name_of_a_body_is_held_whole() -> None:
    draft = drafted("Ida Orr, an adviser to the Committee for a Responsible Budget, said it was late.")
    who = draft.speakers[0]
    assert who is not None
    held = draft.entities.standing(who.cluster).affiliation
    assert held is not None
    assert held.text == "Committee for a Responsible Budget"


@pytest.mark.parametrize(
    "source",
    [
        "[Orr], Senator Bo Marn and others left.",
        "[Orr], citing officials, left.",
        "[Mr. Orr] left.",
        "[Orr] left.",
        "[They] left.",
        "The article wrongly said that [Ida Orr] is the mayor of Vest.",
        "An earlier version of this story said [Ida Orr] was the mayor of Vest.",
    ],
)
def test_what_others_are_is_not_what_the_actor_is(source: str) -> None:
    assert read(source) == (None, None)


@pytest.mark.parametrize(
    "source",
    [
        "[Ida Orr] is expected to become [the mayor of Vest].",
        "[Ida Orr] wants to become [the leader of the party].",
        "[Ida Orr] hopes to be named [the chief executive of Norland Rail].",
        "[Ida Orr] may be [the next governor].",
        "[Ida Orr] never was [the judge].",
    ],
)
def test_what_somebody_may_become_is_no_role(source: str) -> None:
    assert read(source) == (None, None)


@pytest.mark.parametrize(
    ("source", "role"),
    [
        ("[Ida Orr] became [the mayor of Vest] in May.", "mayor"),
        ("[Ida Orr] was elected [the chairwoman of the board].", "chairwoman"),
        ("[Ida Orr] hopes to meet Bo Lund. Lund wants to leave, [the mayor] said.", "mayor"),
    ],
)
def test_and_what_somebody_became_is_one(source: str, role: str) -> None:
    assert read(source)[0] == role


def test_organisations_have_no_role() -> None:
    assert read("[Norland Rail], the operator of the Vest ferry, left.", "organization") == (None, None)


def test_a_handle_is_no_role() -> None:
    assert read("[Ida Orr] (@idaorr) won.") == (None, None)
