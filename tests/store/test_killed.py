"""A short form of ``python -m benchmarks DATA --only kill``."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from benchmarks.library.fulldisk import fill_disk
from benchmarks.library.kill import kill
from benchmarks.library.load import lines_of
from tests.fakes import ferry, harbour, observatory, orchard

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="there is no kill -9")


@pytest.fixture(scope="module")
def ledgers(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("ledgers") / "ledgers.jsonl"
    path.write_bytes(lines_of([harbour(), orchard(), observatory(), ferry()]))
    return path


def test_what_was_reported_done_outlives_a_kill_and_nothing_is_there_twice(ledgers: Path) -> None:
    found = kill(ledgers, ["add", "correct", "add", "make", "migrate"])

    assert found.wrong == []
    assert found.kills == {"add": 2, "correct": 1, "make": 1, "migrate": 1}
    assert found.done["added"] > 0


def test_a_full_disk_is_told_and_costs_nothing(ledgers: Path) -> None:
    for full in fill_disk(ledgers, room=2):
        assert full.wrong == []
        assert full.said.endswith("what was reported as saved is safe") or "the disk is full" in full.said
