"""The network's scores of an attribution's fields: act, certainty, strength, polarity, kind of source.

The words of cue, source and content are combined into one vector per attribution, from which the scores of
all values of all fields are computed.
"""

from __future__ import annotations

from itertools import accumulate
from typing import TYPE_CHECKING

import numpy as np

from accordingto.reading.encoder.outputs import FIELDS, POOLS
from accordingto.reading.encoder.products import product

if TYPE_CHECKING:
    from collections.abc import Sequence

    from accordingto.reading.attributions.decode import AttributionDraft
    from accordingto.reading.encoder.outputs import Floats, Heads, Scores
    from accordingto.reading.encoder.spans import TokenSpan

_ENDS = list(accumulate(map(len, FIELDS.values())))
_PLACES = {
    name: slice(end - len(values), end) for (name, values), end in zip(FIELDS.items(), _ENDS, strict=True)
}
"""The columns of each field in the array of scores."""
VALUES = _ENDS[-1]
"""Number of values of all fields together."""


def field_scores(found: Sequence[AttributionDraft], scores: Scores, heads: Heads) -> Floats:
    """Return the network's scores of all values, (attributions, ``VALUES``)."""
    mixed = np.zeros((len(found), scores.said.shape[1]), dtype=np.float32)
    for row, one in zip(mixed, found, strict=True):
        row += _mean(scores.said, (one.cue,))
        if one.source:
            row += _mean(scores.teller, one.source)
        if one.content:
            row += _pooled(scores, one.content)
    result: Floats = product(np.maximum(mixed, 0), heads.field_out) + heads.field_bias
    return result


def likeliest(scores: Floats, field: str) -> str:
    """Return the value of a field with the highest of one attribution's ``scores`` (``VALUES``,)."""
    place = _PLACES[field]
    return FIELDS[field][int(scores[place].argmax())]


def scores_of(scores: Floats, field: str) -> Floats:
    """Return one attribution's scores of the values of a field, in the order of ``FIELDS``."""
    return scores[_PLACES[field]]


def chances_of(scores: Floats, field: str, values: Sequence[str]) -> Floats:
    """Return the probabilities of some values of a field, normalised over these values only."""
    own = scores[[_PLACES[field].start + FIELDS[field].index(value) for value in values]]
    odds = np.exp(own - own.max())
    chances: Floats = odds / odds.sum()
    return chances


def _mean(rows: Floats, spans: Sequence[TokenSpan]) -> Floats:
    """Return the mean of the rows of some words."""
    parts = [rows[span.start : span.end] for span in spans]
    own = parts[0] if len(parts) == 1 else np.concatenate(parts)
    mean: Floats = own[0] if len(own) == 1 else own.mean(axis=0)
    return mean


def _pooled(scores: Scores, content: Sequence[TokenSpan]) -> Floats:
    """Return the vector of a content: ``POOLS`` parts, each a mean over the words with its own weights."""
    weight = np.concatenate([scores.weight[span.start : span.end] for span in content])
    words = np.concatenate([scores.told[span.start : span.end] for span in content])
    weight = np.exp(weight - weight.max(axis=0))
    weight /= weight.sum(axis=0)
    parts = words.reshape(len(words), POOLS, -1)
    pooled: Floats = np.einsum("np,npw->pw", weight, parts).reshape(-1)
    return pooled
