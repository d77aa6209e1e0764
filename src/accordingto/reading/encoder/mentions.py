"""Phrases that refer to somebody or something: noun phrases and pronouns, found among all short spans.

A span's score is the product of a vector of its first word and one of its last, and a bias of its width
(Dozat & Manning, ICLR 2017, without their layers in between). What a span is said to be, and
later who it is, is read from one vector: of its first word, its last, and the mean of all.
"""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import islice, takewhile
from typing import TYPE_CHECKING

import numpy as np

from accordingto.reading.encoder.products import product
from accordingto.reading.encoder.spans import TokenSpan
from accordingto.reading.encoder.tokens import LINE

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from numpy.typing import NDArray

    from accordingto.reading.encoder.outputs import Floats, Heads, Scores
    from accordingto.reading.encoder.tokens import Tokens
    from accordingto.types import MentionForm

KINDS = ("person", "organization", "place", "time", "event", "abstract", "object")
"""What a phrase refers to: the types of GUM (Zeldes, LRE 2017), animals and the like as objects."""
FORMS: tuple[MentionForm, ...] = ("name", "nominal", "pronoun")
"""How a phrase refers."""
ACTING = frozenset({"person", "organization", "place"})
"""Kinds of those who speak and are spoken to, some documents apart."""
WIDEST = 32
"""Most words in a phrase. Of GUM's phrases 1 % are wider."""
CERTAIN = 20.0
"""Score of a span that is known to refer: above all others."""
BLOCK = 4096
"""Words whose spans are scored at once; bounds the memory that a long text takes."""

if TYPE_CHECKING:
    Cut = Callable[[int, int], tuple[int, int] | None]
    """From the first word of a span and the one past its last to what of it can refer, if anything can."""
    Judge = Callable[["MentionDrafts"], "MentionDrafts"]
    """From phrases to the same, with how likely each is of each kind of actor."""


@dataclass(frozen=True)
class MentionDraft:
    """A noun phrase or pronoun that refers. Phrases may stand inside each other, but do not cross."""

    piece: TokenSpan
    """Its words: a whole noun phrase with what depends on it, as GUM draws them."""
    kind: str
    """One of ``KINDS``."""
    form: MentionForm
    """A name (its head is a proper noun), a nominal, or a pronoun (possessives included)."""
    sure: float
    """Probability that it refers at all, 0 to 1."""
    chances: tuple[float, ...] = ()
    """Probabilities of ``ACTOR_KINDS`` if it is an actor; none where they were not asked for."""
    other: float = 0.0
    """Probability that it is no actor, 0 to 1."""


@dataclass(frozen=True)
class Cluster:
    """Phrases of one text that refer to the same."""

    phrases: tuple[MentionDraft, ...]
    """In the order of the text."""
    links: tuple[float, ...]
    """One a phrase: probability that it refers to the same as what it was joined to, or to nothing before."""

    @cached_property
    def telling(self) -> list[MentionDraft]:
        """Return the phrases that tell what it is: the names, else the nominals, else the pronouns."""
        for form in FORMS:
            found = [phrase for phrase in self.phrases if phrase.form == form]
            if found:
                return found
        raise ValueError("a cluster of no phrases")

    @cached_property
    def kind(self) -> str:
        """Return what most of the phrases that tell it refer to."""
        kinds = [phrase.kind for phrase in self.telling]
        return max(dict.fromkeys(kinds), key=kinds.count)


@dataclass(frozen=True)
class MentionDrafts:
    """The phrases of a text, in its order, each with its vector (phrases, width)."""

    items: list[MentionDraft]
    vectors: Floats

    places: list[int]
    """Index of each among all phrases of the text."""

    def __len__(self) -> int:
        return len(self.items)

    def naming(self, piece: TokenSpan) -> list[MentionDraft]:
        """Return the phrases that begin with some words and stand within them."""
        start = bisect_left(self.items, piece.start, key=lambda p: p.piece.start)
        begun = takewhile(lambda p: p.piece.start == piece.start, islice(self.items, start, None))
        return [p for p in begun if p.piece.end <= piece.end]

    def only(self, wanted: Iterable[bool]) -> MentionDrafts:
        """Return those that are wanted; ``wanted`` has one entry a phrase."""
        chosen = [i for i, is_wanted in enumerate(wanted) if is_wanted]
        items, places = [self.items[i] for i in chosen], [self.places[i] for i in chosen]
        return MentionDrafts(items, self.vectors[chosen], places)

    def replaced(self, items: Sequence[MentionDraft], kept: Sequence[bool]) -> MentionDrafts:
        """Return these phrases as ``items``, one for one; only those that are ``kept``."""
        chosen = [i for i, keep in enumerate(kept) if keep]
        places = [self.places[i] for i in chosen]
        return MentionDrafts([items[i] for i in chosen], self.vectors[chosen], places)


