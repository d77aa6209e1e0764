"""Roles and affiliations of an actor, from the words around its names and from its descriptions."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from accordingto.reading.actors.names import joins_persons, name_in
from accordingto.reading.actors.offices import (
    LONGEST,
    Office,
    end_of,
    held_from,
    is_determiner,
    is_inside,
    is_letters,
    is_named,
    is_title,
    noun_of,
    office_in,
    owner_before,
    start_of,
    tag_of,
)
from accordingto.reading.actors.phrase_heads import is_name_alone, is_so, last_joined
from accordingto.reading.actors.role_nouns import is_kin, is_role
from accordingto.reading.actors.role_words import can_be_role, is_listed, joined, own_start
from accordingto.reading.attributions.corrections import takes_back
from accordingto.reading.encoder.spans import TokenSpan
from accordingto.reading.lexicons import listed, word_class
from accordingto.reading.syntax.lemmas import is_plural
from accordingto.types import Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from accordingto.reading.encoder.mentions import Cluster, MentionDraft
    from accordingto.reading.encoder.nouns import NounKinds
    from accordingto.reading.syntax.document import Document

_TAGGED, _ATTACHED, _PREDICATED, _DESCRIBED = 0, 1, 2, 2
"""Ranks of offices by where they were found: party letters, beside the name, predicate, description."""
_MOST_ROLES = 2
"""Most roles that are given beside names; descriptions give one."""
_MOST_PHRASES = 60
"""Number of a cluster's mentions that are examined; roles are given early."""
_REACH = 60
"""Number of tokens on either side of a mention within which its sentence is examined."""
_LONGEST_LIST = 40
"""Most tokens from the first to the last of several joined names."""
_OPENERS = frozenset((",", "(", "—", "–"))
_CLOSERS = frozenset((",", ")", "—", "–", ";"))
_NO_OFFICES = listed("postnominals") | {"@"}  # letters behind a name, and the handle of who posts


@dataclass(frozen=True)
class Standing:
    """The role and the affiliation of an actor."""

    role: str | None
    """Offices or occupations in the article's words, joined by "; "; None if not known."""
    affiliation: Span | None
    """The words for the affiliation; the caller may know that name in a fuller form."""


@dataclass(frozen=True)
class _Found:
    """An office and its rank; the lower the rank, the more certain it is."""

    rank: int
    office: Office


def standing(doc: Document, cluster: Cluster, nouns: NounKinds) -> Standing:
    """Return the roles and the affiliation of a person; both are None for other actors.

    Most trusted are titles and nouns before a name and appositions beside it, then predicates ("Orr is the
    mayor of Vest") and descriptions elsewhere; kinship counts only if there is nothing else. ``nouns`` has
    the probabilities by which nouns count as roles.
    """
    if cluster.kind != "person":
        return Standing(None, None)
    phrases = (p for p in cluster.phrases[:_MOST_PHRASES] if not _is_taken_back(doc, p))
    offices = (f for phrase in phrases if not joins_persons(doc, phrase) for f in _offices(doc, phrase))
    found = [f for f in offices if f.office.role is None or can_be_role(doc, f.office.role, nouns)]
    roles = sorted((f for f in found if f.office.role), key=lambda f: (f.office.is_kin, f.rank))
    best = [f for f in roles if (f.office.is_kin, f.rank) == (roles[0].office.is_kin, roles[0].rank)]
    most = _MOST_ROLES if best and not best[0].office.is_kin else 1
    named = [f.office.role for f in best if f.office.role]
    role = joined(doc, [one for one in named if one is named[0] or is_listed(doc, one)], most)
    return Standing(role, _affiliation(doc, found, best))


def _affiliation(doc: Document, found: list[_Found], best: list[_Found]) -> Span | None:
    """Return the affiliation: party letters first, then a body, a place, or a party named in a role."""
    held = [
        (f.rank > _TAGGED, doc.kind(f.office.affiliation) == "place", f.rank, f.office.affiliation)
        for f in found
        if f.office.affiliation
    ]
    parties = (_party_in(doc, f.office.role) for f in best if f.office.role)
    piece = min(held, key=lambda one: one[:3])[3] if held else next(filter(None, parties), None)
    if piece is None:
        return None
    start, end = doc.start[piece.start], doc.end[piece.end - 1]
    return Span(start, end, doc.text[start:end])


def _party_in(doc: Document, role: TokenSpan) -> TokenSpan | None:
    """Return the party in a role ("Democratic nominee"); None if there is none."""
    capitals = (at for at in range(role.start, role.end) if doc.is_capital(at))
    return next((TokenSpan(at, at + 1) for at in capitals if doc[at] in listed("parties")), None)


