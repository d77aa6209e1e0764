"""Feeds that misbehave, followed for some minutes: how often each is requested, and how memory grows.

The server, the clock and the reader are real, and the command is the one that users run, in its own process.
Feeds are due again after a minute, and one feed gives a new article every few seconds, so that there is
always something to do.
"""

from __future__ import annotations

import subprocess
import sys
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import timedelta
from pathlib import Path
from tempfile import TemporaryDirectory
from time import monotonic, sleep

import msgspec

from accordingto.follow import EntryEvent, Event, FeedEvent, server_of, stamp
from accordingto.follow.timing import moment
from accordingto.store import Library, Query, find, followed
from accordingto.store.feeds.hosts import resting_hosts
from benchmarks.following.catalogue import misdeeds
from benchmarks.following.misdeeds import HTML, Misdeed, feed_of, sends
from benchmarks.following.pages import page
from benchmarks.following.server import Request, Server, serving
from benchmarks.reporting.report import Figure, Goal, Section, Table

NAME = "following"
TITLE = "Following feeds that misbehave"
MINUTES = 10.0
LEAST = 30
"""Goal: number of feeds that misbehave, each in a different way."""
FLAT = 1.1
"""Goal: most growth of memory from the second third of the time to the last, as a ratio."""
EVERY_SECONDS = 5.0
"""Seconds between new articles of the feed that keeps growing."""
SERVERS = 16
"""Servers that misbehave; each is requested once in two seconds."""
LONG = 10_000
"""Entries of the longest feed."""
GRACE = timedelta(minutes=1)
"""How long before the end a server must accept requests again for all of its feeds to be requested."""
COMMAND = [sys.executable, "-c", "from accordingto.cli import main; main()", "follow"]


@dataclass
class Going:
    """A feed that gets a new article every few seconds and lists the latest ones."""

    begun: float = field(default_factory=monotonic)

    def names(self) -> list[str]:
        """Return the names of all articles so far."""
        return [f"going-{number}" for number in range(int((monotonic() - self.begun) / EVERY_SECONDS) + 1)]

    def answer(self, request: Request, count: int) -> None:
        """Send the feed with the latest hundred articles."""
        request.answer(feed_of(*self.names()[-100:]))


class Pages(dict[str, object]):
    """The behaviours of a server, with a generated page for every article of the feeds that have many."""

    def get(self, path: str, default: object = None) -> object:
        """Return the behaviour at a path."""
        name = path.removeprefix("/a/")
        if path not in self and name.startswith(("going-", "long-")):
            return sends(page(name), kind=HTML)
        return super().get(path, default)


@dataclass(frozen=True)
class Farm:
    """Servers that misbehave, each in some ways, and one that must not be requested."""

    servers: tuple[Server, ...]
    deeds: tuple[tuple[Server, Misdeed], ...]
    """Each misbehaviour with its server."""
    addresses: tuple[str, ...]
    """The feeds to follow."""
    outside: Server


def farm() -> Farm:
    """Return the servers: the misbehaviours spread over them, a feed that keeps growing, and a long one."""
    outside = Server({}, "127.0.0.9")
    servers = tuple(Server({}) for _ in range(SERVERS))
    deeds = []
    for number, server in enumerate(servers):
        server.behaviours = Pages()  # type: ignore[assignment]  # it generates pages
        own = misdeeds(server.base, outside.base)
        part = len(own) // SERVERS + 1
        deeds += [(server, one) for one in own[number * part : (number + 1) * part]]
    for server, one in deeds:
        server.behaviours.update(one.behaviours)
    servers[0].behaviours["/going"] = Going().answer
    servers[1].behaviours["/long"] = sends(feed_of(*(f"long-{number}" for number in range(LONG))))
    addresses = (f"{servers[0].base}/going", f"{servers[1].base}/long", *(s.base + d.feed for s, d in deeds))
    return Farm(servers, tuple(deeds), addresses, outside)


def measure(minutes: float = MINUTES) -> Section:
    """Follow feeds that misbehave, and compare the requests and the stored articles with what is expected."""
    bad = farm()
    with TemporaryDirectory() as folder, serving(*bad.servers, bad.outside):
        feeds = Path(folder) / "feeds.txt"
        feeds.write_text("\n".join(bad.addresses), encoding="utf-8")
        library = Path(folder) / "library.db"
        events, memory = _followed(feeds, library, minutes)
        faults = [*_faults(bad, library, events)]
        resting = sum(_left_alone(bad, library, events).values())
    return _section(bad, events, memory, faults, resting, minutes)


