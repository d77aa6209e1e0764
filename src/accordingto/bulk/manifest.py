"""The manifest of a run: everything that decides its output, so that nothing else is ever mixed in."""

from __future__ import annotations

import hashlib
import sys
from collections.abc import Iterator, Mapping
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

import msgspec
from msgspec import Struct

from accordingto import __version__
from accordingto.bulk.folder import OutputFolder
from accordingto.errors import OtherRun

FORMAT = "accordingto bulk 1"
"""How the folder is laid out, and its number."""
DECIDING = (
    "feedparser", "lxml", "msgspec", "numpy", "onnxruntime", "py3langid", "pyarrow", "pypdfium2", "sentencex",
    "trafilatura",
)  # fmt: skip
"""The packages that articles, ledgers and files come from."""
_SHOWN = 5
"""Differences that a message names."""


class Manifest(Struct, frozen=True, kw_only=True):
    """What decides the output of a run."""

    format: str = FORMAT
    """How the folder is laid out."""
    versions: Mapping[str, str]
    """Of this package, of all that is in it (``package``, a hash; the model is part of it), of Python, and of
    the packages that it uses."""
    options: Mapping[str, str]
    """What the caller said."""
    inputs: Mapping[str, str]
    """How many shards there are, and the hash of their descriptors, which hold the hashes of the inputs."""

    @property
    def id(self) -> str:
        """The hash of all of it."""
        return hashlib.sha256(msgspec.json.encode(self, order="sorted")).hexdigest()[:16]


def versions() -> dict[str, str]:
    """Return the versions of everything that reads and writes."""
    return {
        "accordingto": __version__,
        "package": digest_of(_files_of_package()),
        "python": f"{sys.version_info.major}.{sys.version_info.minor}",
        **{name: _version(name) for name in DECIDING},
    }


def keep_apart(folder: OutputFolder, now: Manifest) -> None:
    """Write the manifest into a new folder, or hold it against the one that is there.

    Raises ``OtherRun``, saying what differs, where they are not the same, or where the folder holds something
    else. With no ``inputs`` yet, nothing is written and only the rest compared.
    """
    there = _read(folder)
    if there is None:
        found = folder.path.iterdir() if folder.path.exists() else ()
        others = [one.name for one in found if one.name != "_run"]
        if others:
            reason = f"it is not empty (it has {', '.join(sorted(others)[:_SHOWN])}), and no run wrote it"
            raise OtherRun(folder.path, reason, "name a new folder")
        if now.inputs:
            folder.write(folder.manifest.name, msgspec.json.format(msgspec.json.encode(now)) + b"\n")
        return
    differing = list(_differences(there, now))
    if differing:
        more = f", and {len(differing) - _SHOWN} more" if len(differing) > _SHOWN else ""
        reason = f"it holds another run, which differs in {'; '.join(differing[:_SHOWN])}{more}"
        raise OtherRun(folder.path, reason, "name another folder, or remove this one")


def _read(folder: OutputFolder) -> Manifest | None:
    try:
        return msgspec.json.decode(folder.manifest.read_bytes(), type=Manifest)
    except FileNotFoundError:
        return None
    except msgspec.DecodeError as error:
        reason = f"its manifest.json is none of ours ({error})"
        raise OtherRun(folder.path, reason, "name a new folder") from error


def _differences(there: Manifest, now: Manifest) -> Iterator[str]:
    if there.format != now.format:
        yield f"format (there {there.format}, now {now.format})"
    for ours, theirs in (
        (now.versions, there.versions),
        (now.options, there.options),
        (now.inputs, there.inputs if now.inputs else {}),
    ):
        for name in sorted({*ours, *theirs}):
            if ours.get(name) != theirs.get(name):
                yield f"{name} (there {theirs.get(name, 'none')}, now {ours.get(name, 'none')})"


def _version(package: str) -> str:
    try:
        return version(package)
    except PackageNotFoundError:
        return "none"


def _files_of_package() -> dict[str, Path]:
    """Return the code, word lists and weights of this package by their names in it."""
    root = Path(__file__).parents[1]
    found = (file for file in root.rglob("*") if "__pycache__" not in file.parts)  # others write there
    return {file.relative_to(root).as_posix(): file for file in found}


def digest_of(files: Mapping[str, Path]) -> str:
    """Return the hash of files and of their names; it takes what is no file for missing."""
    hashed = hashlib.sha256()
    for name, path in sorted(files.items()):
        if path.is_file():
            hashed.update(name.encode() + b"\0")
            with path.open("rb") as file:
                hashed.update(hashlib.file_digest(file, "sha256").digest())
    return hashed.hexdigest()[:16]