def _is_taken_back(doc: Document, phrase: MentionDraft) -> bool:
    """Return whether a mention's sentence reports an error: "the article wrongly said that …"."""
    if doc.vocabulary.isdisjoint(word_class("corrected")):
        return False
    said = doc.lower[slice(*doc.sentence(phrase.piece.start, _REACH))]
    return takes_back(said, tuple(word_class("erring-words").intersection(said)))


def _offices(doc: Document, phrase: MentionDraft) -> Iterator[_Found]:
    """Yield the offices that a mention and the words around it give to its referent."""
    piece, is_pronoun = phrase.piece, phrase.form == "pronoun"
    name = None if is_pronoun else name_in(doc, phrase, is_person=True)
    if name is not None:
        own = TokenSpan(doc.token_at(name.start), doc.token_at(name.end))
        behind = (office for office in _behind(doc, own) if _is_of_one(doc, office, own))
        around = (_before(doc, own, piece), _apposed(doc, own), *behind, _joint(doc, own))
        for beside in filter(None, around):
            is_tag = not beside.role and is_letters(doc, beside.affiliation)
            yield _Found(_TAGGED if is_tag else _ATTACHED, beside)
        piece = own
    elif not is_pronoun and not is_name_alone(piece, doc) and is_so(doc.trees.head_of(piece), doc):
        office = _known(doc, piece.start, end_of(doc, piece.start, piece.end), piece.end)
        if office:
            yield _Found(_DESCRIBED, office)
    said = _predicate(doc, piece)
    if said:
        yield _Found(_PREDICATED, said)


def _known(doc: Document, start: int, end: int, limit: int) -> Office | None:
    """Return the office in a noun phrase if its head is a listed role or relative; else None."""
    noun = doc.written[noun_of(doc, end)] if end > start else ""
    return office_in(doc, start, end, limit) if is_role(noun) or is_kin(noun) else None


def _before(doc: Document, name: TokenSpan, piece: TokenSpan) -> Office | None:
    """Return the office in the words before a name, within its mention or before that; else None."""
    owner = owner_before(doc, name.start)
    if owner:
        return Office(None, owner) if tag_of(doc, noun_of(doc, owner.end)) == "PROPN" else None
    start = start_of(doc, name.start)
    if piece.start < start and not any(_parts(doc, at) for at in range(piece.start, name.start)):
        start = piece.start
    start = own_start(doc, start, min(piece.start, name.start), name)
    if start == name.start:
        return _shared(doc, name)
    if doc[name.start - 1] == "-" or (piece.start > start and not _is_linked(doc, start, name)):
        return None  # "an Ex-Lund aide" does not make Lund an ex
    end = next((at for at in range(start, name.start) if doc[at] == "of"), name.start)
    return office_in(doc, _determined(doc, start), end, name.start)


def _parts(doc: Document, at: int) -> bool:
    """Return whether a token separates the words before it from a name."""
    is_verb = tag_of(doc, at) in ("VERB", "AUX") and not is_inside(doc, at)
    return is_verb or doc[at] in (",", ";", "—", "–", '"', "“", "”", "and", "with")


def _is_linked(doc: Document, start: int, name: TokenSpan) -> bool:
    """Return whether the noun before a name is linked to it: not "told [reporters] Orr would go"."""
    heads, noun = doc.trees.heads, noun_of(doc, name.start)
    return (
        name.start <= heads[noun] < name.end
        or start <= heads[name.start] < name.start
        or heads[noun] == heads[name.start]
    )


def _determined(doc: Document, start: int) -> int:
    """Return the start of a noun phrase with its determiner and possessor."""
    owner = owner_before(doc, start)
    first = owner.start if owner else start
    return first - 1 if first and is_determiner(doc, first - 1) else first


def _shared(doc: Document, name: TokenSpan) -> Office | None:
    """Return the plural office before the first of several names: "Senators Orr and Lund"."""
    head = doc.trees.heads[name.start]
    if doc.trees.relations[name.start] != "conj" or not 0 < name.start - head < _LONGEST_LIST:
        return None
    end = head
    while end < name.start and (is_title(doc, end) or (end > head and not doc.is_word(end))):
        end += 1
    start = start_of(doc, end)
    if start == end or not is_plural(doc.written[noun_of(doc, end)]):
        return None
    return office_in(doc, _determined(doc, start), end, end)


def _is_of_one(doc: Document, office: Office, name: TokenSpan) -> bool:
    """Return whether an office after a name can belong to it: not "allies of Orr, longtime bakers"."""
    is_several = office.role and is_plural(doc.written[doc.trees.head_of(office.role)])
    return not is_several or doc.trees.relations[doc.trees.head_of(name)] == "conj"


