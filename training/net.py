"""The network that is trained: the encoder and its heads.

Eight heads read the same word vectors (the encoder's state at a word's first piece):

- ``flat``: one BIO label a word over source, cue and content, decoded by a CRF;
- ``cue``: cues at any depth. PolNeAR annotates nothing inside a content, so there the loss is masked;
- ``own``: for one cue, which words are its own source and content (the cue-centred reading);
- ``beside``: for one cue, who is told, in what way, and what keeps the outlet from vouching. It only
  helps in training: rules measure better (training/LOG.md, 32), so it is not exported;
- ``fields``: for one attribution, its act and its like (``training.heads.fields``);
- ``refer``: phrases, what they are, and which refer to the same (``training.heads.refer``);
- ``tree``: parts of speech and dependencies (``training.heads.tree``);
- ``facts``: how certain it is that what a word names happened (``training.factuality``); no field of
  a ledger asks for it, so it is not exported either.
"""

from __future__ import annotations

from dataclasses import dataclass

import torch
from torch import nn
from transformers import BertModel

from accordingto.reading.encoder.outputs import CUE, DISTANCES, FLAT, OWN
from accordingto.reading.encoder.tokens import CASES, GAPS, QUOTES
from training.factuality import FACTS
from training.heads.crf import Crf
from training.heads.fields import Fields
from training.heads.refer import Refer
from training.heads.tree import Tree

BESIDE = ("O", "addressee", "channel", "hedge")
"""Labels of words relative to one cue: who is told, in what way, and what keeps the outlet from vouching."""
OWN_WIDTH = 128
MIXER_WIDTH = 192
FACTS_WIDTH = 128
DILATIONS = (1, 2, 4, 8, 16)
ANNOTATOR_DROPOUT = 0.3


@dataclass(frozen=True)
class Inputs:
    """A batch of windows, padded.

    ``pieces`` (n, pieces) are ids with special tokens and ``seen`` their attention mask; ``features``
    (n, pieces, 3) hold case, quote and gap of each piece's word; ``first`` (n, words) is the position of
    each word's first piece and ``mask`` (n, words) is true for real words.
    """

    pieces: torch.Tensor
    seen: torch.Tensor
    features: torch.Tensor
    first: torch.Tensor
    mask: torch.Tensor


@dataclass(frozen=True)
class Hidden:
    """Word vectors (n, words, width) and flat emissions (n, words, flat labels) of a batch."""

    words: torch.Tensor
    flat: torch.Tensor
    cue: torch.Tensor


def distance_buckets(cue_start: torch.Tensor, cue_end: torch.Tensor, n: int) -> torch.Tensor:
    """Bucket of each of ``n`` words' distance from cues (k,): 0 inside, else from the nearer end; (k, n)."""
    at = torch.arange(n).unsqueeze(0)
    before = torch.clamp(at - cue_start.unsqueeze(1), max=0)
    after = torch.clamp(at - cue_end.unsqueeze(1) + 1, min=0)
    return torch.bucketize(before + after, torch.tensor(DISTANCES), right=True)


class Mixer(nn.Module):
    """Dilated convolutions over words (Strubell et al., EMNLP 2017), added to the encoder's vectors.

    What a word piece model lacks beside word-level neighbours: 30 words to either side for a twentieth
    of the encoder's work. Starts as the identity.
    """

    def __init__(self, width: int) -> None:
        super().__init__()
        self.down = nn.Linear(width, MIXER_WIDTH)
        self.layers = nn.ModuleList(nn.Linear(3 * MIXER_WIDTH, MIXER_WIDTH) for _ in DILATIONS)
        self.up = nn.Linear(MIXER_WIDTH, width)
        nn.init.zeros_(self.up.weight)
        nn.init.zeros_(self.up.bias)

    def forward(self, words: torch.Tensor, mask: torch.Tensor | None = None) -> torch.Tensor:
        """Vectors (n, words, width) of the same shape; words under a false mask are as if not there."""
        hidden = torch.relu(self.down(words))
        for layer, dilation in zip(self.layers, DILATIONS, strict=True):
            if mask is not None:
                hidden = hidden * mask.unsqueeze(2)
            edge = torch.zeros_like(hidden[:, :1]).expand(-1, dilation, -1)
            padded = torch.cat([edge, hidden, edge], dim=1)
            around = [padded[:, : -2 * dilation], hidden, padded[:, 2 * dilation :]]
            hidden = hidden + torch.relu(layer(torch.cat(around, dim=2)))
        return words + self.up(hidden)


