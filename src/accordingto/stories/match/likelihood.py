"""The probability that two sentences have a claim in common, from two logistic regressions in sequence.

The first uses the features of the pair (``features.py``). The second also uses whether either sentence has a
better match in the article of the other, and whether their neighbours match, since outlets retell a story in
the same order. ``python -m training.stories.fit DATA`` fits both (``weights.json``).
"""

from __future__ import annotations

from collections import defaultdict
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING

import numpy as np
from msgspec import Struct, json

from accordingto.stories.match.features import features_of

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from numpy.typing import NDArray

    from accordingto.stories.match.corpus import Corpus

    Floats = NDArray[np.float64]
    Pair = tuple[int, int]

FILE = "weights.json"
"""Name of the file with the weights in this package."""
AROUND = ("likely", "best_rank", "worst_rank", "best_margin", "worst_margin", "neighbours", "beside")
"""Names of the additional features of the second regression."""
NOWHERE = -8.0
"""Log-odds assumed for a pair that was not compared."""
FURTHEST = 6.0
"""Maximum value of a rank; lower-ranked pairs all have it."""


class Regression(Struct, frozen=True, forbid_unknown_fields=True):
    """A logistic regression over features by name."""

    weights: dict[str, float]
    bias: float

    def log_odds(self, names: Sequence[str], rows: Floats) -> Floats:
        """Return the log-odds for each row of feature values, whose columns are in the order of ``names``."""
        found: Floats = rows @ np.array([self.weights[name] for name in names]) + self.bias
        return found


class Weights(Struct, frozen=True, forbid_unknown_fields=True):
    """The weights of both regressions, and the probability from which two sentences are linked."""

    provenance: str
    """A description of the data that they were fitted on."""
    first: Regression
    second: Regression
    threshold: float


@cache
def bundled() -> Weights:
    """Return the weights that come with the package."""
    return json.decode((files(__package__) / FILE).read_bytes(), type=Weights)


def table_of(corpus: Corpus, pairs: Sequence[Pair]) -> tuple[list[str], Floats]:
    """Return the names of the features and their values, shape (pairs, features)."""
    rows = [features_of(corpus, one, other) for one, other in pairs]
    names = list(rows[0]) if rows else []
    return names, np.array([[row[name] for name in names] for row in rows], dtype=np.float64)


def around(corpus: Corpus, pairs: Sequence[Pair], odds: Floats) -> Floats:
    """Return the values of the features in ``AROUND``, shape (pairs, features).

    ``odds`` are the log-odds of the pairs from the first regression.
    """
    article = [one.article for one in corpus.sentences]
    known = dict(zip(pairs, odds.tolist(), strict=True))
    rivals: dict[tuple[int, int], list[float]] = defaultdict(list)
    for (one, other), value in known.items():
        rivals[one, article[other]].append(value)
        rivals[other, article[one]].append(value)
    ranked = {key: np.sort(np.array(values))[::-1] for key, values in rivals.items()}
    return np.array([_around(pair, known, ranked, article) for pair in pairs]).reshape(
        len(pairs), len(AROUND)
    )


def _around(
    pair: Pair,
    known: Mapping[Pair, float],
    ranked: Mapping[tuple[int, int], Floats],
    article: Sequence[int],
) -> list[float]:
    one, other = pair
    own = known[pair]
    ranks, margins = [], []
    for key in ((one, article[other]), (other, article[one])):
        values = ranked[key]
        above = int(np.searchsorted(-values, -own, "left"))
        rest = values[0] if above else (values[1] if len(values) > 1 else NOWHERE)
        ranks.append(min(float(above), FURTHEST))
        margins.append(own - rest)
    near = [
        known.get((one + a, other + b), NOWHERE)
        for a, b in ((-1, -1), (1, 1), (-1, 1), (1, -1), (0, 1), (0, -1), (1, 0), (-1, 0))
    ]
    return [own, min(ranks), max(ranks), min(margins), max(margins), max(near[:2]), max(near[4:])]


def chances(corpus: Corpus, pairs: Sequence[Pair]) -> dict[Pair, float]:
    """Return the probability, 0 to 1, for each pair of sentences that they have a claim in common."""
    if not pairs:
        return {}
    table = bundled()
    names, rows = table_of(corpus, pairs)
    odds = table.first.log_odds(names, rows)
    rows = np.concatenate([rows, around(corpus, pairs, odds)], axis=1)
    found = 1 / (1 + np.exp(-table.second.log_odds([*names, *AROUND], rows)))
    return dict(zip(pairs, found.tolist(), strict=True))
