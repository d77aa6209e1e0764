"""Reading, in one pass. The first file to read::

article.text
  | tokenize             tokens, word pieces, case, quotation state, gaps  encoder/tokens.py
  | cut_windows          overlapping windows of at most 190 pieces         encoder/windows.py
  | Model.run            the encoder, once a window                        encoder/model.py
  | merge_scores         each token from its most central window           encoder/outputs.py
  | decode               flat tags, then each cue's own view; parents      attributions/decode.py
  | PASSES               what rules of quotations and syntax mend          attributions/passes.py
  | MentionFinder        whoever and whatever is referred to               encoder/mentions.py
  | with_chances         what sort of actor each mention is               actors/kinds.py
  | with_one_kind        one name, one kind                                actors/entity_types.py
  | with_first_names     "Friday Okoro told the court"                     actors/weekday_names.py
  | with_confidence      how likely each is one; the unlikely go           attributions/confidence.py
  | PASSES               those that only widen contents                  attributions/passes.py
  | find_channels        in what way it was said                           attributions/channels.py
  | find_addressees      who is told                                       attributions/addressees.py
  | with_speakers        mentions once more, as it is known who is told    actors/references.py
  | whole_mentions       none across a clause or a quotation mark          actors/references.py
  | find_clusters        which mentions refer to the same                  actors/references.py
  | identify             who each source is; "I", "we" and "you"           actors/speaking/speakers.py
  |                      of those it may be the likeliest                  actors/ranking/candidates.py
  | with_confidence      how likely each of them is the right one          actors/confidence.py
  | with_author          "I" is whom a note at the end says it is by       actors/speaking/authors.py
  | make_attributions    token spans to spans of characters; actors        assemble.py
  | find_times           temporal expressions, then what is due            times/timex.py, times/deadlines.py
  | presented            act, certainty, strength, polarity                attributions/presentation.py
  | make_claims          propositions, conditions, how they are presented  claims/claims.py
  | check_headline       the headline against the body                     headline/check.py
  | find_warnings        what an editor should look at                     warnings/warnings.py
  > Ledger

The steps from ``decode`` to ``identify`` are called in ``drafting.py``. Given a ``Trace``,
``Reader.read`` counts what the steps that are named in ``STEPS`` did.
"""

from __future__ import annotations

import os
from functools import partial
from typing import TYPE_CHECKING, Literal

from accordingto import __version__
from accordingto.reading.actors import confidence as actor_confidence
from accordingto.reading.actors import kinds as actor_kinds
from accordingto.reading.actors import source_kinds
from accordingto.reading.actors.ranking import candidates
from accordingto.reading.assemble import LedgerDraft, make_attributions, with_times
from accordingto.reading.attributions import confidence
from accordingto.reading.attributions.passes import PASSES
from accordingto.reading.attributions.presentation import presented
from accordingto.reading.claims.claims import make_claims
from accordingto.reading.claims.conditions import with_conditions
from accordingto.reading.claims.factuality import with_stances
from accordingto.reading.collecting import collection_paused
from accordingto.reading.drafting import draft_ledger, nothing_read
from accordingto.reading.encoder.model import SMALL, Model
from accordingto.reading.encoder.outputs import merge_scores
from accordingto.reading.encoder.windows import cut_windows
from accordingto.reading.headline.check import check_headline
from accordingto.reading.lexicons.outlets import Outlets
from accordingto.reading.syntax.document import Document
from accordingto.reading.text.languages import foreign_language
from accordingto.reading.times.datelines import with_day
from accordingto.reading.times.deadlines import with_deadlines
from accordingto.reading.times.names import names_of_people
from accordingto.reading.times.timex import find_times
from accordingto.reading.trace import Trace, Untraced
from accordingto.reading.warnings.warnings import find_warnings
from accordingto.types import Article, Failure, Ledger

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

    from accordingto.reading.encoder.outputs import Scores
    from accordingto.reading.encoder.tokens import Tokens
    from accordingto.types import Mention


STEPS = (
    "decode attributions",
    *(step.name for step in PASSES if not step.is_late),
    "find mentions",
    "settle the kinds of names",
    "find weekdays that are first names",
    "begin sources with first names",
    "drop what is unlikely",
    *(step.name for step in PASSES if step.is_late),
    "find channels",
    "find addressees",
    "find outlets that are told",
    "part addressees from sources",
    "add mentions of speakers",
    "drop mentions across clauses",
    "cluster mentions",
    "identify sources",
    "find times",
    "find deadlines",
    "make claims",
    "find conditions",
    "check headline",
    "find warnings",
)
"""Names of the steps that a ``Trace`` counts, in their order: all that find or mend something.

The others fill in fields of all attributions or claims (``presented``, ``with_stances``, ``with_times``).
"""


