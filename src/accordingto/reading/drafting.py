"""The first half of the pass: from the network's scores to a ``LedgerDraft``, in spans of tokens."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

import numpy as np

from accordingto.reading.actors import confidence as actor_confidence
from accordingto.reading.actors.clusters import Referring
from accordingto.reading.actors.entities import Entities
from accordingto.reading.actors.entity_types import with_one_kind
from accordingto.reading.actors.kinds import with_chances
from accordingto.reading.actors.naming.missed_names import find_with_missed
from accordingto.reading.actors.ranking.candidates import Ranking
from accordingto.reading.actors.ranking.hearers import identify_hearers
from accordingto.reading.actors.references import (
    acting_mentions,
    find_clusters,
    whole_mentions,
    with_speakers,
)
from accordingto.reading.actors.speaking.authors import with_author
from accordingto.reading.actors.speaking.speakers import identify
from accordingto.reading.actors.weekday_names import (
    first_names,
    with_first_names,
    with_first_names_in_sources,
)
from accordingto.reading.assemble import LedgerDraft
from accordingto.reading.attributions import confidence
from accordingto.reading.attributions.addressees import find_addressees, without_addressees
from accordingto.reading.attributions.channels import find_channels
from accordingto.reading.attributions.cue_views import OwnHead
from accordingto.reading.attributions.decode import decode
from accordingto.reading.attributions.fields import VALUES, field_scores
from accordingto.reading.attributions.passes import PASSES
from accordingto.reading.attributions.told_outlets import with_told_outlets
from accordingto.reading.encoder.mentions import MentionFinder
from accordingto.reading.syntax.phrase_bounds import PhraseBounds
from accordingto.reading.syntax.relative_clauses import antecedents_of
from accordingto.reading.syntax.trees import trees_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from accordingto.reading.attributions.decode import AttributionDraft
    from accordingto.reading.attributions.passes import Pass
    from accordingto.reading.encoder.mentions import MentionDrafts
    from accordingto.reading.encoder.model import Model
    from accordingto.reading.encoder.outputs import Scores
    from accordingto.reading.encoder.spans import TokenSpan
    from accordingto.reading.lexicons.outlets import Outlets
    from accordingto.reading.syntax.document import Document
    from accordingto.reading.trace import Trace


def nothing_read(doc: Document, model: Model) -> LedgerDraft:
    """Return an empty draft, for a text without words or in a foreign language."""
    unsaid = np.zeros((0, VALUES), dtype=np.float32)
    return LedgerDraft([], Entities(doc, Referring([], {}), model.nouns), [], [], [], unsaid)


def draft_ledger(
    doc: Document,
    scores: Scores,
    model: Model,
    outlets: Outlets,
    trace: Trace,
    *,
    every: bool = False,
    passes: Sequence[Pass] = PASSES,
) -> LedgerDraft:
    """Return the attributions of a document with sources, addressees and channels, and the entities.

    The document in the draft (``entities.doc``) also has its dependency trees and mentions. Only mentions
    that may be actors are clustered; with ``every``, all are, which takes longer. Giving fewer ``passes``
    shows what the others are worth.
    """
    heads = model.heads
    doc = doc.parsed(trees_of(doc, scores, heads))
    own = OwnHead(scores, heads)
    found, seen = find_attributions(doc, own, trace, passes)
    sources = source_pieces(found)
    antecedents = antecedents_of(sources, doc)
    judge = partial(with_chances, doc=doc, table=model.kinds.actors, heads=heads, nouns=model.nouns)
    finder = MentionFinder(scores, heads, doc.tokens, PhraseBounds(doc).cut, judge)
    mentions, names = find_mentions(doc, finder, [*sources, *antecedents], trace)
    found = mended(trace, "add first names to sources", found, with_first_names_in_sources(found, names))
    attribution = model.calibration.attribution
    judged = confidence.with_confidence(found, seen, own, doc, attribution)
    likely = confidence.likely(judged, attribution.threshold, len(doc))
    found = mended(trace, "drop unlikely attributions", judged, likely)
    found = run_passes(found, doc, trace, [step for step in passes if step.is_late])
    doc = doc.marked(mentions.items)
    channels, addressees = find_told(doc, found, outlets, trace)
    found = mended(trace, "remove addressees from sources", found, without_addressees(found, addressees))
    told = [piece for piece in addressees if piece]
    speaking = [*source_pieces(found), *antecedents, *told]
    complete = with_speakers(mentions, speaking, finder, names, doc)
    trace.record_mentions("add missed mentions of speakers", mentions, complete)
    whole = whole_mentions(complete, found, doc)
    trace.record_mentions("drop mentions across clauses", complete, whole)
    referring = whole if every else acting_mentions(whole, speaking)
    entities = Entities(doc, find_clusters(doc, referring, heads, found, addressees), model.nouns)
    ranking = Ranking(entities, found, model.calibration.ranking, addressees)
    speakers = identify(entities, found, addressees, ranking)
    speakers = actor_confidence.with_confidence(speakers, found, entities, model.calibration.actor)
    speakers = with_author(speakers, found, entities)
    identify_hearers(entities, found, addressees, speakers, ranking)
    trace.record_found("cluster mentions", len(entities.clusters))
    trace.record_found("identify sources", sum(one is not None for one in speakers))
    fields = field_scores(found, scores, heads)
    given = frozenset(doc.start[at] for at in names)
    return LedgerDraft(found, entities, speakers, addressees, channels, fields, given)


def source_pieces(found: Iterable[AttributionDraft]) -> list[TokenSpan]:
    """Return the spans of all sources, in the order of their attributions."""
    return [piece for one in found for piece in one.source]


def mended(
    trace: Trace, name: str, before: list[AttributionDraft], after: list[AttributionDraft]
) -> list[AttributionDraft]:
    """Record what a step changed between ``before`` and ``after``, and return ``after``."""
    trace.record_mended(name, before, after)
    return after


def find_mentions(
    doc: Document, finder: MentionFinder, sources: Sequence[TokenSpan], trace: Trace
) -> tuple[MentionDrafts, dict[int, int]]:
    """Return the mentions of a text, including its sources, and the weekdays that are first names.

    The latter map the token index of each such weekday to the index after the whole name.
    """
    found = find_with_missed(finder, doc, sources)
    settled = with_one_kind(found, doc)
    names = first_names(doc, settled)
    named = with_first_names(settled, names)
    trace.record_found("find mentions", len(found))
    trace.record_mentions("give each name one kind", found, settled)
    trace.record_mentions("find weekdays that are first names", settled, named)
    return named, names


def find_told(
    doc: Document, found: Sequence[AttributionDraft], outlets: Outlets, trace: Trace
) -> tuple[list[tuple[TokenSpan, ...]], list[TokenSpan | None]]:
    """Return the channels and the addressee (or None) of each attribution.

    An outlet that is the addressee ("told Kelder Blatt") also counts as a channel.
    """
    ways = find_channels(found, doc, outlets)
    addressees = find_addressees(found, ways, doc)
    channels = with_told_outlets(ways, addressees, doc, outlets)
    trace.record_found("find channels", sum(map(bool, ways)))
    trace.record_found("find addressees", sum(one is not None for one in addressees))
    trace.record_found(
        "add addressed outlets to channels", sum(a != b for a, b in zip(ways, channels, strict=True))
    )
    return channels, addressees


def find_attributions(
    doc: Document, own: OwnHead, trace: Trace, passes: Sequence[Pass]
) -> tuple[list[AttributionDraft], frozenset[int]]:
    """Return the attributions that the network found, corrected by the passes that are not late.

    Also return the index of the first token of each cue that the network found.
    """
    found = decode(own, doc)
    trace.record_found("decode attributions", len(found))
    seen = frozenset(one.cue.start for one in found)
    return run_passes(found, doc, trace, [step for step in passes if not step.is_late]), seen


def run_passes(
    found: list[AttributionDraft], doc: Document, trace: Trace, passes: Sequence[Pass]
) -> list[AttributionDraft]:
    """Return the attributions after running the passes in order."""
    for step in passes:
        found = mended(trace, step.name, found, step.run(found, doc))
    return found
