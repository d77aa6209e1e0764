"""A lock so that only one run at a time follows feeds into a library: a lock file beside the library."""

from __future__ import annotations

from collections.abc import Generator
from contextlib import contextmanager
from pathlib import Path

from accordingto.errors import LibraryUnavailable
from accordingto.locks import hold

SUFFIX = ".follow"
"""Suffix that the lock file's name adds to the library's."""


@contextmanager
def only_one(library: Path) -> Generator[None, None, None]:
    """Hold the lock of a library. Raises ``LibraryUnavailable`` if another run holds it.

    The lock is released when the process ends, even if it is killed. The library itself is not locked:
    SQLite would lose its own locks when that file handle is closed.
    """
    place = library.with_name(library.name + SUFFIX)
    try:
        file = place.open("a+b")
    except OSError as error:
        reason = f"{place.name} cannot be written beside it ({error.strerror})"
        raise LibraryUnavailable(library, reason, "allow writing in its folder") from error
    with file:
        holder = hold(file)
        if holder is not None:
            reason = f"feeds are followed into it already ({holder})"
            raise LibraryUnavailable(library, reason, "end that first, or name another library")
        yield
