"""Removing, adding or changing an attribution of a ledger, with its nesting and the chains of claims."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping

from msgspec import structs

from accordingto.types import Attribution, Claim, Ledger, Span, Warning

OUTLET = "outlet"
"""The first link of every chain."""


def removed(ledger: Ledger, one: Attribution) -> Ledger:
    """Return the ledger without an attribution.

    Attributions nested in it get its parent, and it is removed from the chains of claims.
    """
    attributions = tuple(
        structs.replace(other, parent=one.parent) if other.parent == one.id else other
        for other in ledger.attributions
        if other.id != one.id
    )
    claims = tuple(
        structs.replace(claim, chain=tuple(link for link in claim.chain if link != one.id))
        if one.id in claim.chain
        else claim
        for claim in ledger.claims
    )
    warnings = tuple(without_unknown(ledger.warnings, one.source))
    return structs.replace(ledger, attributions=attributions, claims=claims, warnings=warnings)


def without_unknown(warnings: Iterable[Warning], source: tuple[Span, ...]) -> Iterator[Warning]:
    """Yield the warnings, with the spans of a source removed from ``actor_unknown``."""
    for warning in warnings:
        if warning.code != "actor_unknown" or not set(warning.spans) & set(source):
            yield warning
        elif spans := tuple(span for span in warning.spans if span not in source):
            yield structs.replace(warning, spans=spans)


def moved(ledger: Ledger, old: Attribution, new: Attribution) -> Ledger:
    """Return the ledger with an attribution's new spans, as if it were removed and added again.

    Its claims keep their ids and properties as far as their words are still in the content. Words that are
    new in the content are added to the claim next to them, if there is one.
    """
    own = frozenset(claim.id for claim in ledger.claims if old.id in claim.chain)
    known = {claim.id for claim in ledger.claims}
    changed = added(removed(ledger, old), new, own)
    claims = list(changed.claims)
    for piece in [claim for claim in claims if claim.id not in known and claim.chain[-1] == new.id]:
        beside = next((c for c in claims if c.id in own and _touch(c, piece, ledger.article.text)), None)
        if beside is not None:
            claims.remove(piece)
            claims[claims.index(beside)] = _joined(beside, piece, changed)
    return structs.replace(changed, claims=tuple(claims), warnings=ledger.warnings)


def added(ledger: Ledger, one: Attribution, own: frozenset[str] = frozenset()) -> Ledger:
    """Return the ledger with one more attribution, inserted in the order of the cues.

    Its parent is the attribution with the smallest content that contains its cue and is larger than its own
    content. It becomes the parent of the attributions directly nested in its content. Claims of its parent
    (or of the outlet) that lie within its content become its own. A claim that lies only partly within it is
    split: the part within the content becomes a new claim, whose id is the attribution's id and a number. If
    the claim's id is in ``own``, it keeps the part within the content, and the rest becomes the new claim.
    """
    parents = {other.id: other.parent for other in ledger.attributions}
    around = [o for o in ledger.attributions if _holds(o.content, one.cue) and _size(o) > _size(one)]
    parent = min(around, key=_size).id if around else None
    one = structs.replace(one, parent=parent)
    above = set(_path(parents, parent))
    children = {
        other.id
        for other in ledger.attributions
        if other.parent == parent
        and other.id not in above
        and _holds(one.content, other.cue)
        and _size(other) < _size(one)
    }
    attributions = [
        structs.replace(other, parent=one.id) if other.id in children else other
        for other in ledger.attributions
    ]
    at = bisect_left([other.cue[0].start for other in attributions if other.cue], one.cue[0].start)
    attributions.insert(at, one)
    claims = tuple(_claims(ledger, one, tuple(reversed([*_path(parents, parent)])), children, own))
    warnings = tuple(warning for warning in ledger.warnings if warning.code != "no_attribution")
    return structs.replace(ledger, attributions=tuple(attributions), claims=claims, warnings=warnings)


def _path(parents: Mapping[str, str | None], id: str | None) -> Iterator[str]:
    """Yield the id of an attribution and those of its ancestors, innermost first; stop at a cycle."""
    seen: set[str] = set()
    while id is not None and id in parents and id not in seen:
        seen.add(id)
        yield id
        id = parents[id]


def _holds(content: Iterable[Span], spans: Iterable[Span]) -> bool:
    """Return whether each of some spans lies within a span of a content."""
    whole = list(content)
    return all(any(c.start <= s.start and s.end <= c.end for c in whole) for s in spans)


def _size(one: Attribution) -> int:
    return sum(span.end - span.start for span in one.content)


def _claims(
    ledger: Ledger, one: Attribution, above: tuple[str, ...], children: set[str], own: frozenset[str]
) -> Iterator[Claim]:
    """Yield the claims of a ledger, updated for a new attribution ``one``.

    ``above`` are the ids of its ancestors, outermost first, ``children`` those of the attributions now nested
    directly in it. ``own`` is explained in ``added``.
    """
    around = (OUTLET, *above)
    taken = {claim.id for claim in ledger.claims}
    number = 0
    text = ledger.article.text
    for claim in ledger.claims:
        inside = tuple(_common(claim.content, one.content, text))
        rest = tuple(_less(claim.content, (*one.content, *one.source, *one.cue), text))
        if (
            claim.chain[: len(around)] == around
            and set(claim.chain[len(around) : len(around) + 1]) & children
        ):
            yield structs.replace(claim, chain=(*around, one.id, *claim.chain[len(around) :]))
            continue
        if claim.chain != around or not inside:
            yield claim
            continue
        chain = (*around, one.id)
        if not rest:
            yield structs.replace(claim, content=inside, chain=chain)
            continue
        number += 1
        while (id := f"{one.id}-{number}") in taken:
            number += 1
        taken.add(id)
        kept, cut = (inside, rest) if claim.id in own else (rest, inside)
        kept_by, cut_by = (chain, around) if claim.id in own else (around, chain)
        yield structs.replace(claim, content=kept, chain=kept_by, times=_times(ledger, kept))
        yield Claim(id=id, content=cut, chain=cut_by, times=_times(ledger, cut))


def _touch(claim: Claim, piece: Claim, text: str) -> bool:
    """Return whether two claims have the same chain and only white space between them."""
    if claim.chain != piece.chain:
        return False
    first, second = sorted((claim.content, piece.content))
    return first[-1].end <= second[0].start and not text[first[-1].end : second[0].start].strip()


def _joined(claim: Claim, piece: Claim, ledger: Ledger) -> Claim:
    """Return a claim extended by the words of an adjacent piece."""
    first, second = sorted((claim.content, piece.content))
    start, end = first[-1].start, second[0].end
    content = (*first[:-1], Span(start, end, ledger.article.text[start:end]), *second[1:])
    return structs.replace(claim, content=content, times=_times(ledger, content))


def _times(ledger: Ledger, spans: tuple[Span, ...]) -> tuple[str, ...]:
    return tuple(
        time.id for time in ledger.times if any(s.start <= time.start and time.end <= s.end for s in spans)
    )


def _common(some: Iterable[Span], others: Iterable[Span], text: str) -> Iterator[Span]:
    """Yield the spans of text that lie in both, except blank ones."""
    cuts = sorted({(max(a.start, b.start), min(a.end, b.end)) for b in others for a in some})
    yield from (Span(a, b, text[a:b]) for a, b in cuts if a < b and text[a:b].strip())


def _less(some: Iterable[Span], others: Iterable[Span], text: str) -> Iterator[Span]:
    """Yield the spans that lie in the first only, stripped of white space and punctuation at the edges."""
    taken = sorted((span.start, span.end) for span in others)
    for span in some:
        at = span.start
        for start, end in [*taken, (span.end, span.end)]:
            words = text[at : min(start, span.end)] if start > at else ""
            core = words.strip(" \n\t,;:")
            if any(char.isalnum() for char in core):
                first = at + words.index(core)
                yield Span(first, first + len(core), core)
            at = max(at, end)
