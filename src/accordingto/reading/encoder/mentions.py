"""Mention detection: noun phrases and pronouns that refer to somebody or something, among all short spans.

A span's score is the dot product of a vector of its first word and one of its last, plus a bias for its width
(Dozat & Manning, ICLR 2017, without their layers in between). Its kind and form, and later its antecedents,
come from one span vector, made from its first word, its last word and the mean of all its words.
"""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass
from functools import cached_property
from itertools import islice, takewhile
from typing import TYPE_CHECKING

import numpy as np
from msgspec import Struct

from accordingto.reading.encoder.products import product
from accordingto.reading.encoder.spans import TokenSpan
from accordingto.reading.encoder.tokens import LINE

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Sequence

    from numpy.typing import NDArray

    from accordingto.reading.encoder.outputs import Floats, Heads, Scores
    from accordingto.reading.encoder.tokens import Tokens
    from accordingto.types import MentionForm

KINDS = ("person", "organization", "place", "time", "event", "abstract", "object")
"""Entity types of mentions: those of GUM (Zeldes, LRE 2017), with animals and the like as objects."""
FORMS: tuple[MentionForm, ...] = ("name", "nominal", "pronoun")
"""Forms of mentions."""
ACTING = frozenset({"person", "organization", "place"})
"""Kinds of mentions that may speak or be spoken to (besides some documents)."""
WIDEST = 32
"""Most words in a mention. 1 % of the mentions in GUM are wider."""
CERTAIN = 20.0
"""Score (logit) of a span that is known to be a mention: above all others."""
BLOCK = 4096
"""Words whose spans are scored at once; bounds the memory for a long text."""

if TYPE_CHECKING:
    Cut = Callable[[int, int], tuple[int, int] | None]
    """Shortens a span (start, end) to the part of it that can be a mention; None if no part can."""
    Judge = Callable[["MentionDrafts"], "MentionDrafts"]
    """Returns the mentions with the probability of each kind of actor (``chances`` and ``other``)."""


class MentionDraft(Struct, frozen=True):
    """A mention: a noun phrase or pronoun that refers. Mentions may be nested, but do not cross."""

    piece: TokenSpan
    """Its tokens: a whole noun phrase with all its dependents, as in GUM."""
    kind: str
    """One of ``KINDS``."""
    form: MentionForm
    """A name (its head is a proper noun), a nominal, or a pronoun (possessives included)."""
    sure: float
    """Probability that it is a mention at all, 0 to 1."""
    chances: tuple[float, ...] = ()
    """Probabilities of ``ACTOR_KINDS`` if it is an actor; empty if they were not computed."""
    other: float = 0.0
    """Probability that it is no actor, 0 to 1."""


@dataclass(frozen=True)
class Cluster:
    """A co-reference cluster: mentions of one text that refer to the same entity."""

    phrases: tuple[MentionDraft, ...]
    """The mentions, in the order of the text."""
    links: tuple[float, ...]
    """Per mention, the probability of its link to the cluster or, for a first mention, that it is new."""

    @cached_property
    def telling(self) -> list[MentionDraft]:
        """Return the most informative mentions: the names, else the nominals, else the pronouns."""
        for form in FORMS:
            found = [phrase for phrase in self.phrases if phrase.form == form]
            if found:
                return found
        raise ValueError("a cluster of no phrases")

    @cached_property
    def kind(self) -> str:
        """Return the most frequent kind among the most informative mentions."""
        kinds = [phrase.kind for phrase in self.telling]
        return max(dict.fromkeys(kinds), key=kinds.count)


@dataclass(frozen=True)
class MentionDrafts:
    """Mentions of a text, in text order, with their span vectors (mentions, width)."""

    items: list[MentionDraft]
    vectors: Floats

    places: list[int]
    """Index of each among all mentions of the text."""

    def __len__(self) -> int:
        return len(self.items)

    def naming(self, piece: TokenSpan) -> list[MentionDraft]:
        """Return the mentions that begin where a span begins and lie within it."""
        start = bisect_left(self.items, piece.start, key=lambda p: p.piece.start)
        begun = takewhile(lambda p: p.piece.start == piece.start, islice(self.items, start, None))
        return [p for p in begun if p.piece.end <= piece.end]

    def only(self, wanted: Iterable[bool]) -> MentionDrafts:
        """Return a selection of the mentions; ``wanted`` has one entry per mention."""
        chosen = [i for i, is_wanted in enumerate(wanted) if is_wanted]
        items, places = [self.items[i] for i in chosen], [self.places[i] for i in chosen]
        return MentionDrafts(items, self.vectors[chosen], places)

    def replaced(self, items: Sequence[MentionDraft], kept: Sequence[bool]) -> MentionDrafts:
        """Return the mentions with ``items`` in place of their own, without those that are not ``kept``.

        Both arguments have one entry per mention.
        """
        chosen = [i for i, keep in enumerate(kept) if keep]
        places = [self.places[i] for i in chosen]
        return MentionDrafts([items[i] for i in chosen], self.vectors[chosen], places)


