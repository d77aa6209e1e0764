"""The network that judges a headline beside a body, and its batches."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import torch
from torch import nn
from transformers import BertModel

from benchmarks.stancepairs import STANCES, Pair
from training.supportpairs import Pairing

HIDDEN = 128


@dataclass(frozen=True)
class Example:
    """A pair as the network takes it."""

    pair: Pair
    pairing: Pairing

    @property
    def unrelated(self) -> bool:
        """Whether people say so."""
        return self.pair.stance == "unrelated"


class SupportNet(nn.Module):
    """The encoder over headline and sentences; its first and its mean state, with what words tell."""

    def __init__(self, encoder: BertModel, features: int) -> None:
        super().__init__()
        self.encoder = encoder
        self.register_buffer("mean", torch.zeros(features))
        self.register_buffer("spread", torch.ones(features))
        self.hidden = nn.Linear(2 * encoder.config.hidden_size + features, HIDDEN)
        self.out = nn.Linear(HIDDEN, len(STANCES))
        self.dropout = nn.Dropout(0.1)

    def scale_to(self, examples: Sequence[Example]) -> None:
        """Take mean and spread of the features of training examples, for good."""
        features = np.stack([one.pairing.features for one in examples])
        self.mean.copy_(torch.tensor(features.mean(0)))
        self.spread.copy_(torch.tensor(features.std(0) + 1e-3))

    def forward(
        self, pieces: torch.Tensor, segments: torch.Tensor, seen: torch.Tensor, features: torch.Tensor
    ) -> torch.Tensor:
        """Scores (n, stances) of a padded batch; ``seen`` is 1 for real pieces."""
        states = self.encoder(pieces, attention_mask=seen, token_type_ids=segments).last_hidden_state.float()
        mask = seen.unsqueeze(2).float()
        mean = (states * mask).sum(1) / mask.sum(1)
        told = torch.cat([states[:, 0], mean, (features - self.mean) / self.spread], dim=1)
        return self.out(self.dropout(torch.relu(self.hidden(self.dropout(told)))))


def make_batch(examples: Sequence[Example]) -> tuple[tuple[torch.Tensor, ...], torch.Tensor]:
    """What the network takes of examples, padded, and the index of each stance."""
    longest = max(len(one.pairing.pieces) for one in examples)
    pieces, segments, seen = (torch.zeros(len(examples), longest, dtype=torch.long) for _ in range(3))
    for row, one in enumerate(examples):
        n = len(one.pairing.pieces)
        pieces[row, :n] = torch.from_numpy(one.pairing.pieces)
        segments[row, :n] = torch.from_numpy(one.pairing.segments)
        seen[row, :n] = 1
    features = torch.tensor(np.stack([one.pairing.features for one in examples]))
    stances = torch.tensor([STANCES.index(one.pair.stance) for one in examples])
    return (pieces, segments, seen, features), stances
