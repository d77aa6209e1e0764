"""Feeds in every state, for tests of pages: nothing is asked for them."""

from __future__ import annotations

from accordingto.store import Library
from accordingto.store.feeds import entries, feeds
from accordingto.store.feeds.due import NewEntry, NewFeed

NOW = "2031-05-04T12:00:00Z"
LATER = "2031-05-04T12:15:00Z"
HOST = "https://courier.example"


def follow(library: Library) -> None:
    """Follow a feed in each state; the first has two entries that were given up and one that waits."""
    names = ("well", "failing", "moved", "gone", "new", "index")
    wanted = [NewFeed(address=f"{HOST}/{name}", host=HOST, name=name.title()) for name in names]
    library.change(feeds.enlist, wanted, NOW)
    answered = feeds.Answered(due=LATER, is_whole=True)
    library.change(feeds.note_answer, 1, NOW, answered)
    library.change(feeds.note_failure, 2, NOW, "the server answered with status 503", due=LATER)
    library.change(feeds.note_answer, 3, NOW, feeds.Answered(due=LATER, moved=f"{HOST}/elsewhere"))
    library.change(feeds.note_failure, 4, NOW, "the server answered with status 410", due=LATER, is_gone=True)
    library.change(
        feeds.note_answer, 6, NOW, feeds.Answered(due=LATER, damage="it is cut off", is_whole=True)
    )
    library.change(feeds.take_parts, 6, [NewFeed(address=f"{HOST}/part.xml", host=HOST)], NOW)
    for number in (1, 2, 3):
        address = f"{HOST}/a/{number}"
        one = NewEntry(
            mark=str(number),
            address=address,
            host=HOST,
            title=f"Tolls {number}",
            published=None,
            outlet=None,
        )
        library.change(entries.take_entries, 1, [one], NOW, [lambda: None])
    library.change(entries.settle, 1, NOW, "failed", reason="the server answered with status 404")
    library.change(entries.settle, 2, NOW, "failed", reason="no article was found on the page")
