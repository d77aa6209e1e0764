from __future__ import annotations

from pathlib import Path

import pytest

from accordingto.errors import LibraryUnavailable
from accordingto.follow import only_one


def test_a_second_run_is_refused_and_told_who_runs(tmp_path: Path) -> None:
    library = tmp_path / "library.db"
    with (
        only_one(library),
        pytest.raises(LibraryUnavailable, match=r"already \(process \d+ on"),
        only_one(library),
    ):
        pass
    with only_one(library):
        pass


def test_a_folder_that_is_not_there_is_told(tmp_path: Path) -> None:
    with pytest.raises(LibraryUnavailable, match="cannot be written"), only_one(tmp_path / "no" / "a.db"):
        pass
