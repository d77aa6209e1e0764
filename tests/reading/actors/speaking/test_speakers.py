"""Who the sources of a text are, once phrases have been moved between clusters."""

from __future__ import annotations

import pytest

from accordingto.reading.actors.entities import Identity
from accordingto.reading.actors.speaking.certainty import OF_BODY
from accordingto.reading.actors.speaking.speakers import where_now
from tests.reading.parts import drafted


def test_a_source_is_where_its_words_were_moved_to_if_nobody_is_left_where_they_were() -> None:
    draft = drafted("Ida Orr met Bo Lund. The old nurse said that it rained.")
    entities, said = draft.entities, draft.found[-1]
    nurse = entities.phrase_of(said.source[0])
    assert nurse is not None
    alone = Identity(entities.begin(), 0.9)
    entities.move(nurse, alone)
    assert where_now(entities, said, alone) is alone
    entities.move(nurse, Identity(entities.begin(), 0.8))
    assert where_now(entities, said, alone) == entities.identity(nurse)
    assert where_now(entities, said, None) is None


@pytest.mark.parametrize(
    ("text", "name"),
    [
        (
            "Senator Bo Gresley met reporters. Gresley will vote in May. "
            "A spokesperson for Gresley said that it was late.",
            "A spokesperson for Gresley",
        ),
        (
            "Donald Tramm won the primary. "
            "A longtime adviser to Tramm, who declined to be identified, said the plan was ready.",
            "A longtime adviser to Tramm",
        ),
        (
            "Hilda Lund used a private account. "
            "Lund's chief of staff, who knew about the account, said nothing was hidden.",
            "Lund's chief of staff",
        ),
        (
            "The Greek defence minister, Panos Orr, spoke. "
            "The Egyptian prime minister, Sherif Marn, said it was too early.",
            "Sherif Marn",
        ),
        (
            "Carl Lund was hurt on Monday. Carl said so. His wife, Baroness Lund, said she was shocked.",
            "Lund",
        ),
        ("Sir Carl Lund was hurt. Baroness Lund said she was shocked.", "Lund"),
    ],
)
def test_who_speaks_for_somebody_is_not_him(text: str, name: str) -> None:
    draft = drafted(text)
    speaker = [who for who in draft.speakers if who][-1]
    assert draft.entities.name(speaker.cluster).text == name


def test_a_shortened_title_is_no_name() -> None:
    draft = drafted("Amb. Susan Lund said the port was safe.")
    speaker = next(who for who in draft.speakers if who)
    assert draft.entities.name(speaker.cluster).text == "Susan Lund"


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("One of the city's top executives, Emil Vik, testified that the fees were too high.", "Emil Vik"),
        (
            "The mayor's leading rivals, Sens. Bo Lund of Vest and Mara Quill of Norby, said it would close.",
            "Bo Lund and Mara Quill",
        ),
        (
            "Two members of the council from Norby, Mara Quill and Bo Lund, said it would close.",
            "Mara Quill and Bo Lund",
        ),
        ("The group’s head of ceremonies Asab Al-Vik, a painter from Vest, said it rained.", "Asab Al-Vik"),
        ("The woman who sued the mayor, Ida Orr, said the town was wrong.", "The woman"),
        (
            "Bo Lund, a budget analyst, said the plan may fail. “It is dead,” said Lund, an executive vice "
            "president at Norby Data, a public affairs firm.",
            "Bo Lund",
        ),
    ],
)
def test_a_source_is_whom_it_names_beside_a_description(text: str, name: str) -> None:
    draft = drafted(text)
    speaker = [who for who in draft.speakers if who][-1]
    assert draft.entities.name(speaker.cluster).text == name


@pytest.mark.parametrize(
    ("speaker", "is_body"),
    [
        ("Norby Council", True),
        ("Ida Orr, who leads Norby Council,", False),
        ("a spokesman for the police", False),
    ],
)
def test_we_in_the_words_of_a_body_is_the_body(speaker: str, is_body: bool) -> None:
    text = f"The ferries stopped on Monday. “We believe the cost will fall,” {speaker} said on Friday."
    draft = drafted(text)
    inner = next(i for i, one in enumerate(draft.found) if one.parent is not None)
    who, around = draft.speakers[inner], draft.speakers[draft.found[inner].parent or 0]
    assert who is not None
    assert around is not None
    assert draft.entities.is_body(around.cluster) is is_body
    if is_body:
        assert who.cluster == around.cluster
        assert who.sure == min(around.sure, OF_BODY)


@pytest.mark.parametrize(
    ("text", "names"),
    [
        (
            "The choreographer, Ilse Trond, praised her lead dancer, Marek Holub. He said she had been like "
            "a mother to him. She said he was the best of his year.",
            ["Ilse Trond", "Marek Holub", "Ilse Trond"],
        ),
        (
            "Detective Karin Voss interviewed Luca Brandt twice in May. She said he had changed his story. "
            "He said she had never let him finish.",
            ["Karin Voss", "Luca Brandt"],
        ),
        (
            "Pilot Greta Osk and engineer Paul Nimm survived the crash. They said the engine had failed.",
            ["Greta Osk and Paul Nimm"],
        ),
        (
            "While he waited for the verdict, Oskar Tilly said he felt calm. After she had read it, Judge "
            "Rita Moon said the case was closed.",
            ["Oskar Tilly", "Rita Moon"],
        ),
        (
            "Actor Jan Pryce is suing his former agent, Carol Pryce, who is not a relative. Pryce said she "
            "had never seen the contract.",
            ["Carol Pryce"],
        ),
        (
            "Guards tackled Lee Amis outside the court on Tuesday, Sheriff Bob Crane said. “He tried to run "
            "and he said he would shoot,” Crane said.",
            ["Bob Crane", "Lee Amis", "Bob Crane"],
        ),
        (
            "Bishop Aldo Ferri retired in 2029. His successor, Bishop Marco Lenz, blessed the church on "
            "Sunday. The bishop said the roof would be mended.",
            ["Marco Lenz"],
        ),
    ],
)
def test_people_of_a_short_story_are_told_apart(text: str, names: list[str]) -> None:
    draft = drafted(text)
    speakers = [who and draft.entities.name(who.cluster).text for who in draft.speakers]
    assert speakers == names
