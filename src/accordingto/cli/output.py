"""The destination of a result: standard output, or a file that appears only when it is complete."""

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
"""The name of standard output in error messages."""
_OF_OTHERS = frozenset((
    ".csv", ".docx", ".htm", ".html", ".ics", ".json", ".jsonl", ".ndjson", ".parquet", ".pdf", ".tsv",
    ".xlsx", ".xml",
))  # fmt: skip
"""Suffixes of other formats, which a file with text for the terminal must not have."""


def check_ending(out: Path | None) -> None:
    """Raise ``click.UsageError`` if the suffix of a file is that of a format that will not be written to it.

    Called when no format was found for the suffix. Unknown suffixes and None pass.
    """
    if out is not None and (ending := out.suffix.lower()) in _OF_OTHERS:
        raise click.UsageError(
            f"{out.name}: this command does not write {ending} files; give --out another ending, or name the "
            "format with --format."
        )


@contextmanager
def open_output(path: Path | None) -> Iterator[BinaryIO]:
    """Open standard output (``None``) or a file for writing bytes.

    A terminal must get text in UTF-8; its control characters are escaped. A file or a pipe gets the bytes
    unchanged.

    A file is written under a temporary name in the same folder and renamed at the end, so that nobody sees
    half of it, and a run that fails, is interrupted or writes nothing leaves the earlier file in place. A
    device or a named pipe is written to directly, and a symbolic link stays a link.

    Raises ``click.BadParameter`` if the file cannot be created, ``click.UsageError`` if standard output is
    closed.
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
    """Return standard output as a stream of bytes. Raises ``click.UsageError`` if it is closed."""
    if sys.stdout is None:
        raise click.UsageError("Standard output is closed: redirect it to a file or a pipe.")
    return sys.stdout.buffer


def is_on_screen() -> bool:
    """Return whether standard output is a terminal."""
    return sys.stdout is not None and sys.stdout.isatty()


@contextmanager
def _naming(place: str | Path) -> Iterator[None]:
    """Set the file name of an ``OSError`` raised in the block, since errors of writing have none."""
    try:
        yield
    except OSError as error:
        if error.filename is None:
            error.filename = str(place)
        raise


@contextmanager
def _replacing(path: Path) -> Iterator[BinaryIO]:
    """Open a temporary file in the folder of ``path`` that replaces it at the end, unless it is empty."""
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
    """Return the umask of the process, which can only be read by setting it."""
    mask = os.umask(0o077)
    os.umask(mask)
    return mask
