"""Folders with a model for tests: that of the package, with some of its files changed."""

from __future__ import annotations

from pathlib import Path

import msgspec
import numpy as np

from accordingto.reading.encoder.calibration import FILE, read_calibration
from accordingto.reading.encoder.model import BUNDLED, FILES
from accordingto.reading.encoder.outputs import FIELDS
from accordingto.types import Act


def linked_model(folder: Path) -> Path:
    """Fill a folder with links to the files of the bundled model."""
    for name in FILES:
        (folder / name).symlink_to(BUNDLED / name)
    return folder


def replace_arrays(folder: Path, name: str, **arrays: np.ndarray) -> None:
    """Put other arrays into one of a model's files; those that are not named stay."""
    with np.load(BUNDLED / name) as old:
        changed = {**old, **arrays}
    (folder / name).unlink()
    np.savez(folder / name, **changed)


def favour(folder: Path, act: Act) -> None:
    """Let every cue that is not listed have an act."""
    with np.load(BUNDLED / "heads.npz") as heads:
        bias = heads["field_bias"].copy()
    bias[FIELDS["act"].index(act)] += 99
    replace_arrays(folder, "heads.npz", field_bias=bias)


def swap_words(folder: Path, one: str, other: str) -> None:
    """Let two words of the vocabulary change places."""
    words = (BUNDLED / "vocab.txt").read_text(encoding="utf-8").splitlines()
    a, b = words.index(one), words.index(other)
    words[a], words[b] = words[b], words[a]
    (folder / "vocab.txt").unlink()
    (folder / "vocab.txt").write_text("\n".join(words) + "\n", encoding="utf-8")


def change_calibration(folder: Path, **fields: object) -> None:
    """Write other fields into the calibration of a model."""
    changed = msgspec.structs.replace(read_calibration(BUNDLED), **fields)
    (folder / FILE).unlink()
    (folder / FILE).write_bytes(msgspec.json.encode(changed))
