"""The ``accordingto`` command line. Each command is a module of ``commands``, imported when it is run."""

from __future__ import annotations

import os
import signal
import sys
from types import FrameType

import click

from accordingto import __version__
from accordingto.cli import crash
from accordingto.cli.group import Commands


@click.group(
    cls=Commands,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
    epilog="Start with: accordingto read article.txt",
)
@click.version_option(__version__, prog_name="accordingto", message="%(prog)s %(version)s")
def main() -> None:
    """Read the news the way a careful editor does: who said what, on whose word, and how sure.

    accordingto finds every attribution in a news article: who is quoted or cited, the words that say so
    ("said", "according to"), and the statement itself, including quotations within quotations. It writes
    nothing of its own: every result points to a passage of the article. It uses the network only to fetch
    the web addresses you give it.
    """
    os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")  # before numpy loads: more threads only waste cores
    sys.excepthook = crash.report
    signal.signal(signal.SIGTERM, _terminate)


def _terminate(number: int, _frame: FrameType | None) -> None:
    """Handle SIGTERM by exiting normally, so that partly written files are removed; the exit code is 143."""
    raise SystemExit(128 + number)
