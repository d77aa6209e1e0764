"""Files that one process holds."""

from __future__ import annotations

import os
from pathlib import Path

from accordingto.locks import hold


def test_a_file_is_held_until_it_is_closed(tmp_path: Path) -> None:
    place = tmp_path / "held"
    with place.open("a+b") as one, place.open("a+b") as other:
        assert hold(one) is None
        assert (hold(other) or "").startswith(f"process {os.getpid()} on ")
    with place.open("a+b") as again:
        assert hold(again) is None


def test_who_wrote_nothing_is_unknown(tmp_path: Path) -> None:
    place = tmp_path / "held"
    with place.open("a+b") as one, place.open("a+b") as other:
        hold(one)
        one.truncate(0)
        assert hold(other) == "unknown"
