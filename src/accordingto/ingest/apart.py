"""Reading formats that need native code in a separate process with limits on time and memory."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from multiprocessing import current_process

from accordingto.confined import Crew, Limits, ProcessEnded, Work
from accordingto.errors import MissingExtra, UnreadableInput
from accordingto.types import Article, Failure

LIMITS = Limits(cpu_seconds=60, clock_seconds=120, memory_mib=1024)
"""The limits for each article of such a file."""
AT_ONCE = 64
"""The most files that may be read concurrently; each has a process of its own while it is read."""


def apart(name: str, work: Work[Article | Failure]) -> Iterator[Article | Failure]:
    """Yield the results of ``work``, which must be picklable; ``name`` is used in error messages.

    In a process that has limits already, such as a worker of the server, the work is done there. Raises the
    ``InputError`` of the work, ``TooLarge`` if it exceeds the limits, and ``UnreadableInput`` if it crashes
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
