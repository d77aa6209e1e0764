"""The head that predicts the fields of an attribution: act, certainty, strength, polarity, kind of source.

There is one vector for an attribution, the sum of three: the mean of its cue's words, the mean of its
source's, and a weighted mean of its content's words, in parts that have separate weights (attention pooling;
Lin et al., ICLR 2017). In training, the answers of the reader's rules are added to the scores, with learned
weights, so that the head learns what the rules do not know; the reader combines the two by tables that are
fitted afterwards.
"""

from __future__ import annotations

import torch
from torch import nn

from accordingto.reading.encoder.outputs import FIELDS, POOLS

FIELD_WIDTH = 128
RULES_DROPPED = 0.2
"""Share of the attributions for which the rules' answers are hidden, so that the words are used as well."""
UNKNOWN = -100
VALUES = sum(map(len, FIELDS.values()))
"""Number of values of all fields together."""


class Fields(nn.Module):
    """The head that scores the values of all fields, concatenated."""

    def __init__(self, width: int) -> None:
        super().__init__()
        self.said = nn.Linear(width, FIELD_WIDTH)
        self.teller = nn.Linear(width, FIELD_WIDTH, bias=False)
        self.told = nn.Linear(width, FIELD_WIDTH, bias=False)
        self.weight = nn.Linear(width, POOLS)
        self.out = nn.Linear(FIELD_WIDTH, VALUES)
        self.rules = nn.Linear(VALUES, VALUES, bias=False)
        self.dropout = nn.Dropout(0.2)
        nn.init.zeros_(self.rules.weight)

    def forward(
        self,
        words: torch.Tensor,
        row: torch.Tensor,
        masks: tuple[torch.Tensor, torch.Tensor, torch.Tensor],
        rules: torch.Tensor,
    ) -> torch.Tensor:
        """Return the scores of k attributions, shape (k, ``VALUES``).

        ``words`` (windows, n, width) are word vectors, and ``row`` (k,) is the window of each attribution;
        ``masks`` (k, n) mark the words of cue, source and content; ``rules`` (k, fields) are the answers of
        the rules, each an index into the field's values or ``UNKNOWN``.
        """
        cue, source, content = masks
        mixed = _mean(self.said(words), row, cue) + _mean(self.teller(words), row, source)
        mixed = mixed + self.pooled(words, row, content)
        scores = self.out(self.dropout(torch.relu(mixed)))
        answers = one_hot(rules)
        if self.training:
            answers = answers * (torch.rand(len(rules), 1) >= RULES_DROPPED)
        return scores + self.rules(answers)

    def pooled(self, words: torch.Tensor, row: torch.Tensor, content: torch.Tensor) -> torch.Tensor:
        """Return the contents' vectors, shape (k, width): a weighted mean for each part of the width."""
        weight = self.weight(words)[row].masked_fill(~content.unsqueeze(2), -1e4).softmax(dim=1)
        weight = weight * content.any(dim=1)[:, None, None]
        parts = self.told(words).unflatten(2, (POOLS, -1))[row]
        return torch.einsum("knp,knpw->kpw", weight, parts).flatten(1)

    def small_weights(self) -> list[torch.Tensor]:
        """Return the weights that numpy applies after the encoder, in the order of ``Heads``' fields."""
        return [self.out.weight.T, self.out.bias]


def one_hot(rules: torch.Tensor) -> torch.Tensor:
    """Return answers (k, fields) one-hot encoded, shape (k, ``VALUES``); all zeros for ``UNKNOWN``."""
    columns = []
    for at, values in enumerate(FIELDS.values()):
        known = rules[:, at] >= 0
        marked = nn.functional.one_hot(rules[:, at].clamp(min=0), len(values)) * known.unsqueeze(1)
        columns.append(marked)
    return torch.cat(columns, dim=1).float()


def loss_on(scores: torch.Tensor, gold: torch.Tensor) -> torch.Tensor:
    """Return the summed cross-entropy of scores (k, ``VALUES``) and gold values (k, fields), ignoring unknown
    ones."""
    total, at = scores.sum() * 0, 0
    for column, values in enumerate(FIELDS.values()):
        part = scores[:, at : at + len(values)]
        total = total + nn.functional.cross_entropy(
            part, gold[:, column], ignore_index=UNKNOWN, reduction="sum"
        )
        at += len(values)
    return total


def _mean(vectors: torch.Tensor, row: torch.Tensor, mask: torch.Tensor) -> torch.Tensor:
    """Return the mean vectors (k, width) of the words in each mask (k, n); 0 if the mask is empty."""
    weight = mask.float()
    total = torch.einsum("kn,knw->kw", weight, vectors[row])
    return total / weight.sum(1, keepdim=True).clamp(min=1)
