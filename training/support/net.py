"""The support network: MiniLM over a statement and sentences of an article, with marks of each word piece."""

from __future__ import annotations

import torch
from torch import nn
from transformers import BertModel, MPNetModel

from accordingto.reading.encoder.support import VERDICTS
from accordingto.reading.support.packing import MARK_SIZES, MARKS

SIDE = MARKS.index("side")
"""Index of the mark that distinguishes the sentences from the statement."""
OUT_OF_REACH = -30.0
"""The pointing score of a piece that cannot be evidence: of the statement, or padding."""
SMALL = 0.002
"""Standard deviation of the initial embeddings of marks."""
DROPOUT = 0.1


class SupportNet(nn.Module):
    """The network that scores the verdicts, from the first piece and from an attention-weighted mean."""

    def __init__(self, encoder: BertModel | MPNetModel) -> None:
        super().__init__()
        width = encoder.config.hidden_size
        self.bert = encoder
        self.marks = nn.ModuleList([nn.Embedding(size, width) for size in MARK_SIZES])
        for marks in self.marks:
            nn.init.normal_(marks.weight, std=SMALL)
        self.point = nn.Linear(width, 1)
        self.mid = nn.Linear(2 * width, width)
        self.out = nn.Linear(width, len(VERDICTS))

    def forward(
        self, pieces: torch.Tensor, marks: torch.Tensor, mask: torch.Tensor
    ) -> tuple[torch.Tensor, torch.Tensor]:
        """Return the scores of the verdicts (batch, 6) and the pointing scores of the pieces (batch, n).

        ``pieces`` and ``mask`` have shape (batch, n), ``marks`` (batch, n, marks).
        """
        vectors = self.bert.embeddings.word_embeddings(pieces)
        for at, own in enumerate(self.marks):
            vectors = vectors + own(marks[:, :, at])
        side = marks[:, :, SIDE]
        states = self.encoded(vectors, side, mask)
        pointing = self.point(states).squeeze(-1).float()
        pointing = pointing.masked_fill((side != 1) | (mask != 1), OUT_OF_REACH)
        decides = (torch.softmax(pointing, 1).unsqueeze(-1) * states.float()).sum(1)
        mixed = nn.functional.gelu(self.mid(torch.cat([states[:, 0].float(), decides], 1)))
        return self.out(nn.functional.dropout(mixed, DROPOUT, self.training)).float(), pointing

    def encoded(self, vectors: torch.Tensor, side: torch.Tensor, mask: torch.Tensor) -> torch.Tensor:
        """Return the encoder's states (batch, n, width) of pieces given as vectors of that shape.

        ``side`` and ``mask`` have shape (batch, n).
        """
        states = self.bert.embeddings(inputs_embeds=vectors, token_type_ids=side)
        hidden = (1.0 - mask[:, None, None, :].float()) * -1e4
        for layer in self.bert.encoder.layer:
            states = _layer(layer, states, hidden)
        return states


class LargerSupportNet(SupportNet):
    """The same over MPNet, from which the shipped network learns; only the marks tell it the sides apart."""

    def encoded(self, vectors: torch.Tensor, side: torch.Tensor, mask: torch.Tensor) -> torch.Tensor:
        """Return the encoder's states; ``side`` is not needed."""
        found: torch.Tensor = self.bert(inputs_embeds=vectors, attention_mask=mask).last_hidden_state
        return found


def _layer(layer: nn.Module, states: torch.Tensor, hidden: torch.Tensor) -> torch.Tensor:
    """Return the states after a BERT layer, with explicit attention: the backward pass of PyTorch's fused
    attention takes twice as long on a CPU."""
    own = layer.attention.self
    heads, width = own.num_attention_heads, own.attention_head_size

    def split(x: torch.Tensor) -> torch.Tensor:
        return x.view(x.shape[0], x.shape[1], heads, width).transpose(1, 2)

    query, key, value = split(own.query(states)), split(own.key(states)), split(own.value(states))
    scores = torch.matmul(query, key.transpose(-1, -2)) * width**-0.5 + hidden.to(query.dtype)
    mixed = torch.matmul(torch.softmax(scores, -1).to(value.dtype), value)
    mixed = mixed.transpose(1, 2).reshape(states.shape)
    states = layer.attention.output.LayerNorm(layer.attention.output.dense(mixed) + states)
    inner = nn.functional.gelu(layer.intermediate.dense(states))
    return layer.output.LayerNorm(layer.output.dense(inner) + states)
