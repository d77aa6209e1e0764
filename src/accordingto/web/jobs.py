"""Adding in the background: what was handed in waits in line until a thread reads and keeps it."""

from __future__ import annotations

import logging
import secrets
import threading
from collections import Counter, deque
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from time import monotonic

from accordingto.errors import AccordingtoError, InputError, LibraryError
from accordingto.store import Added, Library
from accordingto.types import Article, Failure, Ledger

MOST_WAITING = 1000
"""Inputs that may wait at once."""
MOST_BYTES = 256 * 2**20
"""Bytes of inputs that may wait at once."""
MOST_JOBS = 200
"""Jobs that are remembered; the oldest that are done are forgotten."""
MOST_RESULTS = 1000
"""Results of a job that are listed; the rest is only counted."""
FETCHERS = 4
"""Threads that fetch addresses, so that slow servers hold up nobody else's files."""
CLOSE_SECONDS = 5.0
"""How long the end waits for what is being done."""
_LOG = logging.getLogger(__name__)


@dataclass(frozen=True)
class Input:
    """Something that was handed in."""

    label: str
    """What the page calls it."""
    articles: Callable[[], Iterable[Article | Failure]]
    """Makes its articles."""
    size: int = 0
    """Bytes that it holds while it waits."""
    is_fetched: bool = False
    """Whether its articles come from an address."""


@dataclass(frozen=True)
class Result:
    """What became of an article, or of an input that gave none."""

    place: int
    """The place of the input within its job."""
    label: str
    """What names it: a headline, file or address."""
    added: Added | None = None
    """Where it stands in the library; null for a failure."""
    reason: str = ""
    """Why it failed."""
    advice: str = ""
    """What to do about it."""


@dataclass
class Job:
    """What one request handed in, and how far it is."""

    id: str
    total: int
    """Inputs."""
    done: int = 0
    """Inputs that are through."""
    dropped: int = 0
    """Inputs that the end of the server left unread."""
    counts: Counter[str] = field(default_factory=Counter)
    """Articles by what adding did, and under ``failed`` the failures."""
    results: list[Result] = field(default_factory=list)
    """The first ``MOST_RESULTS`` of them."""

    @property
    def is_done(self) -> bool:
        """Whether nothing more will come."""
        return self.done + self.dropped >= self.total

    @property
    def in_order(self) -> list[Result]:
        """The results by the order in which the inputs were handed in."""
        return sorted(self.results, key=lambda one: one.place)


class LineFull(Exception):
    """As much waits as may."""


class Jobs:
    """The line, and the threads that work on it. Those start with the first input."""

    def __init__(self, library: Library, read: Callable[[Article], Ledger]) -> None:
        self._library = library
        self._read = read
        self._reading = threading.Lock()
        """Held while an article is read: the model runs one at a time."""
        self._changed = threading.Condition()
        """Held for whatever follows here."""
        self._lines: dict[bool, deque[tuple[Job, int, Input]]] = {False: deque(), True: deque()}
        """What waits: to be fetched (true), and what is here already."""
        self._jobs: dict[str, Job] = {}
        self._waiting_bytes = 0
        self._threads: list[threading.Thread] = []
        self._is_closed = False

    @property
    def is_full(self) -> bool:
        """Whether nothing more may be handed in now."""
        with self._changed:
            return self._is_closed or self._waiting >= MOST_WAITING or self._waiting_bytes >= MOST_BYTES

    def submit(self, inputs: Sequence[Input]) -> Job:
        """Put inputs in line, all of them or none. Raises ``LineFull``."""
        size = sum(one.size for one in inputs)
        job = Job(secrets.token_urlsafe(9), len(inputs))
        with self._changed:
            is_too_much = (
                self._waiting + len(inputs) > MOST_WAITING or self._waiting_bytes + size > MOST_BYTES
            )
            if self._is_closed or is_too_much:
                raise LineFull
            for place, one in enumerate(inputs):
                self._lines[one.is_fetched].append((job, place, one))
            self._waiting_bytes += size
            self._remember(job)
            self._start()
            self._changed.notify_all()
        return job

    def find(self, id: str) -> Job | None:
        """Return a job by its id; None where it is no longer remembered."""
        with self._changed:
            return self._jobs.get(id)

    def close(self, seconds: float = CLOSE_SECONDS) -> int:
        """Drop what waits, and let what is being read end within a time; how many inputs were dropped.

        An article that is not kept by then is not kept at all.
        """
        with self._changed:
            self._is_closed = True
            dropped = self._waiting
            for line in self._lines.values():
                for job, _, _ in line:
                    job.dropped += 1
                line.clear()
            self._waiting_bytes = 0
            self._changed.notify_all()
        end = monotonic() + seconds
        for thread in self._threads:
            thread.join(max(0.0, end - monotonic()))
        return dropped

    @property
    def _waiting(self) -> int:
        return sum(map(len, self._lines.values()))

    def _remember(self, job: Job) -> None:
        self._jobs[job.id] = job
        surplus = len(self._jobs) - MOST_JOBS
        for old in [one for one in self._jobs.values() if one.is_done][: max(0, surplus)]:
            del self._jobs[old.id]

    def _start(self) -> None:
        if self._threads:
            return
        for is_fetched in (False, *[True] * FETCHERS):
            thread = threading.Thread(target=self._work, args=(is_fetched,), daemon=True)
            self._threads.append(thread)
            thread.start()

    def _work(self, is_fetched: bool) -> None:
        line = self._lines[is_fetched]
        while True:
            with self._changed:
                self._changed.wait_for(lambda: line or self._is_closed)
                if not line:
                    return
                job, place, one = line.popleft()
                self._waiting_bytes -= one.size
            self._through(job, place, one)
            with self._changed:
                job.done += 1

    def _through(self, job: Job, place: int, one: Input) -> None:
        """Keep all articles of an input; whatever goes wrong with it is a result of its own."""
        try:
            for article in one.articles():
                self._note(job, self._kept(place, one.label, article))
                if self._is_closed:
                    return
        except InputError as error:  # what came before it is kept
            self._note(job, Result(place, one.label, reason=error.reason, advice=error.advice))
        except Exception:  # a bug, which must not end the thread that everybody waits for
            _LOG.exception("adding %r failed", one.label)
            self._note(
                job,
                Result(place, one.label, reason="an internal error (a bug)", advice="see the server's log"),
            )

    def _kept(self, place: int, label: str, article: Article | Failure) -> Result:
        if isinstance(article, Failure):
            return Result(place, article.input, reason=article.reason, advice=article.advice)
        headline = " ".join(article.headline.text.split()) if article.headline is not None else ""
        label = headline or article.path or article.url or label
        try:
            with self._reading:
                ledger = self._read(article)
                if self._is_closed:
                    return Result(place, label, reason="the server stopped before it was saved")
                return Result(place, label, added=self._library.add(ledger))
        except (InputError, LibraryError) as error:
            return Result(place, label, reason=error.reason, advice=error.advice)
        except AccordingtoError as error:
            return Result(place, label, reason=str(error))

    def _note(self, job: Job, result: Result) -> None:
        with self._changed:
            job.counts[result.added.outcome if result.added is not None else "failed"] += 1
            if len(job.results) < MOST_RESULTS:
                job.results.append(result)
