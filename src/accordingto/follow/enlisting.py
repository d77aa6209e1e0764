"""A list → what the library follows from now on, and the hosts that may be asked for it."""

from __future__ import annotations

from accordingto.errors import NotInLibrary
from accordingto.follow.hosts import host_of, server_of
from accordingto.follow.lists import FeedList
from accordingto.store import Library
from accordingto.store.feeds import feeds
from accordingto.store.feeds.due import NewFeed


def enlist(library: Library, listed: FeedList, now: str) -> list[str]:
    """Follow what a list names, or without any what was followed before; return the hosts that may be asked.

    Raises ``NotInLibrary`` where nothing is named and nothing was followed.
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
