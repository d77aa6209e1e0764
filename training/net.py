"""The network that is trained: the encoder and its heads.

Eight heads use the same word vectors (the encoder's state at a word's first piece):

- ``flat``: one BIO label per word for source, cue and content, decoded by a CRF;
- ``cue``: cues at any depth. PolNeAR has no annotations inside a content, so the loss is masked there;
- ``own``: for one cue, the words of its own source and content (cue-centred tagging);
- ``beside``: for one cue, the words for addressee, channel and hedges. It only helps in training: rules
  are better (training/LOG.md, 32), so it is not exported;
- ``fields``: for one attribution, its act and other fields (``training.heads.fields``);
- ``refer``: mentions, their kinds and forms, and coreference (``training.heads.refer``);
- ``tree``: parts of speech and dependencies (``training.heads.tree``);
- ``facts``: how certain it is that the event a word names happened (``training.factuality``); no field of
  a ledger needs it, so it is not exported either.
"""

from __future__ import annotations

from dataclasses import dataclass

import torch
from torch import nn
from transformers import BertModel, MPNetModel

from accordingto.reading.encoder.outputs import CUE, DISTANCES, FLAT, OWN
from accordingto.reading.encoder.tokens import CASES, GAPS, QUOTES
from training.factuality import FACTS
from training.heads.crf import Crf
from training.heads.fields import Fields
from training.heads.refer import Refer
from training.heads.tree import Tree

BESIDE = ("O", "addressee", "channel", "hedge")
"""Labels of words relative to one cue, beside source and content; a hedge keeps the outlet from vouching."""
OWN_WIDTH = 128
MIXER_WIDTH = 192
FACTS_WIDTH = 128
DILATIONS = (1, 2, 4, 8, 16)
ANNOTATOR_DROPOUT = 0.3


@dataclass(frozen=True)
class Inputs:
    """A batch of windows, padded.

    ``pieces`` (n, pieces) are ids with special tokens, and ``seen`` is their attention mask; ``features``
    (n, pieces, 3) are case, quote and gap of each piece's word; ``first`` (n, words) is the position of
    each word's first piece, and ``mask`` (n, words) is true for words, false for padding.
    """

    pieces: torch.Tensor
    seen: torch.Tensor
    features: torch.Tensor
    first: torch.Tensor
    mask: torch.Tensor


@dataclass(frozen=True)
class Hidden:
    """Word vectors (n, words, width) of a batch, and the emissions (n, words, labels) of two heads."""

    words: torch.Tensor
    flat: torch.Tensor
    cue: torch.Tensor


def distance_buckets(cue_start: torch.Tensor, cue_end: torch.Tensor, n: int) -> torch.Tensor:
    """Return the buckets (k, n) of the signed distances of n words from k cues.

    The distance is 0 inside the cue, else that from its nearer end.
    """
    at = torch.arange(n).unsqueeze(0)
    before = torch.clamp(at - cue_start.unsqueeze(1), max=0)
    after = torch.clamp(at - cue_end.unsqueeze(1) + 1, min=0)
    return torch.bucketize(before + after, torch.tensor(DISTANCES), right=True)


class Mixer(nn.Module):
    """Dilated convolutions over words (Strubell et al., EMNLP 2017), added to the encoder's vectors.

    They see the neighbouring words as such, not as word pieces: 30 words on either side for a twentieth of
    the encoder's work. Initially they are the identity.
    """

    def __init__(self, width: int) -> None:
        super().__init__()
        self.down = nn.Linear(width, MIXER_WIDTH)
        self.layers = nn.ModuleList(nn.Linear(3 * MIXER_WIDTH, MIXER_WIDTH) for _ in DILATIONS)
        self.up = nn.Linear(MIXER_WIDTH, width)
        nn.init.zeros_(self.up.weight)
        nn.init.zeros_(self.up.bias)

    def forward(self, words: torch.Tensor, mask: torch.Tensor | None = None) -> torch.Tensor:
        """Return vectors of the same shape (n, words, width); words with a false mask have no influence."""
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
    """The whole network: encoder, features and heads."""

    def __init__(self, encoder: BertModel | MPNetModel, annotators: int) -> None:
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
        """Index of the annotator whose style the reader reproduces: that of the whole ledgers, the last."""
        return self.annotator.num_embeddings - 1

    def encode(self, inputs: Inputs, annotator: torch.Tensor | None = None) -> Hidden:
        """Return word vectors and emissions.

        ``annotator`` (n,) are the annotators of the windows, whose vectors are dropped at random; None stands
        for ``reader``, whose vector is never dropped.
        """
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
        """Return the emissions (k, words, ``OWN``) and the scores (k, words, ``BESIDE``) for k cues.

        The cues are in the windows ``row`` (k,), from word ``start`` (k,) up to ``end`` (k,).
        """
        n = hidden.words.shape[1]
        cue = span_mean(hidden.words, row, start, end)
        word = self.own_word(hidden.words) + self.own_flat(hidden.flat.detach())
        mixed = word[row] * (1 + self.own_scale(cue)).unsqueeze(1) + self.own_shift(cue).unsqueeze(1)
        mixed = mixed + self.own_distance(distance_buckets(start, end, n))
        seen = self.dropout(torch.relu(mixed))
        return self.own_out(seen), self.beside_out(seen)


def span_mean(words: torch.Tensor, row: torch.Tensor, start: torch.Tensor, end: torch.Tensor) -> torch.Tensor:
    """Return the mean vectors (k, width) of the words from ``start`` up to ``end`` in the windows ``row``."""
    at = torch.arange(words.shape[1]).unsqueeze(0)
    inside = ((at >= start.unsqueeze(1)) & (at < end.unsqueeze(1))).float()
    return torch.einsum("kw,kwd->kd", inside, words[row]) / inside.sum(1, keepdim=True)
