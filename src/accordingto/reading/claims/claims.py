"""The whole article as claims: propositions, each with the chain of sources that vouch for it.

The spans of the attributions are written over the text, the longer ones first, so that every character
belongs to the innermost content around it, to a source or cue, or to the outlet (``ownership.py``). The text
of each owner in a sentence is then split into propositions, and the parts of a clause that an attribution
interrupts are joined again (``propositions.py``, ``syntax/clauses.py``).
"""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from typing import TYPE_CHECKING

from accordingto.reading.claims.kinds import kind_of
from accordingto.reading.claims.ownership import LINK, OUTLET, find_owners, runs_in, stretches
from accordingto.reading.claims.propositions import propositions, start_of, tidied
from accordingto.reading.lexicons import claim_class
from accordingto.reading.syntax.clauses import has_relative_clause, says_something
from accordingto.reading.text.bounds import Pieces, in_order, trimmed
from accordingto.types import Claim, Span

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from accordingto.reading.claims.ownership import Ownership
    from accordingto.reading.syntax.document import Document
    from accordingto.reading.text.bounds import Bounds
    from accordingto.types import Attribution, Sentence

LEAST_COVERED = 0.3
"""Least share of a sentence that its claims and the spans of attributions have to cover."""

Said = tuple[Pieces, int]
"""The ranges of a proposition, and the index of its attribution, or ``OUTLET``."""


def make_claims(
    doc: Document, attributions: Sequence[Attribution], headline: Span | None
) -> tuple[Claim, ...]:
    """Return the claims of a document, in the order of the text; every sentence has at least one.

    A content gives one claim per sentence, with the chain through its attribution. If it contains another
    attribution, the rest of it is a claim of the outer chain if it says something. A lone pronoun is no
    claim. Text outside all attributions gives claims of the outlet, one per clause; a headline is not split.
    The outlet also claims what a relative clause says about a source, and a sentence without any other claim:
    "Orr disagreed."
    """
    text, ownership = doc.text, find_owners(doc, attributions)
    found: list[Said] = []
    for sentence in doc.sentences:
        cut = headline is None or not headline.start <= sentence.start < headline.end
        claims = [
            said for stretch in stretches(ownership, sentence) for said in _said(ownership, stretch, cut=cut)
        ]
        claims += [*_in_sources(ownership, sentence), *_topics(ownership, sentence)]
        found += claims if _is_covered(ownership, sentence, claims) else _whole(text, sentence, claims)
    found.sort()
    return tuple(
        Claim(
            id=f"c{i}",
            content=tuple(Span(a, b, text[a:b]) for a, b in pieces),
            chain=(LINK,) if owner == OUTLET else ownership.chains[owner],
            kind=kind_of(doc, pieces, None if owner == OUTLET else attributions[owner]),
        )
        for i, (pieces, owner) in enumerate(found, 1)
    )


def _said(ownership: Ownership, stretch: Bounds, *, cut: bool) -> Iterator[Said]:
    """Yield the propositions of all owners of text in a stretch.

    A nested attribution whose content is only a noun phrase does not interrupt the outer content: somebody
    says "they want justice", in which "justice" is such a content. An attribution inside a topic does not
    interrupt the outlet's text.
    """
    claims = [
        (pieces, owner)
        for owner, runs in runs_in(ownership, *stretch)
        for pieces in propositions(ownership, owner, runs, stretch, cut=cut)
    ]
    inner = [(pieces, ownership.parents[owner]) for pieces, owner in claims if owner != OUTLET]
    around = {outer for _, outer in inner} - {OUTLET}
    around -= {
        outer
        for pieces, outer in inner
        if any(says_something(ownership.doc, ownership.doc.tokens_between(*piece)) for piece in pieces)
    }
    topics = {at for at in around & ownership.topical if ownership.parents[at] == OUTLET}
    if topics and (bounds := trimmed(ownership.text, *stretch)):
        yield (bounds,), OUTLET
        around = (around - topics) | {OUTLET}
    for outer in sorted(around - {OUTLET}):
        spans = ownership.attributions[outer].content
        clipped = ((max(s.start, stretch[0]), min(s.end, stretch[1])) for s in spans)
        whole = in_order(bounds for a, b in clipped if a < b and (bounds := tidied(ownership.text, a, b)))
        if whole:
            yield whole, outer
    yield from (claim for claim in claims if claim[1] not in around and _is_said(ownership, claim[0]))


def _is_said(ownership: Ownership, pieces: Pieces) -> bool:
    """Return whether a claim has words other than pronouns."""
    doc, pronouns = ownership.doc, claim_class("pronouns-alone")
    words = (at for piece in pieces for at in doc.tokens_between(*piece))
    return any(doc.is_word(at) and doc[at] not in pronouns for at in words)


def _in_sources(ownership: Ownership, sentence: Sentence) -> Iterator[Said]:
    """Yield what relative clauses say about sources ("Orr, who has two boats"), as claims of the parent."""
    first, last = (bisect_left(ownership.sources, at, key=start_of) for at in (sentence.start, sentence.end))
    owners = {span: ownership.parents[at] for span, at in ownership.sources[first:last]}
    for span, owner in owners.items():
        bounds = trimmed(ownership.text, span.start, min(span.end, sentence.end))
        if bounds is not None and has_relative_clause(ownership.doc, ownership.doc.tokens_between(*bounds)):
            yield (bounds,), owner


def _topics(ownership: Ownership, sentence: Sentence) -> Iterator[Said]:
    """Yield the topics that somebody only speaks of, wants or has, each for its attribution."""
    first, last = (bisect_left(ownership.topics, at, key=start_of) for at in (sentence.start, sentence.end))
    topics = defaultdict(list)
    for span, at in ownership.topics[first:last]:
        topics[at].append(span)
    for at, spans in sorted(topics.items()):
        clipped = (tidied(ownership.text, span.start, min(span.end, sentence.end)) for span in spans)
        pieces = in_order(bounds for bounds in clipped if bounds)
        if pieces and _is_said(ownership, pieces):
            yield pieces, at


def _is_covered(ownership: Ownership, sentence: Sentence, claims: Sequence[Said]) -> bool:
    """Return whether claims and spans of attributions cover enough of a sentence."""
    covered = ownership.covered[sentence.start : sentence.end]
    for pieces, _ in claims:
        for start, end in pieces:
            a, b = max(start - sentence.start, 0), min(end - sentence.start, len(covered))
            covered[a:b] = b"\1" * (b - a)
    return bool(claims) and covered.count(1) >= LEAST_COVERED * len(covered)


def _whole(text: str, sentence: Sentence, claims: Sequence[Said]) -> list[Said]:
    """Return the claims of the sources in a sentence, and the whole sentence as the outlet's claim."""
    bounds = trimmed(text, sentence.start, sentence.end)
    if bounds is None or bounds[1] - bounds[0] < LEAST_COVERED * (sentence.end - sentence.start):
        bounds = sentence.start, sentence.end
    return [*(claim for claim in claims if claim[1] != OUTLET), ((bounds,), OUTLET)]