def _joint(doc: Document, name: TokenSpan) -> Office | None:
    """Return the plural office after the last of several names: "Orr and Lund, both bakers,"."""
    last = last_joined(name, doc, _LONGEST_LIST)
    found = [(one, one.role) for one in (_behind(doc, last) if last else ()) if one.role]
    return next((one for one, role in found if is_plural(doc.written[doc.trees.head_of(role)])), None)


def _apposed(doc: Document, name: TokenSpan) -> Office | None:
    """Return the office of the noun to which a name is in apposition: "The director, Ida Orr,"."""
    head, comma = doc.trees.heads[name.start], name.start - 1
    if doc.trees.relations[name.start] != "appos" or doc[comma] != "," or not 0 < comma - head < LONGEST:
        return None
    start = _determined(doc, start_of(doc, head + 1))
    end = end_of(doc, start, comma)
    return office_in(doc, start, end, comma) if end > head and _is_person(doc, start, end, comma) else None


def _is_person(doc: Document, start: int, end: int, limit: int) -> bool:
    """Return whether a noun phrase denotes a person, by its noun or as judged by the model."""
    noun = doc.written[noun_of(doc, end)]
    widest = doc.phrase_from(start, limit)
    return is_role(noun) or is_kin(noun) or (widest is not None and doc.kind(widest) == "person")


def _behind(doc: Document, name: TokenSpan) -> Iterator[Office]:
    """Yield the offices right after a name: "of Vest", "(R-Vest)", ", 42, the mayor of Vest,"."""
    limit, at = doc.sentence(name.start, _REACH).end, name.end
    held = _holder(doc, at, limit)
    if held:
        yield Office(None, held)
        at = held.end
    while at < limit - 1 and doc[at] in _OPENERS:
        start = at + 1
        end = next((i for i in range(start, limit) if doc[i] in _CLOSERS), limit)
        inside = TokenSpan(start, end)
        if is_letters(doc, inside) or (doc[at] == "(" and _is_seat(doc, inside)):
            yield Office(None, inside)
        elif not (doc.written[start] in _NO_OFFICES or doc[start][0].isdigit() or len(inside) < 2):
            office = _apposition(doc, start, end, limit)
            if office:
                yield office
            return
        at = end + 1 if doc[end] == ")" else end


def _is_seat(doc: Document, piece: TokenSpan) -> bool:
    """Return whether some words are only a place, possibly abbreviated: "Calif."."""
    is_short = len(piece) > 1 and doc[piece.end - 1] == "." and doc.is_capital(piece.start)
    return is_short or doc.kind(piece) == "place"


def _holder(doc: Document, at: int, limit: int) -> TokenSpan | None:
    """Return the named affiliation in words that begin with "of", "for" or the like; else None."""
    if at >= limit or doc[at] not in word_class("holders") or tag_of(doc, at) != "ADP":
        return None
    held = held_from(doc, at + 1, limit)
    return held if held and is_named(doc, held) else None


def _apposition(doc: Document, start: int, comma: int, limit: int) -> Office | None:
    """Return the office between commas after a name; None if it is none, or of somebody else."""
    held = _holder(doc, start, limit)
    if held:
        return Office(None, held) if held.end <= comma else None
    if doc[start] == "who" and doc.trees.relations[start + 1] == "cop":
        start += 2
    start += doc[start] == "both"
    end = end_of(doc, start, limit)
    noun = noun_of(doc, end)
    if end == start or not _is_person(doc, start, end, limit):
        return None
    office = office_in(doc, start, end, limit)
    last = max(piece.end for piece in (office.role, office.affiliation) if piece) if office else end
    acts = doc.trees.relations[noun].startswith("nsubj") and doc.trees.heads[noun] >= last
    return None if acts and doc[last] != "," else office


def _predicate(doc: Document, piece: TokenSpan) -> Office | None:
    """Return the office that a sentence (no quotation) predicates of a mention: "Orr is mayor"; or None."""
    heads, relations = doc.trees.heads, doc.trees.relations
    at = next((i for i in range(piece.start, piece.end) if relations[i] == "nsubj"), None)
    if at is None or not piece.end <= heads[at] < piece.end + LONGEST:
        return None
    noun = heads[at]
    copulas = [i for i in range(piece.end, noun) if relations[i] == "cop" and heads[i] == noun]
    if not copulas or doc.quotation_at(noun) or not is_so(noun, doc):
        return None
    start = next(i for i in range(copulas[-1] + 1, noun + 1) if tag_of(doc, i) != "ADV" or i == noun)
    limit = doc.sentence(at, _REACH).end
    end = end_of(doc, start, limit)
    return _known(doc, start, end, limit) if is_determiner(doc, start) and noun < end else None
