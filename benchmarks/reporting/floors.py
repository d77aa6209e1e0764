"""Accuracy floors, pinned to the data they were measured on.

``floors.json`` has for each section the SHA-256 of its data and the least value of each figure.
Only ``--set-floors`` changes a floor. A comparison with other data than the floor's fails, because
a floor says nothing about data it was not measured on.
"""

from __future__ import annotations

import hashlib
import math
from collections.abc import Iterable, Mapping
from pathlib import Path

import msgspec
from msgspec import Struct

from benchmarks.reporting.report import Section

ALLOWANCE = 0.2  # points between figure and floor: int8 rounding differs between processors


class Floors(Struct, frozen=True):
    """The floors of one section."""

    data: str | None
    """SHA-256 over the data files that the floors were measured on."""
    at_least: dict[str, float]
    """Least value of each figure, by its key."""


def load(path: Path) -> dict[str, Floors]:
    """Read the floors of every section; empty if the file does not exist."""
    if not path.exists():
        return {}
    return msgspec.json.decode(path.read_bytes(), type=dict[str, Floors])


def save(path: Path, floors: Mapping[str, Floors]) -> None:
    """Write the floors, sorted, so that a change is easy to review."""
    path.write_bytes(msgspec.json.format(msgspec.json.encode(floors, order="sorted"), indent=2) + b"\n")


def raised(floors: Mapping[str, Floors], sections: Iterable[Section]) -> dict[str, Floors]:
    """Return the floors raised to the measured values; none falls on the same data. Others are kept."""
    new = dict(floors)
    for section in sections:
        gated = {f.key: math.floor(10 * (f.value - ALLOWANCE)) / 10 for f in section.figures if f.gated}
        old = new.get(section.name)
        if old and old.data == section.data:
            gated = {key: max(least, old.at_least.get(key, least)) for key, least in gated.items()}
        if gated:
            new[section.name] = Floors(section.data, gated)
    return new


def breaches(floors: Mapping[str, Floors], sections: Iterable[Section]) -> list[str]:
    """Return a message for each measured section that is below its floors or has other data."""
    found = []
    for section in sections:
        floor = floors.get(section.name)
        if floor is None:
            continue
        if section.skipped:
            found.append(f"{section.name}: has floors and was skipped: {section.skipped}")
            continue
        if floor.data != section.data:
            found.append(f"{section.name}: the data is not what the floors were measured on (--set-floors)")
            continue
        values = {f.key: f.value for f in section.figures if f.gated}
        for key, least in floor.at_least.items():
            if key not in values:
                found.append(f"{key}: has a floor of {least} and was not measured")
            elif values[key] < least:
                found.append(f"{key}: {values[key]:.2f} is below its floor of {least}")
    return found


def hash_files(paths: Iterable[Path], root: Path | None = None) -> str:
    """Return the SHA-256 over the contents of files and their names: relative to ``root``, or bare."""
    total = hashlib.sha256()
    named = [(path.relative_to(root).as_posix() if root else path.name, path) for path in paths]
    for name, path in sorted(named):
        content = hashlib.sha256(path.read_bytes()).hexdigest()
        total.update(f"{name} {content}\n".encode())
    return total.hexdigest()
