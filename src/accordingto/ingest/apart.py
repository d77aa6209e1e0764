"""Reading what only native code reads, in a process that is ended when it takes too much time or memory."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from multiprocessing import current_process

from accordingto.confined import Crew, Limits, ProcessEnded, Work
from accordingto.errors import MissingExtra, UnreadableInput
from accordingto.types import Article, Failure

LIMITS = Limits(cpu_seconds=60, clock_seconds=120, memory_mib=1024)
"""What each article of such a file may take."""
AT_ONCE = 64
"""As many files may be read in turns; each has a process of its own while it is read."""


def apart(name: str, work: Work[Article | Failure]) -> Iterator[Article | Failure]:
    """Yield what comes of some work that can be pickled; ``name`` is what errors call it.

    In a process that has limits already, as those of the server have, it is done there. Raises the
    ``InputError`` of the work, ``TooLarge`` where it takes too much, and ``UnreadableInput`` where it ends
    its process or needs a package that is not installed.
    """
    try:
        yield from work() if current_process().daemon else _crew().each(name, work)
    except ProcessEnded as error:
        reason = "reading it made its reader fail"
        raise UnreadableInput(name, reason, "give the text of the article in it") from error
    except MissingExtra as error:
        reason = f"reading it needs {error.package}, which is not installed"
        raise UnreadableInput(name, reason, f"run: pip install 'accordingto[{error.extra}]'") from error


@cache
def _crew() -> Crew:
    return Crew(LIMITS, most=AT_ONCE, kept=1, advice="split it into articles")