class MentionFinder:
    """Finder of the mentions of a text.

    ``cut`` shortens a span to what can be a mention; ``judge`` adds the probabilities of kinds of actors.
    """

    def __init__(
        self, scores: Scores, heads: Heads, words: Tokens, cut: Cut, judge: Judge | None = None
    ) -> None:
        self._scores, self._heads, self._words, self._cut = scores, heads, words, cut
        self._judge = judge
        self._likely: frozenset[TokenSpan] = frozenset()

    def find(self, wanted: Iterable[TokenSpan] = ()) -> MentionDrafts:
        """Return the spans within a line that are more likely mentions than not; none cross.

        Of two that cross, the likelier is kept. ``wanted`` are spans known to name somebody, such as sources:
        each is added as a mention unless a likely mention begins at its start and lies within it.
        """
        spans, logits = likely_spans(self._scores, self._heads)
        lines = np.cumsum(self._words.gap == LINE)
        whole = lines[spans[:, 0]] == lines[spans[:, 1] - 1]
        spans, logits = cut_spans(spans[whole], logits[whole], self._cut)
        self._likely = frozenset(TokenSpan(start, end) for start, end in spans.tolist())
        shortest: dict[int, int] = {}
        for start, end in self._likely:
            shortest[start] = min(end, shortest.get(start, end))
        asked = {part for part in self._cut_all(wanted) if shortest.get(part.start, part.end + 1) > part.end}
        if asked:
            spans = np.concatenate([spans, np.array(sorted(asked), dtype=np.int64)])
            logits = np.concatenate([logits, _certain(asked)])
            order = np.lexsort((-spans[:, 1], spans[:, 0]))
            spans, logits = spans[order], logits[order]
        kept = without_crossings(spans, logits)
        return self._drafts(spans[kept], logits[kept])

    def with_added(
        self, found: MentionDrafts, wanted: Iterable[TokenSpan], joined: Iterable[TokenSpan] = ()
    ) -> MentionDrafts:
        """Return the mentions with further ones; those that cross a further one are dropped.

        Each of ``wanted`` is added unless a mention begins at its start and lies within it. ``joined`` are
        spans that name several ("Orr and Lund"); they are always added, if not wider than ``WIDEST``. One
        that was added before is dropped if it ends a further one: "Orr" if "Mayor Orr" is added.
        """
        asked = [part for part in self._cut_all(wanted) if not found.naming(part)]
        asked += self._cut_all(piece for piece in joined if len(piece) <= WIDEST)
        extra = sorted(set(asked) - {item.piece for item in found.items})
        if not extra:
            return found
        begun = {part.end: part.start for part in reversed(extra)}
        found = found.only(
            item.piece in self._likely or begun.get(item.piece.end, item.piece.end) > item.piece.start
            for item in found.items
        )
        added = self._drafts(np.array(extra, dtype=np.int64), _certain(extra))
        items = [*found.items, *added.items]
        spans = np.array([item.piece for item in items], dtype=np.int64)
        logits = np.concatenate([np.zeros(len(found), dtype=np.float32), _certain(extra)])
        order = np.lexsort((-spans[:, 1], spans[:, 0]))
        order = order[without_crossings(spans[order], logits[order])]
        vectors = np.concatenate([found.vectors, added.vectors])[order]
        return MentionDrafts([items[i] for i in order.tolist()], vectors, list(range(len(order))))

    def _cut_all(self, spans: Iterable[TokenSpan]) -> list[TokenSpan]:
        """Return the parts of spans, of at most ``WIDEST`` tokens, that can be mentions."""
        parts = (self._cut(span.start, min(span.end, span.start + WIDEST)) for span in spans)
        return [TokenSpan(*part) for part in parts if part]

    def _drafts(self, spans: NDArray[np.int64], logits: Floats) -> MentionDrafts:
        """Return mentions for spans (n, 2) with logits (n,): kind, form, probability and vector of each."""
        vectors = span_vectors(self._scores, spans)
        kinds = kind_chances(vectors, self._heads).argmax(axis=1)
        forms = (product(vectors, self._heads.form_out) + self._heads.form_bias).argmax(axis=1)
        sure = 1 / (1 + np.exp(-logits))
        rows = zip(spans.tolist(), kinds.tolist(), forms.tolist(), sure.tolist(), strict=True)
        items = [MentionDraft(TokenSpan(a, b), KINDS[k], FORMS[f], s) for (a, b), k, f, s in rows]
        drafts = MentionDrafts(items, vectors, list(range(len(items))))
        return self._judge(drafts) if self._judge else drafts


