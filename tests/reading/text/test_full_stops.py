from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from accordingto.reading.text.full_stops import find_sentences


def sentences(line: str) -> list[str]:
    return [line[start:end] for start, end in find_sentences(line)]


@pytest.mark.parametrize(
    "sentence",
    [
        "Marn Ltd. (“Marn”) signed at 9 a.m. Tuesday, a clerk said.",
        "The shop closed at 11:30 p.m. Sat. after the fire, said Lt. Else Vik.",
        "They meet at 3 p.m. ET on Monday.",
        "They meet at 8 p.m. Jan. 3 in the hall.",
        "He asked Ms. Marn and Govs. Vik and Orr about Mt. Osk.",
        "Sen. Bo Marn, D-N.J., left, and Else Vik, R-S. C., stayed.",
        "Rep. Bo Marn, D-Calif. said so.",
        "“Why now?” Marn asked.",
        "“We will not go.” Marn said.",
        "“Stop!” the mayor shouted.",
        "3. The ferry of Osk is late.",
        "Lt. Gov. J. P. Marn told the No. 2 Court that St. Odile St. was shut.",
        "Orr Ltd. Chairman Vik said it was late.",
        "Orr Ltd. Chairman resigned.",
        "Marn Inc. said the U.S. Senate had met.",
        "He lost . . . and left.",
        "The vote sank then-Sen. Bo Marn.",
        "Then-Gov. Else Vik met ex-Rep. Bo Marn, and former-Gen. Ida Orr was there.",
    ],
)
def test_a_full_stop_within_a_sentence_does_not_end_it(sentence: str) -> None:
    assert sentences(sentence) == [sentence]
    assert sentences(f"{sentence} Nobody cheered.") == [sentence, "Nobody cheered."]


@pytest.mark.parametrize(
    ("line", "count"),
    [
        ("The pool closed in May. Mayor Vik said it would open.", 2),
        ("The answer was no. Nobody cheered.", 2),
        ("He is younger than me. Marn is not.", 2),
        ("They sell tea, milk, etc. Marn sells cake.", 2),
        ("It shut at 9 p.m. Friday was hot.", 2),
        ("It shut at 9 p.m. The bar stayed open.", 2),
        ("He works for Marn Inc. The firm is small.", 2),
        ("He moved to D.C. The law passed.", 2),
        ("He met Bo Marn Jr. The two spoke.", 2),
        ("“We will not go.” Marn said that he would.", 2),
        ("He spoke of “a rigged vote.” She adds, “What for?”", 2),
        ("It was 30 ft. Marn fell.", 2),
        ("He works for Orr & Co. Vik works there.", 2),
        ("He left Orr Ltd. Vik said.", 2),
        ("He left Orr Corp. Marn stayed on.", 2),
        ("The Orr Motor Co. Vik plant shut.", 1),
        ("The hold takes 58.4 cu.ft. A power hatch is standard.", 2),
        ("The net weighs 12 lb. It is new.", 2),
        ("The clerk said “No. Marn will not go” and left.", 1),
        ("He left (the answer was no. Marn knew).", 1),
    ],
)
def test_a_full_stop_at_the_end_of_a_sentence_ends_it(line: str, count: int) -> None:
    assert len(sentences(line)) == count


def test_a_mark_that_opens_a_quotation_stands_in_its_sentence() -> None:
    line = '"It was cold", Marn said. "Every lamp was out. We left." He wept.'
    assert sentences(line) == ['"It was cold", Marn said.', '"Every lamp was out. We left."', "He wept."]
    odd = "It was cold,” Marn said. “Every lamp was out."
    assert sentences(odd) == ["It was cold,” Marn said.", "“Every lamp was out."]


@given(
    st.lists(st.sampled_from(["a.m.", "May.", "no.", "D-N.", "“", '"', "(", ")", "Orr", "said.", " ", "1."]))
)
def test_every_letter_stands_in_one_sentence(pieces: list[str]) -> None:
    line = " ".join(pieces)
    found = find_sentences(line)
    said = "".join(line[a:b] for a, b in found)
    assert [*filter(str.isalnum, said)] == [*filter(str.isalnum, line)]


@pytest.mark.parametrize("line", ["\u200b\u200e", "”", "Nobody came. \ufeff", "* * *"])
def test_what_has_neither_letter_nor_digit_is_no_sentence(line: str) -> None:
    assert sentences(line) == [said for said in ["Nobody came."] if said in line]
