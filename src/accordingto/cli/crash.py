"""Reports a bug to the user in one line, and how to report it on; a traceback only on request."""

from __future__ import annotations

import os
import sys
from types import TracebackType

from accordingto.cli.terminal import printable

SHOW_TRACEBACK = "ACCORDINGTO_TRACEBACK"
"""Environment variable: set to anything, a bug shows its traceback."""


def report(kind: type[BaseException], error: BaseException, traceback: TracebackType | None) -> None:
    """Say on standard error that this is a bug; stands in for ``sys.excepthook``."""
    if os.environ.get(SHOW_TRACEBACK):
        sys.__excepthook__(kind, error, traceback)
        return
    print(
        f"accordingto: internal error: {printable(f'{kind.__name__}: {error}')}\n"
        f"This is a bug. Please report it with the input, and with what the same command prints when "
        f"{SHOW_TRACEBACK}=1 is set.",
        file=sys.stderr,
    )
