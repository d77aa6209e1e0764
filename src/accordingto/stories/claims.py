"""Building the claims of a story from linked sentences: their places, relations, denials and origins."""

from __future__ import annotations

from typing import TYPE_CHECKING

from accordingto.reading.support.stems import stem
from accordingto.stories.match.denials import (
    denial_of,
    denials_again,
    denials_beside,
    denials_in,
    denials_within,
    what_is_denied,
)
from accordingto.stories.match.relations import common_words, relate
from accordingto.stories.origins.origins import Telling, origins_of
from accordingto.stories.origins.sources import peers_of, sources_of, voucher_of
from accordingto.stories.story import Evidence, Place, StoryClaim

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from accordingto.stories.match.apart import Apart
    from accordingto.stories.match.corpus import Corpus
    from accordingto.stories.match.linking import Linked
    from accordingto.stories.match.statement import Statement
    from accordingto.stories.story import StoryQuote
    from accordingto.types import Ledger, Span

    Denial = tuple[Statement, tuple[Span, ...]]


def claims_of(
    corpus: Corpus,
    linked: Sequence[Linked],
    ledgers: Sequence[Ledger],
    paths: Sequence[str],
    quotes: Sequence[StoryQuote],
    apart: Apart,
    copies: Mapping[str, str],
) -> tuple[StoryClaim, ...]:
    """Return the claims of a story, in the order of their fullest sentences (by article, then by offset).

    ``linked`` are the groups of sentences of ``corpus`` that have a claim in common; ``ledgers`` and
    ``paths`` are those of the articles, by number. ``copies`` maps the path of each article that is a copy
    to the path of the article whose text it prints.
    """
    rows = sorted(((_places(corpus, row), row) for row in linked), key=lambda found: _order(found[0][0]))
    denials = _denials([places for places, _ in rows], corpus.sentences, apart)
    peers = peers_of(ledgers)
    claims = []
    for number, (fullest, row) in enumerate(rows):
        places = _told_first(fullest, denials[number])
        first = places[0][0]
        denying = {_order([one]) for one, _ in denials[number]}
        told = [[place[0], *(one for one in place[1:] if _order([one]) not in denying)] for place in places]
        where = [
            _place(first, place, paths, row.sure.get(place[0].article) if place[0] is not first else None)
            for place in told
        ]
        denied = {(place.path, span) for place in where if place.relation == "denies" for span in place.spans}
        for one, cue in denials[number]:
            at = paths[one.article], one.span
            if at not in denied:
                denied.add(at)
                where.append(_denial(one, cue, paths))
        tellings = [
            _telling(place, told, ledgers, paths, peers, copies)
            for place, at in zip(told, where, strict=False)
            if at.relation != "denies"
        ]
        claims.append(
            StoryClaim(id=f"c{number + 1}", where=tuple(where), origins=origins_of(tellings, quotes))
        )
    return tuple(claims)


def _denials(
    claims: Sequence[Sequence[Sequence[Statement]]], sentences: Sequence[Statement], apart: Apart
) -> list[list[Denial]]:
    """Return, for each claim, the sentences that deny it, with the spans of their cues.

    A claim is given as its places: a list of sentences for each article that has it.
    """
    beside = denials_beside(claims, sentences, apart)
    again = denials_again(claims)
    found = []
    for number, places in enumerate(claims):
        first = places[0][0]
        own = [
            (one, cue)
            for place in places[1:]
            for one in place[1:]
            if (cue := denial_of(first, one)) and not apart.are(first, one)
        ]
        denials = _once([*beside.get(number, ()), *own, *_within(places, apart)])
        same = {id(other): other for one, _ in denials for other in again.get(_order([one]), ())}
        more = (one for other in same.values() for one in other if not apart.are(first, one[0]))
        found.append(_once([*denials, *more]))
    return found


def _once(denials: Iterable[Denial]) -> list[Denial]:
    """Return the denials (sentence and cue) without duplicates, in order."""
    return list({(one.article, one.start, cue): (one, cue) for one, cue in denials}.values())


