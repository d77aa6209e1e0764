from __future__ import annotations

import time

import pytest
from lxml.html import document_fromstring, tostring

from accordingto.ingest.pages import dense_paragraphs
from accordingto.ingest.pages.body import paragraphs_of
from accordingto.ingest.pages.html import read_html
from tests.ingest.samples import HEADLINE, PARAGRAPHS

PROSE = " The boats were late on Monday, Ms Brandt said."


def page(body: str) -> str:
    after = "".join(f"<p>{text}</p>" for text in PARAGRAPHS)
    return f"<html><body><article><h1>{HEADLINE}</h1>{body}{after}</article></body></html>"


def seconds(body: str) -> float:
    tree = document_fromstring(page(body))
    began = time.process_time()
    paragraphs_of(tree)
    return time.process_time() - began


@pytest.mark.parametrize(
    "element",
    ["<a href=b>c</a>\n", "<a href=b>c</a>x ", "<i>c</i> ", "<span>c</span>, ", "<b><span>c</span></b> "],
)
@pytest.mark.parametrize("ending", ["", PROSE])
def test_many_elements_side_by_side_take_linear_time(element: str, ending: str) -> None:
    small, large = (f"<p>{element * count}{ending}</p>" for count in (1_000, 5_000))
    seconds(small)
    assert min(seconds(large) for _ in range(2)) < 10 * min(seconds(small) for _ in range(2))


MIXED = (
    "<p>Fares <b>are <i>high</i></b>, <font>he</font> <u>said.</u><br>The <a href=/a>board</a> met "
    "<code>in</code> <span>May and <em>closed</em></span> the <q>old</q> pier on <time>Monday</time>.</p>"
)


def test_thinning_changes_no_word(monkeypatch: pytest.MonkeyPatch) -> None:
    markup = page(MIXED * 3)
    text = read_html(markup, "a.html").text
    assert "Fares are high, he said.\nThe board met in May and closed the “old” pier on Monday." in text
    monkeypatch.setattr(dense_paragraphs, "DENSE", 0)
    assert read_html(markup, "a.html").text == text


def test_what_is_not_dense_is_left_as_it_is() -> None:
    tree = document_fromstring(page(MIXED * 3))
    before = tostring(tree)
    dense_paragraphs.thin_paragraphs(tree)
    assert tostring(tree) == before


@pytest.mark.parametrize("times", [8, 400])
def test_a_list_of_links_is_no_paragraph_however_long(times: int) -> None:
    links = "<a href=/a>Harbour tolls rise again for the boats</a> " * times
    assert "tolls rise again" not in read_html(page(f"<p>{links}</p>"), "a.html").text


def test_a_long_paragraph_of_many_links_keeps_its_words() -> None:
    links = "<a href=/a>Ida Orr</a> met the mayor of Vest on Monday, and then " * 400
    assert read_html(page(f"<p>{links}</p>"), "a.html").text.count("Ida Orr met the mayor") == 400
