"""Which phrases refer to the same: each is linked to the likeliest one before it, or to none.

A mention-ranking model (Wiseman et al., ACL 2015; Lee et al., EMNLP 2017): of all candidates before a
phrase, and the possibility that it is new, the best. A pair is scored from the two vectors, from how
alike they are (a bilinear form), and from what the vectors cannot show: distance, shared words, forms, and
whether both stand in one quotation.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from accordingto.reading.encoder.mentions import FORMS
from accordingto.reading.encoder.products import product

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from numpy.typing import NDArray

    from accordingto.reading.encoder.mentions import MentionDraft
    from accordingto.reading.encoder.outputs import Floats, Heads
    from accordingto.reading.encoder.tokens import Tokens

CANDIDATES = 160
"""Phrases before a phrase among which its antecedent is looked for."""
BLOCK = 64
"""Phrases that are linked at once; bounds the memory that a long text takes."""
AT_ONCE = 8
"""Phrases of a block that are scored at once: what is added up for them stays in the processor's cache."""
LEAST_SHARE = 0.01
"""Probability of a candidate below which it is left out."""
DISTANCES = (1, 2, 3, 5, 8, 12, 18, 27, 40, 60, 90)
"""Lower bounds of the buckets of distance, in phrases; a phrase inside its candidate has bucket 0."""
MATCHES = ("none", "same", "first and last", "last", "first", "crossed", "initials")
"""How the words of two phrases agree, determiners and possessives aside."""
QUOTED = ("outside", "same", "different", "one")
"""Whether two phrases stand in quotations: neither, in one, each in another, only one of them."""
_BUCKETS = np.searchsorted(DISTANCES, np.arange(DISTANCES[-1] + 1), side="right")
_EMPTY = frozenset({"the", "a", "an", "'", "’", "s", "this", "that", "these", "those"})


@dataclass(frozen=True)
class Keys:
    """What pairs of phrases are compared by; arrays with one entry a phrase, -1 where there is nothing."""

    place: NDArray[np.int64]
    start: NDArray[np.int64]
    end: NDArray[np.int64]
    form: NDArray[np.int64]
    quote: NDArray[np.int64]
    whole: NDArray[np.int64]
    first: NDArray[np.int64]
    last: NDArray[np.int64]
    initials: NDArray[np.int64]
    count: NDArray[np.int64]


def keys_of(
    items: Sequence[MentionDraft], places: Sequence[int], tokens: Tokens, written: Sequence[str]
) -> Keys:
    """Return the keys of some phrases of a text, whose tokens are ``written`` so.

    ``places`` are the indices of the phrases among all of the text.
    """
    numbers: dict[str, int] = {}

    def number(word: str) -> int:
        return numbers.setdefault(word, len(numbers))

    quotes = (np.cumsum(tokens.quote == 1) * (tokens.quote > 0)).tolist()
    rows = []
    for place, item in zip(places, items, strict=True):
        start, end = item.piece.start, item.piece.end
        whole = written[start:end]
        said = [word for word in whole if word.lower() not in _EMPTY] or whole
        lower = [word.lower() for word in said]
        initials = "".join([word[0] for word in said if word[0].isupper()]) if len(said) > 1 else said[0]
        rows.append(
            (
                place,
                start,
                end,
                FORMS.index(item.form),
                quotes[start],
                number(" ".join(lower)),
                number(lower[0]),
                number(lower[-1]),
                number(f"^{initials}") if initials.isupper() and len(initials) > 1 else -1,
                len(lower),
            )
        )
    return Keys(*np.array(rows, dtype=np.int64).reshape(-1, 10).T)


@dataclass(frozen=True)
class Pairs:
    """Features of each of some phrases beside each of their candidates: arrays (phrases, candidates)."""

    distance: NDArray[np.int64]
    """Index of the bucket."""
    match: NDArray[np.int64]
    """Index into ``MATCHES``."""
    forms: NDArray[np.int64]
    """The candidate's form times the number of forms, and the phrase's form."""
    quoted: NDArray[np.int64]
    """Index into ``QUOTED``."""


