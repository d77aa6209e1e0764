"""Paths → open files: folders are walked, and what the system refuses becomes an InputError."""

from __future__ import annotations

import glob
import os
import re
import stat
import sys
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import BinaryIO

from accordingto.errors import EmptyInput, InputError, UnreadableInput
from accordingto.ingest.given import Format
from accordingto.ingest.inputs.formats import SEVERAL, SUFFIXES, format_by_suffix
from accordingto.types import Failure

STDIN = "-"
"""Names standard input."""
_KERNELS = ("/proc/", "/sys/")
_ADDRESS = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*://")


@contextmanager
def open_input(name: str) -> Iterator[BinaryIO]:
    """Open a file, a named pipe, or standard input for ``-``.

    Raises ``UnreadableInput`` where there is none, and for a device or a file of the kernel's: reading one
    may wait for ever. What a pipe brings is waited for, as everywhere, ``/dev/fd/3`` and its like too.
    """
    if name == STDIN:
        if sys.stdin is None:
            raise UnreadableInput("<stdin>", "standard input is closed", "pipe an article in, or name a file")
        yield sys.stdin.buffer
        return
    with ExitStack() as opened:
        try:
            _check_ends(name)
            stream = opened.enter_context(Path(name).open("rb"))
        except (OSError, ValueError) as error:
            raise _refused(name, error) from error
        yield stream


def is_address(name: str) -> bool:
    """Return whether an input is an address, of whatever scheme."""
    return _ADDRESS.match(name) is not None


def is_folder(name: str) -> bool:
    """Return whether the path is a folder. False where it cannot be looked at: opening it says why."""
    try:
        return bool(name) and Path(name).is_dir()
    except OSError:
        return False


def is_file(name: str) -> bool:
    """Return whether the path is a regular file, which can be opened again and read in any order."""
    return name != STDIN and Path(name).is_file()


def could_be_several(name: str, given: Format | None) -> bool:
    """Return whether an input, by its kind or the format ``given`` for it, can hold more than one article."""
    return (given or format_by_suffix(name)) in SEVERAL or is_folder(name) or is_pattern(name)


def is_pattern(name: str) -> bool:
    """Return whether a name has wildcards (``*``, ``?``, ``[…]``) and is no file or folder itself."""
    if not glob.has_magic(name):
        return False
    try:
        return not Path(name).exists()
    except (OSError, ValueError):
        return False


def files_in(folder: str) -> Iterator[str | Failure]:
    """Yield the files of a known suffix below ``folder``, sorted by path, then what could not be listed.

    Hidden files and folders are passed over, links to folders are not followed, and what is no
    regular file (a pipe, a device, a file of the kernel's, a link to one) is left. Raises ``EmptyInput``
    where nothing is left.
    """
    found: list[Path] = []
    refused: list[OSError] = []
    for directory, subfolders, names in os.walk(folder, onerror=refused.append):
        subfolders[:] = [subfolder for subfolder in subfolders if not subfolder.startswith(".")]
        paths = (Path(directory, name) for name in names if not name.startswith("."))
        found += (path for path in paths if format_by_suffix(path.name) and may_be_file(path))
    if not found and not refused:
        known = " ".join(SUFFIXES)
        raise EmptyInput(
            folder,
            "no file in this folder has a suffix that can be read",
            f"name a file, or use one of these suffixes: {known}",
        )
    yield from (str(path) for path in sorted(found))
    yield from (failure_of(_refused(str(error.filename), error)) for error in refused)


def printable(name: str) -> str:
    """Return a file's name as text that can be written: bytes that are not UTF-8 become escapes."""
    return name.encode("utf-8", "backslashreplace").decode()


def failure_of(error: InputError) -> Failure:
    """Return the error as a value, for a batch that goes on."""
    return Failure(input=printable(error.input), reason=error.reason, advice=error.advice)


def may_be_file(path: Path) -> bool:
    """Return whether it is a regular file, behind links too, or what only opening tells more of."""
    try:
        return stat.S_ISREG(path.stat().st_mode) and not _is_kernels(path)
    except OSError:
        return True


def _is_kernels(path: Path) -> bool:
    """Return whether a path that calls itself regular leads to a file of the kernel's."""
    return os.path.realpath(path).startswith(_KERNELS)


def _check_ends(name: str) -> None:
    path = Path(name)
    mode = path.stat().st_mode
    if stat.S_ISCHR(mode) or stat.S_ISBLK(mode):
        raise UnreadableInput(name, "it is a device", "name a file, or pipe an article in")
    if stat.S_ISREG(mode) and _is_kernels(path):
        reason = "it is a file of the system's kernel, which may never end"
        raise UnreadableInput(name, reason, "name a file, or pipe an article in")


def _refused(name: str, error: OSError | ValueError) -> UnreadableInput:
    if isinstance(error, FileNotFoundError):
        return UnreadableInput(name, "there is no such file or folder", "check the path")
    reason = (error.strerror or str(error)) if isinstance(error, OSError) else str(error)
    return UnreadableInput(name, f"it cannot be opened ({reason})", "check the path and its permissions")
