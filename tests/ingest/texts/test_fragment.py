from __future__ import annotations

import time

import pytest

from accordingto.ingest.texts.fragment import text_of_fragment


@pytest.mark.parametrize(
    ("markup", "text"),
    [
        ("", ""),
        ("plain words &amp; more", "plain words & more"),
        ("<p>One <b>bold</b>\n word.<p>Two.", "One bold word.\n\nTwo."),
        ("<table><tr><td>left<td>right</table>", "left\n\nright"),
        ("One<br>goes on.<br><br>Two.", "One goes on.\n\nTwo."),
        ("<q>Yes,</q> said Orr.", "“Yes,” said Orr."),
        ("<style>p {}</style><p>Seen.</p><div style='display: none'>Un<br>seen.</div>", "Seen."),
        ("<html><head><title>No</title></head><body>Yes.</body></html>", "Yes."),
        ("<p>One<o:p></o:p> word.</p>", "One word."),
        ("<figure><img src='a'><figcaption>A boat.</figcaption></figure><p>Orr left.", "Orr left."),
        ("<p>Orr left.<div><img><p class='wp-caption-text'>A boat.</p></div>", "Orr left."),
        ("<figure><img src='a'><figcaption/></figure><p>Orr left.", "Orr left."),
        ("<figure><img src='a'><figcaption>A boat.</figure><p>Orr left.", "Orr left."),
        ("<img src='a'><figcaption>A boat.<p>Orr left.</p><p>It rained.</p>", "Orr left.\n\nIt rained."),
        ("<figcaption>A boat.<br><br>Orr left.", "Orr left."),
        ("<div><FIGCAPTION class='a'>A boat.</div>Orr left.", "Orr left."),
        ("<figcaption>A boat.<p>Orr left.<figure><figcaption>B.</figcaption></figure>Rain.",
         "Orr left.\n\nRain."),
        ("<figcaption>A boat.<p>Orr left.<figure><img src='a'></figure>Rain.", "Orr left.\n\nRain."),
        ("<figcaption><p>A boat.</p><p>By Vik.</p></figcaption><p>Orr left.", "Orr left."),
        ("<p>It rained.</p><iframe src='a'/><p>Orr left.", "It rained.\n\nOrr left."),
        ("<div hidden><div><div>Deep.", "Deep."),
    ],
)  # fmt: skip
def test_paragraphs_are_what_a_reader_sees(markup: str, text: str) -> None:
    assert text_of_fragment(markup) == text


@pytest.mark.parametrize(
    "piece",
    ["<div>", "<b>", "<p>x", "<br>", "&amp;", "<table><td>", "<a b='", "<!--", "<figcaption>", "<figcaption"],
)
def test_no_markup_takes_long(piece: str) -> None:
    began = time.process_time()
    text_of_fragment(piece * (500_000 // len(piece)))
    assert time.process_time() - began < 3
