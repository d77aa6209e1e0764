"""How many results some inputs will give, where that can be told without reading them."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from accordingto.errors import InputError
from accordingto.ingest.given import Format
from accordingto.ingest.inputs.files import (
    STDIN,
    is_address,
    is_file,
)
from accordingto.ingest.inputs.formats import PACKED, SEVERAL, format_by_suffix
from accordingto.ingest.inputs.paths import files_named
from accordingto.types import Failure

COUNTED_BYTES = 2 * 1024**3
"""The lines of a larger file are not counted, which would take a while."""

_CHUNK_BYTES = 1024 * 1024


def count_results(inputs: Iterable[str], given: Format | None) -> int | None:
    """Return how many articles and failures ``read_inputs`` will give, or null where only reading tells.

    A file that is to have one article, an address and what cannot be listed are one each; lines of JSONL are
    counted. It is an estimate: a file may turn out to be something else than its name says.
    """
    total = 0
    for name in inputs:
        number = _results_of(name, given)
        if number is None:
            return None
        total += number
    return total


def _results_of(name: str, given: Format | None) -> int | None:
    if name == STDIN:
        return None
    if is_address(name):
        return 1
    try:
        names = [*files_named(name)]
    except InputError:
        return 1
    numbers = [1 if isinstance(one, Failure) else _in_file(one, given) for one in names]
    return None if None in numbers else sum(number or 0 for number in numbers)


def _in_file(name: str, given: Format | None) -> int | None:
    form = given or format_by_suffix(name)
    if form == "jsonl" and is_file(name) and not name.lower().endswith(PACKED):
        return _lines(name)
    return None if form in SEVERAL or (form is None and is_file(name)) else 1


def _lines(name: str) -> int | None:
    """Return how many lines a file has; null for one that is too large, or that cannot be opened."""
    try:
        if Path(name).stat().st_size > COUNTED_BYTES:
            return None
        count, last = 0, b""
        with Path(name).open("rb") as file:
            while chunk := file.read(_CHUNK_BYTES):
                count, last = count + chunk.count(b"\n"), chunk[-1:]
    except OSError:
        return None
    return max(1, count + (last not in (b"", b"\n")))
