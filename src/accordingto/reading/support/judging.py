"""What becomes of a statement in a text: the verdict, where it is sure enough, and the words that decide."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from accordingto.reading.support.disagreement import differing_numbers
from accordingto.reading.support.weighing import weigh

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from accordingto.reading.encoder.model import Model
    from accordingto.reading.encoder.support import SupportTable
    from accordingto.reading.support.comparison import Statement
    from accordingto.reading.support.knowledge import Knowledge
    from accordingto.reading.support.words import Words
    from accordingto.types import Verdict


@dataclass(frozen=True)
class Judgement:
    """What the model makes of a statement."""

    chances: Mapping[Verdict, float]
    """How probable each verdict is, together 1."""
    likeliest: Verdict
    confidence: float
    """How probable the likeliest is, 0 to 1, in hundredths."""
    verdict: Verdict
    """The likeliest, or ``unclear`` if it is not sure enough to be given."""
    sentence: range
    """The words of the text that decide."""
    differing: Sequence[tuple[int, int]] = ()
    """Numbers of the statement, each with the one that stands there instead: indices of words."""


def judge(
    asked: Statement, text: Words, known: Knowledge, sentences: Sequence[range], model: Model
) -> Judgement:
    """Return what becomes of a statement in a text. Raise ``ValueError`` where either has no words."""
    if not asked.at or not sentences:
        raise ValueError("a statement and a text need words to be compared")
    found = weigh(asked, text, known, sentences, model.support, model.wordpiece)
    table = model.support.table
    chances = table.chances(found.features, found.scores)
    disagrees = bool(found.features["disagrees"])
    made = judgement_of(chances, table, found.nearest.sentence, disagrees=disagrees)
    return replace(made, differing=differing_numbers(found.nearest) if disagrees else ())


def judgement_of(
    chances: Mapping[Verdict, float], table: SupportTable, sentence: range, *, disagrees: bool
) -> Judgement:
    """Return the judgement that probabilities make.

    That a text contradicts is said only where statement and sentence visibly disagree (``disagreement.py``):
    printed headlines hardly ever contradict their article, and without it nearly all that seem to do not.
    """
    likeliest = max(chances, key=lambda verdict: chances[verdict])
    confidence = round(chances[likeliest], 2)
    is_given = confidence >= table.thresholds[likeliest] and (likeliest != "contradicted" or disagrees)
    return Judgement(chances, likeliest, confidence, likeliest if is_given else "unclear", sentence)
