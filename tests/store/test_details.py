from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from msgspec import structs

from accordingto.corrections import OtherOutlet, OtherPublished
from accordingto.store import Library, Query, corrections, find, not_read_by
from accordingto.types import Ledger, Time
from tests.store.shelves import Clock, said


@pytest.fixture
def library(tmp_path: Path) -> Iterator[Library]:
    with Library(tmp_path / "library.db", clock=Clock()) as library:
        yield library


def dated(value: str | None, anchor: str | None, **article: Any) -> Ledger:
    """An article with a date that is counted from the day of publication."""
    ledger = said(**article)
    time = Time(
        id="t1", start=0, end=4, text=ledger.article.text[:4], kind="date", value=value, anchor=anchor
    )
    return structs.replace(ledger, times=(time,))


def kinds(library: Library, key: str) -> list[tuple[str, str]]:
    return [
        (str(one.correction.change.__struct_config__.tag), one.correction.author)
        for one in library.ask(corrections, key)
    ]


def test_what_an_article_is_added_again_with_is_kept_as_corrections(library: Library) -> None:
    key = library.add(dated(None, None)).key
    again = library.add(dated("2031-03-04", "2031-03-04", outlet="West Post", published="2031-03-04"))

    assert (again.key, again.version, again.outcome) == (key, 1, "details")
    assert kinds(library, key) == [
        ("other_outlet", "accordingto add"),
        ("other_published", "accordingto add"),
    ]
    shown = library.shown(key).ledger
    assert (shown.article.outlet, shown.article.published) == ("West Post", "2031-03-04")
    assert shown.times[0].value == "2031-03-04"
    (entry,) = library.ask(find, Query(outlet="West Post")).items
    assert entry.published == "2031-03-04"


def test_undone_details_are_those_of_before(library: Library) -> None:
    key = library.add(said(outlet="West Post")).key
    library.add(said(outlet="East Post"))
    (one,) = library.ask(corrections, key)
    library.undo(key, one.correction.id, author="Ida")

    assert library.shown(key).ledger.article.outlet == "West Post"
    assert library.ask(find, Query(outlet="West Post")).items


def test_what_is_the_same_or_not_given_changes_nothing(library: Library) -> None:
    key = library.add(said(outlet="West Post", published="2031-03-04")).key

    assert library.add(said(outlet="West Post", published="2031-03-04")).outcome == "unchanged"
    assert library.add(said()).outcome == "unchanged"
    assert kinds(library, key) == []


def test_a_page_that_says_what_it_always_said_does_not_undo_what_a_person_said(library: Library) -> None:
    key = library.add(said(outlet="West Post")).key
    library.correct(key, OtherOutlet(outlet="East Post"), author="Ida")

    assert library.add(said(outlet="West Post")).outcome == "unchanged"
    assert library.shown(key).ledger.article.outlet == "East Post"


@pytest.mark.parametrize("outlet", ["x" * 500, "a\0b"])
def test_what_cannot_be_kept_is_left_out(library: Library, outlet: str) -> None:
    key = library.add(said()).key

    assert library.add(said(outlet=outlet, published="2031-02-30")).outcome == "unchanged"
    assert library.shown(key).ledger.article.published is None
    with pytest.raises(ValueError, match="too long"):
        library.correct(key, OtherOutlet(outlet=outlet), author="Ida")


def test_another_reader_reads_with_what_was_corrected_and_the_details_stay_corrections(
    library: Library,
) -> None:
    key = library.add(dated("2031-03-03", "2031-03-03", published="2031-03-03")).key
    library.add(dated("2031-03-10", "2031-03-10", published="2031-03-10"))
    newer = dated("2031-03-10", "2031-03-10", published="2031-03-10")
    library.read_again(key, 1, structs.replace(newer, reader="later"))

    assert library.ledger(key).article.published == "2031-03-03"
    assert library.shown(key).ledger.article.published == "2031-03-10"
    assert library.shown(key).ledger.times[0].value == "2031-03-10"


def test_what_was_dated_by_hand_is_read_again_by_the_same_reader(library: Library) -> None:
    key = library.add(dated("2031-03-03", "2031-03-03", published="2031-03-03")).key
    reader = library.ledger(key).reader
    assert library.ask(not_read_by, reader) == ()

    library.correct(key, OtherPublished(published="2031-03-10"), author="Ida")
    (due,) = library.ask(not_read_by, reader)
    newer = dated("2031-03-10", "2031-03-10", published="2031-03-10")

    assert (due.key, due.version) == (key, 1)
    assert library.read_again(key, 1, newer).outcome == "reading"
    assert library.shown(key).ledger.times[0].value == "2031-03-10"
    assert library.ledger(key).article.published == "2031-03-03"
    assert library.ask(not_read_by, reader) == ()


def test_a_day_that_is_put_back_is_read_again_too(library: Library) -> None:
    key = library.add(dated("2031-03-03", "2031-03-03", published="2031-03-03")).key
    reader = library.ledger(key).reader
    id = library.correct(key, OtherPublished(published="2031-03-10"), author="Ida").id
    library.read_again(key, 1, dated("2031-03-10", "2031-03-10", published="2031-03-10"))

    library.undo(key, id, author="Ida")

    assert [one.key for one in library.ask(not_read_by, reader)] == [key]


def test_what_is_added_again_with_a_day_or_corrected_in_something_else_is_not_read_again(
    library: Library,
) -> None:
    key = library.add(dated("2031-03-03", "2031-03-03", published="2031-03-03")).key
    library.add(dated("2031-03-10", "2031-03-10", published="2031-03-10"))
    library.correct(key, OtherOutlet(outlet="East Post"), author="Ida")

    assert library.ask(not_read_by, library.ledger(key).reader) == ()
