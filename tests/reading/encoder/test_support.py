"""The files of the network of support."""

from __future__ import annotations

from pathlib import Path

import msgspec
import numpy as np
import pytest

from accordingto.errors import ModelError
from accordingto.reading.encoder.support import NETWORK, TABLE, VECTORS, VERDICTS, SupportNetwork
from tests.reading.folders import linked_model
from tests.reading.parts import bundled


def test_scores_and_pointing_have_their_shapes() -> None:
    support = bundled().support
    pieces = np.array([101, 3000, 102, 4000, 102])
    marks = np.zeros((5, 7), dtype=np.int64)
    marks[3:, -1] = 1
    scores, pointing = support.run(pieces, marks)

    assert scores.shape == (len(VERDICTS),)
    assert pointing.sum() == pytest.approx(1.0, abs=1e-4)
    assert pointing[:3].sum() == pytest.approx(0.0, abs=1e-4)


@pytest.mark.parametrize("name", [NETWORK, VECTORS, TABLE])
def test_a_damaged_file_is_named(name: str, tmp_path: Path) -> None:
    support = SupportNetwork(linked_model(tmp_path))
    (tmp_path / name).unlink()
    (tmp_path / name).write_bytes(b"{}")
    if name == NETWORK:  # a table is fitted to it, as damaged as it is
        own = msgspec.structs.replace(bundled().support.table, network=support.version)
        (tmp_path / TABLE).unlink()
        (tmp_path / TABLE).write_bytes(msgspec.json.encode(own))
    with pytest.raises(ModelError, match=name):  # each file is read when it is first needed
        assert support.width
        assert support.table
        support.run(np.array([101]), np.zeros((1, 7), dtype=np.int64))


def test_a_table_of_another_network_is_refused(tmp_path: Path) -> None:
    folder = linked_model(tmp_path)
    other = msgspec.structs.replace(bundled().support.table, network="00000000")
    (folder / TABLE).unlink()
    (folder / TABLE).write_bytes(msgspec.json.encode(other))

    with pytest.raises(ModelError, match="00000000"):
        assert SupportNetwork(folder).table
