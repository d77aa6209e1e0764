"""Opening files and walking folders; errors of the operating system become an ``InputError``."""

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
"""The name of standard input."""
_KERNELS = ("/proc/", "/sys/")
_ADDRESS = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*://")


@contextmanager
def open_input(name: str) -> Iterator[BinaryIO]:
    """Open a file, a named pipe, or standard input for ``-``.

    Raises ``UnreadableInput`` if there is no such file, and for devices and kernel files (``/proc``,
    ``/sys``), as reading one may block for ever. Reading from a pipe blocks as usual, also for ``/dev/fd/3``
    and the like.
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
    """Return whether an input is a URL of any scheme."""
    return _ADDRESS.match(name) is not None


def is_folder(name: str) -> bool:
    """Return whether the path is a folder; False if that cannot be determined, as opening it reports why."""
    try:
        return bool(name) and Path(name).is_dir()
    except OSError:
        return False


def is_file(name: str) -> bool:
    """Return whether the path is a regular file, which can be opened again and is seekable."""
    return name != STDIN and Path(name).is_file()


def could_be_several(name: str, given: Format | None) -> bool:
    """Return whether an input, by its kind or its ``given`` format, can hold more than one article."""
    return (given or format_by_suffix(name)) in SEVERAL or is_folder(name) or is_pattern(name)


def is_pattern(name: str) -> bool:
    """Return whether a name has wildcards (``*``, ``?``, ``[…]``) and no file or folder has that name."""
    if not glob.has_magic(name):
        return False
    try:
        return not Path(name).exists()
    except (OSError, ValueError):
        return False


def files_in(folder: str) -> Iterator[str | Failure]:
    """Yield the files with a known suffix below ``folder``, sorted by path, then the failures.

    There is a failure for each folder that cannot be listed. Hidden files and folders are skipped, links to
    folders are not followed, and anything but a regular file (a pipe, a device, a kernel file, or a link to
    one) is skipped. Raises ``EmptyInput`` if nothing is left.
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
    """Return a file name as valid text: bytes that are not UTF-8 become backslash escapes."""
    return name.encode("utf-8", "backslashreplace").decode()


def failure_of(error: InputError) -> Failure:
    """Return the error as a ``Failure``, so that a batch can continue."""
    return Failure(input=printable(error.input), reason=error.reason, advice=error.advice)


def may_be_file(path: Path) -> bool:
    """Return whether a path is a regular file, following links; also True if only opening it would tell."""
    try:
        return stat.S_ISREG(path.stat().st_mode) and not _is_kernels(path)
    except OSError:
        return True


def _is_kernels(path: Path) -> bool:
    """Return whether a path that claims to be regular leads to a kernel file in ``/proc`` or ``/sys``."""
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
