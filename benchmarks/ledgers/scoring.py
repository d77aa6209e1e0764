"""Scores of one ledger against the gold ledger, check by check, as counts that add up over articles.

Fields are compared on the attributions found. Gold attributions marked ``borderline`` count neither for nor
against.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from itertools import chain

from accordingto.types import Article, Attribution, HeadlineCheck, Ledger
from corpora.ledgers import GoldActor, GoldAttribution, GoldHeadline, GoldLedger
from corpora.measures import Share
from corpora.pairing import pair_up, places, same_name
from corpora.parts import jaccard

RECALL = "attributions found (recall)"
PRECISION = "predicted attributions that are right (precision)"
F1 = "attributions, F1"
NESTED = "nested: found with the right parent"
TOP = "top-level attribution has no parent"
SOURCE = "source overlaps"
NO_SOURCE = "no source where none is named"
CONTENT = "content, mean overlap"
ACTOR = "actor is right"
NAMED = "actor is named"
RIGHT_OF_NAMED = "actor is right, of those named"
ADDRESSEE = "addressee is right"
NO_ADDRESSEE = "no addressee where there is none"
CHANNEL = "channel overlaps"
NO_CHANNEL = "no channel where there is none"
HEDGE = "hedge found"
ROLE, AFFILIATION = "role of an actor", "affiliation of an actor"
HEADLINE = "verdict on the headline is right, unclear counts as wrong"
HEADLINE_GIVEN = "verdict on the headline is right, of those given"
COVERED = "sentence lies in a claim"
FIELDS = {
    "act": "act",
    "form": "form",
    "certainty": "certainty",
    "source_kind": "source kind",
    "strength": "strength",
    "polarity": "polarity",
}
"""Fields that are compared for equality, with the names of their rows."""
ROWS = (
    RECALL, PRECISION, F1, NESTED, TOP, SOURCE, NO_SOURCE, CONTENT, ACTOR, NAMED, RIGHT_OF_NAMED,
    *FIELDS.values(), HEDGE, ADDRESSEE, NO_ADDRESSEE, CHANNEL, NO_CHANNEL, ROLE, AFFILIATION, HEADLINE,
    HEADLINE_GIVEN, COVERED,
)  # fmt: skip
"""All rows, in the order of the table."""
LEAST = 0.3
"""Share of a sentence that must be in claims or attributions for it to count as covered."""
NOTHING = Ledger(reader="", article=Article(id="", text=""))
"""The ledger that an article without one is scored with."""


def score(gold: GoldLedger, ledger: Ledger) -> dict[str, Share]:
    """Return the share of a ledger that is right, by row."""
    pairs = pair_up(gold.attributions, ledger.attributions)
    sure = [one for one in gold.attributions if not one.borderline]
    found = sum(one.id in pairs for one in sure)
    predicted = len(ledger.attributions) - (len(pairs) - found)
    counts = {
        RECALL: Share(found, len(sure)),
        PRECISION: Share(found, predicted),
        F1: Share(2 * found, len(sure) + predicted),
    }
    names = {actor.id: actor.name for actor in ledger.actors}
    checks: Iterable[tuple[str, float]] = chain(
        *(_of_attribution(one, pairs, names) for one in sure),
        _of_actors(gold.actors, ledger),
        _of_headline(gold.headline, ledger),
        _of_sentences(ledger),
    )
    for name, right in checks:
        counts[name] = counts.get(name, Share(0, 0)) + Share(right, 1)
    return counts


def _of_attribution(
    gold: GoldAttribution, pairs: Mapping[str, Attribution], names: Mapping[str, str]
) -> Iterator[tuple[str, float]]:
    """Yield the row and whether it is right, for each check of one gold attribution."""
    ours = pairs.get(gold.id)
    if gold.parent:
        parent = pairs.get(gold.parent)
        yield NESTED, ours is not None and parent is not None and ours.parent == parent.id
    if ours is None:
        return
    if not gold.parent:
        yield TOP, ours.parent is None
    if gold.content:
        yield CONTENT, jaccard(places(gold.content), places(ours.content))
    for field, row in FIELDS.items():
        if getattr(gold, field):
            yield row, getattr(ours, field) == getattr(gold, field)
    if gold.hedges:
        yield HEDGE, bool(places(gold.hedges) & places(ours.hedges))
    if gold.channel:
        yield CHANNEL, bool(places(gold.channel) & places(ours.channel))
    else:
        yield NO_CHANNEL, not ours.channel
    yield from _who(gold, ours, names)


def _who(gold: GoldAttribution, ours: Attribution, names: Mapping[str, str]) -> Iterator[tuple[str, float]]:
    """Yield whether the source and the addressee of a gold attribution are right."""
    if gold.source:
        yield SOURCE, bool(places(gold.source) & places(ours.source))
    elif not gold.actor:
        yield NO_SOURCE, not ours.source
    named = names.get(ours.actor or "")
    if gold.actor:
        yield ACTOR, same_name(gold.actor, named)
        yield NAMED, named is not None
    if named is not None:
        yield RIGHT_OF_NAMED, gold.actor is not None and same_name(gold.actor, named)
    if gold.addressee is None:
        yield NO_ADDRESSEE, ours.addressee is None
    elif gold.addressee_span:
        yield ADDRESSEE, same_name(gold.addressee, names.get(ours.addressee or ""))


def _of_actors(actors: tuple[GoldActor, ...], ledger: Ledger) -> Iterator[tuple[str, bool]]:
    """Yield whether roles and affiliations are right: ours must contain the words of the gold one."""
    for gold in actors:
        ours = [actor for actor in ledger.actors if same_name(gold.name, actor.name)]
        if gold.role:
            yield ROLE, any(gold.role.lower() in (actor.role or "").lower() for actor in ours)
        if gold.affiliation:
            yield (
                AFFILIATION,
                any(gold.affiliation.lower() in (actor.affiliation or "").lower() for actor in ours),
            )


def _of_headline(headline: tuple[GoldHeadline, ...], ledger: Ledger) -> Iterator[tuple[str, bool]]:
    """Yield for each proposition of the headline whether our nearest check has the gold verdict."""
    for gold in headline:
        at = places(gold.span)

        def nearness(check: HeadlineCheck, at: frozenset[int] = at) -> float:
            return jaccard(at, places([check.span]))

        nearest = max(ledger.headline_checks, key=nearness, default=None)
        found = nearest.verdict if nearest is not None and nearness(nearest) > 0 else None
        yield HEADLINE, found == gold.verdict
        if found not in (None, "unclear"):
            yield HEADLINE_GIVEN, found == gold.verdict


def _of_sentences(ledger: Ledger) -> Iterator[tuple[str, bool]]:
    """Yield for each sentence whether at least ``LEAST`` of it is in claims or attributions."""
    parts = [span for one in ledger.attributions for span in (*one.source, *one.cue, *one.content)]
    claimed = places([*(span for claim in ledger.claims for span in claim.content), *parts])
    for sentence in ledger.sentences:
        stretch = range(sentence.start, sentence.end)
        yield COVERED, sum(at in claimed for at in stretch) >= LEAST * len(stretch)
