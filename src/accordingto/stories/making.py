"""Ledgers of one event → what they have in common, and where each has it from.

::

    Ledgers, the earliest first
      | statements     the sentences, with what the ledger knows of each     match/statement.py
      | candidates     pairs that share rare words: an index, no loop         match/corpus.py
      | chances        how likely each pair has a claim in common             match/likelihood.py
      | link           claims: a sentence and those of other articles         match/linking.py
      | find_quotes    one utterance as outlets print it                      quotes/quotes.py
      | derivations    what whole articles rest on                            origins/derivations.py
      | denials        who denies it, also in the same article               match/denials.py
      | origins_of     where each article has a claim from                    origins/origins.py
      > Story
"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from accordingto.stories.claims import claims_of
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


def make_story(
    ledgers: Iterable[Ledger], *, id: str | None = None, rejected: Iterable[RejectedLink] = ()
) -> Story:
    """Return the story of some articles, which are taken for articles of one event; in any order.

    An article that is given twice counts once. The same articles give the same story. ``id`` is that of
    their ``Storyline``, where they have one. ``rejected`` says which sentences have no claim in common.
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
    """Return each article once, by day, those without one last, then by id."""
    once: dict[tuple[str, str | None], Ledger] = {}
    for ledger in ledgers:
        once.setdefault((ledger.article.id, ledger.article.path or ledger.article.url), ledger)
    return sorted(
        once.values(),
        key=lambda ledger: (
            ledger.article.published is None,
            ledger.article.published or "",
            ledger.article.id,
            ledger.article.path or "",
        ),
    )


def paths_of(ledgers: Sequence[Ledger]) -> list[str]:
    """Return what the story calls each article, of those that ``in_order`` gives."""
    named = [ledger.article.path or ledger.article.url or ledger.article.id for ledger in ledgers]
    count = Counter(named)
    return [
        name if count[name] == 1 else ledger.article.id for name, ledger in zip(named, ledgers, strict=True)
    ]