class ReaderNet(nn.Module):
    """Encoder, features and heads."""

    def __init__(self, encoder: BertModel, annotators: int) -> None:
        super().__init__()
        width = encoder.config.hidden_size
        self.encoder = encoder
        self.case = nn.Embedding(len(CASES), width)
        self.quote = nn.Embedding(len(QUOTES), width)
        self.gap = nn.Embedding(len(GAPS), width)
        self.annotator = nn.Embedding(annotators, width)
        for table in (self.case, self.quote, self.gap, self.annotator):
            nn.init.normal_(table.weight, std=0.02)
        self.mixer = Mixer(width)
        self.dropout = nn.Dropout(0.1)
        self.flat = nn.Linear(width, len(FLAT))
        self.flat_crf = Crf(FLAT)
        self.cue = nn.Linear(width, len(CUE))
        self.own_word = nn.Linear(width, OWN_WIDTH)
        self.own_shift = nn.Linear(width, OWN_WIDTH)
        self.own_scale = nn.Linear(width, OWN_WIDTH)
        self.own_distance = nn.Embedding(len(DISTANCES) + 1, OWN_WIDTH)
        self.own_flat = nn.Linear(len(FLAT), OWN_WIDTH)
        self.own_out = nn.Linear(OWN_WIDTH, len(OWN))
        self.own_crf = Crf(OWN)
        self.beside_out = nn.Linear(OWN_WIDTH, len(BESIDE))
        self.fields = Fields(width)
        self.refer = Refer(width)
        self.tree = Tree(width)
        nn.init.normal_(self.own_distance.weight, std=0.02)
        self.facts = nn.Sequential(
            nn.Linear(width, FACTS_WIDTH), nn.ReLU(), nn.Linear(FACTS_WIDTH, len(FACTS))
        )

    @property
    def reader(self) -> int:
        """The annotator whose manner the product reads in: that of the whole ledgers, the last one."""
        return self.annotator.num_embeddings - 1

    def encode(self, inputs: Inputs, annotator: torch.Tensor | None = None) -> Hidden:
        """Word vectors and emissions; ``annotator`` (n,) or None for ``reader``, who is never left out."""
        embedded = (
            self.encoder.embeddings.word_embeddings(inputs.pieces)
            + self.case(inputs.features[..., 0])
            + self.quote(inputs.features[..., 1])
            + self.gap(inputs.features[..., 2])
        )
        states = self.encoder(inputs_embeds=embedded, attention_mask=inputs.seen).last_hidden_state
        index = inputs.first.unsqueeze(2).expand(-1, -1, states.shape[2])
        words = states.gather(1, index).float()
        if annotator is None:
            words = words + self.annotator.weight[self.reader]
        else:
            keep = (torch.rand(len(annotator), 1, 1) >= ANNOTATOR_DROPOUT).float()
            words = words + keep * self.annotator(annotator).unsqueeze(1)
        words = self.mixer(words * inputs.mask.unsqueeze(2), inputs.mask)
        words = self.dropout(words)
        with torch.autocast("cpu", enabled=False):
            return Hidden(words, self.flat(words), self.cue(words))

    def own(
        self, hidden: Hidden, row: torch.Tensor, start: torch.Tensor, end: torch.Tensor
    ) -> tuple[torch.Tensor, torch.Tensor]:
        """Emissions (k, words, own labels) and scores (k, words, labels beside them) for ``k`` cues.

        Cues are in batch ``row``, words ``start`` to ``end``.
        """
        n = hidden.words.shape[1]
        cue = span_mean(hidden.words, row, start, end)
        word = self.own_word(hidden.words) + self.own_flat(hidden.flat.detach())
        mixed = word[row] * (1 + self.own_scale(cue)).unsqueeze(1) + self.own_shift(cue).unsqueeze(1)
        mixed = mixed + self.own_distance(distance_buckets(start, end, n))
        seen = self.dropout(torch.relu(mixed))
        return self.own_out(seen), self.beside_out(seen)


def span_mean(words: torch.Tensor, row: torch.Tensor, start: torch.Tensor, end: torch.Tensor) -> torch.Tensor:
    """Mean vector (k, width) of the words from ``start`` to ``end`` in batch ``row``."""
    at = torch.arange(words.shape[1]).unsqueeze(0)
    inside = ((at >= start.unsqueeze(1)) & (at < end.unsqueeze(1))).float()
    return torch.einsum("kw,kwd->kd", inside, words[row]) / inside.sum(1, keepdim=True)
