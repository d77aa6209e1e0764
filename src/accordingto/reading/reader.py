"""Reading, in one pass. The first file to read::

article.text
  | tokenize             tokens, word pieces, case, quotation state, gaps  encoder/tokens.py
  | cut_windows          overlapping windows of at most 190 pieces         encoder/windows.py
  | Model.run            the encoder, once a window                        encoder/model.py
  | merge_scores         each token from its most central window           encoder/outputs.py
  | find_asides          "I think" and its like, by grammar                attributions/rules/nested.py
  | decode               flat tags, then each cue's own view; parents      attributions/decode.py
  | PASSES               what rules of quotations and syntax mend          attributions/passes.py
  | MentionFinder        whoever and whatever is referred to               encoder/mentions.py
  | with_one_kind        one name, one kind                                actors/entity_types.py
  | with_first_names     "Friday Okoro told the court"                     actors/weekday_names.py
  | without_false_labels "Clarification:"                                  attributions/false_labels.py
  | with_confidence      how likely each is one; the unlikely go           attributions/confidence.py
  | find_channels        in what way it was said                           attributions/channels.py
  | find_addressees      who is told                                       attributions/addressees.py
  | find_clusters        which mentions refer to the same                  actors/references.py
  | identify             who each source is; "I", "we" and "you"           actors/speakers.py
  | with_confidence      how likely each of them is the right one          actors/confidence.py
  | make_attributions    token spans to spans of characters; actors        assemble.py
  | find_times           temporal expressions, then what is due            times/timex.py, times/deadlines.py
  | presented            act, certainty, strength, polarity                attributions/presentation.py
  | make_claims          propositions, conditions, how they are presented  claims/claims.py
  | check_headline       the headline against the body                     headline/check.py
  | find_warnings        what an editor should look at                     warnings/warnings.py
  > Ledger

Given a ``Trace``, ``Reader.read`` counts what the steps that are named in ``STEPS`` did.
"""

from __future__ import annotations

import os
from functools import partial
from typing import TYPE_CHECKING

from accordingto import __version__
from accordingto.reading.actors import confidence as actor_confidence
from accordingto.reading.actors.clusters import Referring
from accordingto.reading.actors.entity_types import with_one_kind
from accordingto.reading.actors.references import (
    acting_mentions,
    find_clusters,
    naming_several,
    whole_mentions,
)
from accordingto.reading.actors.relations import antecedents_of
from accordingto.reading.actors.speakers import Speakers, identify
from accordingto.reading.actors.weekday_names import first_names, with_first_names
from accordingto.reading.assemble import LedgerDraft, make_attributions, with_times
from accordingto.reading.attributions import confidence
from accordingto.reading.attributions.addressees import NamedAddressee, find_addressees, without_addressee
from accordingto.reading.attributions.channels import find_channels, with_told_outlets
from accordingto.reading.attributions.decode import decode
from accordingto.reading.attributions.false_labels import without_false_labels
from accordingto.reading.attributions.passes import PASSES
from accordingto.reading.attributions.presentation import presented
from accordingto.reading.attributions.rules.nested import find_asides
from accordingto.reading.claims.claims import make_claims
from accordingto.reading.claims.conditions import with_conditions
from accordingto.reading.claims.factuality import with_stances
from accordingto.reading.encoder.mentions import MentionFinder
from accordingto.reading.encoder.model import Model
from accordingto.reading.encoder.outputs import merge_scores
from accordingto.reading.encoder.windows import cut_windows
from accordingto.reading.headline.check import check_headline
from accordingto.reading.lexicons.outlets import Outlets
from accordingto.reading.syntax.clause_tokens import ClauseTokens
from accordingto.reading.syntax.document import Document
from accordingto.reading.syntax.phrase_bounds import PhraseBounds
from accordingto.reading.text.languages import foreign_language
from accordingto.reading.times.datelines import doubts_about_day, with_day
from accordingto.reading.times.deadlines import with_deadlines
from accordingto.reading.times.names import names_of_people
from accordingto.reading.times.timex import find_times
from accordingto.reading.trace import Trace
from accordingto.reading.warnings.warnings import find_warnings
from accordingto.types import Article, Failure, Ledger

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

    from accordingto.reading.attributions.decode import AttributionDraft
    from accordingto.reading.encoder.outputs import Heads, Scores
    from accordingto.reading.encoder.tokens import Tokens
    from accordingto.types import Mention


