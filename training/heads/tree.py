"""The dependency parser: parts of speech, heads and relations, and their loss on documents of GUM.

A word's head is the word of its sentence with the highest dot product of their vectors plus a bias for their
distance (Dozat & Manning, ICLR 2017, with the biaffine matrix folded into the vectors); the root is a word
that is its own head. The relation is predicted from both words and the signed distance of the head.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
import torch
from torch import nn

from accordingto.reading.encoder.outputs import DISTANCES, RELATIONS, TAGS

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from accordingto.reading.encoder.tokens import Tokens
    from accordingto.reading.encoder.windows import EncoderWindow
    from corpora.conllu import Word
    from corpora.gum import Document

ARC_WIDTH = 96
RELATION_WIDTH = 96
IGNORED = -100
FORMS = {
    "VBD": "past",
    "VBZ": "present",
    "VBP": "present",
    "MD": "present",
    "VBN": "participle",
    "VBG": "ing",
}
"""Verb forms by Penn Treebank tag; ``VB`` is an infinitive or an imperative."""


@dataclass(frozen=True)
class Parsed:
    """The dependency trees of a document, as arrays with one entry for each of its tokens."""

    tag: NDArray[np.int64]
    """Index into ``TAGS``."""
    head: NDArray[np.int64]
    """Index of the head; a root is its own head."""
    relation: NDArray[np.int64]
    """Index into ``RELATIONS``."""
    sentence: NDArray[np.int64]
    """Number of the sentence; -1 for a token in no sentence."""


class Tree(nn.Module):
    """The heads for tags, arcs and relations."""

    def __init__(self, width: int) -> None:
        super().__init__()
        self.tag = nn.Linear(width, len(TAGS))
        self.below = nn.Linear(width, ARC_WIDTH)
        self.above = nn.Linear(width, ARC_WIDTH)
        self.distance = nn.Embedding(len(DISTANCES) + 1, 1)
        self.related = nn.Linear(width, RELATION_WIDTH)
        self.relating = nn.Linear(width, RELATION_WIDTH, bias=False)
        self.way = nn.Embedding(len(DISTANCES) + 1, RELATION_WIDTH)
        self.out = nn.Linear(RELATION_WIDTH, len(RELATIONS))
        self.dropout = nn.Dropout(0.2)
        nn.init.zeros_(self.distance.weight)
        nn.init.normal_(self.way.weight, std=0.1)

    def arcs(self, words: torch.Tensor) -> torch.Tensor:
        """Return the scores of all words as the head of each, shape (n, words, words); a word's own place
        stands for the root."""
        bias = self.distance(distances(words.shape[1])).squeeze(2)
        return torch.matmul(self.below(words), self.above(words).transpose(1, 2)) + bias

    def relations(
        self, words: torch.Tensor, row: torch.Tensor, at: torch.Tensor, head: torch.Tensor
    ) -> torch.Tensor:
        """Return the scores of the relations, shape (k, relations), for the words at ``at`` (k,) in the
        windows ``row`` (k,) with their heads at ``head`` (k,)."""
        bounds = torch.tensor(DISTANCES)
        way = self.way(torch.bucketize(head - at, bounds, right=True))
        mixed = self.related(words)[row, at] + self.relating(words)[row, head] + way
        return self.out(self.dropout(torch.relu(mixed)))

    def small_weights(self) -> list[torch.Tensor]:
        """Return the weights that numpy applies after the encoder, in the order of ``Heads``' fields."""
        return [self.distance.weight[:, 0], self.way.weight, self.out.weight.T, self.out.bias]


def distances(n: int) -> torch.Tensor:
    """Return the buckets of the signed distances from each of n words to each other, shape (n, n)."""
    at = torch.arange(n)
    return torch.bucketize(at.unsqueeze(0) - at.unsqueeze(1), torch.tensor(DISTANCES), right=True)


