"""Storing a list of feeds in the library, and collecting the hosts that may be requested."""

from __future__ import annotations

from accordingto.errors import NotInLibrary
from accordingto.follow.hosts import host_of, server_of
from accordingto.follow.lists import FeedList
from accordingto.store import Library
from accordingto.store.feeds import feeds
from accordingto.store.feeds.due import NewFeed


def enlist(library: Library, listed: FeedList, now: str) -> list[str]:
    """Store the feeds of a list in the library and return the hosts that may be requested.

    An empty list keeps the feeds that the library follows already. ``now`` is an ISO 8601 datetime. Raises
    ``NotInLibrary`` if the list is empty and the library follows no feeds.
    """
    if listed.feeds:
        wanted = [
            NewFeed(address=one.address, host=server_of(one.address), name=one.name, links=one.hosts)
            for one in listed.feeds
        ]
        library.change(feeds.enlist, wanted, now)
    known = library.ask(feeds.listed_feeds)
    if not known:
        raise NotInLibrary("no feeds: the library follows none yet; give addresses, or a list of them")
    return [host for address, links in known for host in (host_of(address), *links.split())]
