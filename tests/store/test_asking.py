from __future__ import annotations

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from accordingto.errors import NotInLibrary
from accordingto.store import (
    Library,
    WatchQuery,
    acts_of,
    months_of,
    outlets,
    people,
    person,
    sourcing,
    statements,
    watched,
)
from accordingto.types import HeadlineCheck, Ledger, Span
from accordingto.watchlist import WatchItem
from tests.fakes import ferry, harbour
from tests.store.shelves import said


def items_of(ledger: Ledger) -> list[WatchItem]:
    """An item for each day that the path names, and one without a day."""
    text = ledger.article.text
    dues = [*(ledger.article.path or "").split(), None]
    return [
        WatchItem(
            id=f"{number}",
            kind="promise" if number % 2 else "deadline",
            who="Mara Ellison",
            actor="a1",
            due=due,
            claim="c1",
            chain=("outlet",),
            vouchers=("",),
            article=ledger.article.id,
            content=(Span(0, 4, text[:4]),),
            sentence=Span(0, len(text), text),
        )
        for number, due in enumerate(dues)
    ]


@pytest.fixture
def watching(library: Library) -> Library:
    with Library(library.path, watching=items_of) as other:
        other.add(
            said(words="one", path="2031-03-05T09:00:00Z 2031-03-05 2031-03-04", published="2031-02-01")
        )
        other.add(said(words="two", path="2031-03-05 2031-03-06T23:30:00Z", published="2031-02-02"))
        other.add(said("Una Holm", "three", path="2031-03-05"))
    return library


def dues(library: Library, query: WatchQuery, limit: int = 50) -> list[str | None]:
    found: list[str | None] = []
    after = None
    for _ in range(20):
        page = library.ask(watched, query, after=after, limit=limit)
        found += [one.item.due for one in page.items]
        after = page.after
        if after is None:
            return found
    raise AssertionError("no end")


@pytest.mark.parametrize("limit", [1, 2, 3, 50])
def test_the_watch_list_is_paged_by_day_and_time(watching: Library, limit: int) -> None:
    assert dues(watching, WatchQuery(), limit) == [
        "2031-03-04",
        "2031-03-05",
        "2031-03-05",
        "2031-03-05",
        "2031-03-05T09:00:00Z",
        "2031-03-06T23:30:00Z",
    ]
    assert dues(watching, WatchQuery(dated=False), limit) == [None] * 3


def test_the_watch_list_is_narrowed(watching: Library) -> None:
    assert dues(watching, WatchQuery(since="2031-03-06")) == ["2031-03-06T23:30:00Z"]
    assert dues(watching, WatchQuery(until="2031-03-04")) == ["2031-03-04"]
    assert len(dues(watching, WatchQuery(until="2031-03-05", since="2031-03-05"))) == 4
    assert dues(watching, WatchQuery(person="una-holm")) == ["2031-03-05"]
    assert len(dues(watching, WatchQuery(kinds=("promise",)))) == 2
    assert dues(watching, WatchQuery(until="no day")) == []


def test_the_person_of_an_item_follows_a_joining(watching: Library) -> None:
    watching.join("una-holm", "mara-ellison", author="Ida")

    assert len(dues(watching, WatchQuery(person="mara-ellison"))) == 6


@pytest.mark.parametrize("after", ["9" * 150 + "~1", "٣~1", "~", "x", "x~1", "1~" + "9" * 18])
def test_any_place_can_be_asked_for(library: Library, after: str) -> None:
    library.add(said())

    assert len(library.ask(people, after=after).items) <= 2
    assert len(library.ask(statements, "mara-ellison", after=after).items) <= 1
    library.ask(watched, WatchQuery(), after=after)


@given(limit=st.integers(1, 12))
def test_pages_of_people_and_statements_together_are_the_whole(paged: Library, limit: int) -> None:
    everybody = [one.key for one in paged.ask(people, limit=100).items]
    all_said = [one.attribution + one.article for one in paged.ask(statements, "ruben-vik", limit=100).items]
    keys: list[str] = []
    said_on: list[str] = []
    after = None
    while True:
        page = paged.ask(people, after=after, limit=limit)
        keys += [one.key for one in page.items]
        after = page.after
        if after is None:
            break
    while True:
        part = paged.ask(statements, "ruben-vik", after=after, limit=limit)
        said_on += [one.attribution + one.article for one in part.items]
        after = part.after
        if after is None:
            break

    assert (keys, said_on) == (everybody, all_said)
    assert len(all_said) == 7


@pytest.fixture(scope="module")
def paged(tmp_path_factory: pytest.TempPathFactory) -> Library:
    library = Library(tmp_path_factory.mktemp("paged") / "l.db")
    library.add_all([harbour(), ferry()])
    for number in range(7):
        library.add(said("Ruben Vik", f"thing {number}", published=f"2031-03-0{1 + number % 3}"))
    return library


def test_people_are_found_by_the_beginning_of_a_word(library: Library) -> None:
    library.add(said("Mara Ellison-López"))

    assert [one.key for one in library.ask(people, "LOP").items] == ["mara-ellison-lopez"]
    assert library.ask(people, "opez").items == ()
    assert library.ask(people, "%").items == ()
    assert library.ask(people, "\udcff").items == ()
    assert library.ask(people, kind="outlet").items == ()
    with pytest.raises(NotInLibrary):
        library.ask(person, "nobody")


def test_what_somebody_said_and_was_told(library: Library) -> None:
    library.add(said(words="one", act="deny", published="2031-02-28"))
    library.add(said(words="two", act="deny", published="2031-03-01"))
    library.add(said(words="three", act="warn"))

    found = library.ask(statements, "mara-ellison").items
    assert [(one.content, one.day) for one in found] == [
        ("two", "2031-03-01"),
        ("one", "2031-02-28"),
        ("three", None),
    ]
    assert [one.content for one in library.ask(statements, "mara-ellison", act="warn").items] == ["three"]
    assert len(library.ask(statements, "ruben-tarr", role="addressee").items) == 3
    assert [(one.name, one.count) for one in library.ask(acts_of, "mara-ellison")] == [
        ("deny", 2),
        ("warn", 1),
    ]
    assert [(one.name, one.count) for one in library.ask(months_of, "mara-ellison")] == [
        ("2031-02", 1),
        ("2031-03", 1),
    ]


def test_how_outlets_source(library: Library) -> None:
    one = harbour()
    assert one.article.headline is not None
    checks = (
        HeadlineCheck(span=one.article.headline, verdict="hedge_dropped"),
        HeadlineCheck(span=one.article.headline, verdict="supported"),
        HeadlineCheck(span=one.article.headline, verdict="unclear"),
    )
    library.add(msgspec.structs.replace(one, headline_checks=checks))
    library.add(said(outlet="The Velmouth Courier"))
    library.add(ferry())

    courier, gazette = sorted(library.ask(sourcing), key=lambda found: found.articles, reverse=True)

    kinds = [attribution.source_kind for attribution in one.attributions]
    assert (courier.outlet, courier.articles) == ("The Velmouth Courier", 2)
    assert courier.statements == len(kinds) + 1
    assert courier.named == kinds.count("named") + 1
    assert (courier.collective, courier.document) == (kinds.count("collective"), kinds.count("document"))
    assert (courier.checks, courier.dropped) == (2, 1)
    assert library.ask(sourcing, "The Skerry Gazette") == (gazette,)
    assert library.ask(outlets) == ("The Skerry Gazette", "The Velmouth Courier")
