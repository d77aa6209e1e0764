"""Dependency trees: the part of speech, head and relation of every token, decoded sentence by sentence.

Each token takes the head with the highest score (``encoder/outputs.py``); if that gives a cycle, or no single
root, the best tree is found by the algorithm of Chu & Liu (Science Sinica, 1965) and Edmonds (Journal of
Research of the National Bureau of Standards, 1967).
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

import numpy as np

from accordingto.reading.encoder.outputs import DISTANCES, RELATIONS, TAGS
from accordingto.reading.encoder.products import product
from accordingto.reading.encoder.spans import TokenSpan

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from numpy.typing import NDArray

    from accordingto.reading.encoder.outputs import Floats, Heads, Scores
    from accordingto.reading.syntax.document import Document

    Indices = NDArray[np.int64]

LONGEST = 192
"""Most tokens of a sentence that are parsed together, since the work is quadratic."""
MOST_ROOTS = 8
"""Most roots that are tried, the most promising first, if the best heads are no tree."""
IMPOSSIBLE = -1e9
_ROOT = RELATIONS.index("root")
_FINITE = frozenset(("AUX:past", "AUX:present", "VERB:past", "VERB:present"))
_ODD = frozenset(("part", "punct"))
"""Relations of tokens that never head a phrase."""
ACTIVE = ("VERB:past", "VERB:present", "VERB:ing")
"""Tags of verbs that are certainly active."""
HELPING = frozenset(("aux", "aux:pass", "cop"))
"""Relations of auxiliaries and copulas to their verb or predicate."""
_SUBJECTS = frozenset(("nsubj", "nsubj:pass", "csubj", "expl"))


@dataclass(frozen=True)
class Trees:
    """The dependency trees of a text; lists with one entry per token."""

    tags: list[str]
    """Part of speech, one of ``TAGS``."""
    heads: list[int]
    """Index of the head; a root is its own."""
    relations: list[str]
    """Relation to the head, one of ``RELATIONS``."""

    @cached_property
    def _upwards(self) -> list[int]:
        """All tokens, each before its head."""
        found = [at for at, head in enumerate(self.heads) if head == at]
        for at in found:
            found += self.below[at]
        return found[::-1]

    @cached_property
    def below(self) -> list[list[int]]:
        """The dependents of each token, in order."""
        found: list[list[int]] = [[] for _ in self.heads]
        for at, head in enumerate(self.heads):
            if head != at:
                found[head].append(at)
        return found

    @cached_property
    def left(self) -> list[int]:
        """The first token of each token's subtree, which includes the token itself."""
        return self._edges(min)

    @cached_property
    def right(self) -> list[int]:
        """The last token of each token's subtree, which includes the token itself."""
        return self._edges(max)

    def _edges(self, further: Callable[[int, int], int]) -> list[int]:
        found = list(range(len(self.heads)))
        for at in self._upwards:
            head = self.heads[at]
            found[head] = further(found[head], found[at])
        return found

    @cached_property
    def clause_starts(self) -> dict[int, int]:
        """The first tokens of subjects of finite verbs, mapped to the verb; without relative clauses."""
        verbs = {self.verb(at) for at in self.finite}
        finite = {at for at in verbs if self.relations[at] != "acl:relcl"}
        subjects = (at for at, said in enumerate(self.relations) if said in _SUBJECTS)
        return {self.left[at]: self.heads[at] for at in subjects if self.heads[at] in finite}

    @cached_property
    def finite(self) -> list[int]:
        """The finite verbs and auxiliaries, in order."""
        return [at for at, tag in enumerate(self.tags) if tag in _FINITE]

    def is_finite(self, at: int) -> bool:
        """Return whether a token is a finite verb or auxiliary."""
        return self.tags[at] in _FINITE

    def verb(self, at: int) -> int:
        """Return the token that a subject depends on: the verb itself, or the head of an auxiliary."""
        return self.heads[at] if self.relations[at] in HELPING else at

    def helpers(self, at: int) -> list[int]:
        """Return the auxiliaries and copulas of a verb or predicate, in order."""
        return [one for one in self.below[at] if self.relations[one] in HELPING]

    def head_of(self, piece: TokenSpan) -> int:
        """Return the head of a span: the first token whose own head is outside the span."""
        start, end = piece
        for at in range(start, end):
            head = self.heads[at]
            if (head == at or not start <= head < end) and self.relations[at] not in _ODD:
                return at
        return start

    def subject(self, at: int) -> int | None:
        """Return the head of the subject of a verb or auxiliary, or None."""
        below = self.below[self.verb(at)]
        return next((one for one in below if self.relations[one] in _SUBJECTS), None)


def trees_of(doc: Document, scores: Scores, heads: Heads) -> Trees:
    """Return the trees of a document's sentences."""
    bounds = (TokenSpan(doc.token_at(one.start), doc.token_at(one.end)) for one in doc.sentences)
    return find_trees(scores, heads, bounds)


