from __future__ import annotations

import pytest

from accordingto.reading.encoder.model import BUNDLED
from accordingto.reading.encoder.spans import TokenSpan
from accordingto.reading.encoder.wordpiece import WordPiece
from accordingto.reading.syntax.phrase_bounds import PhraseBounds
from tests.reading.parts import document

WORDPIECE = WordPiece.from_file(BUNDLED / "vocab.txt")


def cut(marked: str) -> str | None:
    """What is left of the words in square brackets."""
    low, high = marked.index("["), marked.index("]") - 1
    text = marked.replace("[", "").replace("]", "")
    doc = document(text)
    inside = [i for i in range(len(doc)) if low <= doc.start[i] < high]
    found = PhraseBounds(doc).cut(inside[0], inside[-1] + 1)
    return found and doc.text_of(TokenSpan(*found))


@pytest.mark.parametrize(
    ("marked", "left"),
    [
        ("He beat [Vik 6-4], 6-3.", "Vik"),
        ("[Osk 112-98] in the last game.", "Osk"),
        ("[The Senate on Wed.] told him so.", "The Senate"),
        ("[Mayor Bo Vik on Monday] left.", "Mayor Bo Vik"),
        ("[the meeting on Monday] was short.", "the meeting on Monday"),
        ("[Harbour Aid and Sea Care. Former Mayor Bo Marn] left.", "Harbour Aid and Sea Care"),
        ("[the O.S.K. The law] passed.", "the O.S.K."),
        ("[Osk Boats is now letting you listen] to it.", "Osk Boats"),
        ("[Judge Ida Orr was the youngest judge] in Osk.", "Judge Ida Orr"),
        ("He knew that [the Senate was not a court].", "the Senate"),
        ("The law says that [the Osk Police shall have command].", "the Osk Police"),
        ("[Bo Marn told reporters] that it rained.", "Bo Marn"),
        ("He met [Bo “the Boat Marn].", "Bo"),
        ("Marn’[s advisers] left.", "advisers"),
        ("[With Bo Vik], it rose.", "Bo Vik"),
        ("[About Bo Vik]\n\nIt rose.", "Bo Vik"),
        ("He sat [with Bo Vik].", "Bo Vik"),
        ("[MADRID] (OP) — The king left.", None),
        ("VEST, Norland, March 3 — [Bo Marn] left.", "Bo Marn"),
        ("[Bo Marn (@marn)] wrote it.", "Bo Marn"),
        ("[Vest (CNN) Bo Marn] left.", "Bo Marn"),
        ("[Vest] (CNN) Bo Marn left.", None),
        ("He met [Bo Marn (CNN)] there.", "Bo Marn (CNN)"),
        ("[Mayor Marn Bo Karl MarnDam] shut MORE left.", "Mayor Marn"),
        ("Mayor Marn [Bo Karl MarnDam] shut MORE left.", None),
        ("[Bo Marn Bo (Bobo) Karl MarnMORE] left.", "Bo Marn"),
        ("[Bo Marn McMarnlund] left.", "Bo Marn McMarnlund"),
        ("[Mac MacMarn] left.", "Mac MacMarn"),
        ("[Poor Thomas Lunde]: he had to wait for hours.", "Thomas Lunde"),
    ],
)
def test_a_phrase_ends_where_something_else_begins(marked: str, left: str | None) -> None:
    assert cut(marked) == left


@pytest.mark.parametrize(
    "phrase",
    [
        "the 5-4 ruling",
        "the man who is mayor",
        "the toll Marn has promised",
        "something the Senate was",
        "the might of the state",
        "the place he was born",
        "the will of the people",
        "the No. 2 Court",
        "J. P. Orr",
        "St. Bride St. residents",
        "Bo Marn, D-N.J.",
        "“Sea Dogs,” a play by Vik",
        "about 60 nurses",
        "Marn Boats 737-800",
        "Mayor Thomas Lunde",
    ],
)
def test_what_belongs_to_a_phrase_stays(phrase: str) -> None:
    assert cut(f"They told [{phrase}] of it.") == phrase


@pytest.mark.parametrize("phrase", ["IN&T and Osk Boats", "At least one nurse", "Within&Co"])
def test_a_word_that_only_looks_like_a_preposition_stays(phrase: str) -> None:
    assert cut(f"[{phrase}] left.") == phrase


def test_nothing_refers_in_a_line_of_the_page() -> None:
    page = "JUST WATCHED Dam leaks, says Orr Replay More Videos ... MUST WATCH [Orr] fears dam 02:11"
    assert cut(f"It rained.\n\n{page}\n\nIda Orr left.") is None
    assert cut("It rained.\n\nOn Monday [Orr] left.") == "Orr"
