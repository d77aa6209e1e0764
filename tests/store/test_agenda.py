from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from pathlib import Path

import pytest
from msgspec.structs import replace

from accordingto.store import Library, Share, WatchQuery, count_watched, due_days, due_next_to, watched
from accordingto.types import Ledger, WatchState
from accordingto.watchlist import WatchItem
from tests.fakes import ledger_from_marks

DUE = ("2031-03-01", "2031-03-04T09:00", "2031-03-04T17:30", "2031-05-31", None)


def items(ledger: Ledger) -> list[WatchItem]:
    """An item for each day; promises are those of the actor, the rest are deadlines."""
    span, article = ledger.attributions[0].content[0], ledger.article
    return [
        WatchItem(
            id=f"{article.id}{n}",
            kind="promise" if n % 2 else "deadline",
            who="Mara Ellison",
            actor="a1" if n % 2 else None,
            content=(span,),
            due=due,
            claim="c1",
            chain=("outlet",),
            vouchers=("",),
            sentence=span,
            article=article.id,
        )
        for n, due in enumerate(DUE)
    ]


@pytest.fixture
def library(tmp_path: Path) -> Iterator[Library]:
    text = "[[q1.source|[[a1|Mara Ellison]]]] [[q1.cue|said]] [[q1.content|tolls will rise]]"
    with Library(tmp_path / "library.db", watching=items) as library:
        library.add(ledger_from_marks(text, outlet="North Post", url="https://north.example/"))
        library.add(ledger_from_marks(f"{text}.", outlet="South Post", url="https://south.example/"))
        yield library


def days(library: Library, query: WatchQuery, latest_first: bool = False) -> list[str | None]:
    return [one.item.due for one in library.ask(watched, query, latest_first=latest_first).items]


def test_items_come_by_day_in_either_order(library: Library) -> None:
    forward = days(library, WatchQuery(outlet="North Post"))

    assert forward == list(DUE[:4])
    assert days(library, WatchQuery(outlet="North Post"), latest_first=True) == forward[::-1]


@pytest.mark.parametrize("latest_first", [False, True])
@pytest.mark.parametrize("dated", [False, True])
def test_pages_hold_each_item_once(library: Library, latest_first: bool, dated: bool) -> None:
    query, found, after = WatchQuery(dated=dated), [], None
    while True:
        page = library.ask(watched, query, latest_first=latest_first, after=after, limit=1)
        found += [one.item.id for one in page.items]
        after = page.after
        if after is None:
            break

    assert len(found) == len(set(found)) == library.ask(count_watched, query) == (8 if dated else 2)


def test_each_filter_narrows(library: Library) -> None:
    assert days(library, WatchQuery(kinds=("promise",), outlet="North Post")) == [DUE[1], DUE[3]]
    assert library.ask(count_watched, WatchQuery(person="mara-ellison")) == 4
    assert library.ask(count_watched, WatchQuery(outlet="East Post")) == 0
    assert days(library, WatchQuery(since="2031-03-04", until="2031-03-04")) == [
        *[DUE[1]] * 2,
        *[DUE[2]] * 2,
    ]


def test_days_are_counted_whatever_the_hour(library: Library) -> None:
    assert library.ask(due_days, WatchQuery(until="2031-03-31")) == (
        Share("2031-03-01", 2),
        Share("2031-03-04", 4),
    )


def test_what_is_next_to_a_stretch_of_days(library: Library) -> None:
    near = WatchQuery(since="2031-03-02", until="2031-03-03")

    assert library.ask(due_next_to, near) == ("2031-03-01", "2031-03-04")
    assert library.ask(due_next_to, WatchQuery(since="2031-03-01", until="2031-05-31")) == (None, None)


def test_what_is_settled_is_apart_from_what_is_open(tmp_path: Path) -> None:
    states: tuple[WatchState, ...] = ("open", "kept", "moved", "broken", "open")

    def settled(ledger: Ledger) -> list[WatchItem]:
        return [replace(one, state=state) for one, state in zip(items(ledger), states, strict=True)]

    with Library(tmp_path / "settled.db", watching=settled) as library:
        library.add(ledger_from_marks("[[q1.source|Orr]] [[q1.cue|said]] [[q1.content|so]]"))
        still = WatchQuery(states=("open", "moved"))
        done = WatchQuery(states=("kept", "broken"), dated=None)

        assert days(library, still) == [DUE[0], DUE[2]]
        assert days(library, done) == [DUE[3], DUE[1]]
        assert library.ask(count_watched, done) == 2
        assert library.ask(_plan).endswith("USING INDEX watched_settled")


def _plan(connection: sqlite3.Connection) -> str:
    """How SQLite finds what is settled."""
    rows = connection.execute(
        "EXPLAIN QUERY PLAN SELECT w.id FROM watched w WHERE w.state IN ('kept', 'broken') "
        "AND (COALESCE(w.due, w.day), w.id) < ('2031-01-01', 9) "
        "ORDER BY COALESCE(w.due, w.day) DESC, w.id DESC"
    )
    return "; ".join(row[-1] for row in rows)
