"""The files that a path names: one file, the files of a folder, or those that match a pattern."""

from __future__ import annotations

import glob
import os
from collections.abc import Iterator
from itertools import dropwhile
from pathlib import Path

from accordingto.errors import EmptyInput, UnreadableInput
from accordingto.ingest.inputs.files import files_in, is_folder, is_pattern, may_be_file
from accordingto.types import Failure

_ANY_FOLDERS = "**"


def files_named(name: str) -> Iterator[str | Failure]:
    """Yield the files that a path names, sorted, then a failure for each folder that cannot be listed.

    Raises ``EmptyInput`` for a folder without readable files, and ``UnreadableInput`` for a pattern that
    matches nothing.
    """
    if is_pattern(name):
        yield from _matching(name)
    elif is_folder(name):
        yield from files_in(name)
    else:
        yield name


def _matching(pattern: str) -> Iterator[str | Failure]:
    """Yield, once each, the files that match a pattern and the files of folders that match it.

    As within a folder, anything but a regular file is skipped, and so is a folder without files.
    """
    found = dict[str | Failure, None]()
    for place in sorted(set(_places(pattern))):
        if not is_folder(place):
            found.update({place: None} if may_be_file(Path(place)) else {})
            continue
        try:
            found.update(dict.fromkeys(files_in(place)))
        except EmptyInput:
            continue
    if not found:
        raise UnreadableInput(pattern, "no file or folder matches it", "check the path")
    yield from found


def _places(pattern: str) -> Iterator[str]:
    """Yield the files and folders that match a pattern; ``**`` stands for any folders that are not hidden.

    With the standard library, ``**`` follows links to folders: two links that lead to a parent folder would
    give more paths than could ever be examined.
    """
    parts = Path(pattern).parts
    if _ANY_FOLDERS not in parts:
        yield from glob.iglob(pattern)  # noqa: PTH207  # Path.glob takes no absolute pattern
        return
    at = parts.index(_ANY_FOLDERS)
    rest = [*dropwhile(_ANY_FOLDERS.__eq__, parts[at:])]
    for folder in glob.iglob(str(Path(*parts[:at]))) if at else [os.curdir]:  # noqa: PTH207  # as above
        if not rest:
            yield folder
            continue
        for directory, subfolders, _ in os.walk(folder):
            subfolders[:] = [one for one in subfolders if not one.startswith(".")]
            yield from _places(str(Path(glob.escape(directory), *rest)))