STEPS = (
    "decode attributions",
    *(step.name for step in PASSES),
    "drop false labels",
    "drop what is unlikely",
    "find mentions",
    "find channels",
    "find addressees",
    "cluster mentions",
    "identify sources",
    "find times",
    "make claims",
    "check headline",
    "find warnings",
)
"""Names of the steps that a ``Trace`` counts, in their order."""


class Reader:
    """Reads articles into ledgers.

    ``model`` is a folder that training wrote; without it the bundled model is used. ``outlets`` are names of
    outlets beside those that are known. What is not in English is read with ``any_language`` only. Loading
    takes a few tenths of a second, so keep one reader for many articles. Raises ``ModelError`` where the
    model cannot be loaded.
    """

    def __init__(
        self, model: Path | None = None, *, outlets: Iterable[str] = (), any_language: bool = False
    ) -> None:
        self._folder = model
        self._added = tuple(outlets)
        self._any_language = any_language
        self._outlets = Outlets(self._added)
        self._model = Model(model)
        self._model.require_features(confidence.FEATURES, actor_confidence.FEATURES)
        self.version: str = version_of(self._model)
        """Version of the package and hash of the weights, as every ledger states it."""

    def read(self, article: Article, *, any_language: bool = False, trace: Trace | None = None) -> Ledger:
        """Return the ledger of one article: the same for the same text, whatever was read before.

        One that is surely not in English has its sentences and the outlet's claims, no attributions and the
        warning ``not_english``; with ``any_language``, here or for the reader, it is read all the same. A
        ``trace`` is told what each step did.
        """
        trace = trace or Trace()
        trace.begin(STEPS)
        doc = self._document(article)
        is_unread = foreign_language(article) and not (any_language or self._any_language)
        draft = nothing_read(doc)
        if not is_unread and len(doc):
            scores = read_scores(self._model, doc.tokens)
            draft = draft_ledger(doc, scores, self._model, self._outlets, trace)
        return write_ledger(article, doc, draft, self._model, self._outlets, trace)

    def refer(self, article: Article) -> list[list[tuple[Mention, float]]]:
        """Return what a text refers to, whoever speaks: for each the mentions of it, in order.

        Each with how likely it belongs there, 0 to 1. It takes longer than a ledger, which knows actors only,
        and reads a text in any language as English.
        """
        doc = self._document(article)
        if not len(doc):
            return []
        scores = read_scores(self._model, doc.tokens)
        trace = Trace()
        trace.begin(STEPS)
        cast = draft_ledger(doc, scores, self._model, self._outlets, trace, every=True).cast
        found = [[(cast.mention(phrase), sure) for phrase, sure in pairs] for pairs in cast.clusters if pairs]
        return sorted(found, key=lambda pairs: (pairs[0][0].start, -pairs[0][0].end))

    def read_many(
        self, articles: Iterable[Article | Failure], *, processes: int = 1, trace: Trace | None = None
    ) -> Iterator[Ledger | Failure]:
        """Yield the ledgers of many articles, lazily and in the order given; failures pass through.

        ``processes`` spreads the work over that many processes (0: one a core), each with a model of its
        own. The ledgers are the same, byte for byte, on any number. A ``trace`` is told what each step did,
        which is only known in this process: with one, ``processes`` is 1, or this raises ``ValueError``.
        """
        count = processes or os.cpu_count() or 1
        if trace is not None and processes != 1:
            raise ValueError("a trace counts in one process only: leave processes at 1")
        if count == 1:
            for item in articles:
                yield item if isinstance(item, Failure) else self.read(item, trace=trace)
            return
        from accordingto.reading.parallel import read_in_processes

        own = partial(Reader, self._folder, outlets=self._added, any_language=self._any_language)
        yield from read_in_processes(articles, own, count)

    def _document(self, article: Article) -> Document:
        return Document(article.text, self._model.words(article.text))


def version_of(model: Model) -> str:
    """Return the version of the package and the hash of a model's weights, as ledgers state them."""
    return f"{__version__}+{model.version}"


def read_scores(model: Model, tokens: Tokens) -> Scores:
    """Return what the network says of a text: the encoder runs once a window."""
    windows = cut_windows(tokens)
    return merge_scores(tokens, windows, [model.run(tokens, window) for window in windows])


def nothing_read(doc: Document) -> LedgerDraft:
    """Return the draft of a text in which nothing is read."""
    return LedgerDraft([], Speakers(doc, Referring([], {})), [], [], [])


