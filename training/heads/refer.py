"""The heads that find mentions and link them (coreference), and their losses."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
import torch
from torch import nn

from accordingto.reading.encoder.antecedents import CANDIDATES, DISTANCES, MATCHES, QUOTED, keys_of, pairs_of
from accordingto.reading.encoder.mentions import FORMS, KINDS, WIDEST, MentionDraft
from accordingto.reading.encoder.spans import TokenSpan

if TYPE_CHECKING:
    from accordingto.reading.encoder.antecedents import Pairs
    from accordingto.reading.encoder.windows import EncoderWindow
    from training.gum import Referring

BOUND_WIDTH = 64
SPAN_WIDTH = 128


class Refer(nn.Module):
    """The heads for mentions, their kinds and forms, and their antecedents.

    See ``accordingto.reading.encoder.mentions``.
    """

    def __init__(self, width: int) -> None:
        super().__init__()
        self.begin = nn.Linear(width, BOUND_WIDTH)
        self.finish = nn.Linear(width, BOUND_WIDTH)
        self.span_width = nn.Parameter(torch.full((WIDEST,), -4.0))
        self.left = nn.Linear(width, SPAN_WIDTH)
        self.right = nn.Linear(width, SPAN_WIDTH, bias=False)
        self.inside = nn.Linear(width, SPAN_WIDTH, bias=False)
        self.kind = nn.Linear(SPAN_WIDTH, len(KINDS))
        self.form = nn.Linear(SPAN_WIDTH, len(FORMS))
        self.later = nn.Linear(SPAN_WIDTH, SPAN_WIDTH)
        self.earlier = nn.Linear(SPAN_WIDTH, SPAN_WIDTH, bias=False)
        self.alike = nn.Linear(SPAN_WIDTH, SPAN_WIDTH, bias=False)
        self.new = nn.Linear(SPAN_WIDTH, 1)
        self.distance = nn.Embedding(len(DISTANCES) + 1, SPAN_WIDTH)
        self.match = nn.Embedding(len(MATCHES), SPAN_WIDTH)
        self.forms = nn.Embedding(len(FORMS) ** 2, SPAN_WIDTH)
        self.quoted = nn.Embedding(len(QUOTED), SPAN_WIDTH)
        self.out = nn.Linear(SPAN_WIDTH, 1, bias=False)
        self.dropout = nn.Dropout(0.2)
        for table in (self.distance, self.match, self.forms, self.quoted):
            nn.init.normal_(table.weight, std=0.1)
        nn.init.normal_(self.alike.weight, std=0.01)

    def spans(self, words: torch.Tensor) -> torch.Tensor:
        """Return the scores of the spans that begin at each word, the shortest first, shape (n, words,
        ``WIDEST``)."""
        begin = self.begin(words)
        finish = nn.functional.pad(self.finish(words), (0, 0, 0, WIDEST - 1))
        ends = finish.unfold(1, WIDEST, 1)
        return torch.matmul(begin.unsqueeze(2), ends).squeeze(2) + self.span_width

    def vectors(self, words: torch.Tensor, spans: torch.Tensor) -> torch.Tensor:
        """Return the vectors (k, ``SPAN_WIDTH``) of spans (k, 2) of words (words, width)."""
        total = nn.functional.pad(self.inside(words).cumsum(0), (0, 0, 1, 0))
        start, end = spans[:, 0], spans[:, 1]
        mean = (total[end] - total[start]) / (end - start).unsqueeze(1)
        return torch.relu(self.left(words)[start] + self.right(words)[end - 1] + mean)

    def pairs(self, vectors: torch.Tensor, pairs: Pairs) -> torch.Tensor:
        """Return the scores (k, k) of every mention as the antecedent of each."""
        mixed = self.later(vectors).unsqueeze(1) + self.earlier(vectors).unsqueeze(0)
        mixed = mixed + self.distance(torch.from_numpy(pairs.distance))
        mixed = mixed + self.match(torch.from_numpy(pairs.match))
        mixed = mixed + self.forms(torch.from_numpy(pairs.forms))
        mixed = mixed + self.quoted(torch.from_numpy(pairs.quoted))
        return self.out(torch.relu(mixed)).squeeze(2) + self.alike(vectors) @ vectors.T

    def small_weights(self) -> list[torch.Tensor]:
        """Return the weights that numpy applies after the encoder, in the order of ``Heads``' fields."""
        weights = [self.span_width]
        for layer in (self.kind, self.form, self.later):
            weights += [layer.weight.T, layer.bias]
        weights += [self.earlier.weight.T, self.new.weight.T, self.new.bias]
        weights += [table.weight for table in (self.distance, self.match, self.forms, self.quoted)]
        return [*weights, self.out.weight.T, self.alike.weight.T]


@dataclass(frozen=True)
class Losses:
    """The losses of the parts on one document, each divided by the number of words."""

    spans: torch.Tensor
    what: torch.Tensor
    links: torch.Tensor

    def total(self) -> torch.Tensor:
        """Return the weighted sum of the losses."""
        return self.spans + 0.3 * self.what + self.links


@dataclass(frozen=True)
class Cut:
    """A document, cut into windows that cover it once."""

    document: Referring
    windows: list[EncoderWindow]


