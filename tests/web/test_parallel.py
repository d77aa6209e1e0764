from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from accordingto.types import Article
from accordingto.web.parallel import AlignedParagraphs, parallel


def article(text: str) -> Article:
    return Article(id="0", text=text)


def rows(old: str, new: str) -> list[AlignedParagraphs]:
    return [row for group in parallel(article(old), article(new)) for row in group]


def marked(row: AlignedParagraphs) -> tuple[list[str], list[str]]:
    """Both sides of a row, what differs in brackets."""
    sides = [
        ["".join(one.text if one.change == "same" else f"[{one.text}]" for one in p) for p in side]
        for side in (row.old, row.new)
    ]
    return sides[0], sides[1]


def test_paragraphs_stand_beside_what_became_of_them() -> None:
    old = "The dam may hold.\n\nIt rained all day long.\n\nNobody came to look at it."
    new = "The dam will hold.\n\nNobody came to look at it.\n\nThe army sent forty buses."

    assert [marked(row) for row in rows(old, new)] == [
        (["The dam [may] hold."], ["The dam [will] hold."]),
        (["[It rained all day long.]"], []),
        (["Nobody came to look at it."], ["Nobody came to look at it."]),
        ([], ["[The army sent forty buses.]"]),
    ]


def test_a_paragraph_that_was_divided_stands_beside_both_halves() -> None:
    (row,) = rows("One dam may hold. Another one broke.", "One dam may hold.\n\nAnother one broke.")

    assert marked(row) == (
        ["One dam may hold. Another one broke."],
        ["One dam may hold.", "Another one broke."],
    )
    assert row.is_same


def test_a_sentence_that_moved_is_marked_on_both_sides() -> None:
    old = "The harbour board met on Monday evening.\n\nRain fell on the quay.\n\nNobody spoke."
    new = "Rain fell on the quay.\n\nNobody spoke.\n\nThe harbour board met on Monday evening."

    changes = [one.change for row in rows(old, new) for side in (row.old, row.new) for p in side for one in p]

    assert changes.count("moved") == 2
    assert "edited" not in changes


def test_same_rows_are_grouped() -> None:
    text = "One here.\n\nTwo here.\n\nThree here."

    assert [len(group) for group in parallel(article(text), article(text + "\n\nFour now."))] == [3, 1]


TEXTS = st.lists(st.sampled_from(["a dam", "it may hold.", "\n", "\n\n", " ", "so", "“x”"]), max_size=14).map(
    " ".join
)


@given(TEXTS, TEXTS)
def test_nothing_of_either_text_is_lost(old: str, new: str) -> None:
    found = rows(old, new)

    for side, text in ((0, old), (1, new)):
        shown = "".join(one.text for row in found for p in (row.old, row.new)[side] for one in p)
        assert "".join(shown.split()) == "".join(text.split())
