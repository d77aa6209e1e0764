"""Where the result goes: standard output, or a file that appears only when it is complete."""

from __future__ import annotations

import os
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO

import click


@contextmanager
def open_output(path: Path | None) -> Iterator[BinaryIO]:
    """Open standard output (``None``) or a file for writing bytes.

    A file is written beside its place and moved there at the end: readers never see half of it, and a run
    that fails, is interrupted, or had nothing to write leaves what stood there before. A device or a named
    pipe is written to as it is, and a link stays a link.

    Raises ``click.BadParameter`` where the file cannot be created.
    """
    if path is None:
        yield sys.stdout.buffer
        sys.stdout.buffer.flush()
        return
    if path.exists() and not path.is_file():
        with path.open("wb") as stream:
            yield stream
        return
    path = path.resolve()
    try:
        descriptor, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.", suffix=".part")
    except OSError as error:
        raise click.BadParameter(f"{path}: {error.strerror}", param_hint="'--out'") from error
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
    """The permissions that new files are not to have; it can only be read by setting it."""
    mask = os.umask(0o077)
    os.umask(mask)
    return mask