def _section(
    bad: Farm, events: list[Event], memory: list[float], faults: list[str], resting: int, minutes: float
) -> Section:
    feeds = Counter(one.outcome for one in events if isinstance(one, FeedEvent))
    entries = Counter(one.outcome for one in events if isinstance(one, EntryEvent))
    asked = [(path, count) for server in bad.servers for path, count in server.asked.items()]
    third = max(1, len(memory) // 3)
    parts = [max(memory[at : at + third]) for at in range(0, third * 3, third) if memory[at : at + third]]
    return Section(
        NAME,
        TITLE,
        intro=f"`accordingto follow` for {minutes:g} minutes, with the real clock and the real reader: "
        f"{len(bad.deeds)} feeds of {len(bad.servers)} servers on this machine that misbehave (slow, "
        "endless, broken off, wrongly compressed, redirecting in circles and to private addresses, 304, 429, "
        f"503, moved, gone, of wrong types, changing), a feed of {LONG:,} entries, one with a new article "
        f"every {EVERY_SECONDS:g} seconds. Feeds are due again after a minute. Faults are articles fetched "
        "twice or lost, and requests to addresses that are not in the list."
        + (f" {resting} feeds were not requested: their server asked for a pause." if resting else ""),
        figures=[
            Figure(f"{NAME}.feeds", "feeds that misbehave", len(bad.deeds), decimals=0, goal=Goal(LEAST)),
            Figure(f"{NAME}.faults", "faults", len(faults), decimals=0, goal=Goal(0, True)),
            Figure(f"{NAME}.memory", "memory in the last third of the time, relative to the second",
                   parts[-1] / parts[-2], "×", Goal(FLAT, True), decimals=2),
        ],
        tables=[
            Table("Activity", ("", ""),
                  [("requests", f"{sum(count for _, count in asked):,}"),
                   ("of these, for articles", f"{sum(n for path, n in asked if path.startswith('/a/')):,}"),
                   ("feeds requested", ", ".join(f"{name} {count}" for name, count in feeds.most_common())),
                   ("entries", ", ".join(f"{name} {count}" for name, count in entries.most_common())),
                   ("memory, highest of each third, MiB", ", ".join(f"{part:.0f}" for part in parts))]),
            *([Table("Findings", ("",), [(line,) for line in faults])] if faults else []),
        ],
    )  # fmt: skip


def _followed(feeds: Path, library: Path, minutes: float) -> tuple[list[Event], list[float]]:
    """Run the command for some minutes; return its events, and its memory in MiB, once a second."""
    lines = library.with_suffix(".jsonl")
    words = [str(feeds), "--every", "1", "--allow-private", "--format", "jsonl", "--db", str(library)]
    memory = []
    with lines.open("wb") as out:
        process = subprocess.Popen([*COMMAND, *words], stdout=out)
        end = monotonic() + 60 * minutes
        while monotonic() < end and process.poll() is None:
            memory.append(_resident(process.pid))
            sleep(1)
        process.terminate()
        if process.wait() != 0:
            raise RuntimeError(f"the command ended with {process.returncode}")
    written = lines.read_bytes().splitlines()
    return [msgspec.json.decode(line, type=FeedEvent | EntryEvent) for line in written], memory


def _resident(process: int) -> float:
    """Return the resident set size of a process in MiB."""
    fields = Path(f"/proc/{process}/statm").read_text(encoding="ascii").split()
    return int(fields[1]) * 4096 / 1024**2


def _faults(bad: Farm, library: Path, events: list[Event]) -> Iterator[str]:
    """Yield a message for everything that must not happen."""
    again = {server.base + path for server, one in bad.deeds for path in one.again}
    for server in bad.servers:
        for path, count in server.asked.items():
            if path.startswith("/a/") and count > 1 and server.base + path not in again:
                yield f"{server.base + path} was fetched {count} times"
    if bad.outside.asked.total():
        yield f"a server that is not in the list was asked {bad.outside.asked.total()} times"
    kept = set(_addresses(library))
    added = {one.address for one in events if isinstance(one, EntryEvent) and one.outcome == "added"}
    yield from (f"{address} was said to be added and is not there" for address in added - kept - {None})
    left = _left_alone(bad, library, events)
    yield from (f"{address} was never asked" for address, is_resting in left.items() if not is_resting)
    with Library(library, create=False) as opened:
        waiting = sum(one.waiting for one in opened.ask(followed, "2031-01-01T00:00:00Z"))
    settled = [one for one in events if isinstance(one, EntryEvent) and one.outcome != "waiting"]
    taken = sum(one.entries for one in events if isinstance(one, FeedEvent))
    if taken != waiting + len(settled):
        yield f"{taken} entries were taken, {waiting} wait, and of {len(settled)} something became"


def _left_alone(bad: Farm, library: Path, events: list[Event]) -> dict[str, bool]:
    """Return the feeds that were never requested, each with whether its server had asked for a pause.

    One server has two feeds that ask for two minutes each, one after the other, and its other feeds wait.
    """
    asked = {one.address for one in events if isinstance(one, FeedEvent)}
    lately = max(one.at for one in events)
    with Library(library, create=False) as opened:
        resting = opened.ask(resting_hosts, stamp(moment(lately) - GRACE))
    return {one: server_of(one) in resting for one in bad.addresses if one not in asked}


def _addresses(library: Path) -> Iterator[str]:
    with Library(library, create=False) as opened:
        after: str | None = None
        while True:
            found = opened.ask(find, Query(), after=after)
            yield from (one.url for one in found.items if one.url)
            after = found.after
            if after is None:
                return
