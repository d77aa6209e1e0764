from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from accordingto.store import Library
from tests.store.shelves import Clock


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "library.db"


@pytest.fixture
def library(path: Path) -> Iterator[Library]:
    with Library(path, clock=Clock()) as library:
        yield library
