"""Making a story from the ledgers of articles on one event: claims in common, and where each has them from.

::

    Ledgers, the earliest first
      | statements     the sentences, with what the ledger says about each    match/statement.py
      | candidates     pairs to compare: those that share rare words          match/corpus.py
      | chances        the probability that a pair has a claim in common      match/likelihood.py
      | link           claims: a sentence and those of other articles         match/linking.py
      | find_quotes    the same utterance as several outlets print it         quotes/quotes.py
      | derivations    the sources of whole articles: agencies, outlets       origins/derivations.py
      | denials        who denies a claim, also in the same article           match/denials.py
      | origins_of     where each article has a claim from                    origins/origins.py
      > Story
"""

from __future__ import annotations

from collections import Counter
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from accordingto.stories.claims import claims_of
from accordingto.stories.cluster.days import moment_of
from accordingto.stories.match.apart import Apart
from accordingto.stories.match.corpus import Corpus
from accordingto.stories.match.likelihood import bundled, chances
from accordingto.stories.match.linking import link
from accordingto.stories.match.statement import statements
from accordingto.stories.match.vectors import bundled_vectors
from accordingto.stories.origins.copies import copies_of
from accordingto.stories.origins.derivations import derivations
from accordingto.stories.quotes.quotes import find_quotes
from accordingto.stories.story import Story, StoryArticle

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from accordingto.stories.match.apart import RejectedLink
    from accordingto.types import Ledger

LAST = datetime.max.replace(tzinfo=UTC)
"""Where articles without a time of publication are sorted."""


def make_story(
    ledgers: Iterable[Ledger], *, id: str | None = None, rejected: Iterable[RejectedLink] = ()
) -> Story:
    """Return the story of several articles, given by their ledgers in any order.

    The articles are assumed to report one event. Duplicates are dropped, and the order makes no difference
    to the result. ``id`` is the id of their ``Storyline``, if they have one. ``rejected`` lists pairs of
    sentences that somebody has marked as having no claim in common.
    """
    ordered = in_order(ledgers)
    paths = paths_of(ordered)
    sentences = [statements(number, ledger) for number, ledger in enumerate(ordered)]
    corpus = Corpus([one for own in sentences for one in own], bundled_vectors())
    apart = Apart(rejected, corpus.sentences, paths)
    near = chances(corpus, corpus.candidates())
    linked = link(
        [one.article for one in corpus.sentences],
        near,
        bundled().threshold,
        lambda one, other: apart.are(corpus.sentences[one], corpus.sentences[other]),
    )
    quotes = find_quotes(ordered, paths)
    derives = derivations(ordered, paths, sentences)
    return Story(
        id=id,
        articles=tuple(
            StoryArticle(
                path=path,
                id=ledger.article.id,
                outlet=ledger.article.outlet,
                published=ledger.article.published,
            )
            for path, ledger in zip(paths, ordered, strict=True)
        ),
        claims=claims_of(corpus, linked, ordered, paths, quotes, apart, copies_of(derives)),
        quotes=quotes,
        derives=derives,
    )


def in_order(ledgers: Iterable[Ledger]) -> list[Ledger]:
    """Return the ledgers without duplicates, sorted by publication time (undated ones last), then by id."""
    once: dict[tuple[str, str | None], Ledger] = {}
    for ledger in ledgers:
        once.setdefault((ledger.article.id, ledger.article.path or ledger.article.url), ledger)
    return sorted(
        once.values(),
        key=lambda ledger: (
            moment_of(ledger.article) or LAST,
            ledger.article.id,
            ledger.article.path or "",
        ),
    )


def paths_of(ledgers: Sequence[Ledger]) -> list[str]:
    """Return the name by which a story refers to each article, for ledgers as ``in_order`` returns them.

    It is the path or URL; the id if there is neither, or if another article has the same.
    """
    named = [ledger.article.path or ledger.article.url or ledger.article.id for ledger in ledgers]
    count = Counter(named)
    return [
        name if count[name] == 1 else ledger.article.id for name, ledger in zip(named, ledgers, strict=True)
    ]
