"""An estimate of the number of results of some inputs, made without parsing them."""

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
"""The lines of a file larger than this, in bytes, are not counted, as that would take too long."""

_CHUNK_BYTES = 1024 * 1024


def count_results(inputs: Iterable[str], given: Format | None) -> int | None:
    """Return how many articles and failures ``read_inputs`` will yield, or ``None`` if only reading tells.

    A file with a single article, a URL and a folder that cannot be listed count as one each; the lines of
    JSONL are counted. It is an estimate: a file may turn out to be something other than its name says.
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
    """Return the number of lines of a file; ``None`` if it is too large or cannot be opened."""
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
