"""The features of a pair of sentences for the regressions that decide whether they have a claim in common.

Beside the words in common they compare names, numbers, days, quoted words and speakers: similarity of words
alone does not decide it. The words that say what happens count once more by themselves: two sentences of one
minister share her name and office, whatever she says in them.
"""

from __future__ import annotations

import math
from difflib import Match, SequenceMatcher
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from accordingto.stories.match.corpus import Corpus
    from accordingto.stories.match.statement import Statement

CLOSE = 0.45
"""The cosine similarity from which two words count as alike, linearly from 0 here to 1 for the same word."""


def features_of(corpus: Corpus, one: int, other: int) -> dict[str, float]:
    """Return the values of all features of a pair of sentences, by name; the order of the pair is irrelevant.

    ``one`` and ``other`` are indexes of ``corpus.sentences``.
    """
    a, b = corpus.sentences[one], corpus.sentences[other]
    both = a.telling & b.telling
    shared = sum(corpus.weight(word) for word in both)
    small, large = sorted((corpus.mass[one], corpus.mass[other]))
    matter = sum(corpus.weight(word) for word in a.matter & b.matter)
    less, more = sorted((corpus.matter_mass[one], corpus.matter_mass[other]))
    names, mine, theirs = a.names & b.names, a.names - b.names, b.names - a.names
    run, quoted = _runs(a, b)
    alike = _alike(corpus, one, other, both)
    ends = sorted(alike)
    return {
        "shared": math.log1p(shared),
        "share_of_less": shared / (small + 1),
        "share_of_more": shared / (large + 1),
        "dice": 2 * shared / (small + large + 1),
        "matter": math.log1p(matter),
        "matter_of_less": matter / (less + 1),
        "matter_of_more": matter / (more + 1),
        "matter_cosine": float(corpus.matter_vectors[one] @ corpus.matter_vectors[other]),
        "cosine": float(corpus.vectors[one] @ corpus.vectors[other]),
        "alike_less": ends[1],
        "alike_more": ends[0],
        "rarest": max((corpus.weight(word) for word in both), default=0.0),
        "names": math.log1p(len(names)),
        "names_apart": float(not names and bool(mine) and bool(theirs)),
        "whom": math.log1p(len(a.whom & b.whom)),
        "whom_apart": float(bool(a.whom) and bool(b.whom) and not a.whom & b.whom),
        "numbers": math.log1p(len(a.numbers & b.numbers)),
        "numbers_apart": float(bool(a.numbers) and bool(b.numbers) and not a.numbers & b.numbers),
        "days": float(bool(a.days & b.days)),
        "days_apart": float(bool(a.days) and bool(b.days) and not a.days & b.days),
        "run": math.log1p(run),
        "quoted": math.log1p(quoted),
        "both_quote": float(any(a.quoted) and any(b.quoted)),
        "same_speaker": float(bool(a.speakers & b.speakers)),
        "speakers_apart": float(bool(a.speakers) and bool(b.speakers) and not a.speakers & b.speakers),
        "one_speaks": float(bool(a.speakers) != bool(b.speakers)),
        "same_act": float(bool(a.acts & b.acts)),
        "length_less": math.log(1 + min(len(a.words), len(b.words))),
        "length_more": math.log(1 + max(len(a.words), len(b.words))),
        "apart": abs(a.number / a.of - b.number / b.of),
        "first": float(a.number == 0) + float(b.number == 0),
    }


def longest_run(a: Statement, b: Statement) -> Match:
    """Return the longest run of words outside quotation marks that two sentences share."""
    mine = [None if quoted else word.form for word, quoted in zip(a.words, a.quoted, strict=True)]
    theirs = ["" if quoted else word.form for word, quoted in zip(b.words, b.quoted, strict=True)]
    return SequenceMatcher(None, mine, theirs, autojunk=False).find_longest_match()


def _runs(a: Statement, b: Statement) -> tuple[int, int]:
    """Return the length of the longest common run of words, and the number of words in common runs of at
    least two that both sentences quote."""
    matcher = SequenceMatcher(None, [w.form for w in a.words], [w.form for w in b.words], autojunk=False)
    blocks = [block for block in matcher.get_matching_blocks() if block.size]
    longest = max((block.size for block in blocks), default=0)
    quoted = sum(
        a.quoted[block.a + at] and b.quoted[block.b + at]
        for block in blocks
        if block.size > 1
        for at in range(block.size)
    )
    return longest, quoted


def _alike(corpus: Corpus, one: int, other: int, both: frozenset[str]) -> tuple[float, float]:
    """Return, for each sentence, how much of its content words the other has, or has similar words for."""
    rows, mine = corpus.word_rows(one)
    columns, theirs = corpus.word_rows(other)
    if not len(mine) or not len(theirs):
        return 0.0, 0.0
    near = np.clip((rows @ columns.T - CLOSE) / (1 - CLOSE), 0.0, 1.0)
    return (
        float(mine @ near.max(axis=1) / mine.sum()),
        float(theirs @ near.max(axis=0) / theirs.sum()),
    )
