"""Whole ledgers against ledgers drawn by hand: found, right, nested, and the fields that are read so far.

A folder holds gold ledgers (``*.json``) with the articles they name (``file``) beside them. An attribution
is found when a predicted one overlaps its cue and covers at least half of its content (by characters,
Jaccard); each predicted one is used once. Fields are compared on the found ones. Gold attributions
marked ``borderline`` count neither for nor against.
"""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import msgspec
from msgspec import Struct

from accordingto.types import Attribution, Ledger, Span
from benchmarks import actors, whole
from benchmarks.command import read_ledgers
from benchmarks.reporting.floors import hash_files
from benchmarks.reporting.report import Figure, Goal, Section, Table
from corpora.measures import Score, Share
from corpora.parts import jaccard, offsets, pieces

NAME = "ledgers"
TITLE = "Ledgers drawn by hand"
ENOUGH = 0.5  # Jaccard overlap of the contents from which an attribution is found
CUE_WEIGHT = 0.1  # among contents that agree alike, the better cue is paired
NESTED = "nested: found with the right parent"
HEDGE = "hedges found"
WHOLE = 78.0
"""Goal: F1 of attributions."""
GOALS = {
    NESTED: 65.0,
    "source_kind": 85.0,
    "certainty": 90.0,
    "act": 80.0,
    "strength": 80.0,
    "polarity": 92.0,
    HEDGE: 80.0,
    whole.OWN_VOICE: 80.0,
    whole.COVERED: 100.0,
}
"""Goals, in per cent, of what is scored on the attributions found; nested ones count where missed, too."""
FIELDS = ("act", "form", "certainty", "source_kind", "strength", "polarity")


class GoldAttribution(Struct, frozen=True, kw_only=True):
    """An attribution as a person drew it."""

    id: str
    source: tuple[Span, ...] = ()
    cue: tuple[Span, ...] = ()
    content: tuple[Span, ...] = ()
    actor: str | None = None
    parent: str | None = None
    borderline: bool = False
    act: str | None = None
    form: str | None = None
    certainty: str | None = None
    source_kind: str | None = None
    strength: str | None = None
    polarity: str | None = None
    hedges: tuple[Span, ...] = ()


class GoldLedger(Struct, frozen=True):
    """A ledger as a person drew it."""

    file: str
    """Name of the article's text file."""
    attributions: tuple[GoldAttribution, ...]
    own_voice: tuple[whole.GoldStatement, ...] = ()
    headline: tuple[whole.GoldHeadline, ...] = ()


@dataclass(frozen=True)
class Result:
    """How ledgers agree with gold ones."""

    score: Score
    shares: Mapping[str, Share]
    missed: tuple[str, ...]
    """Cues of the gold attributions that were not found."""


def measure(gold_folders: Sequence[Path]) -> Section:
    """Score what the installed command makes of the articles in folders of gold ledgers."""
    paths = sorted(path for folder in gold_folders for path in folder.glob("*.json"))
    if not paths:
        return Section(NAME, TITLE, skipped="no folder of gold ledgers given (--gold FOLDER)")
    gold = [msgspec.json.decode(path.read_bytes(), type=GoldLedger) for path in paths]
    texts = [path.parent / drawn.file for path, drawn in zip(paths, gold, strict=True)]
    with tempfile.TemporaryDirectory() as temporary:
        for text in texts:
            shutil.copy(text, temporary)
        ledgers = read_ledgers(Path(temporary))
    data = hash_files([*paths, *texts])
    return section(gold, ledgers, data)


def section(gold: Sequence[GoldLedger], ledgers: Mapping[str, Ledger], data: str) -> Section:
    """Score ledgers (by file name without suffix) and lay the result out."""
    result = score_ledgers(gold, ledgers)
    unread = [f for f in FIELDS if not any(getattr(a, f) for x in ledgers.values() for a in x.attributions)]
    rows = [
        (name, f"{s.percent:.1f} %", f"{s.right:g} of {s.of:g}")
        for name, s in result.shares.items()
        if name not in unread
    ]
    each = [_row(drawn, score_ledgers([drawn], ledgers)) for drawn in gold]
    cases = [case for drawn in gold for case in actor_cases(drawn, ledgers)]
    note = f"Not read yet, so not scored: {', '.join(unread)}." if unread else ""
    return Section(
        NAME,
        TITLE,
        intro=f"{len(gold)} articles with gold ledgers.",
        figures=[
            Figure("ledgers.recall", "attributions found", result.score.recall, "%", gated=True),
            Figure("ledgers.precision", "predicted attributions that are right", result.score.precision, "%"),
            Figure("ledgers.f1", "attributions, F1", result.score.f1, "", Goal(WHOLE), gated=True),
            Figure(
                "ledgers.actor",
                "actor is the right one, where the attribution is found",
                actors.right(cases).percent,
                "%",
                Goal(actors.RIGHT),
                gated=True,
            ),
            *(
                Figure(f"ledgers.{name.split(':')[0]}", name, share.percent, "%", Goal(goal))
                for name, goal in GOALS.items()
                if (share := result.shares.get(name))
            ),
        ],
        tables=[
            Table("Article by article", ("article", "found", "wrong", "nested, right parent"), each),
            Table(
                "Fields of the attributions found, and what is scored on whole ledgers",
                ("", "share", "count"),
                rows,
                note,
            ),
        ],
        charts=[actors.chart(cases)],
        data=data,
    )


