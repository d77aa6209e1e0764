"""How a body stands to a headline: whether it backs, denies or only reports it, or is about something else.

Trees that ``training.supporttrees`` grew on FNC-1 read the numbers of ``stancefeatures``. On events that
they never heard of they nearly always tell related from unrelated, often who backs from who reports, and
seldom who denies (``training/LOG.md``, 24).
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Literal, NamedTuple, get_args

import numpy as np

from benchmarks.stancefeatures import features_of

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from benchmarks.stancefeatures import Told

FILE = Path(__file__).with_name("stancetrees.npz")
"""The trees as they were grown."""


Standing = Literal["agree", "disagree", "discuss", "unrelated"]
STANDINGS: tuple[Standing, ...] = get_args(Standing)
"""How a body can stand to a headline, in the order of the trees."""


class Support(NamedTuple):
    """How likely each stance of a body to a headline is; they add up to 1."""

    agree: float
    """The outlet vouches for what the headline says."""
    disagree: float
    """The body says that it is not so."""
    discuss: float
    """The body tells that somebody says so, and takes no side."""
    unrelated: float
    """The body is about something else."""

    @property
    def likeliest(self) -> Standing:
        """The stance with the highest probability."""
        return max(STANDINGS, key=lambda standing: getattr(self, standing))


@dataclass(frozen=True)
class Trees:
    """Decision trees, a node a row; each stance has as many of them, and scores add up."""

    roots: NDArray[np.int32]
    """Which nodes are roots: one row a round, one column a stance."""
    feature: NDArray[np.int16]
    """The number that a node asks for."""
    bound: NDArray[np.float64]
    """What it must not exceed to go left."""
    left: NDArray[np.int32]
    """The next node; a leaf names itself."""
    right: NDArray[np.int32]
    value: NDArray[np.float64]
    """What a leaf adds to the score of a stance."""
    start: NDArray[np.float64]
    """Scores before the first tree, with the leanings that the stances were given."""

    def scores(self, features: NDArray[np.float64]) -> NDArray[np.float64]:
        """The score of each stance."""
        at = self.roots
        while True:
            goes_left = features[self.feature[at]] <= self.bound[at]
            following = np.where(goes_left, self.left[at], self.right[at])
            if np.array_equal(following, at):
                break
            at = following
        scores: NDArray[np.float64] = self.start + self.value[at].sum(axis=0)
        return scores


def support_of(headline: str, told: Told) -> Support:
    """How likely each stance of a body to a headline is. A millisecond, and five for a new body."""
    if not told.body.lines:
        return Support(0.0, 0.0, 0.0, 1.0)
    scores = _bundled().scores(features_of(headline, told))
    odds = np.exp(scores - scores.max())
    return Support(*(odds / odds.sum()).tolist())


@cache
def _bundled() -> Trees:
    return read_trees(FILE)


def read_trees(file: Path) -> Trees:
    """Trees as they were written. Raises ``OSError`` where the file cannot be read."""
    with np.load(file, allow_pickle=False) as arrays:
        return Trees(**{name: arrays[name] for name in Trees.__dataclass_fields__})