def _places(corpus: Corpus, row: Linked) -> list[list[Statement]]:
    """Return the sentences of a claim as one list for each article, the fullest article first.

    The fullest is the one whose first sentence has the most content words; sentences that deny something
    come after those that do not.
    """
    places = [[corpus.sentences[at] for at in (row.seed, *row.beside)]]
    places += [[corpus.sentences[at] for at in some] for some in row.others.values()]
    full = max(
        range(len(places)), key=lambda at: (not denials_in(places[at][0]), len(places[at][0].telling), -at)
    )
    return [places[full], *(place for at, place in enumerate(places) if at != full)]


def _told_first(
    places: Sequence[Sequence[Statement]], denials: Sequence[Denial]
) -> Sequence[Sequence[Statement]]:
    """Return the places of a claim, reordered so that the sentence that is denied comes first of all.

    Without denials the places are returned as they are. The fullest sentence often says something else as
    well, which nobody denies. If the denial names somebody who speaks in a sentence of the claim, that
    sentence is the one denied, whatever its words; otherwise it is the one with most of the denied words.
    """
    if not denials:
        return places
    denied = frozenset().union(*(what_is_denied(one, cue) for one, cue in denials))
    named = {name for one, _ in denials for name in one.names if stem(name) in denied}

    def worth(one: Statement) -> tuple[bool, bool, int]:
        return not denials_in(one), not named.isdisjoint(one.speakers), len(one.telling & denied)

    best = [max(place, key=worth) for place in places]
    most = max(range(len(places)), key=lambda at: (worth(best[at]), -at))
    told = best[most]
    first = [told, *(one for one in places[most] if one is not told)]
    return [first, *(place for at, place in enumerate(places) if at != most)]


def _place(first: Statement, place: Sequence[Statement], paths: Sequence[str], sure: float | None) -> Place:
    likest = place[0]
    spans = tuple(one.span for one in place)
    if likest is first:
        return Place(path=paths[likest.article], spans=spans, relation="same")
    related = relate(first, likest)
    shared = common_words(likest, first)
    return Place(
        path=paths[likest.article],
        spans=spans,
        relation=related.relation,
        confidence=None if sure is None else round(sure, 3),
        evidence=(*((shared,) if shared else ()), *related.evidence),
    )


def _denial(one: Statement, cue: tuple[Span, ...], paths: Sequence[str]) -> Place:
    return Place(
        path=paths[one.article],
        spans=(one.span,),
        relation="denies",
        evidence=(Evidence(kind="denial", spans=cue),),
    )


def _telling(
    place: Sequence[Statement],
    places: Sequence[Sequence[Statement]],
    ledgers: Sequence[Ledger],
    paths: Sequence[str],
    peers: frozenset[str],
    copies: Mapping[str, str],
) -> Telling:
    ledger = ledgers[place[0].article]
    elsewhere = frozenset(
        word for other in places if other is not place for one in other for word in one.telling
    )
    vouchers = ((one, voucher_of(one, one.telling & elsewhere, ledger)) for one in place)
    vouched, voucher = next(((one, found) for one, found in vouchers if found), (None, None))
    path = paths[place[0].article]
    return Telling(
        path=path,
        text=copies.get(path, path),
        outlet=ledger.article.outlet,
        statements=tuple(place),
        sources=sources_of(place, ledger, peers),
        voucher=voucher,
        vouched=vouched,
    )


def _within(places: Sequence[Sequence[Statement]], apart: Apart) -> Iterator[Denial]:
    """Yield the sentences of a claim that both report it and deny it, with the cues.

    What a sentence reports is compared with the first sentence of the claim; for the first sentence of a
    place, with the first sentences of the other places.
    """
    first = places[0][0]
    likest = [place[0] for place in places]
    for place in places:
        for one in place:
            others = (other for other in likest if other is not one) if one is place[0] else [first]
            if not apart.are(first, one) and (cue := denials_within(one, others)):
                yield one, cue


def _order(place: Sequence[Statement]) -> tuple[int, int]:
    return place[0].article, place[0].start
