"""The manifest of a run: everything that determines its output.

A folder is written only by runs with the same manifest, so outputs of different runs are never mixed.
"""

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
"""Name and version of the folder's layout."""
DECIDING = (
    "feedparser", "lxml", "msgspec", "numpy", "onnxruntime", "py3langid", "pyarrow", "pypdfium2", "sentencex",
    "trafilatura",
)  # fmt: skip
"""The packages whose versions can change articles, ledgers or files."""
_SHOWN = 5
"""Most differences, or file names, that an error message lists."""


class Manifest(Struct, frozen=True, kw_only=True):
    """Everything that determines the output of a run."""

    format: str = FORMAT
    """Name and version of the folder's layout."""
    versions: Mapping[str, str]
    """Versions of this package, of Python and of the packages in ``DECIDING``; ``package`` is a hash of all
    files of this package, including the bundled models."""
    options: Mapping[str, str]
    """The job's options, as text."""
    inputs: Mapping[str, str]
    """The number of shards, and the hash of their descriptors, which contain the hashes of the inputs."""

    @property
    def id(self) -> str:
        """Hash of the whole manifest: 16 hexadecimal digits of a SHA-256."""
        return hashlib.sha256(msgspec.json.encode(self, order="sorted")).hexdigest()[:16]


def versions() -> dict[str, str]:
    """Return the versions for the manifest, by name."""
    return {
        "accordingto": __version__,
        "package": digest_of(_files_of_package()),
        "python": f"{sys.version_info.major}.{sys.version_info.minor}",
        **{name: _version(name) for name in DECIDING},
    }


def keep_apart(folder: OutputFolder, now: Manifest) -> None:
    """Write the manifest into a new folder, or compare it with the manifest that is already there.

    If ``now.inputs`` is still empty, nothing is written and the inputs are not compared. Raises ``OtherRun``,
    with the differences, if the manifests differ, or if the folder holds files that no run wrote.
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
        reason = f"its manifest.json was not written by accordingto bulk ({error})"
        raise OtherRun(folder.path, reason, "name a new folder") from error


def _differences(there: Manifest, now: Manifest) -> Iterator[str]:
    if there.format != now.format:
        yield f"format (there {there.format}, now {now.format})"
    for ours, theirs in (
        (now.versions, there.versions),
        (now.options, there.options),
    ):
        for name in sorted({*ours, *theirs}):
            if ours.get(name) != theirs.get(name):
                yield f"{name} (there {theirs.get(name, 'none')}, now {ours.get(name, 'none')})"
    if now.inputs and there.inputs != now.inputs:
        yield "its inputs (other files, in another order, or changed since)"


def _version(package: str) -> str:
    try:
        return version(package)
    except PackageNotFoundError:
        return "none"


def _files_of_package() -> dict[str, Path]:
    """Return the paths of all files of this package (code, word lists, weights), by name within it."""
    root = Path(__file__).parents[1]
    found = (file for file in root.rglob("*") if "__pycache__" not in file.parts)  # Python writes there
    return {file.relative_to(root).as_posix(): file for file in found}


def digest_of(files: Mapping[str, Path]) -> str:
    """Return a hash of file names and contents (16 hexadecimal digits), skipping paths that are no file."""
    hashed = hashlib.sha256()
    for name, path in sorted(files.items()):
        if path.is_file():
            hashed.update(name.encode() + b"\0")
            with path.open("rb") as file:
                hashed.update(hashlib.file_digest(file, "sha256").digest())
    return hashed.hexdigest()[:16]