class MentionFinder:
    """Finds the phrases of a text that refer, as often as it is asked; what is likely is scored once.

    ``cut`` says what of a span can refer, ``judge`` what kind of actor each phrase is likely to be.
    """

    def __init__(
        self, scores: Scores, heads: Heads, words: Tokens, cut: Cut, judge: Judge | None = None
    ) -> None:
        self._scores, self._heads, self._cut, self._words = scores, heads, cut, len(words)
        self._judge = judge
        self._known_chances: dict[TokenSpan, MentionDraft] = {}
        spans, logits = likely_spans(scores, heads)
        lines = np.cumsum(words.gap == LINE)
        whole = lines[spans[:, 0]] == lines[spans[:, 1] - 1]
        self._spans, self._logits = cut_spans(spans[whole], logits[whole], cut)
        self._found = self._drafts(self._spans, self._logits)
        self._known = set(map(tuple, self._spans.tolist()))
        self._shortest: dict[int, int] = {}
        for start, end in self._spans.tolist():
            self._shortest[start] = min(end, self._shortest.get(start, end))

    def find(self, wanted: Iterable[TokenSpan] = (), joined: Iterable[TokenSpan] = ()) -> MentionDrafts:
        """Return every span of a line that more likely refers than not; of two that cross, the surer.

        ``wanted`` are words that are known to name somebody: sources. One is taken too, as it is, where no
        other phrase begins with it and stands within it. ``joined`` are those that name several, taken in any
        case.
        """
        spans, logits, found = self._with_extra(self._missing(wanted, joined))
        kept = without_crossings(spans, logits)
        items = [found.items[i] for i in kept.tolist()]
        drafts = MentionDrafts(items, found.vectors[kept], list(range(len(items))))
        return self._judged(drafts) if self._judge else drafts

    def _judged(self, drafts: MentionDrafts) -> MentionDrafts:
        """Return phrases with how likely each is of each kind of actor, which is asked once a phrase."""
        known = self._known_chances
        missing = drafts.only([item.piece not in known for item in drafts.items])
        if self._judge and len(missing):
            known.update((item.piece, item) for item in self._judge(missing).items)
        return replace(drafts, items=[known[item.piece] for item in drafts.items])

    def _drafts(self, spans: NDArray[np.int64], logits: Floats) -> MentionDrafts:
        """Return what the network says of some spans (n, 2)."""
        vectors = span_vectors(self._scores, spans)
        kinds = kind_chances(vectors, self._heads).argmax(axis=1)
        forms = (product(vectors, self._heads.form_out) + self._heads.form_bias).argmax(axis=1)
        sure = 1 / (1 + np.exp(-logits))
        rows = zip(spans.tolist(), kinds.tolist(), forms.tolist(), sure.tolist(), strict=True)
        items = [MentionDraft(TokenSpan(a, b), KINDS[k], FORMS[f], s) for (a, b), k, f, s in rows]
        return MentionDrafts(items, vectors, list(range(len(items))))

    def _missing(self, wanted: Iterable[TokenSpan], joined: Iterable[TokenSpan]) -> list[tuple[int, int]]:
        """Return the spans that are asked for and not found by their scores, in order."""
        asked = [self._cut(p.start, min(p.end, p.start + WIDEST)) for p in wanted]
        parts = [self._cut(p.start, p.end) for p in joined if len(p) <= WIDEST]
        several = {bounds for bounds in parts if bounds} - self._known
        short = {(a, b) for a, b in filter(None, asked) if self._shortest.get(a, self._words + 1) > b}
        return sorted(short | several)

    def _with_extra(self, extra: list[tuple[int, int]]) -> tuple[NDArray[np.int64], Floats, MentionDrafts]:
        """Return the likely spans and some that are certain, in order; their scores; and what they are."""
        if not extra:
            return self._spans, self._logits, self._found
        certain = np.full(len(extra), CERTAIN, dtype=np.float32)
        added = self._drafts(np.array(extra, dtype=np.int64), certain)
        spans = np.concatenate([self._spans, np.array(extra, dtype=np.int64)])
        order = np.lexsort((-spans[:, 1], spans[:, 0]))
        both = [*self._found.items, *added.items]
        vectors = np.concatenate([self._found.vectors, added.vectors])[order]
        found = MentionDrafts([both[i] for i in order.tolist()], vectors, list(range(len(both))))
        return spans[order], np.concatenate([self._logits, certain])[order], found


def likely_spans(scores: Scores, heads: Heads) -> tuple[NDArray[np.int64], Floats]:
    """Return the spans (n, 2) with a positive score, by start, the widest first; and their scores (n,)."""
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
    """Return what of each span (n, 2) can refer, each once with its highest score, ordered as before."""
    best: dict[tuple[int, int], float] = {}
    for (start, end), logit in zip(spans.tolist(), logits.tolist(), strict=True):
        bounds = cut(start, end)
        if bounds is not None:
            best[bounds] = max(logit, best.get(bounds, logit))
    kept = sorted(best, key=lambda bounds: (bounds[0], -bounds[1]))
    found = np.array(kept, dtype=np.int64).reshape(-1, 2)
    return found, np.array([best[bounds] for bounds in kept], dtype=np.float32)


def without_crossings(spans: NDArray[np.int64], logits: Floats) -> NDArray[np.int64]:
    """Return the indices, in order, of the spans left when the less sure of two that cross is dropped.

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
    """Return the probabilities (n, ``KINDS``) of the kinds of spans with some vectors (n, width)."""
    scores = product(vectors, heads.kind_out) + heads.kind_bias
    odds = np.exp(scores - scores.max(axis=1, keepdims=True))
    chances: Floats = odds / odds.sum(axis=1, keepdims=True)
    return chances


def span_vectors(scores: Scores, spans: NDArray[np.int64]) -> Floats:
    """Return the vector (n, width) of each span (n, 2)."""
    start, end = spans[:, 0], spans[:, 1]
    size = end - start
    inside = scores.inside[start].astype(np.float64)
    for at in range(1, int(size.max(initial=1))):
        longer = np.flatnonzero(size > at)
        inside[longer] += scores.inside[start[longer] + at]
    inside /= size[:, None]
    vectors: Floats = np.maximum(scores.left[start] + scores.right[end - 1] + inside, 0).astype(np.float32)
    return vectors