class Reader:
    """Reads articles into ledgers.

    ``model`` is a folder that training wrote, or "small" for the smaller of the two models that the package
    has, which is quicker and less often right (docs/results.md says by how much); without it the larger one
    reads. ``outlets`` are names of outlets beside those that are known. What is not in English is read with
    ``any_language`` only. Loading takes a few tenths of a second, so keep one reader for many articles.
    Raises ``ModelError`` where the model cannot be loaded.
    """

    def __init__(
        self,
        model: Path | Literal["small"] | None = None,
        *,
        outlets: Iterable[str] = (),
        any_language: bool = False,
    ) -> None:
        self._folder = SMALL if model == "small" else model
        self._added = tuple(outlets)
        self._any_language = any_language
        self._outlets = Outlets(self._added)
        self._model = Model(self._folder)
        self._model.require_features(
            confidence.FEATURES,
            actor_confidence.FEATURES,
            candidates.WEIGHTS,
            actor_kinds.FEATURES,
            source_kinds.FEATURES,
        )
        self.version: str = version_of(self._model)
        """Version of the package and hash of the weights, as every ledger states it."""

    def read(self, article: Article, *, any_language: bool = False, trace: Trace | None = None) -> Ledger:
        """Return the ledger of one article: the same for the same text, whatever was read before.

        One that is surely not in English has its sentences and the outlet's claims, no attributions and the
        warning ``not_english``; with ``any_language``, here or for the reader, it is read all the same. A
        ``trace`` is told what each step did.
        """
        with collection_paused():
            return self._read(article, trace or Untraced(), any_language=any_language)

    def refer(self, article: Article, *, any_language: bool = False) -> list[list[tuple[Mention, float]]]:
        """Return what a text refers to, whoever speaks: for each the mentions of it, in order.

        Each with how likely it belongs there, 0 to 1. It takes longer than a ledger, which knows actors only.
        In a text that is surely not in English nothing is found without ``any_language``, as in ``read``.
        """
        doc = self._document(article)
        entities = self._draft(article, doc, Untraced(), any_language=any_language, every=True).entities
        clusters = [pairs for pairs in entities.clusters if pairs]
        found = [[(entities.mention(phrase), sure) for phrase, sure in pairs] for pairs in clusters]
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

    def _read(self, article: Article, trace: Trace, *, any_language: bool) -> Ledger:
        """Return the ledger of an article; what it was read from is freed when this returns."""
        doc = self._document(article)
        draft = self._draft(article, doc, trace, any_language=any_language)
        return write_ledger(article, draft, self._model, self._outlets, trace)

    def _draft(
        self, article: Article, doc: Document, trace: Trace, *, any_language: bool, every: bool = False
    ) -> LedgerDraft:
        """Return what is read from a text: nothing where it has no words, or is in another language."""
        trace.begin(STEPS)
        is_unread = foreign_language(article) and not (any_language or self._any_language)
        if is_unread or not len(doc):
            return nothing_read(doc, self._model)
        scores = read_scores(self._model, doc.tokens)
        return draft_ledger(doc, scores, self._model, self._outlets, trace, every=every)

    def _document(self, article: Article) -> Document:
        return Document(article.text, self._model.words(article.text))


def version_of(model: Model) -> str:
    """Return the version of the package and the hash of a model's weights, as ledgers state them."""
    return f"{__version__}+{model.version}"


def read_scores(model: Model, tokens: Tokens) -> Scores:
    """Return what the network says of a text: the encoder runs once a window."""
    windows = cut_windows(tokens)
    return merge_scores(tokens, windows, [model.run(tokens, window) for window in windows])


def write_ledger(
    article: Article, draft: LedgerDraft, model: Model, outlets: Outlets, trace: Trace
) -> Ledger:
    """Return the ledger of an article from its draft: spans of characters, and what follows from them."""
    doc = draft.entities.doc
    article = with_day(article)
    found, actors = make_attributions(doc, draft, outlets, model.calibration.actor.threshold, model.kinds)
    turns = frozenset(one.id for one, own in zip(found, draft.found, strict=True) if own.speaker)
    names = names_of_people(actors, doc.text) | draft.first_names
    dated = find_times(doc.text, article.published, names, doc)
    times = with_deadlines(dated, doc, article.published)
    attributions = with_times(presented(doc, found, turns, model, draft.fields), times)
    made = make_claims(doc, attributions, article.headline)
    conditional = list(with_conditions(made, doc, attributions))
    claims = with_times(with_stances(conditional, attributions), times)
    headline = check_headline(article, doc, claims, attributions, actors, model)
    warnings = tuple(find_warnings(article, doc, attributions, actors, headline, times))
    trace.record_found("find times", len(times))
    trace.record_found("find deadlines", sum(time.kind == "deadline" for time in times))
    trace.record_found("make claims", len(claims))
    trace.record_found("find conditions", sum(bool(claim.condition) for claim in claims))
    trace.record_found("check headline", len(headline.checks))
    trace.record_found("find warnings", len(warnings))
    return Ledger(
        reader=version_of(model),
        article=article,
        sentences=doc.sentences,
        actors=actors,
        attributions=attributions,
        claims=claims,
        times=times,
        headline_checks=headline.checks,
        warnings=warnings,
    )
