"""Killed at any moment and started again: nothing is lost, and nothing is in the library twice."""

from __future__ import annotations

import random
import subprocess
import sys
from pathlib import Path
from time import sleep

from accordingto.store import Library, Query, find
from benchmarks.following.misdeeds import a, articles_of, feed_of, numbered, sends
from benchmarks.following.server import Server, serving

ROOT = Path(__file__).parents[2]
NAMES = numbered("kill", 30)
KILLS = 6


def started(library: Path, feed: str) -> subprocess.Popen[bytes]:
    return subprocess.Popen([sys.executable, "-m", "tests.follow.victim", str(library), feed], cwd=ROOT)


def test_what_was_killed_goes_on(tmp_path: Path) -> None:
    chance = random.Random(7)
    server = Server({"/feed": sends(feed_of(*NAMES)), **articles_of(*NAMES)})
    library = tmp_path / "library.db"
    with serving(server):
        for _ in range(KILLS):
            before = server.asked.total()
            victim = started(library, server.base + "/feed")
            while server.asked.total() < before + 3 and victim.poll() is None:
                sleep(0.001)
            sleep(chance.random() / 100)
            victim.kill()
            victim.wait()
            forget_due(library)
        assert started(library, server.base + "/feed").wait() == 0

    with Library(library, create=False) as kept:
        urls = [one.url for one in kept.ask(find, Query(), limit=100).items]
    assert sorted(filter(None, urls)) == sorted(server.base + a(name) for name in NAMES)
    again = sum(server.asked[a(name)] - 1 for name in NAMES)
    assert 0 <= again <= KILLS  # at most what was on its way when the program was killed


def forget_due(library: Path) -> None:
    """Let the feed be asked again at once: the server is to see the next victim at work."""
    with Library(library) as kept, kept.transaction() as connection:
        connection.execute("UPDATE feeds SET due = '2000-01-01T00:00:00Z'")
