"""Stances of bodies to headlines on FNC-1: what the words that they share tell, beside published systems.

Related or not is judged as the checks of headlines do it, by the share of the headline that one window of the
body holds; what is related is taken to discuss.

The score is the challenge's: a quarter of a point for telling related from unrelated, three quarters for the
stance of what is related, in per cent of the most there is. Pairs within a part are less often unrelated than
those of the corpus, since most of the unrelated ones lie across the parts; so each unrelated pair counts as
often as makes their share that of the corpus.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from accordingto.reading.contentwords import terms_of, words_of
from accordingto.reading.likeness import Body, find_matches, find_windows, lines_of, weight
from accordingto.reading.sentences import split_sentences
from benchmarks.floors import hash_files
from benchmarks.measures import Score, Share
from benchmarks.report import Figure, Goal, Section, Table
from benchmarks.stancepairs import FILES, STANCES, Corpus, Stance, read_corpus

NAME = "fnc1"
TITLE = "FNC-1: stances of bodies to headlines"
SCORE, MACRO = 85.0, 65.0
"""Goals in per cent: the challenge's score, and F1 averaged over the stances."""
OVERLAP = 0.33
"""Share of a headline's weight in one window from which a pair is related: best on train and dev."""
LEARNED = ("a network, not shipped (`training/LOG.md`, 17)", "81.4", "61.6")
"""As measured once in int8; it costs 23.5 MB."""
PUBLISHED = (
    ("Athene, second in the challenge", "82.0", "60.4"),
    ("Talos, first in the challenge", "82.0", "58.2"),
)
"""Score and macro F1 in per cent, as Hanselowski et al. give them for the challenge's own test part."""


@dataclass(frozen=True)
class Result:
    """How good the answers to weighted pairs are."""

    score: float
    """The challenge's, in per cent."""
    stances: dict[Stance, Score]

    @property
    def macro(self) -> float:
        """Mean F1 of the stances, in per cent."""
        return sum(one.f1 for one in self.stances.values()) / len(self.stances)


def measure(data: Path) -> Section:
    """Judge the test part of the corpus with the bundled model."""
    folder = data / "fnc1"
    if not all((folder / name).is_file() for name in FILES):
        return Section(NAME, TITLE, skipped="DATA has no folder `fnc1` with the two files of the challenge")
    corpus = read_corpus(folder)
    judged = judge(corpus)
    return section(corpus, judged, hash_files([folder / name for name in FILES], data))


def judge(corpus: Corpus) -> list[tuple[Stance, Stance]]:
    """The stance of every pair of the test part, and what overlap makes of it."""
    bodies: dict[str, Body] = {}
    judged: list[tuple[Stance, Stance]] = []
    for pair in corpus.parts["test"]:
        if pair.body not in bodies:
            text = corpus.bodies[pair.body]
            bodies[pair.body] = Body(lines_of(text, split_sentences(text)))
        held = overlap(pair.headline, bodies[pair.body])
        judged.append((pair.stance, "discuss" if held >= OVERLAP else "unrelated"))
    return judged


def overlap(headline: str, body: Body) -> float:
    """The share of a headline's weight that the fullest window of a body holds."""
    terms = terms_of(words_of(headline))
    weights = [weight(term, body) for term in terms]
    windows = find_windows(find_matches(terms, body), weights, len(body.lines))
    return windows[0].coverage if windows else 0.0


def evaluate(pairs: Sequence[tuple[Stance, Stance]], unrelated: float) -> Result:
    """Score answers, each with what is right before it; ``unrelated`` is the share that these are to have."""
    apart = sum(gold == "unrelated" for gold, _ in pairs)
    counts = unrelated / (1 - unrelated) * (len(pairs) - apart) / apart if apart else 1.0
    weights = [counts if gold == "unrelated" else 1.0 for gold, _ in pairs]
    total = Share(0, 0)
    stances = {stance: Score() for stance in STANCES}
    for (gold, ours), times in zip(pairs, weights, strict=True):
        total += Share(times * points(gold, ours), times * points(gold, gold))
        if gold == ours:
            stances[gold] += Score(right=times)
        else:
            stances[gold] += Score(missed=times)
            stances[ours] += Score(wrong=times)
    return Result(total.percent, stances)


def points(gold: Stance, ours: Stance) -> float:
    """What the challenge gives for an answer."""
    if gold == "unrelated":
        return 0.25 if ours == gold else 0.0
    if ours == "unrelated":
        return 0.0
    return 1.0 if ours == gold else 0.25


def section(corpus: Corpus, judged: Sequence[tuple[Stance, Stance]], data: str) -> Section:
    """Lay out how good the answers are."""
    share, numbers = corpus.unrelated, corpus.subjects
    ours = evaluate(judged, share)
    nothing = evaluate([(gold, "unrelated") for gold, _ in judged], share)
    return Section(
        NAME,
        TITLE,
        intro=f"Parted by subject: {numbers['train']} subjects are train, {numbers['dev']} dev and "
        f"{numbers['test']} test; no headline, no body and no near copy of a body is in two parts. "
        f"{corpus.dropped:,} unrelated pairs lie across and are in none. Measured are the {len(judged):,} "
        f"pairs of test, the unrelated ones weighted to the {100 * share:.0f} % that they are of the corpus.",
        figures=[
            Figure(
                f"{NAME}.score",
                "the challenge's score, of the most",
                ours.score,
                "%",
                Goal(SCORE),
                gated=True,
            ),
            Figure(f"{NAME}.macro", "F1, mean of the four stances", ours.macro, "", Goal(MACRO), gated=True),
        ],
        tables=[
            Table(
                "Score and macro F1",
                ("", "score", "macro F1"),
                [
                    ("overlap: discuss or unrelated", f"{ours.score:.1f}", f"{ours.macro:.1f}"),
                    ("all unrelated", f"{nothing.score:.1f}", f"{nothing.macro:.1f}"),
                    LEARNED,
                    *PUBLISHED,
                ],
                "The published ones are on the challenge's own test part, which is not ours: read them as "
                "an order of size.",
            ),
            _stances(ours.stances),
            _confusion(judged),
        ],
        data=data,
    )


def _stances(stances: Mapping[Stance, Score]) -> Table:
    rows = [
        (stance, f"{one.precision:.1f}", f"{one.recall:.1f}", f"{one.f1:.1f}")
        for stance, one in stances.items()
    ]
    return Table("Each stance", ("", "precision", "recall", "F1"), rows)


def _confusion(pairs: Iterable[tuple[Stance, Stance]]) -> Table:
    pairs = list(pairs)
    rows = [(gold, *(str(pairs.count((gold, ours))) for ours in STANCES)) for gold in STANCES]
    return Table("Pairs by stance (rows) and answer (columns)", ("", *STANCES), rows, "Not weighted.")
