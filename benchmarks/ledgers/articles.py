"""The articles of ``DATA/ledgers`` used for measuring: gold ledgers, and those of the installed command."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from accordingto.types import Ledger
from benchmarks.command import read_ledgers
from benchmarks.ledgers.scoring import NOTHING
from benchmarks.reporting.floors import hash_files
from corpora.ledgers import GoldLedger, Part, paths_of, read_part, text_of

PART: Part = "dev"
FOLDER = "ledgers"
MISSING = f"DATA has no folder `{FOLDER}`"


@dataclass(frozen=True)
class Articles:
    """The development part: gold ledgers and ours."""

    gold: tuple[GoldLedger, ...]
    ledgers: Mapping[str, Ledger]
    """Our ledgers by the name of the article."""
    data: str
    """SHA-256 over the files of the gold ledgers and their texts."""

    def pairs(self) -> Iterator[tuple[GoldLedger, Ledger]]:
        """Yield each gold ledger with ours; an article without a ledger counts as nothing found."""
        for gold in self.gold:
            yield gold, self.ledgers.get(gold.name, NOTHING)


def hash_of(folder: Path) -> str:
    """Return the hash of the development part in a folder of ledgers."""
    paths = paths_of(folder, PART)
    return hash_files([*paths, *map(text_of, paths)])


@cache
def read_articles(data: Path) -> Articles | None:
    """Read the development part with the installed command, once per run; None if DATA does not have it."""
    folder = data / FOLDER
    if not folder.is_dir():
        return None
    with tempfile.TemporaryDirectory() as temporary:
        for path in paths_of(folder, PART):
            shutil.copy(text_of(path), temporary)
        ledgers = read_ledgers(Path(temporary))
    return Articles(tuple(read_part(folder, PART)), ledgers, hash_of(folder))
