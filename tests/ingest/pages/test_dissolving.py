from __future__ import annotations

from lxml.html import HtmlElement, fragment_fromstring, tostring

from accordingto.ingest.pages.dissolving import dissolve


def paragraph(markup: str) -> HtmlElement:
    found = fragment_fromstring(markup)
    assert isinstance(found, HtmlElement)
    return found


def test_elements_are_taken_out_and_what_they_hold_stays() -> None:
    within = paragraph("<p>One <b>two <i>three</i> four</b> five<br>six <b></b><u>seven</u></p>")
    dissolve(within, "b", "i")
    assert tostring(within) == b"<p>One two three four five<br>six <u>seven</u></p>"


def test_what_is_left_are_whole_texts() -> None:
    within = paragraph("<p>One <b>two</b> three<br>four <b>five</b> six</p>")
    dissolve(within, "b")
    assert within.xpath("text()") == ["One two three", "four five six"]


def test_the_element_itself_stays() -> None:
    within = paragraph("<span>One <span>two</span></span>")
    dissolve(within, "span")
    assert tostring(within) == b"<span>One two</span>"