def draft_ledger(
    doc: Document, scores: Scores, model: Model, outlets: Outlets, trace: Trace, *, every: bool = False
) -> LedgerDraft:
    """Return, in tokens, what is attributed, who the sources are, and who is told in what way.

    The clusters are of those who may act in what is read, or of ``every`` mention: that takes longer.
    """
    heads = model.heads
    found, seen = find_attributions(doc, scores, heads, trace)
    sources = [piece for one in found for piece in one.source]
    antecedents = antecedents_of(sources, doc)
    finder = MentionFinder(scores, heads, doc.tokens, PhraseBounds(doc).cut)
    mentions = with_one_kind(finder.find([*sources, *antecedents]), doc)
    names = first_names(doc, mentions)
    mentions, found = with_first_names(mentions, found, names)
    labelled, found = found, without_false_labels(found, mentions, doc)
    trace.record_mended("drop false labels", labelled, found)
    attribution = model.calibration.attribution
    judged = confidence.with_confidence(found, seen, scores, heads, doc, attribution)
    found = confidence.likely(judged, attribution.threshold, len(doc))
    trace.record_mended("drop what is unlikely", judged, found)
    doc = doc.marked(mentions.items)
    channels = find_channels(found, doc, outlets)
    addressees = find_addressees(found, channels, doc)
    channels = with_told_outlets(channels, addressees, doc, outlets)
    found = [without_addressee(one, told) for one, told in zip(found, addressees, strict=True)]
    told = [one.piece for one in addressees if isinstance(one, NamedAddressee)]
    speaking = [*(piece for one in found for piece in one.source), *antecedents, *told]
    several = naming_several(speaking, mentions, doc)
    if several or not all(mentions.naming(piece) for piece in speaking):
        mentions, _ = with_first_names(with_one_kind(finder.find(speaking, several), doc), (), names)
    mentions = whole_mentions(mentions, found, doc)
    referring = mentions if every else acting_mentions(mentions, speaking)
    cast = Speakers(doc, find_clusters(doc, referring, heads, found, addressees))
    speakers = identify(cast, found, addressees)
    speakers = actor_confidence.with_confidence(speakers, found, cast, model.calibration.actor)
    trace.record_found("find mentions", len(mentions))
    trace.record_found("find channels", sum(map(bool, channels)))
    trace.record_found("find addressees", sum(one is not None for one in addressees))
    trace.record_found("cluster mentions", len(cast.clusters))
    trace.record_found("identify sources", sum(one is not None for one in speakers))
    return LedgerDraft(found, cast, speakers, addressees, channels, frozenset(doc.start[at] for at in names))


def find_attributions(
    doc: Document, scores: Scores, heads: Heads, trace: Trace
) -> tuple[list[AttributionDraft], frozenset[int]]:
    """Return the attributions of a text: what the network sees, and what the passes make of it.

    Beside them the first tokens of the cues that the network saw.
    """
    found = decode(scores, heads, doc, find_asides(doc))
    trace.record_found("decode attributions", len(found))
    seen = frozenset(one.cue.start for one in found)
    for step in PASSES:
        before, found = found, step.run(found, doc)
        trace.record_mended(step.name, before, found)
    return found, seen


def write_ledger(
    article: Article, doc: Document, draft: LedgerDraft, model: Model, outlets: Outlets, trace: Trace
) -> Ledger:
    """Return the ledger of an article from its draft: spans of characters, and what follows from them."""
    article = with_day(article)
    text, sentences = doc.text, doc.sentences
    found, actors = make_attributions(doc, draft, outlets, model.calibration.actor.threshold)
    turns = frozenset(one.id for one, own in zip(found, draft.found, strict=True) if own.speaker)
    names = names_of_people(actors, text) | draft.first_names
    times = find_times(text, article.published, names)
    times = with_deadlines(times, text, article.published, sentences, doc.quotations)
    attributions = with_times(presented(text, found, turns, sentences, doc.quotations, model.tables), times)
    tokens = ClauseTokens(text)
    made = make_claims(tokens, sentences, attributions, article.headline)
    conditional = with_conditions(made, tokens, sentences, attributions)
    claims = with_times(with_stances(conditional, attributions), times)
    headline = check_headline(article, sentences, attributions, model.tables.ranks)
    warnings = (
        *find_warnings(article, sentences, attributions, actors, doc.quotations, headline),
        *doubts_about_day(article),
    )
    trace.record_found("find times", len(times))
    trace.record_found("make claims", len(claims))
    trace.record_found("check headline", len(headline.checks))
    trace.record_found("find warnings", len(warnings))
    return Ledger(
        reader=version_of(model),
        article=article,
        sentences=sentences,
        actors=actors,
        attributions=attributions,
        claims=claims,
        times=times,
        headline_checks=headline.checks,
        warnings=warnings,
    )
