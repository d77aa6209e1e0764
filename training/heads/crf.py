"""A linear-chain conditional random field (Lafferty et al., ICML 2001) over BIO labels."""

from __future__ import annotations

import torch
from torch import nn

FORBIDDEN = -1e4


def bio_constraints(labels: tuple[str, ...]) -> tuple[torch.Tensor, torch.Tensor]:
    """Return 0 or ``FORBIDDEN`` for each transition, shape (from, to), and for each label at the start."""
    step = torch.zeros(len(labels), len(labels))
    start = torch.zeros(len(labels))
    for j, label in enumerate(labels):
        if label.startswith("I-"):
            start[j] = FORBIDDEN
            for i, before in enumerate(labels):
                if before[2:] != label[2:]:
                    step[i, j] = FORBIDDEN
    return step, start


class Crf(nn.Module):
    """Learned scores of transitions between labels; those that BIO forbids stay at ``FORBIDDEN``."""

    allowed: torch.Tensor
    allowed_start: torch.Tensor

    def __init__(self, labels: tuple[str, ...]) -> None:
        super().__init__()
        step, start = bio_constraints(labels)
        self.register_buffer("allowed", step)
        self.register_buffer("allowed_start", start)
        self.step = nn.Parameter(torch.zeros(len(labels), len(labels)))
        self.start = nn.Parameter(torch.zeros(len(labels)))

    def scores(self) -> tuple[torch.Tensor, torch.Tensor]:
        """Return the transition scores, shape (from, to), and the start scores, including the constraints."""
        return self.step + self.allowed, self.start + self.allowed_start

    def loss(self, emissions: torch.Tensor, labels: torch.Tensor, mask: torch.Tensor) -> torch.Tensor:
        """Return the negative log-likelihood, summed over the batch.

        ``emissions`` has shape (n, words, labels), ``labels`` and ``mask`` (n, words). The mask is false for
        the padding, which is at the end.
        """
        step, start = self.scores()
        alpha = start + emissions[:, 0]
        alphas = [alpha]
        for t in range(1, emissions.shape[1]):
            alpha = torch.logsumexp(alpha.unsqueeze(2) + step, dim=1) + emissions[:, t]
            alphas.append(alpha)
        last = mask.sum(1) - 1
        rows = torch.arange(len(labels))
        total = torch.logsumexp(torch.stack(alphas, 1)[rows, last], dim=1)
        local = emissions.gather(2, labels.unsqueeze(2)).squeeze(2) * mask
        moves = step[labels[:, :-1], labels[:, 1:]] * mask[:, 1:]
        gold = local.sum(1) + moves.sum(1) + start[labels[:, 0]]
        return (total - gold).sum()
