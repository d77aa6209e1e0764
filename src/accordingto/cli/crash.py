"""The message shown for an unexpected exception: one line and how to report it; the traceback on request."""

from __future__ import annotations

import os
import sys
from types import TracebackType

from accordingto.cli.terminal import printable

SHOW_TRACEBACK = "ACCORDINGTO_TRACEBACK"
"""Environment variable that, set to any value, makes a crash print its traceback."""


def report(kind: type[BaseException], error: BaseException, traceback: TracebackType | None) -> None:
    """Print on standard error that the exception is a bug, and how to report it; a ``sys.excepthook``."""
    if os.environ.get(SHOW_TRACEBACK):
        sys.__excepthook__(kind, error, traceback)
        return
    print(
        f"accordingto: internal error: {printable(f'{kind.__name__}: {error}')}\n"
        f"This is a bug. Please report it with the input, and with what the same command prints when "
        f"{SHOW_TRACEBACK}=1 is set.",
        file=sys.stderr,
    )
