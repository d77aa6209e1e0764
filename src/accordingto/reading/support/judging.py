"""The verdict on a statement given a text, if one is certain enough, and the sentence that it rests on."""

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
    """The model's judgement of a statement."""

    chances: Mapping[Verdict, float]
    """Probability of each verdict; they add up to 1."""
    likeliest: Verdict
    """The verdict with the highest probability."""
    confidence: float
    """Probability of the likeliest verdict, 0 to 1, rounded to two decimals."""
    verdict: Verdict
    """The likeliest verdict, or ``unclear`` if it is not certain enough to be given."""
    sentence: range
    """The words of the text that the verdict rests on."""
    differing: Sequence[tuple[int, int]] = ()
    """Numbers of the statement with the different number in the sentence, as indices of words."""


def judge(
    asked: Statement, text: Words, known: Knowledge, sentences: Sequence[range], model: Model
) -> Judgement:
    """Return the judgement of a statement given a text. Raise ``ValueError`` if either has no words."""
    if not asked.at or not sentences:
        raise ValueError("cannot judge a statement: it or the text has no words")
    found = weigh(asked, text, known, sentences, model.support, model.wordpiece)
    table = model.support.table
    chances = table.chances(found.features, found.scores)
    disagrees = bool(found.features["disagrees"])
    made = judgement_of(chances, table, found.nearest.sentence, disagrees=disagrees)
    if made.verdict == "attribution_dropped" and asked.attributed:
        made = replace(made, verdict="unclear")  # it says on whose word it stands
    return replace(made, differing=differing_numbers(found.nearest) if disagrees else ())


def judgement_of(
    chances: Mapping[Verdict, float], table: SupportTable, sentence: range, *, disagrees: bool
) -> Judgement:
    """Return the judgement for the probabilities of the verdicts.

    The verdict ``contradicted`` is given only if statement and sentence visibly disagree
    (``disagreement.py``). Published headlines hardly ever contradict their article, and nearly all that seem
    to, without a visible disagreement, do not.
    """
    likeliest = max(chances, key=lambda verdict: chances[verdict])
    confidence = round(chances[likeliest], 2)
    is_given = confidence >= table.thresholds[likeliest] and (likeliest != "contradicted" or disagrees)
    return Judgement(chances, likeliest, confidence, likeliest if is_given else "unclear", sentence)
