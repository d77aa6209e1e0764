from __future__ import annotations

from msgspec.structs import replace

from accordingto.export.report import view
from accordingto.types import Article, Ledger, Span, Time, Warning
from tests.fakes import harbour


def test_a_view_has_all_that_the_page_shows() -> None:
    ledger = harbour()
    shown = view(ledger, "a")

    assert shown.title == "".join(ledger.article.headline.text if ledger.article.headline else "")
    assert {card.id for card in shown.cards} == {one.id for one in ledger.attributions}
    assert shown.words > 0
    assert shown.bars
    assert shown.reader == ledger.reader


def test_an_article_without_text_has_an_empty_view() -> None:
    shown = view(Ledger(reader="fake 0", article=Article(id="0", text="")), "a")

    assert (shown.blocks, shown.cards, shown.bars, shown.words, shown.timeline) == ((), (), (), 0, None)


def test_the_places_of_a_page_are_numbered_once_and_each_has_its_anchor() -> None:
    text = "It rained on Friday, allegedly."
    day, hedge = Span(13, 19, "Friday"), Span(21, 30, "allegedly")
    ledger = Ledger(
        reader="fake 0",
        article=Article(id="0", text=text, published="2031-03-04"),
        times=(Time(id="t1", start=13, end=19, text="Friday", value="2031-03-07", kind="deadline"),),
        warnings=(Warning(code="hedge_without_source", message="Who says so?", spans=(hedge,)),),
    )
    shown = view(ledger, "a")
    assert shown.timeline is not None
    places = [
        *(place for note in shown.notes for place in note.places),
        *(place for finding in shown.terms for place in finding.places),
        *(row.place for row in shown.timeline.rows),
    ]
    anchors = {anchor for block in shown.blocks for piece in block.pieces for anchor in piece.anchors}

    assert [place.number for place in places] == [1, 2, 3]
    assert [place.span for place in places] == [hedge, day, day]
    assert {f"a-w{place.number}" for place in places} <= anchors


def test_the_day_is_written_out_and_what_is_no_day_is_left() -> None:
    def date(published: str | None) -> str | None:
        ledger = harbour()
        return view(replace(ledger, article=replace(ledger.article, published=published)), "a").date

    assert date("2031-03-04T08:00:00Z") == "4 March 2031"
    assert date("tomorrow") == "tomorrow"
    assert date(None) is None
