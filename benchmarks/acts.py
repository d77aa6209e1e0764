"""The lexicon of cues on PolNeAR: for what share of the attributions it says which act they are."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import NamedTuple, get_args

from accordingto.reading.attributions.acts import entry_of
from accordingto.reading.attributions.acts_backoff import SURE, likeliest
from accordingto.reading.encoder.model import BUNDLED
from accordingto.reading.encoder.piece_tables import PieceTables
from accordingto.types import Act
from benchmarks.reporting.floors import hash_files
from benchmarks.reporting.report import Figure, Goal, Section, Table
from corpora.cues import Cue, cues_of, fold_of, listed_cues
from corpora.measures import Share
from corpora.polnear import read_part

NAME = "acts"
TITLE = "Acts: cues of PolNeAR in the lexicon"
COVERED = 98.0
"""Goal in per cent, for the part that the lexicon was completed with."""
PARTS = ("train", "dev")
RIGHT = 80.0
"""Goal in per cent: acts of unseen cues that are right where one is given."""
LEAST = (0.0, 0.3, 0.4, 0.5, SURE, 0.7, 0.8)
"""Probabilities from which a guess may be believed."""


class Trial(NamedTuple):
    """A listed cue whose lemma the guesses were learned without."""

    lemma: str
    act: Act
    guess: Act
    probability: float


def measure(data: Path) -> Section:
    """Look up every attribution that somebody annotated in the train and dev part."""
    corpus = data / "polnear"
    if not corpus.is_dir():
        return Section(NAME, TITLE, skipped="DATA has no folder `polnear`")
    cues = {part: cues_of(read_part(corpus / part).values()) for part in PARTS}
    files = [path for part in PARTS for path in sorted((corpus / part).rglob("*.*"))]
    return section(cues, hash_files(files, corpus))


def covered(cues: Iterable[Cue]) -> Share:
    """The share for which the lexicon has a line, be it one that says ``other``."""
    found = [entry_of(*cue) is not None for cue in cues]
    return Share(sum(found), len(found))


def section(cues: Mapping[str, Sequence[Cue]], data: str) -> Section:
    """Look the cues of each part up and lay the result out."""
    tried = trials(cues.get("train", ()))
    answered, right = guessed(tried, SURE)
    return Section(
        NAME,
        TITLE,
        intro="Attributions are counted for each annotator. The lexicon was completed with cues of train, "
        "not with those of dev. Whether the act is the right one, PolNeAR cannot say: see the ledgers "
        "drawn by hand.",
        figures=[
            Figure(f"{NAME}.unseen.answered", "acts of unseen cues, answered", answered.percent, "%"),
            Figure(
                f"{NAME}.unseen.right",
                "acts of unseen cues, right where answered",
                right.percent,
                "%",
                Goal(RIGHT),
            ),
        ]
        + [
            Figure(
                f"{NAME}.covered.{part}",
                f"attributions whose cue is in the lexicon, {part}",
                covered(of).percent,
                "%",
                Goal(COVERED) if part == "train" else None,
                gated=True,
            )
            for part, of in cues.items()
        ],
        tables=[_table(cues), _guesses(tried)],
        data=data,
    )


def trials(cues: Iterable[Cue]) -> list[Trial]:
    """Guess the act of every listed cue of the group of lemmas that was left out."""
    tables = PieceTables.from_folder(BUNDLED)
    found = []
    for one, entry in listed_cues(cues):
        guess = likeliest(*one, tables) if fold_of(entry.words[0]) == 0 else None
        if guess is not None:
            found.append(Trial(entry.words[0], entry.act, guess.act, guess.probability))
    return found


def guessed(tried: Sequence[Trial], least: float) -> tuple[Share, Share]:
    """The share that is answered from a probability up, and of those what is right; a lemma counts once."""
    counts = Counter(one.lemma for one in tried)
    answered = right = 0.0
    for one in tried:
        weight = 1 / counts[one.lemma] if one.probability >= least else 0.0
        answered += weight
        right += weight if one.guess == one.act else 0.0
    return Share(answered, len(counts)), Share(right, answered)


def _guesses(tried: Sequence[Trial]) -> Table:
    rows = [(f"{least:.1f}", *(f"{share.percent:.1f}" for share in guessed(tried, least))) for least in LEAST]
    counts = Counter(one.lemma for one in tried)
    always = Counter[Act]()
    for one in tried:
        always[one.act] += round(1e6 / counts[one.lemma])
    act, most = always.most_common(1)[0] if always else ("other", 0)
    return Table(
        "Acts of unseen cues",
        ("from a probability of", "answered %", "right of those %"),
        rows,
        f"{len(counts)} lemmas that the lexicon lists and the guesses were learned without, in their "
        f"{len(tried)} attributions of train; each lemma counts once. From {SURE} up a guess is believed; "
        f"below, the act is *other*. Always saying *{act}* is right in "
        f"{Share(most, always.total()).percent:.1f} %.",
    )


def _table(cues: Mapping[str, Sequence[Cue]]) -> Table:
    counts = {
        part: Counter(e.act if e else None for e in (entry_of(*c) for c in of)) for part, of in cues.items()
    }
    acts: Sequence[Act | None] = (*get_args(Act), None)
    rows = [
        (
            act or "in no line",
            *(f"{Share(count[act], count.total()).percent:.1f}" for count in counts.values()),
        )
        for act in acts
    ]
    return Table("Acts, in per cent", ("", *counts), rows, "*other* are cues that the lexicon lists as such.")
