"""The head that reads the fields of an attribution: act, certainty, strength, polarity, kind of source.

One vector an attribution: the mean of its cue's words, the mean of its source's, and of its content's words a
weighted mean, in parts that weigh each for itself (attention pooling; Lin et al., ICLR 2017). What the rules
of the reader answer is added to the scores, with weights that are learned.
"""

from __future__ import annotations

import torch
from torch import nn

from accordingto.reading.encoder.outputs import FIELDS, POOLS

FIELD_WIDTH = 128
RULES_DROPPED = 0.2
"""Share of the attributions at which the rules' answers are hidden, so that the words must tell too."""
UNKNOWN = -100
VALUES = sum(map(len, FIELDS.values()))
"""Values of all fields together."""


class Fields(nn.Module):
    """Scores of the values of all fields, one after the other."""

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
        """Scores (k, ``VALUES``) of k attributions.

        ``words`` (windows, n, width) are word vectors and ``row`` (k,) the window of each; ``masks`` (k, n)
        of cue, source and content; ``rules`` (k, fields) what the rules answer, an index into a field's
        values or ``UNKNOWN``.
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
        """The content's vector (k, width): weighted means, a part of it each."""
        weight = self.weight(words)[row].masked_fill(~content.unsqueeze(2), -1e4).softmax(dim=1)
        weight = weight * content.any(dim=1)[:, None, None]
        parts = self.told(words).unflatten(2, (POOLS, -1))[row]
        return torch.einsum("knp,knpw->kpw", weight, parts).flatten(1)

    def small_weights(self) -> list[torch.Tensor]:
        """What numpy applies behind the encoder, in the order of the fields of ``Heads``."""
        return [self.out.weight.T, self.out.bias, self.rules.weight.T]


def one_hot(rules: torch.Tensor) -> torch.Tensor:
    """Answers (k, fields) as ones among zeros (k, ``VALUES``); none for what is ``UNKNOWN``."""
    columns = []
    for at, values in enumerate(FIELDS.values()):
        known = rules[:, at] >= 0
        marked = nn.functional.one_hot(rules[:, at].clamp(min=0), len(values)) * known.unsqueeze(1)
        columns.append(marked)
    return torch.cat(columns, dim=1).float()


def loss_on(scores: torch.Tensor, gold: torch.Tensor) -> torch.Tensor:
    """Summed cross-entropy of scores (k, ``VALUES``) against values (k, fields), unknown ones aside."""
    total, at = scores.sum() * 0, 0
    for column, values in enumerate(FIELDS.values()):
        part = scores[:, at : at + len(values)]
        total = total + nn.functional.cross_entropy(
            part, gold[:, column], ignore_index=UNKNOWN, reduction="sum"
        )
        at += len(values)
    return total


def _mean(vectors: torch.Tensor, row: torch.Tensor, mask: torch.Tensor) -> torch.Tensor:
    """Mean (k, width) of the vectors (windows, n, width) of each row under a mask (k, n); 0 where empty."""
    weight = mask.float()
    total = torch.einsum("kn,knw->kw", weight, vectors[row])
    return total / weight.sum(1, keepdim=True).clamp(min=1)
