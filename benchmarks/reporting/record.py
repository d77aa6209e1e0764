"""Results kept between runs, in ``measured/<section>.json``, so that one benchmark can be run alone.

Measuring everything takes more than an hour, and speed needs a quiet machine. So a run keeps the sections
that it measured and leaves the others; the results page is written from everything kept.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path

import msgspec

from benchmarks.reporting.report import Record, Section, record_of


def keep(sections: Iterable[Section], machine: str, folder: Path) -> None:
    """Keep sections, each replacing what was kept of it before; a skipped one replaces nothing."""
    folder.mkdir(parents=True, exist_ok=True)
    for section in sections:
        path = folder / f"{section.name}.json"
        if section.skipped and path.exists():
            continue
        data = msgspec.json.format(msgspec.json.encode(record_of(section, machine)), indent=1)
        path.write_bytes(data + b"\n")


def kept(folder: Path, names: Sequence[str]) -> list[Record]:
    """Return the kept records, in the order of ``names``. A broken one raises ``msgspec.DecodeError``."""
    paths = [folder / f"{name}.json" for name in names]
    return [msgspec.json.decode(path.read_bytes(), type=Record) for path in paths if path.exists()]
