from __future__ import annotations

from pathlib import Path

import pytest

from accordingto.store import Library, followed
from accordingto.store.feeds import entries, feeds
from accordingto.store.feeds.due import NewEntry, NewFeed
from tests.fakes import ledger_from_marks

NOW = "2031-05-04T12:00:00Z"
HOST = "https://courier.example"
DAY = "2031-05-04"


def new(mark: str, address: str | None, published: str | None = None) -> NewEntry:
    return NewEntry(
        mark=mark,
        address=None if address is None else HOST + address,
        host="" if address is None else HOST,
        title=mark,
        published=published,
        outlet=None,
    )


def take(library: Library, feed: int, *found: NewEntry) -> int:
    own = entries.with_own_marks(found)
    return library.change(entries.take_entries, feed, own, NOW, [lambda: None] * len(own))


@pytest.fixture
def library(tmp_path: Path) -> Library:
    library = Library(tmp_path / "library.db")
    library.change(
        feeds.enlist, [NewFeed(address=f"{HOST}/{name}", host=HOST) for name in ("one", "two")], NOW
    )
    return library


@pytest.mark.parametrize(
    ("first", "second", "is_new"),
    [
        (new("1", "/a"), new("1", "/a"), False),
        (new("1", "/a"), new("2", "/a"), False),
        (new("1", "/a"), new("2", "/a#comments"), False),
        (new("1", "/a", DAY), new("1", "/a?from=feed", DAY), False),
        (new("1", "/a", DAY), new("1", "/b", "2031-05-05"), True),
        (new("1", None), new("1", None), False),
        (new("1", None), new("2", None), True),
        (new("1", "/a"), new("2", "/b"), True),
    ],
)
def test_an_entry_is_known_by_its_address_or_by_its_mark_and_day(
    library: Library, first: NewEntry, second: NewEntry, is_new: bool
) -> None:
    assert take(library, 1, first) == 1
    assert take(library, 1, second) == int(is_new)


def test_marks_are_those_of_a_feed_and_addresses_those_of_all(library: Library) -> None:
    take(library, 1, new("1", "/a"), new("2", None))

    assert take(library, 2, new("1", "/b")) == 1
    assert take(library, 2, new("9", "/a")) == 0
    assert take(library, 2, new("2", None)) == 1


def test_a_mark_of_two_addresses_is_none(library: Library) -> None:
    assert take(library, 1, new("1", "/a", DAY), new("1", "/b", DAY), new("1", "/a", DAY)) == 2
    assert take(library, 1, new("1", "/b", DAY), new("1", "/c", DAY)) == 1


def test_what_the_library_has_is_not_fetched(library: Library) -> None:
    key = library.add(ledger_from_marks("The tolls rise.", url=f"{HOST}/a")).key

    assert take(library, 1, new("1", "/a")) == 0
    with library.reading() as connection:
        assert connection.execute("SELECT state, article FROM feed_entries").fetchall() == [("known", key)]


def test_the_queue_takes_no_longer_where_many_wait(library: Library) -> None:
    def steps() -> int:
        count = 0

        def step() -> int:
            nonlocal count
            count += 1
            return 0

        with library.reading() as connection:
            connection.set_progress_handler(step, 10)
            assert list(entries.hosts_of_entries(connection)) == ["", HOST]
            assert list(feeds.hosts_of_feeds(connection)) == [HOST]
            assert entries.first_waiting(connection, HOST) is not None
            assert feeds.first_due(connection, HOST) is not None
            connection.set_progress_handler(None, 0)
        return count

    take(library, 1, new("1", "/a"), new("2", None))
    few = steps()
    take(library, 1, *(new(f"n{number}", f"/n{number}") for number in range(3000)))
    assert steps() <= few + 2


def test_what_a_feed_lists_counts_for_it(library: Library) -> None:
    library.change(feeds.take_parts, 1, [NewFeed(address=f"{HOST}/part", host=HOST)], NOW)
    take(library, 3, new("1", "/a"))
    library.change(feeds.note_failure, 3, NOW, "no", due=NOW)

    first, second = library.ask(followed, NOW)
    assert (first.sitemaps, first.failing_sitemaps, first.waiting) == (1, 1, 1)
    assert (second.sitemaps, second.waiting) == (0, 0)
