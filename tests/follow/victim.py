"""Follows one feed with the real clock, until nothing is due: to be killed on the way.

``python -m tests.follow.victim LIBRARY FEED``
"""

from __future__ import annotations

import sys
from pathlib import Path
from threading import Event

from accordingto.follow import Follower, Hosts, Options, SteadyClock, enlist, only_one, read_lists, stamp
from accordingto.ingest import Network
from accordingto.store import Library
from tests.follow.conftest import FakeReader


def main(library: Path, feed: str) -> None:
    """Follow it."""
    clock = SteadyClock(Event())
    with Library(library) as opened, only_one(library):
        hosts = enlist(opened, read_lists([feed]), stamp(clock.now()))
        options = Options(hosts=Hosts(hosts), pause=0)
        network = Network(allow_private=True)
        Follower(opened, FakeReader(), network, clock, options, lambda _: None).run(once=True)


if __name__ == "__main__":
    main(Path(sys.argv[1]), sys.argv[2])
