"""Pretrain the encoder by masked-language modelling on news text, before the reader is trained.

The base encoder was fine-tuned to embed whole sentences, which favours meaning over token
detail. A short pass of masked-language modelling (Devlin et al., NAACL 2019) on news text restores
detail. Whole words are masked, because a word with one visible piece is too easy.

    python -m training.pretrain DATA OUT.pt
"""

from __future__ import annotations

import argparse
import csv
import math
import time
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
import torch
from torch import nn

from training.base import load_encoder, load_wordpiece

if TYPE_CHECKING:
    from transformers import BertModel

    from accordingto.reading.encoder.wordpiece import WordPiece

PIECES = 254
BATCH = 16
RATE = 3e-4
HEAD_RATE = 1e-3
MASKED = 0.2


def news_texts(data: Path) -> list[str]:
    """Return the texts of PolNeAR train and of the FNC-1 bodies (never a dev or test article)."""
    texts = [p.read_text(encoding="utf-8") for p in sorted((data / "polnear/train/text").glob("*.txt"))]
    with (data / "fnc1/train_bodies.csv").open(encoding="utf-8", newline="") as rows:
        texts += [row["articleBody"] for row in csv.DictReader(rows)]
    return texts


@dataclass(frozen=True)
class Rows:
    """Windows of text: piece ids, and whether each piece begins a word, both of shape (n, ``PIECES``)."""

    ids: np.ndarray
    starts: np.ndarray


def windows(texts: list[str], rng: np.random.Generator) -> Rows:
    """Return the texts in random order, packed into full windows."""
    wordpiece = load_wordpiece()
    ids: list[int] = []
    starts: list[bool] = []
    for i in rng.permutation(len(texts)):
        for token in wordpiece.tokens(texts[i]):
            ids += token.pieces
            starts += [True] + [False] * (len(token.pieces) - 1)
    cut = len(ids) // PIECES * PIECES
    return Rows(np.array(ids[:cut]).reshape(-1, PIECES), np.array(starts[:cut]).reshape(-1, PIECES))


def mask_words(
    ids: np.ndarray, starts: np.ndarray, mask_id: int, vocab: int, rng: np.random.Generator
) -> tuple[np.ndarray, np.ndarray]:
    """Return the input ids and a boolean array of the positions to predict, which are to 80 % masked, to 10 %
    replaced by random pieces, and to 10 % kept."""
    word = np.cumsum(starts, axis=1)
    chosen = rng.random((ids.shape[0], PIECES + 1)) < MASKED
    target = np.take_along_axis(chosen, word, axis=1)
    how = rng.random(ids.shape)
    out = np.where(target & (how < 0.8), mask_id, ids)
    out = np.where(target & (how >= 0.9), rng.integers(1000, vocab, ids.shape), out)
    return out, target


class MaskedHead(nn.Module):
    """The head that maps hidden states to vocabulary scores, with weights tied to the word embeddings."""

    def __init__(self, embedding: nn.Embedding) -> None:
        super().__init__()
        width = embedding.weight.shape[1]
        self.transform = nn.Linear(width, width)
        nn.init.eye_(self.transform.weight)
        self.norm = nn.LayerNorm(width)
        self.bias = nn.Parameter(torch.zeros(embedding.weight.shape[0]))
        self.embedding = embedding

    def forward(self, hidden: torch.Tensor) -> torch.Tensor:
        """Return the scores (…, vocabulary) for states (…, width)."""
        x = self.norm(nn.functional.gelu(self.transform(hidden)))
        return x @ self.embedding.weight.T + self.bias


def masked_loss(
    encoder: BertModel,
    head: MaskedHead,
    rows: Rows,
    wordpiece: WordPiece,
    rng: np.random.Generator,
) -> torch.Tensor:
    """Return the mean cross-entropy of the pieces to predict in a batch of windows."""
    shown, target = mask_words(rows.ids, rows.starts, wordpiece.mask, len(wordpiece.vocabulary), rng)
    edge = np.ones((len(rows.ids), 1), dtype=np.int64)
    tokens = torch.from_numpy(np.hstack([edge * wordpiece.cls, shown, edge * wordpiece.sep]))
    where = torch.from_numpy(target)
    with torch.autocast("cpu", torch.bfloat16):
        hidden = encoder(input_ids=tokens).last_hidden_state[:, 1:-1]
        scores = head(hidden[where])
    return nn.functional.cross_entropy(scores.float(), torch.from_numpy(rows.ids)[where])


def pretrain(data: Path, out: Path, epochs: float, seed: int) -> None:
    """Train for some epochs, possibly a fraction, and write the encoder's weights to ``out`` at the end."""
    torch.manual_seed(seed)
    rng = np.random.default_rng(seed)
    wordpiece = load_wordpiece()
    encoder = load_encoder()
    head = MaskedHead(encoder.embeddings.word_embeddings)
    rows = windows(news_texts(data), rng)
    steps = int(epochs * len(rows.ids) / BATCH)
    print(f"{rows.ids.size} pieces, {steps} steps", flush=True)
    own = [p for n, p in head.named_parameters() if not n.startswith("embedding")]
    groups = [{"params": list(encoder.parameters()), "lr": RATE}, {"params": own, "lr": HEAD_RATE}]
    optimizer = torch.optim.AdamW(groups, weight_decay=0.01, fused=True)
    warm = max(1, steps // 20)
    schedule = torch.optim.lr_scheduler.LambdaLR(
        optimizer, lambda s: min(1.0, (s + 1) / warm) * max(0.02, (steps - s) / steps)
    )
    order = np.concatenate([rng.permutation(len(rows.ids)) for _ in range(math.ceil(epochs))])
    encoder.train()
    began = time.time()
    for step in range(steps):
        chosen = order[step * BATCH : (step + 1) * BATCH]
        batch = Rows(rows.ids[chosen], rows.starts[chosen])
        loss = masked_loss(encoder, head, batch, wordpiece, rng)
        optimizer.zero_grad()
        loss.backward()
        nn.utils.clip_grad_norm_(encoder.parameters(), 1.0)
        optimizer.step()
        schedule.step()
        if step % 20 == 0 or step == steps - 1:
            print(f"step {step} loss {loss.item():.3f} {time.time() - began:.0f} s", flush=True)
    part = out.with_suffix(".part")
    torch.save(encoder.state_dict(), part)
    part.replace(out)


def main() -> None:
    """Read the arguments and run."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("data", type=Path)
    parser.add_argument("out", type=Path)
    parser.add_argument("--epochs", type=float, default=1.0)
    parser.add_argument("--seed", type=int, default=1)
    args = parser.parse_args()
    pretrain(args.data, args.out, args.epochs, args.seed)


if __name__ == "__main__":
    main()
