"""The whole reading of an article in one pass; the first file to read::

article.text
  | tokenize             tokens, word pieces, case, quotation state, gaps  encoder/tokens.py
  | cut_windows          overlapping windows of at most 190 pieces         encoder/windows.py
  | Model.run            the encoder, once per window                      encoder/model.py
  | merge_scores         each token from its most central window           encoder/outputs.py
  | decode               flat tags, then each cue's own view; parents      attributions/decode.py
  | PASSES               corrections by rules of quotations and syntax     attributions/passes.py
  | MentionFinder        mentions of people and things                     encoder/mentions.py
  | with_chances         probability of each kind of actor per mention     actors/kinds.py
  | with_one_kind        one kind for all mentions of a name               actors/entity_types.py
  | with_first_names     weekdays as names: "Friday Okoro told the court"  actors/weekday_names.py
  | with_confidence      confidence; unlikely attributions are dropped     attributions/confidence.py
  | PASSES               the late passes, which only widen contents        attributions/passes.py
  | find_channels        interview, statement, outlet                      attributions/channels.py
  | find_addressees      who is spoken to                                  attributions/addressees.py
  | with_speakers        mentions of addressees and of joint speakers      actors/references.py
  | whole_mentions       mentions across clauses or quotes are dropped     actors/references.py
  | find_clusters        co-reference                                      actors/references.py
  | identify             who each source is; "I", "we" and "you"           actors/speaking/speakers.py
  |                      the likeliest of several candidates               actors/ranking/candidates.py
  | with_confidence      probability that each speaker is right            actors/confidence.py
  | with_author          "I" as the author that a closing note names       actors/speaking/authors.py
  | make_attributions    token spans to character spans; actors            assemble.py
  | find_times           temporal expressions, then deadlines              times/timex.py, times/deadlines.py
  | presented            act, certainty, strength, polarity                attributions/presentation.py
  | make_claims          propositions, conditions, stances                 claims/claims.py
  | check_headline       the headline against the body                     headline/check.py
  | find_warnings        what an editor should look at                     warnings/warnings.py
  > Ledger

``drafting.py`` calls the steps from ``decode`` to ``with_author``. With a ``Trace``, ``Reader.read`` counts
what each step in ``STEPS`` did.
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
    "give each name one kind",
    "find weekdays that are first names",
    "add first names to sources",
    "drop unlikely attributions",
    *(step.name for step in PASSES if step.is_late),
    "find channels",
    "find addressees",
    "add addressed outlets to channels",
    "remove addressees from sources",
    "add missed mentions of speakers",
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
"""Names of the steps that a ``Trace`` counts, in order: those that find or correct something.

Steps that only fill in fields (``presented``, ``with_stances``, ``with_times``) are not counted.
"""


class Reader:
    """A reader of articles; it loads the model once and turns each article into a ledger.

    ``model`` is a folder that training wrote, or "small" for the smaller of the two bundled models, which is
    faster and less accurate (docs/results.md says by how much); the default is the larger one. ``outlets``
    adds names to the known outlets. Text that is not in English is only read with ``any_language``. Loading
    takes a few tenths of a second, so keep one reader for many articles. Raises ``ModelError`` if the model
    cannot be loaded.
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
        """Version of the package and hash of the weights, as in ``Ledger.reader``."""

    def read(self, article: Article, *, any_language: bool = False, trace: Trace | None = None) -> Ledger:
        """Return the ledger of one article; it does not depend on what was read before.

        For an article that is clearly not in English, the ledger has its sentences, the outlet's own claims
        and the warning ``not_english``, but no attributions, unless ``any_language`` is set here or for the
        reader. What each step did is added to ``trace``.
        """
        with collection_paused():
            return self._read(article, trace or Untraced(), any_language=any_language)

    def refer(self, article: Article, *, any_language: bool = False) -> list[list[tuple[Mention, float]]]:
        """Return the co-reference clusters of an article, in the order of their first mentions.

        A cluster is a list of mentions in text order, each with the probability (0 to 1) that it belongs
        there. Clusters cover everything the text refers to, not only actors, so this takes longer than
        ``read``. Without ``any_language`` the result is empty for text that is clearly not in English.
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

        The work is spread over ``processes`` processes (0: one per core), each with its own model. The
        ledgers are byte-identical for any number. A ``trace`` only counts in this process, so this raises
        ``ValueError`` for a trace with ``processes`` other than 1.
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
        """Return the ledger of an article; the document and the draft are freed when this returns."""
        doc = self._document(article)
        draft = self._draft(article, doc, trace, any_language=any_language)
        return write_ledger(article, draft, self._model, self._outlets, trace)

    def _draft(
        self, article: Article, doc: Document, trace: Trace, *, any_language: bool, every: bool = False
    ) -> LedgerDraft:
        """Return the draft of an article; empty if it has no words or is in an unread language."""
        trace.begin(STEPS)
        is_unread = foreign_language(article, doc.written) and not (any_language or self._any_language)
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
    """Return the network's scores for all tokens of a text, running the encoder once per window."""
    windows = cut_windows(tokens)
    return merge_scores(tokens, windows, (model.run(tokens, window) for window in windows))


def write_ledger(
    article: Article, draft: LedgerDraft, model: Model, outlets: Outlets, trace: Trace
) -> Ledger:
    """Return the ledger of an article from its draft, adding times, claims, headline checks and warnings."""
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
    claims = with_times(with_stances(conditional, doc, attributions), times)
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