def loss_on(refer: Refer, hidden: torch.Tensor, mask: torch.Tensor, cut: Cut) -> Losses:
    """Return the losses on a fully annotated document, such as GUM's, from word vectors (windows, words,
    width).

    Mentions that a window cuts are left out.
    """
    document, windows = cut.document, cut.windows
    scores = refer.spans(hidden)
    starts = np.array([w.start for w in windows])
    row = np.searchsorted(starts, document.spans[:, 0], side="right") - 1
    ends = np.array([w.end for w in windows])
    whole = document.spans[:, 1] <= ends[row]
    gold, row = document.spans[whole], row[whole]
    target = torch.zeros_like(scores)
    target[row, gold[:, 0] - starts[row], gold[:, 1] - gold[:, 0] - 1] = 1
    at = torch.arange(hidden.shape[1]).unsqueeze(1) + torch.arange(WIDEST)
    inside = at.unsqueeze(0) < mask.sum(1)[:, None, None]
    spans = nn.functional.binary_cross_entropy_with_logits(scores[inside], target[inside], reduction="sum")

    flat = hidden[mask]
    found = torch.nonzero((scores.detach() > 0) & (target == 0) & inside).numpy()
    begin = found[:, 1] + starts[found[:, 0]]
    wrong = np.stack([begin, begin + found[:, 2] + 1], axis=1)
    wrong = wrong[: len(gold)]
    both = np.concatenate([gold, wrong])
    order = np.lexsort((-both[:, 1], both[:, 0]))
    clusters = np.concatenate([document.clusters[whole], np.full(len(wrong), -1)])[order]
    kinds = np.concatenate([document.kinds[whole], np.full(len(wrong), -100)])[order]
    forms = np.concatenate([document.forms[whole], np.full(len(wrong), -100)])[order]
    both = both[order]
    vectors = refer.dropout(refer.vectors(flat, torch.from_numpy(both)))
    said = refer.form(vectors)
    what = nn.functional.cross_entropy(refer.kind(vectors), torch.from_numpy(kinds), reduction="sum")
    what = what + nn.functional.cross_entropy(said, torch.from_numpy(forms), reduction="sum")
    known = np.where(forms >= 0, forms, said.detach().argmax(1).numpy())
    places = np.arange(len(both))
    links = link_loss(link_table(refer, vectors, both, known, document, places), clusters, places)
    n = mask.sum()
    return Losses(spans / n, what / n, links / n)


def loss_of_links(refer: Refer, hidden: torch.Tensor, mask: torch.Tensor, cut: Cut) -> torch.Tensor:
    """Return the summed loss of links alone, for a document in which not every mention is annotated.

    The distance of two mentions is counted in the mentions that the network finds.
    """
    document, windows = cut.document, cut.windows
    starts, ends = (np.array([getattr(w, side) for w in windows]) for side in ("start", "end"))
    row = np.searchsorted(starts, document.spans[:, 0], side="right") - 1
    whole = document.spans[:, 1] <= ends[row]
    gold = document.spans[whole]
    if len(gold) < 2:
        return hidden.sum() * 0
    at = torch.arange(hidden.shape[1]).unsqueeze(1) + torch.arange(WIDEST)
    inside = at.unsqueeze(0) < mask.sum(1)[:, None, None]
    found = torch.nonzero((refer.spans(hidden).detach() > 0) & inside).numpy()
    begin = found[:, 1] + starts[found[:, 0]]
    known = {tuple(span) for span in gold.tolist()}
    others = [
        (a, b)
        for a, b in zip(begin.tolist(), (begin + found[:, 2] + 1).tolist(), strict=True)
        if (a, b) not in known
    ]
    both = np.concatenate([gold, np.array(others, dtype=np.int64).reshape(-1, 2)])
    places = np.empty(len(both), dtype=np.int64)
    places[np.lexsort((-both[:, 1], both[:, 0]))] = np.arange(len(both))
    vectors = refer.dropout(refer.vectors(hidden[mask], torch.from_numpy(gold)))
    forms = refer.form(vectors).detach().argmax(1).numpy()
    table = link_table(refer, vectors, gold, forms, document, places[: len(gold)])
    return link_loss(table, document.clusters[whole], places[: len(gold)])


def link_table(
    refer: Refer,
    vectors: torch.Tensor,
    spans: np.ndarray,
    forms: np.ndarray,
    document: Referring,
    places: np.ndarray,
) -> torch.Tensor:
    """Return, for each of k mentions, the score of having no antecedent, and those of all others as its
    antecedent, shape (k, 1 + k).

    ``places`` (k,) are their indexes among all mentions of the document.
    """
    items = [
        MentionDraft(TokenSpan(a, b), KINDS[0], FORMS[f], 1.0)
        for (a, b), f in zip(spans.tolist(), forms.tolist(), strict=True)
    ]
    keys = keys_of(items, places.tolist(), document.words, document.written)
    at = np.arange(len(items))
    scores = refer.pairs(vectors, pairs_of(keys, at[:, None], at[None]))
    return torch.cat([refer.new(vectors), scores], dim=1)


def link_loss(table: torch.Tensor, clusters: np.ndarray, places: np.ndarray) -> torch.Tensor:
    """Return the negative marginal log-likelihood of the right antecedents (Lee et al., EMNLP 2017), summed.

    ``table`` is the result of ``link_table``, ``places`` are as there; a mention that is in no cluster has a
    negative number in ``clusters``.
    """
    gap = places[:, None] - places[None]
    possible = torch.from_numpy((gap > 0) & (gap <= CANDIDATES))
    same = torch.from_numpy((clusters[:, None] == clusters[None]) & (clusters[:, None] >= 0)) & possible
    first = torch.ones(len(clusters), 1, dtype=torch.bool)
    log = torch.log_softmax(table.masked_fill(~torch.cat([first, possible], dim=1), -1e4), dim=1)
    right = torch.cat([~same.any(dim=1, keepdim=True), same], dim=1)
    return -torch.logsumexp(log.masked_fill(~right, -1e4), dim=1).sum()