def actor_cases(gold: GoldLedger, ledgers: Mapping[str, Ledger]) -> Iterator[actors.Case]:
    """Set the actors of a gold ledger beside ours, where the attribution is found."""
    ledger = ledgers.get(Path(gold.file).stem)
    if ledger is None:
        return
    names = {actor.id: actor.name for actor in ledger.actors}
    pairs = pair_up(gold.attributions, ledger.attributions)
    for drawn in gold.attributions:
        ours = pairs.get(drawn.id)
        if ours is not None and drawn.actor is not None and not drawn.borderline:
            yield actors.Case(drawn.actor, names[ours.actor] if ours.actor else None, ours.actor_confidence)


def _row(gold: GoldLedger, result: Result) -> tuple[str, ...]:
    score, nested = result.score, result.shares.get(NESTED, Share(0, 0))
    of = score.right + score.missed
    return gold.file, f"{score.right:g} of {of:g}", f"{score.wrong:g}", f"{nested.right:g} of {nested.of:g}"


def score_ledgers(gold: Iterable[GoldLedger], ledgers: Mapping[str, Ledger]) -> Result:
    """Score ledgers by file name without suffix. An article without a ledger counts as nothing found."""
    score = Score()
    shares: dict[str, Share] = {}
    missed: list[str] = []
    for drawn in gold:
        ledger = ledgers.get(Path(drawn.file).stem)
        predicted = ledger.attributions if ledger else ()
        for name, right in whole.checks(drawn.own_voice, drawn.headline, ledger) if ledger else ():
            shares[name] = shares.get(name, Share(0, 0)) + Share(right, 1)
        pairs = pair_up(drawn.attributions, predicted)
        doubtful = {g.id for g in drawn.attributions if g.borderline}
        sure = len(pairs.keys() - doubtful)
        score += Score(
            sure,
            len(predicted) - len(pairs),
            len(drawn.attributions) - len(doubtful) - sure,
        )
        for g in drawn.attributions:
            if g.borderline:
                continue
            found = pairs.get(g.id)
            if found is None:
                missed.append(g.cue[0].text if g.cue else g.id)
            for name, right in _checks(g, found, pairs):
                shares[name] = shares.get(name, Share(0, 0)) + Share(right, 1)
    return Result(score, shares, tuple(missed))


def pair_up(gold: Sequence[GoldAttribution], predicted: Sequence[Attribution]) -> dict[str, Attribution]:
    """Pair gold with predicted attributions, one to one, those that agree most first."""
    scored = []
    for g in gold:
        cue, content = offsets(pieces(g.cue)), offsets(pieces(g.content))
        for p in predicted:
            our_cue = offsets(pieces(p.cue))
            agreement = jaccard(content, offsets(pieces(p.content)))
            if cue & our_cue and (agreement >= ENOUGH or not content):
                scored.append((-(agreement + CUE_WEIGHT * jaccard(cue, our_cue)), g.id, p.id, p))
    pairs: dict[str, Attribution] = {}
    used: set[str] = set()
    for _, g_id, p_id, p in sorted(scored, key=lambda row: row[:3]):
        if g_id not in pairs and p_id not in used:
            pairs[g_id] = p
            used.add(p_id)
    return pairs


def _checks(
    gold: GoldAttribution, found: Attribution | None, pairs: Mapping[str, Attribution]
) -> Iterable[tuple[str, bool]]:
    """Say what is right of one gold attribution, check by check."""
    if gold.parent:
        parent = pairs.get(gold.parent)
        right = found is not None and parent is not None and found.parent == parent.id
        yield NESTED, right
    if found is None:
        return
    if not gold.parent:
        yield "top level is predicted top level", found.parent is None
    if gold.source:
        yield "source overlaps", bool(offsets(pieces(gold.source)) & offsets(pieces(found.source)))
    elif not gold.actor:
        yield "no source where none is named", not found.source
    if gold.hedges:
        yield HEDGE, bool(offsets(pieces(gold.hedges)) & offsets(pieces(found.hedges)))
    for name in FIELDS:
        if getattr(gold, name):
            yield name, getattr(found, name) == getattr(gold, name)
