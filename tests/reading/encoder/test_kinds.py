"""The tables of kinds in the folder of a model."""

from __future__ import annotations

from pathlib import Path

import msgspec
import numpy as np
import pytest

from accordingto.errors import ModelError
from accordingto.reading import Reader
from accordingto.reading.encoder.kinds import FILE, KindTables, Regressions, read_kinds
from accordingto.reading.encoder.model import BUNDLED, Model
from tests.reading.folders import linked_model


def write(folder: Path, tables: KindTables) -> None:
    (folder / FILE).unlink()
    (folder / FILE).write_bytes(msgspec.json.encode(tables))


def test_the_kind_with_the_most_weight_is_the_likeliest() -> None:
    table = Regressions({"tall": (2.0, -2.0)}, (0.0, 0.0), ((0.0, 4.0),))
    rows = np.array([[1, 0], [1, 3]], dtype=np.float32)

    assert table.chances(rows).argmax(axis=1).tolist() == [0, 1]
    assert table.chances(rows).sum(axis=1) == pytest.approx([1, 1])


def test_a_table_of_another_version_or_shape_is_refused(tmp_path: Path) -> None:
    folder, found = linked_model(tmp_path), read_kinds(BUNDLED)
    write(folder, msgspec.structs.replace(found, version=99))
    with pytest.raises(ModelError, match=r"kinds\.json has version 99"):
        Model(folder)

    write(folder, msgspec.structs.replace(found, sources=msgspec.structs.replace(found.sources, bias=(0.0,))))
    with pytest.raises(ModelError, match=r"kinds\.json should have 5 weights for each feature"):
        Model(folder)


def test_a_table_of_other_weights_or_features_is_refused_and_says_what_to_do(tmp_path: Path) -> None:
    folder, found = linked_model(tmp_path), read_kinds(BUNDLED)
    write(folder, msgspec.structs.replace(found, encoder="0123abcd"))
    with pytest.raises(ModelError, match=r"kinds\.json: fitted to encoder 0123abcd .*training\.kinds"):
        Reader(folder)

    fewer = dict(list(found.sources.features.items())[1:])
    sources = msgspec.structs.replace(found.sources, features=fewer)
    write(folder, msgspec.structs.replace(found, sources=sources))
    with pytest.raises(ModelError, match=r"kinds\.json: fitted by another version .*source: name"):
        Reader(folder)
