"""Handling an entry that is due: fetch its article, read it and add it to the library, or record why not."""

from __future__ import annotations

from threading import Lock
from typing import Protocol

from msgspec import structs

from accordingto.errors import InputError
from accordingto.follow.articles import checked, fetch_article, given_by, reason_of
from accordingto.follow.events import EntryEvent
from accordingto.follow.manners import Elsewhere, Manners, NotNow
from accordingto.follow.options import Options
from accordingto.follow.timing import MOST_TRIES, Clock, before_next_try, stamp
from accordingto.ingest import completed
from accordingto.store import Library
from accordingto.store.feeds import entries
from accordingto.store.feeds.due import DueEntry
from accordingto.store.feeds.records import EntryState
from accordingto.types import Article, Ledger

MOST_READS = 2
"""How often reading an article is tried if the program dies while reading it."""
NOT_ENGLISH = "not_english"
"""Code of the warning that an article is not in English, so that no attributions were looked for."""


class ReadsOne(Protocol):
    """The interface of a reader, as implemented by ``accordingto.reading.Reader``."""

    def read(self, article: Article) -> Ledger:
        """Return the ledger of an article, which does not depend on what was read before."""
        ...


class Taking:
    """Handles entries; pages are fetched concurrently, but read one at a time."""

    def __init__(
        self, library: Library, reader: ReadsOne, manners: Manners, clock: Clock, options: Options
    ) -> None:
        self._library = library
        self._reader = reader
        self._manners = manners
        self._clock = clock
        self._options = options
        self._reading = Lock()
        """Held while an article is read, as that takes a whole core."""

    def take(self, entry: DueEntry) -> EntryEvent:
        """Fetch the article of an entry, read it and add it to the library. Raises ``Stopped``.

        If the entry has no address or fetching it has failed for good, the full text in the feed itself is
        read instead, if there is one.
        """
        self._library.change(entries.begin, entry.id)
        if entry.address is None:
            return self._from_feed(entry, "failed", "it has no address and no text")
        try:
            if entry.tries >= MOST_TRIES:  # the program died at the last try
                return self._from_feed(entry, "failed", f"it was tried {MOST_TRIES} times, without success")
            article = fetch_article(entry, entry.address, self._manners)
        except NotNow as error:
            if entry.tries + 1 >= MOST_TRIES:
                return self._from_feed(entry, "failed", error.reason)
            return self._put_off(entry, error)
        except Elsewhere as error:
            return self._from_feed(entry, "elsewhere", reason_of(error))
        except InputError as error:
            return self._from_feed(entry, "failed", reason_of(error))
        self._library.change(entries.keep_page, entry.id, article)
        return self._read(entry, article)

    def read_left(self, entry: DueEntry) -> EntryEvent:
        """Read an article that was fetched but not read before the program ended.

        The entry fails if reading it was begun ``MOST_READS`` times without an end.
        """
        if entry.tries >= MOST_READS:
            return self._settle(entry, "failed", reason="the program ended each time while reading it")
        self._library.change(entries.begin, entry.id)
        article = self._library.ask(entries.page_of_entry, entry.id)
        if article is None:
            return self._settle(entry, "failed", reason="the page that was fetched has been lost")
        return self._read(entry, article)

    def _from_feed(self, entry: DueEntry, state: EntryState, reason: str) -> EntryEvent:
        """Read an entry's full text from its feed; if it has none, settle the entry as ``state``."""
        article = self._library.ask(entries.whole_of_entry, entry.id)
        if article is None:
            return self._settle(entry, state, reason=reason)
        if entry.address is not None:
            article = structs.replace(article, url=entry.address, path=None)
        try:
            article = checked(completed(article, given_by(entry)), entry.address or entry.title)
        except InputError as error:
            return self._settle(entry, "failed", reason=reason_of(error))
        self._library.change(entries.keep_page, entry.id, article)
        return self._read(entry, article, reason=f"read from its feed: {reason}" if entry.address else None)

    def _read(self, entry: DueEntry, article: Article, *, reason: str | None = None) -> EntryEvent:
        with self._reading:
            ledger = self._reader.read(article)
        if not self._options.any_language and any(one.code == NOT_ENGLISH for one in ledger.warnings):
            return self._settle(entry, "foreign", reason=f"it is not in English ({article.language})")
        with self._library.transaction():
            added = self._library.add(ledger)
            state: EntryState = "known" if added.outcome == "unchanged" else "added"
            return self._settle(entry, state, reason=reason, article=added.key)

    def _settle(
        self, entry: DueEntry, state: EntryState, *, reason: str | None = None, article: str | None = None
    ) -> EntryEvent:
        now = stamp(self._clock.now())
        self._library.change(entries.settle, entry.id, now, state, reason=reason, article=article)
        return self._event(entry, state, reason, article=article)

    def _put_off(self, entry: DueEntry, error: NotNow) -> EntryEvent:
        now = self._clock.now()
        due = stamp(max(now + before_next_try(entry.tries + 1), error.until or now))
        self._library.change(entries.put_off, entry.id, due, error.reason)
        return self._event(entry, "waiting", error.reason, due=due)

    def _event(
        self,
        entry: DueEntry,
        outcome: EntryState,
        reason: str | None,
        *,
        article: str | None = None,
        due: str | None = None,
    ) -> EntryEvent:
        return EntryEvent(
            at=stamp(self._clock.now()),
            feed=entry.feed,
            address=entry.address,
            title=entry.title,
            outcome=outcome,
            article=article,
            reason=reason,
            due=due,
        )
