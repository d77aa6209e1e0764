"""Follows feeds into a library. The flow::

    the queue in the library                                    accordingto.store.feeds
      | Queue.next      what is due first, of the servers that may be asked now     queue.py
      | Intake.poll     a feed → its new entries, each kept before it is fetched    intake.py
      | Taking.take     an entry → its article, kept before it is read, → its ledger → the library  taking.py
      > events

Whatever ends the program, and when, it goes on where it was: what was fetched is not fetched again, and what
was found is not forgotten. All requests go through ``Manners`` (manners.py). What is due of several servers
is done in several threads, so that one that is slow holds up no other.
"""

from __future__ import annotations

from collections import Counter
from concurrent.futures import FIRST_COMPLETED, Future, ThreadPoolExecutor
from concurrent.futures import wait as waited

from accordingto.follow.events import Event, FeedEvent, Tell
from accordingto.follow.intake import Intake
from accordingto.follow.manners import Asks, Manners, Stopped
from accordingto.follow.options import Options
from accordingto.follow.queue import Queue
from accordingto.follow.taking import ReadsOne, Taking
from accordingto.follow.timing import MOST_REST, Clock, stamp
from accordingto.store import Library
from accordingto.store.feeds import entries, feeds
from accordingto.store.feeds.due import DueEntry, DueFeed

LOOK_AGAIN = 0.5
"""Seconds after which it is looked whether the program is to end, while threads are at work."""


class Follower:
    """Follows the feeds of a library; ``tell`` is told what happens."""

    def __init__(
        self, library: Library, reader: ReadsOne, network: Asks, clock: Clock, options: Options, tell: Tell
    ) -> None:
        self._library = library
        self._clock = clock
        self._options = options
        self._tell = tell
        self._manners = Manners(library, network, clock, options.hosts, pause=options.pause)
        self._intake = Intake(library, self._manners, clock, options)
        self._taking = Taking(library, reader, self._manners, clock, options)
        self.counts: Counter[str] = Counter()
        """How often what happened: ``feed read``, ``feed failed``, ``entry added`` and the like."""

    def run(self, *, once: bool = False) -> None:
        """Follow until the clock is stopped, or with ``once`` until nothing is due any more.

        Feeds and entries that fail are kept as failed, and nothing is raised for them. Raises a
        ``LibraryError`` where nothing can be kept.
        """
        self._begin()
        queue = Queue(self._library, self._manners, self._clock, self._options, once=once)
        while (left := self._library.ask(entries.left_unread)) is not None and not self._clock.is_stopped:
            self._told(self._taking.read_left(left))
        with ThreadPoolExecutor(self._options.workers) as pool:
            self._work(queue, pool, once=once)

    def _work(self, queue: Queue, pool: ThreadPoolExecutor, *, once: bool) -> None:
        """Give out what is due, to as many threads as there are, never two for one server."""
        busy: dict[Future[Event | None], str] = {}
        while not self._clock.is_stopped:
            ready, due = queue.next(set(busy.values()))
            if due is None and once and not busy:
                return
            wait = (ready - self._clock.now()).total_seconds()
            if due is not None and wait <= 0 and len(busy) < self._options.workers:
                busy[pool.submit(self._do, queue.give(due))] = due.host
            elif busy:
                self._take_back(busy, min(wait, LOOK_AGAIN) if wait > 0 else LOOK_AGAIN)
            else:
                self._clock.wait(wait)
        while busy:
            self._take_back(busy, None)

    def _take_back(self, busy: dict[Future[Event | None], str], seconds: float | None) -> None:
        """Tell what has been done, after some seconds at the latest; null: once anything has."""
        for one in waited(busy, seconds, FIRST_COMPLETED).done:
            del busy[one]
            event = one.result()
            if event is not None:
                self._told(event)

    def _do(self, due: DueFeed | DueEntry) -> Event | None:
        """Do what is due; null where the program is to end before."""
        try:
            return self._intake.poll(due) if isinstance(due, DueFeed) else self._taking.take(due)
        except Stopped:
            return None

    def _begin(self) -> None:
        """Mend what a clock that went wrong has left, and take up entries whose hosts are listed now."""
        now = self._clock.now()
        self._library.change(feeds.mend_times, stamp(now + max(MOST_REST, self._options.every)))
        self._library.change(entries.reopen, self._options.hosts.has, stamp(now))

    def _told(self, event: Event) -> None:
        kind = "feed" if isinstance(event, FeedEvent) else "entry"
        self.counts[f"{kind} {event.outcome}"] += 1
        self._tell(event)
