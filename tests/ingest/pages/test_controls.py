from __future__ import annotations

import pytest

from accordingto.ingest.pages.controls import without_controls
from accordingto.ingest.pages.html import read_html
from tests.ingest.samples import HEADLINE, PARAGRAPHS


@pytest.mark.parametrize(
    ("markup", "expected"),
    [
        ("in\x0bMay\x0cand\x1fJune", "in May and June"),
        ("Ha\x02rbour\ufffe", "Harbour"),
        ("in&#11;May&#x0C;and&#x1f June", "in May and  June"),
        ("Ha&#2;rb&#x0007;our&#65535;&#xFFFE;", "Harbour"),
        ("a\tb\r\nc&#9;d&#10;e&#13;f&#x9;g", "a\tb\r\nc&#9;d&#10;e&#13;f&#x9;g"),
        ("&#110;&#x1fa;&#160;&#28a;&#x2;f &#655350;", "&#110;&#x1fa;&#160; a;f &#655350;"),
    ],
)
def test_what_xml_cannot_hold_is_gone_or_blank(markup: str, expected: str) -> None:
    assert without_controls(markup) == expected


@pytest.mark.parametrize(
    "inside",
    [
        "Fares\x0b <b>rise</b> <a href=/a>in May</a>, and Ms Brandt\x02 said so twice.",
        "Fares&#11; <q>ri&#2;se</q> in May, and Ms Brandt said so twice.",
        "Fares rise in May,\x0b and <i>Ms Brandt</i> said so twice.<aside>x</aside>\x0c",
    ],
)
def test_a_page_with_control_characters_is_read(inside: str) -> None:
    after = "".join(f"<p>{text}</p>" for text in PARAGRAPHS)
    article = read_html(f"<article><h1>{HEADLINE}</h1><p>{inside}</p>{after}</article>", "a.html")
    assert "Ms Brandt said so twice." in article.text
    assert all(text in article.text for text in PARAGRAPHS)