def parsed(document: Document, tokens: Tokens) -> Parsed:
    """Return the trees of a document of GUM over the tokens of the encoder.

    The first token of a word takes its place in the tree; the word's other tokens depend on that one with the
    relation ``part``. A token in which several words begin takes the place of the first of them.
    """
    n = len(tokens)
    tag, relation, sentence = (np.full(n, -1, dtype=np.int64) for _ in range(3))
    head = np.arange(n)
    for number, tree in enumerate(document.sentences):
        bounds = np.array([(word.start, word.end) for word in tree.words])
        begin, end = np.searchsorted(tokens.start, bounds.T)
        firsts = np.where(begin < end, begin, begin - 1).tolist()
        for i, (word, first, end_of) in enumerate(zip(tree.words, firsts, end.tolist(), strict=True)):
            if tag[first] >= 0:
                continue
            tag[first : max(end_of, first + 1)] = tag_of(word)
            sentence[first : max(end_of, first + 1)] = number
            head[first : max(end_of, first + 1)] = first
            relation[first : max(end_of, first + 1)] = RELATIONS.index("part")
            relation[first] = relation_of(word)
            up = word.head
            while up is not None and firsts[up] == first and up != i:
                up = tree.words[up].head
            if up is not None and up != i and firsts[up] < n:
                head[first] = firsts[up]
    lost = sentence[np.minimum(head, n - 1)] != sentence
    sentence = np.where(lost, -1, sentence)
    return Parsed(tag, head, relation, sentence)


def tag_of(word: Word) -> int:
    """Return the index into ``TAGS`` for a word of GUM."""
    if word.upos not in ("VERB", "AUX"):
        return TAGS.index(word.upos) if word.upos in TAGS else TAGS.index("X")
    form = FORMS.get(word.xpos, "infinitive")
    if word.upos == "VERB" and form == "infinitive" and word.features.get("Mood") == "Imp":
        form = "imperative"
    return TAGS.index(f"{word.upos}:{form}")


def relation_of(word: Word) -> int:
    """Return the index into ``RELATIONS`` of a word of GUM: its relation, or that without its subtype, or
    ``dep``."""
    plain = word.relation.partition(":")[0]
    for name in (word.relation, plain):
        if name in RELATIONS:
            return RELATIONS.index(name)
    return RELATIONS.index("dep")


def loss_on(tree: Tree, words: torch.Tensor, windows: list[EncoderWindow], gold: Parsed) -> torch.Tensor:
    """Return the summed loss of tags, heads and relations, from word vectors (windows, words, width).

    A word whose head is outside its window is ignored in the losses of heads and relations.
    """
    n = words.shape[1]
    tag, head, relation, sentence = (np.full((len(windows), n), IGNORED, dtype=np.int64) for _ in range(4))
    for row, window in enumerate(windows):
        part, size = slice(window.start, window.end), window.end - window.start
        known = gold.sentence[part] >= 0
        tag[row, :size] = np.where(gold.tag[part] >= 0, gold.tag[part], IGNORED)
        local = gold.head[part] - window.start
        inside = known & (local >= 0) & (local < size)
        head[row, :size] = np.where(inside, local, IGNORED)
        relation[row, :size] = np.where(inside, gold.relation[part], IGNORED)
        sentence[row, :size] = gold.sentence[part]
    at = torch.from_numpy(sentence)
    apart = at.unsqueeze(2) != at.unsqueeze(1)
    seen = tree.dropout(words)
    arcs = tree.arcs(seen).masked_fill(apart, -1e4)
    targets = torch.from_numpy(head)
    total = nn.functional.cross_entropy(
        arcs.flatten(0, 1), targets.flatten(), ignore_index=IGNORED, reduction="sum"
    )
    row, at = torch.nonzero(targets != IGNORED, as_tuple=True)
    said = tree.relations(seen, row, at, targets[row, at])
    wanted = torch.from_numpy(relation)[row, at]
    total = total + nn.functional.cross_entropy(said, wanted, reduction="sum")
    tags = tree.tag(seen).flatten(0, 1)
    return total + nn.functional.cross_entropy(
        tags, torch.from_numpy(tag).flatten(), ignore_index=IGNORED, reduction="sum"
    )
