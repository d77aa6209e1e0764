"""One run at a time for a library: a file beside it is held, and let go however the process ends."""

from __future__ import annotations

from collections.abc import Generator
from contextlib import contextmanager
from pathlib import Path

from accordingto.errors import LibraryUnavailable
from accordingto.locks import hold

SUFFIX = ".follow"
"""The end of the name of that file."""


@contextmanager
def only_one(library: Path) -> Generator[None, None, None]:
    """Keep other runs on a library out. Raises ``LibraryUnavailable`` where there is one already.

    It is not the library itself that is held: SQLite would lose its own locks when that is closed.
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
