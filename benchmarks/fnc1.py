"""Stances of bodies to headlines on FNC-1, as trees tell them from our ledgers, beside published systems.

The bodies are read into ledgers, and the likeliest stance is the answer. Beside it stands what overlap alone
gives, by the share of the headline that one window of the body holds; what is related is taken to discuss.

The score is the challenge's: a quarter of a point for telling related from unrelated, three quarters for the
stance of what is related, in per cent of the most there is. Pairs within a part are less often unrelated than
those of the corpus, since most of the unrelated ones lie across the parts; so each unrelated pair counts as
often as makes their share that of the corpus.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from accordingto.reading import Reader
from accordingto.reading.headline.alignment import Body, find_matches, find_windows, lines_of, weight
from accordingto.reading.headline.content_words import terms_of, words_of
from accordingto.types import Article
from benchmarks.floors import hash_files
from benchmarks.measures import Score, Share
from benchmarks.report import Figure, Goal, Section, Table
from benchmarks.stancefeatures import Told
from benchmarks.stancepairs import FILES, SPLITS, STANCES, Corpus, Split, Stance, read_corpus
from benchmarks.stancetrees import support_of

NAME = "fnc1"
TITLE = "FNC-1: stances of bodies to headlines"
SCORE, MACRO = 85.0, 65.0
"""Goals in per cent: the challenge's score, and F1 averaged over the stances."""
OVERLAP = 0.33
"""Share of a headline's weight in one window from which a pair is related: best on train and dev."""
LEARNED = "a network, not shipped (`training/LOG.md`, 17 and 24)"
NETWORK: dict[Split, tuple[str, str, str]] = {"subject": ("81.4", "61.6", "28.6")}
"""Its score, macro F1 and F1 of ``disagree`` as measured once: ``python -m training.support`` (23.5 MB)."""
NAMES: dict[Split, str] = {"text": "by headline and body", "subject": "by subject"}
PUBLISHED = (
    ("Athene, second in the challenge", "82.0", "60.4", "15.1"),
    ("Talos, first in the challenge", "82.0", "58.2", "3.5"),
)
"""Score, macro F1 and F1 of ``disagree`` on the challenge's own test part, by Hanselowski et al."""


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


@dataclass(frozen=True)
class Judged:
    """A corpus parted in one way, and for each pair of its test part what is right, with an answer."""

    corpus: Corpus
    pairs: list[tuple[Stance, Stance]]
    """With our answers."""
    overlap: list[tuple[Stance, Stance]]
    """With those of overlap alone."""

    @property
    def result(self) -> Result:
        """How good the answers are."""
        return evaluate(self.pairs, self.corpus.unrelated)


def measure(data: Path) -> Section:
    """Judge the test part of the corpus, parted either way."""
    folder = data / "fnc1"
    if not all((folder / name).is_file() for name in FILES):
        return Section(NAME, TITLE, skipped="DATA has no folder `fnc1` with the two files of the challenge")
    corpora = {split: read_corpus(folder, split) for split in SPLITS}
    told = read_bodies(corpora.values())
    judged = {split: judge(corpus, told) for split, corpus in corpora.items()}
    return section(judged, hash_files([folder / name for name in FILES], data))


def read_bodies(corpora: Iterable[Corpus]) -> dict[str, Told]:
    """The bodies of the test parts by their numbers, each read by the bundled model."""
    texts = {pair.body: corpus.bodies[pair.body] for corpus in corpora for pair in corpus.parts["test"]}
    reader = Reader()
    told = {}
    for number, text in texts.items():
        ledger = reader.read(Article(id=number, text=text, language="en"))
        told[number] = Told(text, Body(lines_of(text, ledger.sentences)), ledger.attributions)
    return told


def judge(corpus: Corpus, told: Mapping[str, Told]) -> Judged:
    """The stance of every pair of the test part, and what we and overlap make of it."""
    ours: list[tuple[Stance, Stance]] = []
    plain: list[tuple[Stance, Stance]] = []
    for pair in corpus.parts["test"]:
        body = told[pair.body]
        ours.append((pair.stance, support_of(pair.headline, body).likeliest))
        held = overlap(pair.headline, body.body)
        plain.append((pair.stance, "discuss" if held >= OVERLAP else "unrelated"))
    return Judged(corpus, ours, plain)


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


