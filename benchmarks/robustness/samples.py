"""Public samples of archives, feeds and news items: each must give articles or failures, and lose nothing.

Each file is also cut off and changed at random.
"""

from __future__ import annotations

import json
import random
import re
import tarfile
from collections.abc import Iterator
from functools import partial
from itertools import chain
from pathlib import Path

from accordingto.ingest.source import read_bytes
from accordingto.types import Article, Failure
from benchmarks.reporting.floors import hash_files
from benchmarks.reporting.report import Figure, Section
from benchmarks.robustness import hostilepages
from benchmarks.robustness.trials import Outcome, try_all

NAME = "samples"
TITLE = "Archives, feeds and news items"
FOLDERS = ("warc", "feeds", "newsformats")
CUTS = 50
"""Number of places at which each file is cut off."""
CHANGES = 10
"""Number of times that some bits of each file are changed."""

_ENTRY = re.compile(rb"<(?:item|entry)[\s>]")
_HEADLINE = re.compile(rb"<(?:headline|hl1)\b[^>]*>([^<&]+)<", re.IGNORECASE)
_DAY = re.compile(rb"<(?:versionCreated|ThisRevisionCreated)>\s*(\d{4})-?(\d\d)-?(\d\d)")
_ITEMS = (".json", ".xml")


def measure(data: Path) -> Section:
    """Read the samples in DATA, as they are and damaged."""
    archives = [path for folder in FOLDERS for path in sorted((data / folder).glob("*")) if path.is_file()]
    if not archives:
        return Section(NAME, TITLE, skipped=f"DATA has none of the folders {', '.join(FOLDERS)}")
    files = [file for path in archives for file in files_of(path)]
    hostilepages.fuzz(1)  # so that the page reader is loaded now, not within the time of the first sample
    whole = try_whole(files)
    damaged = try_damaged(files)
    intro = (
        f"{len(files):,} public samples, well-formed and broken, as they are and {CUTS + CHANGES} times each "
        "cut off or changed at random. Each must give articles, or failures with a reason; for the undamaged "
        "ones, the number of entries, headlines and days are compared with the file. Processor time."
    )
    figures = [
        *whole.figures(NAME, "samples that lose something", "longest reading"),
        *damaged.figures(
            f"{NAME}.damaged", "damaged samples with a fault", "longest reading of a damaged sample"
        ),
        Figure(f"{NAME}.files", "samples", len(files), decimals=0),
    ]
    return Section(NAME, TITLE, intro=intro, figures=figures, data=hash_files(archives, data))


def files_of(path: Path) -> Iterator[tuple[str, bytes]]:
    """Yield the names and contents of the samples in a file, which may be an archive of several."""
    if not path.name.endswith(".tar.gz"):
        yield path.name, path.read_bytes()
        return
    with tarfile.open(path) as archive:
        for member in archive:
            content = archive.extractfile(member) if member.name.endswith(_ITEMS) else None
            if content is not None:
                yield member.name, content.read()


def try_whole(files: list[tuple[str, bytes]]) -> Outcome:
    """Read samples as they are, and look for what is lost."""
    works = ((name, partial(_read, name, data)) for name, data in files)
    return try_all(works, lambda read: chain(_faults(read[1]), lost(*read)))


def try_damaged(files: list[tuple[str, bytes]], seed: int = 0) -> Outcome:
    """Read samples cut off and changed."""
    works = ((name, partial(_read, name, one)) for name, data in files for one in _damaged(data, seed))
    return try_all(works, lambda read: _faults(read[1]))


def lost(data: bytes, found: list[Article | Failure]) -> Iterator[str]:
    """Yield what a sample contains and its articles do not: entries, the headline, the day."""
    entries = len(_ENTRY.findall(data))
    places = [one for one in found if isinstance(one, Article) or re.search(r":\d+$", one.input)]
    if entries and places and len(found) < entries:
        yield f"{len(found)} results of {entries} entries"
    if len(found) != 1 or not isinstance(found[0], Article):
        return
    headline, day = _said(data)
    if headline and headline not in " ".join(found[0].text.split()):
        yield f"the headline {headline!r} is lost"
    if day and not (found[0].published or "").startswith(day):
        yield f"the day {day} is lost"


def _said(data: bytes) -> tuple[str, str]:
    """Return the headline and the day of a news item; empty if it has none."""
    try:
        fields = {name.lower(): value for name, value in json.loads(data).items()}
    except (ValueError, AttributeError):
        headline, day = _HEADLINE.search(data), _DAY.search(data)
        words = " ".join(headline[1].decode("utf-8", "replace").split()) if headline else ""
        return words, b"-".join(day.groups()).decode() if day else ""
    return str(fields.get("headline") or ""), str(fields.get("versioncreated") or "")[:10]


def _faults(found: list[Article | Failure]) -> Iterator[str]:
    if not found:
        yield "neither an article nor a failure"
    for one in found:
        yield from hostilepages.faults([one])


def _damaged(data: bytes, seed: int) -> Iterator[bytes]:
    for part in range(CUTS):
        yield data[: len(data) * part // CUTS]
    chance = random.Random(seed)
    for _ in range(CHANGES if data else 0):
        changed = bytearray(data)
        for _ in range(chance.choice((1, 1, 3, 20))):
            changed[chance.randrange(len(data))] ^= 1 << chance.randrange(8)
        yield bytes(changed)


def _read(name: str, data: bytes) -> tuple[bytes, list[Article | Failure]]:
    return data, [*read_bytes(data, name)]
