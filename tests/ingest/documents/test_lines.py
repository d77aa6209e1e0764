from __future__ import annotations

from accordingto.ingest.documents.lines import HYPHEN, Line, Sheet, paragraphs_of


def line(text: str, base: float, *, left: float = 50, right: float = 400, height: float = 10) -> Line:
    return Line(text, left, right, base, height)


def sheet(*lines: Line) -> Sheet:
    return Sheet(800, lines)


def test_lines_are_joined_and_broken_words_too() -> None:
    first = line("The harbour will close, the har" + HYPHEN, 700)
    found = paragraphs_of([sheet(first, line("bour-", 688), line("master said to", 676))])
    assert found == ["The harbour will close, the harbour-master said to"]


def test_a_gap_an_indent_a_size_and_a_short_line_each_begin_a_paragraph() -> None:
    gap = [line("One goes on", 700), line("here.", 688), line("Two goes on.", 668)]
    indent = [line("One goes on", 700), line("here, he said.", 688), line("Two goes on.", 676, left=62)]
    size = [line("One goes on", 700, height=20), line("Two goes on", 676), line("here.", 664)]
    short = [line("One goes on", 700), line("here.", 688, right=200), line("Two goes on.", 676)]
    assert paragraphs_of([sheet(*gap)]) == ["One goes on here.", "Two goes on."]
    assert paragraphs_of([sheet(*indent)]) == ["One goes on here, he said.", "Two goes on."]
    assert paragraphs_of([sheet(*size)]) == ["One goes on", "Two goes on here."]
    assert paragraphs_of([sheet(*short)]) == ["One goes on here.", "Two goes on."]


def test_a_sentence_goes_on_in_the_next_column_and_on_the_next_page() -> None:
    left = [line("The harbour", 700, right=250), line("will close in", 688, right=250)]
    right = [line("June, the mayor", 700, left=300), line("said on the", 688, left=300)]
    lower = [line("radio. Nobody", 700), line("knows why.", 688, right=120)]
    right[0] = line("summer, the mayor", 700, left=300)
    found = paragraphs_of([sheet(*left, *right), sheet(*lower)])
    assert found == ["The harbour will close in summer, the mayor said on the radio. Nobody knows why."]


def test_what_stands_around_every_page_is_left_out() -> None:
    sheets = [
        sheet(
            line(f"The Osmark Courier, page {number}", 730), line(f"Paragraph {number} ends.", 400),
            line(f"{number} of 2", 60), line("file:///a.html", 10),
        )
        for number in (1, 2)
    ]  # fmt: skip
    assert paragraphs_of(sheets) == ["Paragraph 1 ends.", "Paragraph 2 ends."]


def test_no_lines_are_no_paragraphs() -> None:
    assert paragraphs_of([]) == paragraphs_of([sheet()]) == []
