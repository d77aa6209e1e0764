"""The job queue that adds articles in the background."""

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
"""Limit of inputs in the queue."""
MOST_BYTES = 256 * 2**20
"""Limit of bytes of the inputs in the queue."""
MOST_JOBS = 200
"""Limit of jobs that are remembered; beyond it, the oldest finished jobs are dropped."""
MOST_RESULTS = 1000
"""Limit of results that are listed for a job; the rest is only counted."""
FETCHERS = 4
"""Threads that fetch addresses, so that slow servers do not hold up other inputs."""
CLOSE_SECONDS = 5.0
"""How long ``close`` waits for inputs that are being processed."""
_LOG = logging.getLogger(__name__)


@dataclass(frozen=True)
class Input:
    """A submitted input: a text, a file or an address."""

    label: str
    """Its name on the page."""
    articles: Callable[[], Iterable[Article | Failure]]
    """Return its articles, or failures in their place."""
    size: int = 0
    """Bytes of memory that it takes while it waits."""
    is_fetched: bool = False
    """Whether its articles are fetched from an address."""


@dataclass(frozen=True)
class Result:
    """The result of an article, or of an input without one."""

    place: int
    """The index of the input within its job, from 0."""
    label: str
    """Its headline, file or address."""
    added: Added | None = None
    """Its key and version in the library; None for a failure."""
    reason: str = ""
    """Why it failed; empty if it did not."""
    advice: str = ""
    """What to do about the failure."""


@dataclass
class Job:
    """The inputs of one request, and their progress."""

    id: str
    total: int
    """Number of inputs."""
    done: int = 0
    """Number of inputs that were processed."""
    dropped: int = 0
    """Number of inputs that were still in the queue when the server stopped."""
    counts: Counter[str] = field(default_factory=Counter)
    """Number of articles by outcome of adding; ``failed`` counts the failures."""
    results: list[Result] = field(default_factory=list)
    """The first ``MOST_RESULTS`` results."""

    @property
    def is_done(self) -> bool:
        """Whether all inputs were processed or dropped."""
        return self.done + self.dropped >= self.total

    @property
    def in_order(self) -> list[Result]:
        """The results in the order of the inputs."""
        return sorted(self.results, key=lambda one: one.place)


class LineFull(Exception):
    """The job queue is full."""


class Jobs:
    """The job queue and its worker threads, which start when the first job arrives."""

    def __init__(self, library: Library, read: Callable[[Article], Ledger]) -> None:
        self._library = library
        self._read = read
        self._reading = threading.Lock()
        """Held while an article is read, as the model reads one at a time."""
        self._changed = threading.Condition()
        """Guards all attributes below."""
        self._lines: dict[bool, deque[tuple[Job, int, Input]]] = {False: deque(), True: deque()}
        """The queues: inputs to fetch (True), and inputs that were sent (False)."""
        self._jobs: dict[str, Job] = {}
        self._waiting_bytes = 0
        self._threads: list[threading.Thread] = []
        self._is_closed = False

    @property
    def is_full(self) -> bool:
        """Whether no input can be submitted now: the queue is full or closed."""
        with self._changed:
            return self._is_closed or self._waiting >= MOST_WAITING or self._waiting_bytes >= MOST_BYTES

    def submit(self, inputs: Sequence[Input]) -> Job:
        """Add inputs to the queue, all of them or none. Raises ``LineFull``."""
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
        """Return a job by its id; None if it is unknown or no longer remembered."""
        with self._changed:
            return self._jobs.get(id)

    def close(self, seconds: float = CLOSE_SECONDS) -> int:
        """Empty the queue and wait up to ``seconds`` for inputs that are being processed.

        Return the number of inputs that were dropped from the queue. An article that is still being read
        when this is called is not added.
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
        """Add all articles of an input; an error becomes a result of its own."""
        try:
            for article in one.articles():
                self._note(job, self._kept(place, one.label, article))
                if self._is_closed:
                    return
        except InputError as error:  # articles before it stay added
            self._note(job, Result(place, one.label, reason=error.reason, advice=error.advice))
        except Exception:  # a bug, which must not end the worker thread
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
