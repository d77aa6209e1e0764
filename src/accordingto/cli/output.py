"""Where the result goes: standard output, or a file that appears only when it is complete."""

from __future__ import annotations

import os
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO, cast

import click

from accordingto.cli.terminal import Screen

STDOUT = "standard output"
"""What errors call it."""
_OF_OTHERS = frozenset((
    ".csv", ".docx", ".htm", ".html", ".ics", ".json", ".jsonl", ".ndjson", ".parquet", ".pdf", ".tsv",
    ".xlsx", ".xml",
))  # fmt: skip
"""Endings that promise what a text for the terminal is not."""


def check_ending(out: Path | None) -> None:
    """Check a file that no format was found for: its ending may say nothing, but not what it will not be.

    Raises ``click.UsageError`` where it does.
    """
    if out is not None and (ending := out.suffix.lower()) in _OF_OTHERS:
        raise click.UsageError(
            f"{out.name}: this command does not write {ending} files; give --out another ending, or say the "
            "format with --format."
        )


@contextmanager
def open_output(path: Path | None) -> Iterator[BinaryIO]:
    """Open standard output (``None``) or a file for writing bytes, which on a terminal are text in UTF-8.

    On a terminal, what could drive it is made visible; a file or a pipe gets the bytes as they are.

    A file is written beside its place and moved there at the end: readers never see half of it, and a run
    that fails, is interrupted, or had nothing to write leaves what stood there before. A device or a named
    pipe is written to as it is, and a link stays a link.

    Raises ``click.BadParameter`` where the file cannot be created, and ``click.UsageError`` where standard
    output is closed.
    """
    if path is None:
        stream = standard_output()
        with _naming(STDOUT):
            yield cast(BinaryIO, Screen(stream)) if is_on_screen() else stream
            stream.flush()
        return
    if path.exists() and not path.is_file():
        with _naming(path), path.open("wb") as device:
            yield device
        return
    with _naming(path), _replacing(path.resolve()) as whole:
        yield whole


def standard_output() -> BinaryIO:
    """Return standard output for bytes. Raises ``click.UsageError`` where it is closed."""
    if sys.stdout is None:
        raise click.UsageError("Standard output is closed: redirect it to a file or a pipe.")
    return sys.stdout.buffer


def is_on_screen() -> bool:
    """Return whether standard output is a terminal."""
    return sys.stdout is not None and sys.stdout.isatty()


@contextmanager
def _naming(place: str | Path) -> Iterator[None]:
    """Give what the system refuses the name of the place: an error of writing has none by itself."""
    try:
        yield
    except OSError as error:
        if error.filename is None:
            error.filename = str(place)
        raise


@contextmanager
def _replacing(path: Path) -> Iterator[BinaryIO]:
    """Open a file beside ``path`` that replaces it when all is written, if anything is."""
    try:
        descriptor, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.", suffix=".part")
    except OSError as error:
        raise click.BadParameter(
            f"{path}: it cannot be written ({error.strerror}); name another file", param_hint="'--out'"
        ) from error
    part = Path(name)
    try:
        with os.fdopen(descriptor, "wb") as stream:
            yield stream
        if part.stat().st_size:
            part.chmod(0o666 & ~_umask())
            part.replace(path)
    finally:
        part.unlink(missing_ok=True)


def _umask() -> int:
    """Return the permissions that new files do not get. The system only tells them by setting them."""
    mask = os.umask(0o077)
    os.umask(mask)
    return mask
