"""Making the claims of a brief from those of a story: who reports each, from where, and who denies it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec.structs import replace

from accordingto.stories.brief.brief import BriefClaim, Denial, KnownOrigin
from accordingto.stories.cluster.gathering import one_line
from accordingto.stories.match.denials import is_denial
from accordingto.stories.origins.sources import is_pronoun
from accordingto.stories.words import fullest_name, words_of

if TYPE_CHECKING:
    from collections.abc import Iterable

    from accordingto.stories.brief.brief import Passage
    from accordingto.stories.brief.shelf import Shelf
    from accordingto.stories.story import Place, Reason, StoryClaim
    from accordingto.types import Attribution, Ledger


def told(claim: StoryClaim, shelf: Shelf) -> BriefClaim:
    """Return a claim of the story as one of a brief, with its sentences, outlets, origins and denials."""
    having = [place for place in claim.where if place.relation != "denies"]
    paths = list(dict.fromkeys(place.path for place in having))
    first = claim.where[0]
    originals = shelf.originals(paths)
    sure = [place.confidence for place in having if place.confidence is not None]
    return BriefClaim(
        claim=claim.id,
        confidence=round(sum(sure) / len(sure), 3) if sure else 1.0,
        said=shelf.likest(first),
        others=tuple(shelf.likest(place) for place in having if place is not first),
        outlets=shelf.outlets(paths),
        unnamed=shelf.unnamed(paths),
        originals=shelf.outlets(originals),
        unnamed_originals=shelf.unnamed(originals),
        origins=tuple(
            KnownOrigin(
                kind=reason.kind,
                who=_origin(reason, shelf),
                words=tuple(shelf.passage(one.path, (one.span,)) for one in reason.words),
                articles=group,
            )
            for group, reason in zip(claim.origins.groups, claim.origins.reasons, strict=True)
        ),
        unknown=claim.origins.unknown,
        denials=tuple(denial(place, shelf) for place in claim.where if place.relation == "denies"),
    )


def _origin(reason: Reason, shelf: Shelf) -> str | None:
    """Return the fullest name of an origin: of the speaker of an utterance, or of the source; else None."""
    names: list[str | None] = []
    for one in reason.words:
        names += [
            quote.speaker
            for quote in shelf.story.quotes
            for place in quote.where
            if reason.kind == "utterance" and place.path == one.path and one.span in place.spans
        ]
        ledger = shelf.ledgers[one.path]
        names += [
            _who(said, ledger)
            for said in ledger.attributions
            if reason.kind in ("source", "named") and one.span in said.source
        ]
    return fullest_name(name for name in names if name)


def denial(place: Place, shelf: Shelf) -> Denial:
    """Return the denial at a place of a claim, with the name of whoever denies it."""
    cue = next((one.spans for one in place.evidence if one.kind == "denial"), ())
    ledger = shelf.ledgers[place.path]
    said = next((one for one in ledger.attributions if is_denial(one) and one.cue == cue), None)
    by = _who(said, ledger) if said is not None else None
    return Denial(by=by, said=shelf.likest(place), cue=cue)


def _who(said: Attribution, ledger: Ledger) -> str | None:
    """Return the name of an attribution's source; None for a pronoun that no person's name is known for.

    For bodies and groups these are the source's own words, if they say more than the actor's name.
    """
    actor = next((one for one in ledger.actors if one.id == said.actor), None)
    there = " … ".join(one_line(span.text) for span in said.source)
    words = {word.form for word in words_of(there) if not is_pronoun(word.form)}
    if actor and (actor.kind == "person" or words <= {word.form for word in words_of(actor.name)}):
        return actor.name
    return there if words else None


def weight(claim: BriefClaim) -> tuple[int, int, int, float]:
    """Return the sort key of a claim, the most important first: the number of outlets without copies, of
    articles of unknown outlets without copies, of both with copies, and the confidence of the links."""
    return (
        -len(claim.originals),
        -len(claim.unnamed_originals),
        -len(claim.outlets) - len(claim.unnamed),
        -claim.confidence,
    )


def each_said_once(claims: Iterable[BriefClaim]) -> list[BriefClaim]:
    """Return the claims with different first sentences, as far as other articles have them in other words.

    Two claims of one sentence would otherwise look the same.
    """
    found: list[BriefClaim] = []
    used: set[Passage] = set()
    for claim in claims:
        fresh = next((one for one in (claim.said, *claim.others) if one not in used), claim.said)
        used.add(fresh)
        rest = tuple(one for one in (claim.said, *claim.others) if one is not fresh)
        found.append(replace(claim, said=fresh, others=rest))
    return found


def is_of_several(claim: BriefClaim) -> bool:
    """Return whether several outlets may have a claim; an article of an unknown outlet counts as one."""
    return len(claim.outlets) + len(claim.unnamed) > 1