def _certain(spans: Collection[TokenSpan]) -> Floats:
    """Return the logits of spans that are known to be mentions."""
    return np.full(len(spans), CERTAIN, dtype=np.float32)


def likely_spans(scores: Scores, heads: Heads) -> tuple[NDArray[np.int64], Floats]:
    """Return the spans (n, 2) with a positive logit, by start, the widest first; and their logits (n,)."""
    n, width = scores.begin.shape
    last = np.concatenate([scores.finish, np.zeros((WIDEST, width), dtype=np.float32)])
    ends = np.lib.stride_tricks.sliding_window_view(last, WIDEST, axis=0)
    found, values = [], []
    for low in range(0, n, BLOCK):
        high = min(low + BLOCK, n)
        block = np.matmul(scores.begin[low:high, None], ends[low:high])[:, 0] + heads.span_width
        block[np.arange(low, high)[:, None] + np.arange(WIDEST) >= n] = -1
        start, wide = np.nonzero(block[:, ::-1] > 0)
        wide = WIDEST - 1 - wide
        found.append(np.stack([start + low, start + low + wide + 1], axis=1))
        values.append(block[start, wide])
    if not found:
        return np.zeros((0, 2), dtype=np.int64), np.zeros(0, dtype=np.float32)
    return np.concatenate(found), np.concatenate(values)


def cut_spans(spans: NDArray[np.int64], logits: Floats, cut: Cut) -> tuple[NDArray[np.int64], Floats]:
    """Return the spans (n, 2) shortened by ``cut``, without duplicates, and the highest logit of each.

    They are ordered by start, the widest first; spans for which ``cut`` gives None are left out.
    """
    best: dict[tuple[int, int], float] = {}
    for (start, end), logit in zip(spans.tolist(), logits.tolist(), strict=True):
        bounds = cut(start, end)
        if bounds is not None:
            best[bounds] = max(logit, best.get(bounds, logit))
    kept = sorted(best, key=lambda bounds: (bounds[0], -bounds[1]))
    found = np.array(kept, dtype=np.int64).reshape(-1, 2)
    return found, np.array([best[bounds] for bounds in kept], dtype=np.float32)


def without_crossings(spans: NDArray[np.int64], logits: Floats) -> NDArray[np.int64]:
    """Return the indices, in order, of the spans that remain when no two may cross; the likelier stay.

    ``spans`` (n, 2) are ordered by their start.
    """
    bounds = spans.tolist()
    crossed: dict[int, list[int]] = {}
    for i, (start, end) in enumerate(bounds):
        for j in range(i + 1, len(bounds)):
            if bounds[j][0] >= end:
                break
            if bounds[j][0] > start and bounds[j][1] > end:
                crossed.setdefault(i, []).append(j)
                crossed.setdefault(j, []).append(i)
    dropped: set[int] = set()
    settled: set[int] = set()
    for i in sorted(crossed, key=lambda i: (-logits[i], i)):
        if settled.isdisjoint(crossed[i]):
            settled.add(i)
        else:
            dropped.add(i)
    return np.array([i for i in range(len(bounds)) if i not in dropped], dtype=np.int64)


def kind_chances(vectors: Floats, heads: Heads) -> Floats:
    """Return the probabilities (n, ``KINDS``) of the kinds of spans, given their vectors (n, width)."""
    scores = product(vectors, heads.kind_out) + heads.kind_bias
    odds = np.exp(scores - scores.max(axis=1, keepdims=True))
    chances: Floats = odds / odds.sum(axis=1, keepdims=True)
    return chances


def span_vectors(scores: Scores, spans: NDArray[np.int64]) -> Floats:
    """Return the vectors (n, width) of spans (n, 2)."""
    start, end = spans[:, 0], spans[:, 1]
    size = end - start
    inside = scores.inside[start].astype(np.float64)
    for at in range(1, int(size.max(initial=1))):
        longer = np.flatnonzero(size > at)
        inside[longer] += scores.inside[start[longer] + at]
    inside /= size[:, None]
    vectors: Floats = np.maximum(scores.left[start] + scores.right[end - 1] + inside, 0).astype(np.float32)
    return vectors