def pairs_of(keys: Keys, later: NDArray[np.int64], earlier: NDArray[np.int64]) -> Pairs:
    """Return features of phrases ``later`` (n, 1) beside candidates ``earlier`` (1, k), as indices."""
    gap = keys.place[later] - keys.place[earlier]
    distance = _BUCKETS[gap.clip(0, DISTANCES[-1])]
    distance[keys.end[earlier] > keys.start[later]] = 0
    same_first = keys.first[later] == keys.first[earlier]
    same_last = keys.last[later] == keys.last[earlier]
    match = np.zeros(gap.shape, dtype=np.int64)
    match[(keys.initials[later] == keys.initials[earlier]) & (keys.initials[later] >= 0)] = 6
    match[(keys.first[later] == keys.last[earlier]) | (keys.last[later] == keys.first[earlier])] = 5
    match[same_first] = 4
    match[same_last] = 3
    match[same_first & same_last] = 2
    match[keys.whole[later] == keys.whole[earlier]] = 1
    forms = keys.form[earlier] * len(FORMS) + keys.form[later]
    here, there = keys.quote[later], keys.quote[earlier]
    quoted = np.where((here > 0) & (there > 0), 2, 3)
    quoted[here == there] = 1
    quoted[(here == 0) & (there == 0)] = 0
    return Pairs(distance, match, forms, quoted)


@dataclass(frozen=True)
class Antecedents:
    """What a phrase may refer back to, with probabilities; with those left out they add up to 1."""

    new: float
    """That it refers to something not mentioned before."""
    likely: list[tuple[int, float]]
    """The index of each phrase before it that it refers to with at least ``LEAST_SHARE``, and how likely."""


def antecedents(vectors: Floats, keys: Keys, heads: Heads) -> Iterator[Antecedents]:
    """Yield what each of some phrases may refer back to; they are given by their vectors and keys."""
    here = product(vectors, heads.later_out) + heads.later_bias
    there = product(vectors, heads.earlier_out)
    alike = product(vectors, heads.pair_alike)
    new = product(vectors, heads.new_out) + heads.new_bias
    count = len(vectors)
    for low in range(0, count, BLOCK):
        later = np.arange(low, min(low + BLOCK, count))
        first = max(0, low - CANDIDATES)
        earlier = np.arange(first, later[-1])
        pairs = pairs_of(keys, later[:, None], earlier[None])
        scores = pair_scores(heads, here[later], there[earlier], pairs)
        scores += product(alike[later], vectors[earlier].T)
        gap = later[:, None] - earlier
        scores[(gap <= 0) | (gap > CANDIDATES)] = -np.inf
        table: Floats = np.concatenate([new[later], scores], axis=1)
        np.exp(table - table.max(axis=1, keepdims=True), out=table)
        table /= table.sum(axis=1, keepdims=True)
        likely: list[list[tuple[int, float]]] = [[] for _ in later]
        rows, columns = np.nonzero(table[:, 1:] >= LEAST_SHARE)
        odds = table[rows, columns + 1]
        for row, column, share in zip(rows.tolist(), columns.tolist(), odds.tolist(), strict=True):
            likely[row].append((first + column, share))
        yield from map(Antecedents, table[:, 0].tolist(), likely)


def pair_scores(heads: Heads, here: Floats, there: Floats, pairs: Pairs) -> Floats:
    """Return the scores (n, k) of phrases (n, width) beside candidates (k, width).

    The last candidate is the one before the last phrase. Those that are no candidates of a phrase, as they
    stand behind it or too far before it, have no score there, but 0.
    """
    features, which = _tables(heads, pairs)
    scores = np.zeros(which.shape, dtype=np.float32)
    ahead = which.shape[1] - len(here)
    for low in range(0, len(here), AT_ONCE):
        part, near = slice(low, low + AT_ONCE), slice(max(0, ahead + low - CANDIDATES), ahead + low + AT_ONCE)
        mixed: Floats = features.take(which[part, near], axis=0)
        mixed += here[part, None]
        mixed += there[near]
        np.maximum(mixed, 0, out=mixed)
        scores[part, near] = np.matmul(mixed, heads.pair_out[:, 0])
    return scores


def _tables(heads: Heads, pairs: Pairs) -> tuple[Floats, NDArray[np.int64]]:
    """Return the sum of the features' vectors for each combination that occurs, and which each pair has."""
    sizes = (len(heads.pair_match), len(heads.pair_forms), len(heads.pair_quoted))
    combined = ((pairs.distance * sizes[0] + pairs.match) * sizes[1] + pairs.forms) * sizes[2] + pairs.quoted
    occurs = np.zeros(len(heads.pair_distance) * sizes[0] * sizes[1] * sizes[2], dtype=bool)
    occurs[combined] = True
    rest, quoted = np.divmod(np.flatnonzero(occurs), sizes[2])
    rest, forms = np.divmod(rest, sizes[1])
    distance, match = np.divmod(rest, sizes[0])
    features = heads.pair_distance[distance] + heads.pair_match[match]
    features += heads.pair_forms[forms]
    features += heads.pair_quoted[quoted]
    return features, (np.cumsum(occurs) - 1)[combined]
