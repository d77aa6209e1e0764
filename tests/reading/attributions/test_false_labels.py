from __future__ import annotations

import pytest

from accordingto.ingest import article_from_text
from accordingto.reading import Reader
from accordingto.reading.actors.names import names_nobody
from accordingto.types import Ledger


@pytest.fixture(scope="module")
def reader() -> Reader:
    return Reader()


def read(reader: Reader, text: str) -> Ledger:
    return reader.read(article_from_text(text))


@pytest.mark.parametrize(
    "text",
    [
        "Osk United: The team lost again on Monday. “We were bad,” coach Bo Marn said.",
        "DEAR IDA: My husband will not talk. What should I do?\n\nDEAR SAD: Tell him that you are hurt.",
        "Clarification: A story on 8 March said that Mayor Marn had quit. She had not.",
        "CORRECTION: An earlier report gave the wrong toll. It is two crowns.",
        "Else Marn: court drops case\n\nThe court in Osk dropped the case on Monday, a clerk said.",
        "OPINION: The toll is too high\n\nThe toll of the Osk ferry rose on Monday.",
        "Analysis: Why the toll rose\n\nThe toll of the Osk ferry rose on Monday.",
        "EDITORIAL: The toll must go\n\nThe toll of the Osk ferry rose on Monday.",
        "Video: Mayor says toll must go\n\nThe mayor of Osk, Else Marn, spoke on Monday.",
        "News analysis: A mayor adrift\n\nElse Marn will quit, the mayor told the Osk Courier.",
        "Guest opinion: Marn is right on tolls\n\nThe toll of the Osk ferry rose on Monday.",
        "Letter: Tolls are theft\n\nThe toll of the Osk ferry rose on Monday.",
    ],
)
def test_a_label_in_a_text_that_is_no_transcript_is_nobody_who_speaks(reader: Reader, text: str) -> None:
    assert ":" not in [span.text for one in read(reader, text).attributions for span in one.cue]


def test_the_headline_of_somebodys_words_keeps_its_speaker(reader: Reader) -> None:
    text = "Marn: ‘The toll is too high’\n\nThe toll rose on Monday. The mayor, Else Marn, was angry."
    assert ":" in [span.text for one in read(reader, text).attributions for span in one.cue]


def test_a_banner_behind_a_name_makes_nobody_else_of_it(reader: Reader) -> None:
    ledger = read(reader, "LIVE UPDATES: Vik speaks\n\nVik LIVE said so.")
    assert [one.name for one in ledger.actors] == ["Vik"]


def test_a_relative_pronoun_is_no_actor(reader: Reader) -> None:
    ledger = read(reader, "The ferry carried forty men, of whom said nothing.")
    assert "whom" not in [one.name for one in ledger.actors]


def test_what_a_page_puts_behind_a_name_is_no_part_of_it(reader: Reader) -> None:
    ledger = read(reader, "Mayor Marn LIVE: follow the speech. Marn said she would stay.")
    assert "Marn" in [one.name for one in ledger.actors]
    assert not [one.name for one in ledger.actors if "LIVE" in one.name]


def test_numbered_speakers_are_several(reader: Reader) -> None:
    turn = "The ferry is late again, and I will not have it."
    text = "\n\n".join(f"Speaker {n}: {turn}" for n in (1, 2, 1, 2))
    ledger = read(reader, text)
    names = {one.id: one.name for one in ledger.actors}
    turns = [names.get(one.actor or "") for one in ledger.attributions if one.cue[0].text == ":"]
    assert turns == ["Speaker 1", "Speaker 2", "Speaker 1", "Speaker 2"]


def test_turns_behind_time_stamps_are_turns(reader: Reader) -> None:
    text = "\n".join(
        f"[00:0{n}:12] {name}: The ferry is late again, and nobody knows why."
        for n, name in enumerate(["Else Marn", "Bo O'Vik", "Else Marn", "Bo O'Vik"])
    )
    turns = [one.source[0].text for one in read(reader, text).attributions if one.cue[0].text == ":"]
    assert turns == ["Else Marn", "Bo O'Vik", "Else Marn", "Bo O'Vik"]


@pytest.mark.parametrize(
    ("said", "nobody"),
    [
        ("’s", True),
        ('"', True),
        ("'m", True),
        ("n’t", True),
        ("Friday", True),
        ("64%", True),
        ("2031", True),
        ("whom", True),
        ("Who", True),
        ("WHO", False),
        ("Marn", False),
        ("64% of voters", False),
        ("“makers”", False),
        ("Friday Okoro", False),
        ("R-W", True),
        ("D-N.J.", True),
        ("the", True),
        ("both", True),
        ("a 401", True),
        ("401k", True),
        ("July", True),
        ("May 3", True),
        ("almost", True),
        ("ida@osk.example", True),
        ("www.osk.example", True),
        ("May", False),
        ("some", False),
        ("the two", False),
        ("those in Osk", False),
        ("3M", False),
        ("G7", False),
        ("R-rated films", False),
    ],
)
def test_marks_parts_of_words_days_numbers_and_tags_name_nobody(said: str, nobody: bool) -> None:
    assert names_nobody(said) is nobody
