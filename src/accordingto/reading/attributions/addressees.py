"""Who is told: the addressee of each attribution.

Verbs that say whom they tell stand in ``addressing.txt``, each with the ways it does so. Most name them
beside the cue (``audience.py``). Three kinds of addressee have no words of their own: whoever spoke before
("he replied"), whoever is told already ("… adding that"), and whoever speaks next ("Asked by reporters
about it, he said").
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from accordingto.reading.attributions.addressing import ABOUT, REACH, ways_of
from accordingto.reading.attributions.audience import named_addressee
from accordingto.reading.encoder.spans import TokenSpan

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from accordingto.reading.attributions.addressing import AddressingFrames
    from accordingto.reading.attributions.decode import AttributionDraft
    from accordingto.reading.syntax.document import Document

REPLY_REACH = 120
"""Most words between a reply and what it replies to: two paragraphs."""


@dataclass(frozen=True)
class NamedAddressee:
    """The article names who is told."""

    piece: TokenSpan
    """The words naming them."""


@dataclass(frozen=True)
class Speaker:
    """Who speaks in another attribution is told."""

    other: int
    """Index of that attribution."""
    replied: bool
    """Whether this one replies to it, which holds only if that one was told to this one's actor."""


@dataclass(frozen=True)
class Listener:
    """Who is told in another attribution is told this too."""

    other: int
    """Index of that attribution, before this one."""


Addressee = NamedAddressee | Speaker | Listener


def find_addressees(
    found: Sequence[AttributionDraft], channels: Sequence[tuple[TokenSpan, ...]], doc: Document
) -> list[Addressee | None]:
    """Return the addressee of each attribution, or None; ``channels`` as ``find_channels`` gives them."""
    named = [named_addressee(one, ways, doc) for one, ways in zip(found, channels, strict=True)]
    return [
        NamedAddressee(piece) if piece else _implied(i, found, named, doc) for i, piece in enumerate(named)
    ]


def told(
    addressees: Sequence[Addressee | None], named: Sequence[int | None], actors: Sequence[int | None]
) -> list[int | None]:
    """Return the number of the actor who is told in each attribution; None for nobody.

    ``named`` holds the actor that the words of a ``NamedAddressee`` refer to, ``actors`` the one who speaks.
    Nobody is told by themselves.
    """
    result: list[int | None] = []
    for i, addressee in enumerate(addressees):
        actor = None
        match addressee:
            case NamedAddressee():
                actor = named[i]
            case Listener(other):
                actor = result[other] if actors[i] in (actors[other], None) else None
            case Speaker(other, replied):
                heard = actors[i] is not None and result[other] == actors[i] if replied else True
                actor = actors[other] if heard else None
        result.append(None if actor == actors[i] else actor)
    return result


def _implied(
    i: int, found: Sequence[AttributionDraft], named: Sequence[TokenSpan | None], doc: Document
) -> Addressee | None:
    ways = ways_of(found[i].cue, doc)
    if ways is None:
        return None
    if "passive" in ways.frames and _is_bare_participle(found[i], ways, doc):
        return _whoever_speaks(i, found, doc)
    if "reply" in ways.frames and not ways.passive:
        return _whoever_spoke(i, found, named, doc)
    if "goes-on" in ways.frames:
        return _whoever_is_told(i, found, named, doc)
    return None


def _is_bare_participle(one: AttributionDraft, ways: AddressingFrames, doc: Document) -> bool:
    """Return whether a cue is the "asked" of "Asked by reporters" or "when asked about it"."""
    if not doc[ways.word].endswith("ed") or ways.word != one.cue.start:
        return False
    before = doc[ways.word - 1]
    opens = doc.begins(ways.word) or before in ("when", "if", "once", "as", "though")
    return opens and doc[ways.word + 1] in ABOUT | {"by", "to", "directly", "repeatedly"}


def _whoever_speaks(i: int, found: Sequence[AttributionDraft], doc: Document) -> Addressee | None:
    """Return the nearest attribution of the sentence, first the next one: "Asked about it, Orr said"."""
    bounds = doc.sentence(found[i].cue.start, REACH)
    near = [
        j for j in (i + 1, i - 1) if 0 <= j < len(found) and bounds.shared(found[j].cue) and found[j].source
    ]
    return Speaker(near[0], replied=False) if near else None


def _whoever_spoke(
    i: int, found: Sequence[AttributionDraft], named: Sequence[TokenSpan | None], doc: Document
) -> Addressee | None:
    """Return the nearest attribution before that names whom it tells, or the one right before if it asks."""
    for j in range(i - 1, -1, -1):
        if found[j].cue.gap(found[i].cue) > REPLY_REACH:
            return None
        if named[j]:
            return Speaker(j, replied=True)
        ways = ways_of(found[j].cue, doc) if j == i - 1 else None
        if ways and "asks" in ways.frames and not ways.passive and found[j].source:
            return Speaker(j, replied=False)
    return None


def _whoever_is_told(
    i: int, found: Sequence[AttributionDraft], named: Sequence[TokenSpan | None], doc: Document
) -> Addressee | None:
    """Return who is told by the same source in the same sentence.

    A cue without a source shares that of another.
    """
    bounds = doc.sentence(found[i].cue.start, REACH)
    for j in range(i - 1, -1, -1):
        if not bounds.shared(found[j].cue):
            return None
        if named[j] and (not found[i].source or set(found[j].source) & set(found[i].source)):
            return Listener(j)
    return None


def without_addressees(
    found: Iterable[AttributionDraft], addressees: Iterable[Addressee | None]
) -> list[AttributionDraft]:
    """Return the attributions, none with who is told in its source or at the beginning of its content."""
    return [_without(one, told) for one, told in zip(found, addressees, strict=True)]


def _without(one: AttributionDraft, told: Addressee | None) -> AttributionDraft:
    """Return an attribution whose source and content do not hold who is told.

    "The board was advised to wait" has no source, and what "urged the board to wait" urges is "to wait".
    """
    if not isinstance(told, NamedAddressee):
        return one
    source = tuple(p for p in one.source if not p.shared(told.piece))
    content = tuple(
        TokenSpan(told.piece.end, p.end) if p.start == told.piece.start and p.end > told.piece.end else p
        for p in one.content
    )
    return replace(one, source=source, content=content)
