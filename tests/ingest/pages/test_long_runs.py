from __future__ import annotations

import time
from collections.abc import Callable

import pytest

from accordingto.ingest.pages import long_runs
from accordingto.ingest.pages.html import read_html
from accordingto.ingest.pages.metadata import metadata_of
from tests.ingest.samples import HEADLINE, PARAGRAPHS

SENTENCE = "The boats were late, Ms Brandt said. "


def page(body: str) -> str:
    after = "".join(f"<p>{text}</p>" for text in PARAGRAPHS)
    return f"<html><body><article><h1>{HEADLINE}</h1><div>{body}</div>{after}</article></body></html>"


def seconds(markup: str) -> float:
    began = time.process_time()
    read_html(markup, "a.html")
    return time.process_time() - began


def growth(make: Callable[[int], str]) -> float:
    """How many times as long a page takes that is four times as large."""
    read_html(make(1), "a.html")
    return seconds(make(4)) / min(seconds(make(1)) for _ in range(2))


@pytest.mark.parametrize(
    "element",
    [
        "<ul class=comments>x</ul> y ",
        "<aside>x</aside> y ",
        "<div class=comments>x</div> y ",
        "<div></div> y ",
        "<h2><a href=/a>fares rise</a></h2><fieldset>x</fieldset> y ",
    ],
)
def test_taking_elements_off_a_long_text_takes_linear_time(element: str) -> None:
    assert growth(lambda size: page(SENTENCE * 4_000 * size + element * 700 * size)) < 8


def test_a_long_text_within_many_times_is_searched_for_no_date() -> None:
    text = SENTENCE * 16_000
    read_html(page(text), "a.html")
    assert seconds(page("<time>" * 200 + text)) < 8 * seconds(page(f"<time>{text}"))


def test_a_long_text_within_many_headings_is_no_headline_and_is_not_read_for_each() -> None:
    text = SENTENCE * 8_000
    read_html(page(text), "a.html")
    assert seconds(page("<h1>" * 200 + text)) < 8 * seconds(page(f"<h1>{text}"))


MIXED = (
    f"{SENTENCE}<aside>Fares</aside>{SENTENCE}<b>Fares</b> are <font>high,</font> <i>he</i> <u>said.</u>\n"
    f"<br>{SENTENCE}<ul><li>One boat</li>\n <li>Two <b>boats</b></li></ul>{SENTENCE}<nav>Home</nav> \n "
    f"<section>{SENTENCE}</section> <time>Today</time> {SENTENCE}<table> <tbody> <tr> <td>4</td>"
    " <td>5</td></tr></tbody></table><a href=/a>The board</a> met <a href=/b>in May</a> and closed the pier."
)


@pytest.mark.parametrize("around", ["{}", "<p>{}</p>", "<ul><li>{}</ul>", "<blockquote>{}</blockquote>"])
def test_ending_long_runs_changes_no_word(around: str, monkeypatch: pytest.MonkeyPatch) -> None:
    markup = page(around.format(MIXED * 5))
    text = read_html(markup, "a.html").text
    monkeypatch.setattr(long_runs, "COPIED", 100)
    assert read_html(markup, "a.html").text == text


def test_only_long_runs_are_changed() -> None:
    from lxml.html import document_fromstring, tostring

    tree = document_fromstring(page(MIXED * 5))
    before = tostring(tree)
    long_runs.end_long_runs(tree)
    assert tostring(tree) == before


def test_a_long_text_is_no_date() -> None:
    from lxml.html import document_fromstring

    def published(text: str) -> str | None:
        return metadata_of(document_fromstring(page(f"<time>{text}</time>")), None).published

    assert published("4 May 2031") == "2031-05-04"
    assert published(f"4 May 2031. {SENTENCE * 20}") is None
