"""The words that name who is told: behind "told", behind "said to", before "were advised".

They are looked for in and beside the cue, and at the beginning of what is said ("told [the board to wait]").
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from accordingto.reading.attributions.addressing import ABOUT, REACH, ways_of
from accordingto.reading.encoder.spans import TokenSpan
from accordingto.reading.lexicons import listed, word_class
from accordingto.reading.syntax.lemmas import singular

if TYPE_CHECKING:
    from collections.abc import Sequence

    from accordingto.reading.attributions.addressing import AddressingFrames
    from accordingto.reading.attributions.decode import AttributionDraft
    from accordingto.reading.syntax.document import Document

_ADDRESSED_KINDS = frozenset(("person", "organization", "place"))
_NEVER_TOLD = frozenset(("time", "abstract"))
_TO_DO = frozenset(("to", "not"))
_AFTER_TOLD = ABOUT | _TO_DO | {"that", "against"}
_PREPOSITIONS = frozenset(("to", "with", "before", "at", "on", "in"))
_CHANNEL_LINKS = frozenset(("with", "to", "before"))


def named_addressee(
    one: AttributionDraft, channels: tuple[TokenSpan, ...], doc: Document
) -> TokenSpan | None:
    """Return the words that name who is told in an attribution with these channels; None for nobody."""
    ways = ways_of(one.cue, doc)
    piece = _beside_verb(one, ways, doc) if ways else None
    return piece or _behind_channel(one, channels, doc)


def _beside_verb(one: AttributionDraft, ways: AddressingFrames, doc: Document) -> TokenSpan | None:
    bounds = doc.sentence(one.cue.start, REACH)
    if ways.passive and "passive" in ways.frames:
        return _subject(one, bounds, doc)
    piece = _object(one, ways, doc) if ways.frames & {"object", "person"} and not ways.passive else None
    return piece or _behind_preposition(one, ways, bounds, doc)


def _subject(one: AttributionDraft, bounds: TokenSpan, doc: Document) -> TokenSpan | None:
    """Return who "were advised": the words right before the cue."""
    before = [p for p in (*one.source, *one.content) if p.end == one.cue.start]
    return before[0] if before else doc.phrase_to(one.cue.start, bounds.start)


def _object(one: AttributionDraft, ways: AddressingFrames, doc: Document) -> TokenSpan | None:
    """Return who follows "told", before what is said or at its beginning ("told [the board to wait]")."""
    start = ways.word + 1
    if start < one.cue.end and doc[one.cue.end - 1] in word_class("prepositions"):
        return None
    within = next((p for p in one.content if p.start == start), None)
    limit = _limit(one, start, doc) if within is None else within.end
    piece = _phrases_from(start, limit, doc)
    if piece is None or _touches(piece, one.source):
        return None
    if within and doc[piece.end] not in _AFTER_TOLD:
        return None
    return piece if _may_be_told(piece, ways, doc) else None


def _may_be_told(piece: TokenSpan, ways: AddressingFrames, doc: Document) -> bool:
    if _is_street(piece, doc):
        return False
    if "object" in ways.frames:
        return doc.kind(piece) not in _NEVER_TOLD
    return _is_somebody(piece, doc) or (doc.kind(piece) is None and doc[piece.end] in _TO_DO)


def _is_plainly_someone(piece: TokenSpan, doc: Document) -> bool:
    """Return whether a phrase names somebody by a pronoun, a capital, or a noun for people."""
    words = [doc[i] for i in range(piece.start, piece.end)]
    if words[0] in listed("objectpronouns") or any(map(doc.is_capital, range(piece.start, piece.end))):
        return True
    return any(_is_people(word) for word in words)


def _is_people(word: str) -> bool:
    return any(form in listed("roles") or form in listed("collectives") for form in (word, singular(word)))


def _behind_preposition(
    one: AttributionDraft, ways: AddressingFrames, bounds: TokenSpan, doc: Document
) -> TokenSpan | None:
    """Return who follows "to" in "said to reporters", "said on Monday to reporters"."""
    links = ways.frames & _PREPOSITIONS
    at = ways.word + 1
    if at == one.cue.end:
        at = max([at, *(p.end for p in one.source if at <= p.start <= at + 1)])
    while at < bounds.end and _says_when(at, doc):
        at += 1
    if doc[at] in links and not _touches(TokenSpan(at, at + 1), one.content):
        return _someone_from(at + 1, one, doc)
    return None


def _says_when(word: int, doc: Document) -> bool:
    this = doc[word]
    return this in listed("timewords") or (this == "on" and doc[word + 1] in listed("timewords"))


def _someone_from(start: int, one: AttributionDraft, doc: Document) -> TokenSpan | None:
    """Return the phrase that begins at ``start``, if it is for people and beside what is said."""
    if any(p.start < start < p.end for p in one.content):
        return None
    within = next((p.end for p in one.content if p.start == start), None)
    piece = _phrases_from(start, within or _limit(one, start, doc), doc)
    if piece is None or _touches(piece, one.source):
        return None
    return piece if _is_somebody(piece, doc) else None


def _behind_channel(
    one: AttributionDraft, channels: tuple[TokenSpan, ...], doc: Document
) -> TokenSpan | None:
    """Return who follows "with" or "to" in "in an interview with Ida Lund", "in a letter to the board"."""
    for piece in channels:
        if doc[piece.end] in _CHANNEL_LINKS:
            found = _someone_from(piece.end + 1, one, doc)
            if found:
                return found
    return None


def _phrases_from(start: int, limit: int, doc: Document) -> TokenSpan | None:
    """Return the noun phrase that begins with a word, with another that "and" or "or" joins to it."""
    piece = doc.phrase_from(start, limit)
    if piece and doc[piece.end] in ("and", "or"):
        other = doc.phrase_from(piece.end + 1, limit)
        if other and _is_somebody(other, doc) and _is_somebody(piece, doc):
            return TokenSpan(start, other.end)
    return piece


def _is_somebody(piece: TokenSpan, doc: Document) -> bool:
    """Return whether a phrase refers to people, a group or an office."""
    kind = doc.kind(piece)
    is_kind = kind in _ADDRESSED_KINDS if kind else _is_plainly_someone(piece, doc)
    return is_kind and not _is_street(piece, doc)


def _is_street(piece: TokenSpan, doc: Document) -> bool:
    """Return whether a phrase is nothing but addresses of houses, in short: "St. Bride St. and Dock Rd"."""
    words = [at for at in range(piece.start, piece.end) if doc[at] not in (".", ",", "and", "or")]
    ends_so = len(words) > 1 and doc[words[-1]].rstrip(".") in word_class("street-endings")
    return ends_so and all(doc.is_capital(at) or doc[at].isdigit() for at in words)


def _limit(one: AttributionDraft, start: int, doc: Document) -> int:
    """Return where what follows a cue ends: at what is said, or with the sentence."""
    following = [p.start for p in (*one.content, *one.source) if p.start > start]
    return min([doc.sentence(one.cue.start, REACH).end, *following])


def _touches(piece: TokenSpan, others: Sequence[TokenSpan]) -> bool:
    return any(piece.shared(other) for other in others)
