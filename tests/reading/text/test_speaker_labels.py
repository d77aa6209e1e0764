"""What names a speaker before a colon or on a line of its own. All people are invented."""

from __future__ import annotations

import pytest

from accordingto.reading.text.speaker_labels import (
    Label,
    full_keys,
    is_speaker,
    label_of,
    part_of,
)


def labelled(line: str) -> Label | None:
    return label_of(line, 0, len(line))


@pytest.mark.parametrize(
    ("line", "label", "shape"),
    [
        ("Mara Lind: The ferry is late.", "Mara Lind", "colon"),
        ("[00:12] MARA LIND: It rained.", "MARA LIND", "colon"),
        ("Mara Lind", "Mara Lind", "line"),
        ("Mara Lind (@mlind)", "Mara Lind (@mlind)", "line"),
        ("— Mara Lind (@mlind) June 3, 2031", "— Mara Lind (@mlind) June 3, 2031", "signature"),
        ("Q: Why?", "Q", "colon"),
    ],
)
def test_a_label_has_its_place_and_shape(line: str, label: str, shape: str) -> None:
    found = labelled(line)

    assert found is not None
    assert (line[found.start : found.end], found.shape) == (label, shape)


@pytest.mark.parametrize(
    "line", ["", "  ", "The ferry is late.", "at 10:30 it rained", "what she said: it rained"]
)
def test_a_line_of_prose_has_none(line: str) -> None:
    assert labelled(line) is None


def test_the_key_is_without_case_and_brackets() -> None:
    one, other = labelled("Mara  Lind (Harbour Board): Yes."), labelled("MARA LIND: No.")

    assert one is not None and other is not None
    assert one.key == other.key == "mara lind"


def test_a_surname_is_the_one_speaker_who_has_it() -> None:
    assert full_keys(["mara lind", "lind", "orr"])["lind"] == "mara lind"
    assert full_keys(["mara lind", "bo lind", "lind"])["lind"] == "lind"


def test_a_role_behind_a_comma_is_no_part_of_a_speakers_name() -> None:
    assert full_keys(["mara lind, host", "lind", "host"]) == {
        "mara lind, host": "mara lind, host",
        "lind": "mara lind, host",
        "host": "host",
    }


@pytest.mark.parametrize(
    ("line", "part"), [("Q: Why?", "asks"), ("A: It rained.", "answers"), ("Orr: No.", None)]
)
def test_letters_stand_for_who_asks_and_who_answers(line: str, part: str | None) -> None:
    found = labelled(line)

    assert found is not None and part_of(found) == part


@pytest.mark.parametrize(
    ("words", "speaks"),
    [
        ("Ida van Dorn", True),
        ("@mlind", True),
        ("ORR, MAYOR OF VESTBY", True),
        ("Ida Orr, mayor", False),
        ("the mayor", False),
        ("One Two Three Four Five Six Seven", False),
    ],
)
def test_a_speaker_is_written_as_a_name(words: str, speaks: bool) -> None:
    assert is_speaker(words) == speaks
