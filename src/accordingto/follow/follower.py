"""The main loop that follows feeds into a library. The flow::

    the queue in the library                                    accordingto.store.feeds
      | Queue.next      choose what is due first, among the servers that may be asked now      queue.py
      | Intake.poll     request a feed and store its new entries, before any is fetched        intake.py
      | Taking.take     fetch an entry's article, store the page, read it, store the ledger    taking.py
      > events

All progress is stored in the library, so the program can be killed at any time and resumes: nothing that was
fetched is fetched again, and no entry is lost. All requests go through ``Manners`` (manners.py). Different
servers are handled in different threads, so that a slow one does not delay the others.
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
"""Seconds between checks whether the program is to end, while threads are working."""


class Follower:
    """Follows the feeds of a library, and calls ``tell`` with each event."""

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
        """Number of events by kind and outcome: ``feed read``, ``feed failed``, ``entry added``, …"""

    def run(self, *, once: bool = False) -> None:
        """Follow until the clock is stopped, or with ``once`` until nothing is due any more.

        Failures of feeds and entries are stored in the library, not raised. Raises a ``LibraryError`` if the
        library cannot be written.
        """
        self._begin()
        queue = Queue(self._library, self._manners, self._clock, self._options, once=once)
        while (left := self._library.ask(entries.left_unread)) is not None and not self._clock.is_stopped:
            self._told(self._taking.read_left(left))
        with ThreadPoolExecutor(self._options.workers) as pool:
            self._work(queue, pool, once=once)

    def _work(self, queue: Queue, pool: ThreadPoolExecutor, *, once: bool) -> None:
        """Submit what is due to the thread pool, at most one task per server at a time."""
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
        """Report finished tasks, waiting at most ``seconds`` for the first (None: without limit)."""
        for one in waited(busy, seconds, FIRST_COMPLETED).done:
            del busy[one]
            event = one.result()
            if event is not None:
                self._told(event)

    def _do(self, due: DueFeed | DueEntry) -> Event | None:
        """Handle a feed or an entry that is due; return None if the program is ending."""
        try:
            return self._intake.poll(due) if isinstance(due, DueFeed) else self._taking.take(due)
        except Stopped:
            return None

    def _begin(self) -> None:
        """Correct due times that a wrong clock set too late; reopen entries whose hosts are listed now."""
        now = self._clock.now()
        self._library.change(feeds.mend_times, stamp(now + max(MOST_REST, self._options.every)))
        self._library.change(entries.reopen, self._options.hosts.has, stamp(now))

    def _told(self, event: Event) -> None:
        kind = "feed" if isinstance(event, FeedEvent) else "entry"
        self.counts[f"{kind} {event.outcome}"] += 1
        self._tell(event)
