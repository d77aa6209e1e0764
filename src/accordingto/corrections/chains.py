"""Taking an attribution out of a ledger, or putting one in: parents and the chains of claims follow."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping

from msgspec import structs

from accordingto.types import Attribution, Claim, Ledger, Span, Warning

OUTLET = "outlet"
"""The first link of every chain."""


def removed(ledger: Ledger, one: Attribution) -> Ledger:
    """Return the ledger without an attribution: those nested in it go to its parent, its claims lose it."""
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
    """Yield the warnings without the one that it is not clear whom the words of this source mean."""
    for warning in warnings:
        if warning.code != "actor_unknown" or not set(warning.spans) & set(source):
            yield warning
        elif spans := tuple(span for span in warning.spans if span not in source):
            yield structs.replace(warning, spans=spans)


def moved(ledger: Ledger, old: Attribution, new: Attribution) -> Ledger:
    """Return the ledger in which an attribution has other words: as if it were taken out and put in anew.

    Its claims keep their ids and all that is known of them for what is still in its content; words that are
    new in it belong to the claim beside them.
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
    """Return the ledger with one more attribution, in the order of the cues.

    Its parent is the smallest content that holds its cue and is larger than its own; what stands in its
    content, and in nothing smaller, has it as its parent. Its claims are what the claims of its parent, or of
    the outlet, have within its content: whole ones change hands, others are cut, and what is cut off is a
    claim of its own, whose id is that of the attribution with a number. Of claims that are cut, those in
    ``own`` go on within the content, and what is cut off is the rest.
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
    """Yield an attribution and those around it, from the inside; a circle ends it."""
    seen: set[str] = set()
    while id is not None and id in parents and id not in seen:
        seen.add(id)
        yield id
        id = parents[id]


def _holds(content: Iterable[Span], spans: Iterable[Span]) -> bool:
    """Return whether all of some spans stand in a content."""
    whole = list(content)
    return all(any(c.start <= s.start and s.end <= c.end for c in whole) for s in spans)


def _size(one: Attribution) -> int:
    return sum(span.end - span.start for span in one.content)


def _claims(
    ledger: Ledger, one: Attribution, above: tuple[str, ...], children: set[str], own: frozenset[str]
) -> Iterator[Claim]:
    """Yield the claims of a ledger, and those that are now made through an attribution.

    ``above`` are the attributions around it, from the outside; ``children`` those that now stand in it.
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
    """Return whether two claims of one chain stand side by side, with nothing but blanks between them."""
    if claim.chain != piece.chain:
        return False
    first, second = sorted((claim.content, piece.content))
    return first[-1].end <= second[0].start and not text[first[-1].end : second[0].start].strip()


def _joined(claim: Claim, piece: Claim, ledger: Ledger) -> Claim:
    """Return a claim with the words of a piece beside it."""
    first, second = sorted((claim.content, piece.content))
    start, end = first[-1].start, second[0].end
    content = (*first[:-1], Span(start, end, ledger.article.text[start:end]), *second[1:])
    return structs.replace(claim, content=content, times=_times(ledger, content))


def _times(ledger: Ledger, spans: tuple[Span, ...]) -> tuple[str, ...]:
    return tuple(
        time.id for time in ledger.times if any(s.start <= time.start and time.end <= s.end for s in spans)
    )


def _common(some: Iterable[Span], others: Iterable[Span], text: str) -> Iterator[Span]:
    """Yield what stands in both."""
    cuts = sorted({(max(a.start, b.start), min(a.end, b.end)) for b in others for a in some})
    yield from (Span(a, b, text[a:b]) for a, b in cuts if a < b and text[a:b].strip())


def _less(some: Iterable[Span], others: Iterable[Span], text: str) -> Iterator[Span]:
    """Yield what stands in the first only, white space and marks at the edges aside."""
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
