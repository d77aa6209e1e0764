from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from accordingto.errors import ModelError
from accordingto.reading.encoder import model
from accordingto.reading.encoder.model import FILES, SHARED, SMALL, Model
from accordingto.reading.encoder.outputs import FIELDS
from accordingto.reading.encoder.windows import cut_windows
from tests.reading.folders import change_calibration, linked_model


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return linked_model(tmp_path)


@pytest.mark.parametrize("name", FILES)
def test_a_missing_file_of_a_folder_is_named(folder: Path, name: str) -> None:
    (folder / name).unlink()

    with pytest.raises(ModelError, match=f"{name}: this file of the model is missing; name a folder that"):
        Model(folder)


@pytest.mark.parametrize("name", [name for name in FILES if not name.startswith("support.")])
def test_a_damaged_file_is_no_crash(folder: Path, name: str) -> None:
    (folder / name).unlink()
    (folder / name).write_bytes(b"\xff\x00")

    with pytest.raises(ModelError, match="cannot be loaded"):
        Model(folder)


def test_an_encoder_without_the_output_of_a_head_is_refused(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(model, "OUTPUTS", (*model.OUTPUTS, "irony"))

    with pytest.raises(ModelError, match=r"reader\.onnx has no output irony"):
        Model(folder)


def test_heads_that_were_trained_for_other_acts_are_refused(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(FIELDS, "act", (*FIELDS["act"], "joke"))

    with pytest.raises(ModelError, match=r"heads\.npz was trained for 33 values .* has 34"):
        Model(folder)


def test_the_bundled_model_is_installed_again_where_it_lacks_a_file(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (folder / "heads.npz").unlink()
    monkeypatch.setattr(model, "BUNDLED", folder)

    with pytest.raises(ModelError, match=r"heads\.npz: .* install the package again"):
        Model()


def test_the_small_model_takes_what_it_shares_from_the_large() -> None:
    small, large = Model(SMALL), Model()

    assert small.version != large.version
    assert np.array_equal(small.heads.own_out, large.heads.own_out)
    assert not [name for name in SHARED if (SMALL / name).exists()]


@pytest.mark.parametrize("name", ["reader.onnx", "vocab.txt"])
def test_the_small_model_is_installed_again_where_a_file_is_missing(
    folder: Path, name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    small = folder / "small"
    small.mkdir()
    for own in FILES:
        if own not in SHARED:
            (small / own).symlink_to(SMALL / own)
    monkeypatch.setattr(model, "BUNDLED", folder)
    monkeypatch.setattr(model, "SMALL", small)
    Model(small)
    ((folder if name in SHARED else small) / name).unlink()

    with pytest.raises(ModelError, match=f"{name}: .* install the package again"):
        Model(small)


def test_every_word_has_a_row_of_scores() -> None:
    bundled = Model()
    words = bundled.words("Orr said that it rained.")
    (window,) = cut_windows(words)
    scores = bundled.run(words, window)

    assert len(words) == len(scores.flat) == len(scores.cue) == 6


def test_a_calibration_of_another_encoder_is_refused_and_says_what_to_do(folder: Path) -> None:
    change_calibration(folder, encoder="0123abcd")

    with pytest.raises(ModelError, match=r"fitted to encoder 0123abcd and not .*fit it again"):
        Model(folder)


def test_a_calibration_of_another_version_is_refused(folder: Path) -> None:
    change_calibration(folder, version=99)

    with pytest.raises(ModelError, match=r"confidence\.json has version 99"):
        Model(folder)


def test_a_calibration_for_other_features_is_refused_and_names_them(folder: Path) -> None:
    found = Model(folder).calibration.attribution.weights
    actor = list(Model(folder).calibration.actor.features)
    tables = Model(folder).kinds
    ranking = list(Model(folder).calibration.ranking.weights)
    others = actor, ranking, list(tables.actors.features), list(tables.sources.features)

    with pytest.raises(
        ModelError, match=r"confidence\.json: fitted by another version .* differs in irony; fit"
    ):
        Model(folder).require_features([*found, "irony"], *others)
    with pytest.raises(ModelError, match=r"differs in cue; install the package again"):
        Model().require_features([name for name in found if name != "cue"], *others)