def section(judged: Mapping[Split, Judged], data: str) -> Section:
    """Lay out how good the answers are, on either split."""
    figures: list[Figure] = []
    tables: list[Table] = []
    for split, one in judged.items():
        figures += _figures(split, one)
        tables += _tables(split, one)
    sizes = {split: one.corpus.groups for split, one in judged.items()}
    texts, subjects = sizes["text"], sizes["subject"]
    return Section(
        NAME,
        TITLE,
        intro=f"Parted {NAMES['text']}: no headline, no body and no near copy of a body is in two parts "
        f"({texts['train']:,} texts are train, {texts['dev']:,} dev and {texts['test']:,} test), though "
        "others on the same events are; of such a split the goals speak. Parted "
        f"{NAMES['subject']}: no event is in two parts either ({subjects['train']} subjects are train, "
        f"{subjects['dev']} dev and {subjects['test']} test), the harder check. Pairs that lie across are in "
        + f"none ({', '.join(f'{one.corpus.dropped:,} {NAMES[split]}' for split, one in judged.items())})"
        + ". Measured are the "
        + " and ".join(f"{len(one.pairs):,}" for one in judged.values())
        + " pairs of test, the unrelated ones weighted to the "
        f"{100 * judged['text'].corpus.unrelated:.0f} % that they are of the corpus.",
        figures=figures,
        tables=tables,
        data=data,
    )


def _figures(split: Split, judged: Judged) -> list[Figure]:
    ours, where = judged.result, NAMES[split]
    key = NAME if split == "subject" else f"{NAME}.{split}"
    return [
        Figure(
            f"{key}.score", f"the challenge's score, of the most, {where}", ours.score, "%", Goal(SCORE), True
        ),
        Figure(f"{key}.macro", f"F1, mean of the four stances, {where}", ours.macro, "", Goal(MACRO), True),
        Figure(f"{key}.disagree", f"F1 of disagree, {where}", ours.stances["disagree"].f1),
    ]


def _tables(split: Split, judged: Judged) -> list[Table]:
    share = judged.corpus.unrelated
    nothing = evaluate([(gold, "unrelated") for gold, _ in judged.pairs], share)
    plain = evaluate(judged.overlap, share)
    rows = [
        _row("trees over words and attributions (`benchmarks/stancetrees.py`)", judged.result),
        _row("overlap: discuss or unrelated", plain),
        _row("all unrelated", nothing),
    ]
    rows += [(LEARNED, *NETWORK[split])] if split in NETWORK else []
    return [
        Table(
            f"Score and macro F1, parted {NAMES[split]}",
            ("", "score", "macro F1", "F1 of disagree"),
            [*rows, *PUBLISHED],
            "The published ones are on the challenge's own test part, which is not ours: read them as "
            "an order of size.",
        ),
        _stances(split, judged.result.stances),
        _confusion(split, judged.pairs),
    ]


def _row(name: str, result: Result) -> tuple[str, ...]:
    return (name, f"{result.score:.1f}", f"{result.macro:.1f}", f"{result.stances['disagree'].f1:.1f}")


def _stances(split: Split, stances: Mapping[Stance, Score]) -> Table:
    rows = [
        (stance, f"{one.precision:.1f}", f"{one.recall:.1f}", f"{one.f1:.1f}")
        for stance, one in stances.items()
    ]
    return Table(f"Each stance, parted {NAMES[split]}", ("", "precision", "recall", "F1"), rows)


def _confusion(split: Split, pairs: Sequence[tuple[Stance, Stance]]) -> Table:
    rows = [(gold, *(str(pairs.count((gold, ours))) for ours in STANCES)) for gold in STANCES]
    title = f"Pairs by stance (rows) and answer (columns), parted {NAMES[split]}"
    return Table(title, ("", *STANCES), rows, "Not weighted.")