def unparsed(words: int) -> Trees:
    """Return placeholder trees for a number of words, each of which is its own root."""
    return Trees(["X"] * words, list(range(words)), ["root"] * words)


def find_trees(scores: Scores, heads: Heads, sentences: Iterable[TokenSpan]) -> Trees:
    """Return the trees of a text, given its sentences; a token outside all of them is its own head."""
    n = len(scores.tag)
    above = np.arange(n)
    buckets = np.searchsorted(DISTANCES, np.arange(-LONGEST, LONGEST + 1), side="right")
    bias = heads.arc_distance[buckets]
    offsets = np.arange(LONGEST)[None, :] - np.arange(LONGEST)[:, None] + LONGEST
    bias = bias[offsets]
    for sentence in sentences:
        for start in range(sentence.start, sentence.end, LONGEST):
            end = min(start + LONGEST, sentence.end)
            arcs = product(scores.below[start:end], scores.above[start:end].T)
            arcs += bias[: end - start, : end - start]
            above[start:end] = best_heads(arcs) + start
    relations = _relations(scores, heads, above)
    tags = [TAGS[i] for i in scores.tag.argmax(axis=1).tolist()]
    return Trees(tags, above.tolist(), [RELATIONS[i] for i in relations.tolist()])


def _relations(scores: Scores, heads: Heads, above: Indices) -> Indices:
    """Return the index of each token's relation to its head; "root" for roots and only for them."""
    at = np.arange(len(above))
    way = np.searchsorted(DISTANCES, above - at, side="right")
    mixed = np.maximum(scores.related + scores.relating[above] + heads.relation_way[way], 0)
    said = product(mixed, heads.relation_out) + heads.relation_bias
    said[:, _ROOT] = IMPOSSIBLE
    return np.where(above == at, _ROOT, said.argmax(axis=1))


def best_heads(arcs: Floats) -> Indices:
    """Return the head of each token (n,) in the best tree; ``arcs`` (n, n) has each token's scores of heads.

    A token that is its own head is the root, of which there is exactly one.
    """
    greedy: Indices = arcs.argmax(axis=1)
    if is_tree(greedy.tolist()):
        return greedy
    scores = arcs.astype(np.float64)
    own = np.diagonal(scores).copy()
    np.fill_diagonal(scores, IMPOSSIBLE)
    highest = scores.max(axis=1) if len(scores) > 1 else np.zeros(1)
    most = own - highest + highest.sum()
    best, found = -np.inf, greedy
    for root in np.argsort(-most)[:MOST_ROOTS].tolist():
        if most[root] <= best:
            break
        heads = best_arborescence(scores, root)
        total = scores[np.arange(len(heads)), heads].sum() - scores[root, root] + own[root]
        if total > best:
            best, found = total, heads
    return found


def is_tree(heads: list[int]) -> bool:
    """Return whether heads form a tree with one root, which is its own head."""
    if sum(head == i for i, head in enumerate(heads)) != 1:
        return False
    state = [0] * len(heads)  # 0 not seen, 1 on the way, 2 leads to the root
    for first in range(len(heads)):
        way, at = [], first
        while state[at] == 0:
            state[at] = 1
            way.append(at)
            if heads[at] == at:
                break
            at = heads[at]
        if state[at] == 1 and heads[at] != at:
            return False
        for step in way:
            state[step] = 2
    return True


def best_arborescence(arcs: NDArray[np.float64], root: int) -> Indices:
    """Return the heads (n,) of the tree with this root that has the highest sum of ``arcs`` (n, n)."""
    n = len(arcs)
    heads: Indices = arcs.argmax(axis=1)
    heads[root] = root
    circle = _circle(heads.tolist(), root)
    if not circle:
        return heads
    within = np.array(circle)
    inside = np.zeros(n, dtype=np.bool_)
    inside[within] = True
    outside = np.flatnonzero(~inside)
    entering = arcs[within[:, None], outside] - arcs[within, heads[within]][:, None]
    leaving = arcs[outside[:, None], within]
    m = len(outside)
    small = np.full((m + 1, m + 1), IMPOSSIBLE)
    small[:m, :m] = arcs[outside[:, None], outside]
    small[:m, m] = leaving.max(axis=1)
    small[m, :m] = entering.max(axis=0)
    found = best_arborescence(small, int(np.searchsorted(outside, root)))
    heads[outside] = np.append(outside, -1)[found[:m]]
    left = found[:m] == m
    heads[outside[left]] = within[leaving[left].argmax(axis=1)]
    entry = int(found[m])
    heads[circle[int(entering[:, entry].argmax())]] = outside[entry]
    return heads


def _circle(heads: list[int], root: int) -> list[int]:
    """Return the tokens of a cycle of heads; an empty list if all lead to the root."""
    state = [0] * len(heads)
    state[root] = 2
    for first in range(len(heads)):
        way, at = [], first
        while state[at] == 0:
            state[at] = 1
            way.append(at)
            at = heads[at]
        if state[at] == 1:
            return way[way.index(at) :]
        for step in way:
            state[step] = 2
    return []
