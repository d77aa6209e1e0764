"""Co-reference by mention ranking: the probability of each earlier mention to be a mention's antecedent.

A mention-ranking model (Wiseman et al., ACL 2015; Lee et al., EMNLP 2017) lets all candidates before a
mention, and the option that it refers to something new, compete. The score of a pair comes from the two
vectors, their similarity (a bilinear form), and what the vectors cannot show: distance, shared words, forms,
and whether both are in the same quotation.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from accordingto.reading.encoder.mentions import FORMS
from accordingto.reading.encoder.products import product
from accordingto.reading.encoder.tokens import OPENING, OUTSIDE

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from numpy.typing import NDArray

    from accordingto.reading.encoder.mentions import MentionDraft
    from accordingto.reading.encoder.outputs import Floats, Heads
    from accordingto.reading.encoder.tokens import Tokens

CANDIDATES = 160
"""Number of mentions before a mention that are candidates for its antecedent."""
BLOCK = 64
"""Mentions linked at once; bounds the memory for a long text."""
AT_ONCE = 8
"""Mentions of a block scored at once, so that their intermediate sums stay in the processor's cache."""
LEAST_SHARE = 0.01
"""Candidates with a lower probability are left out."""
DISTANCES = (1, 2, 3, 5, 8, 12, 18, 27, 40, 60, 90)
"""Lower bounds of the distance buckets, in mentions; a mention inside its candidate has bucket 0."""
MATCHES = ("none", "same", "first and last", "last", "first", "crossed", "initials")
"""How the words of two mentions match, ignoring determiners and possessives."""
QUOTED = ("outside", "same", "different", "one")
"""Where two mentions are: outside quotations, in the same, in different ones, or only one of them in one."""
_BUCKETS = np.searchsorted(DISTANCES, np.arange(DISTANCES[-1] + 1), side="right")
_EMPTY = frozenset({"the", "a", "an", "'", "’", "s", "this", "that", "these", "those"})


@dataclass(frozen=True)
class Keys:
    """Properties by which pairs of mentions are compared: arrays with one entry per mention.

    In ``whole``, ``first``, ``last`` and ``initials`` equal numbers mean equal words; ``initials`` is -1 for
    a mention without any. ``quote`` numbers the quotations; it is 0 outside.
    """

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
    """Return the keys of some mentions of a text.

    ``places`` has the index of each among all mentions of the text; ``written`` has the tokens as strings.
    """
    numbers: dict[str, int] = {}

    def number(word: str) -> int:
        return numbers.setdefault(word, len(numbers))

    quotes = (np.cumsum(tokens.quote == OPENING) * (tokens.quote > OUTSIDE)).tolist()
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
    """Features of pairs of a mention and a candidate antecedent: arrays (mentions, candidates)."""

    distance: NDArray[np.int64]
    """Index of the bucket of ``DISTANCES``."""
    match: NDArray[np.int64]
    """Index into ``MATCHES``."""
    forms: NDArray[np.int64]
    """Index of the pair of forms: the candidate's form times the number of forms, plus the mention's form."""
    quoted: NDArray[np.int64]
    """Index into ``QUOTED``."""


def pairs_of(keys: Keys, later: NDArray[np.int64], earlier: NDArray[np.int64]) -> Pairs:
    """Return the features of the mentions ``later`` (n, 1) paired with the candidates ``earlier`` (1, k).

    Both are arrays of indices into ``keys``.
    """
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
    """The likely antecedents of a mention; all probabilities, of omitted candidates too, add up to 1."""

    new: float
    """Probability that it refers to something not mentioned before."""
    likely: list[tuple[int, float]]
    """Index and probability of each earlier mention that is the antecedent with at least ``LEAST_SHARE``."""


def antecedents(vectors: Floats, keys: Keys, heads: Heads) -> Iterator[Antecedents]:
    """Yield the antecedents of each mention, in order; ``vectors`` is (mentions, width)."""
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
    """Return the scores (n, k) of mentions ``here`` (n, width) paired with candidates ``there`` (k, width).

    The last candidate is the one before the last mention. Pairs in which the candidate comes after the
    mention, or more than ``CANDIDATES`` before it, may have the score 0; the caller has to mask them.
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
    """Return the summed feature vectors of each combination that occurs, and each pair's index into them."""
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
