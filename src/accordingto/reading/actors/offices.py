"""Roles and affiliations in one noun phrase: "the board's chairwoman", "spokesman for the navy".

Tags and dependency relations tell which words belong to the phrase and how they depend on each other.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from accordingto.reading.actors.role_nouns import is_kin, is_role, is_title_or_party, qualifies
from accordingto.reading.encoder.spans import TokenSpan
from accordingto.reading.lexicons import listed, word_class
from accordingto.reading.syntax.lemmas import singular

if TYPE_CHECKING:
    from accordingto.reading.syntax.document import Document

LONGEST = 14
"""Most tokens of a noun phrase before its head."""
_DETERMINING = frozenset(("det", "det:predet", "nmod:poss"))
_NAME_JOINTS = frozenset(("of", "for", "on", "in", "to", "and", "&"))


@dataclass(frozen=True)
class Office:
    """A role and an affiliation in the article's words; at least one is given."""

    role: TokenSpan | None
    affiliation: TokenSpan | None
    is_kin: bool = False
    """Whether the role is only that of a relative or friend."""


def start_of(doc: Document, end: int) -> int:
    """Return the start of the noun phrase that ends before a token, without its determiner and possessor."""
    at = end
    while at > max(0, end - LONGEST) and not (at < end and doc.begins(at)):
        word = doc[at - 1]
        joins = at < end and at > 1 and is_inside(doc, at - 2)
        if not is_inside(doc, at - 1) and not (word in ("of", "and") and joins and _heads_role(doc, at - 2)):
            break
        at -= 1
    return next((i for i in range(at, end) if doc.is_word(i) and doc[i] not in ("of", "and")), end)


def end_of(doc: Document, start: int, limit: int) -> int:
    """Return the end of the noun phrase that begins at a token: after its head, or one joined by "and"."""
    at = start
    while at < limit and (at == start or not doc.begins(at)):
        owner = owner_end(doc, at) if at > start else at
        if is_inside(doc, at) or (at == start and is_determiner(doc, at)) or _degree(doc, at):
            at += 1
        elif owner > at:
            at = min(owner, limit)
        elif doc[at] == "and" and at > start and _goes_on(doc, at + 1, limit):
            at += 1
        else:
            break
    return next((i + 1 for i in range(at - 1, start - 1, -1) if _can_end(doc, i)), start)


def is_inside(doc: Document, at: int) -> bool:
    """Return whether a token can belong to a noun phrase, as a modifier or as its head."""
    tag, relation = tag_of(doc, at), doc.trees.relations[at]
    if doc.is_apostrophe(at) or (doc[at] == "s" and doc.is_apostrophe(at - 1) and not doc.gap[at]):
        return False
    if tag in ("NOUN", "PROPN", "ADJ"):
        return True
    if doc[at] in word_class("erstwhile"):
        return not doc.begins(at)
    if relation == "amod":
        return not doc.begins(at)  # "Deriding Justice Orr"
    if tag == "PUNCT":
        return doc[at] in ("-", "/", "&", ".") and not doc.gap[at] and (doc[at] != "." or relation == "flat")
    return relation == "part" or (tag == "DET" and relation == "compound") or doc[at] == "&"


def tag_of(doc: Document, at: int) -> str:
    """Return the part of speech of a token, without its verb form."""
    return doc.trees.tags[at].partition(":")[0]


def is_determiner(doc: Document, at: int) -> bool:
    """Return whether a token is an article, a possessive pronoun or another determiner."""
    return doc.trees.relations[at] in _DETERMINING and tag_of(doc, at) in ("DET", "PRON")


def owner_end(doc: Document, at: int) -> int:
    """Return the end of the possessive ending that begins at a token, or the token itself if none does."""
    if not doc.is_apostrophe(at) or doc.gap[at]:
        return at
    if doc[at + 1] == "s" and not doc.gap[at + 1]:
        return at + 2
    return at + 1 if doc[at - 1].endswith("s") and doc.trees.relations[at] == "case" else at


def owner_before(doc: Document, at: int) -> TokenSpan | None:
    """Return the possessor whose possessive ending is right before a token; None if there is none."""
    mark = next((i for i in (at - 2, at - 1) if i > 0 and at > owner_end(doc, i) - 1 == at - 1 > 0), None)
    start = at if mark is None else start_of(doc, mark)
    return TokenSpan(start, mark) if mark is not None and start < mark else None


def noun_of(doc: Document, end: int) -> int:
    """Return the noun that ends a noun phrase; if it has several tokens ("Sen."), the first of them."""
    at = end - 1
    while at > 0 and (doc.trees.relations[at] == "part" or not doc.is_word(at)):
        at -= 1
    return at


def is_title(doc: Document, at: int) -> bool:
    """Return whether a word is listed as a role or as part of a title."""
    return is_title_or_party(doc[at]) or is_role(doc.written[at]) or qualifies(doc[at])


def office_in(doc: Document, start: int, end: int, limit: int) -> Office | None:
    """Return the office in a noun phrase; None if there is none.

    The phrase begins at ``start`` with its determiner and possessor, and its head is right before ``end``;
    the dependents after that end at ``limit`` at the latest. The role has the article's words with all
    modifiers, up to the "of" or "for" that introduces the affiliation.
    """
    first, owner = _without_owner(doc, start, end)
    while end > first and doc[noun_of(doc, end)] in word_class("courtesy"):
        end = noun_of(doc, end)
    end = next((i + 1 for i in range(end - 1, first - 1, -1) if _can_end(doc, i)), first)
    noun = noun_of(doc, end) if end > first else start
    is_quality = tag_of(doc, noun) == "ADJ" and not is_title(doc, noun)  # "actual Orr"
    if end <= first or is_quality or not _may_be_role(doc, noun, is_owned=first > start):
        return None
    only_kin = is_kin(doc.written[noun]) and not is_role(doc.written[noun])
    named = _named_before(doc, first, noun)
    held = owner or named
    end, behind = _behind(doc, end, limit)
    is_first = named is not None and held is named and named.start == first
    if named is not None and is_first and doc.kind(named) == "organization" and not _is_country(doc, named):
        first = named.end  # "Harbour Post columnist": the columnist of the Harbour Post
    if only_kin or singular(doc[noun]) in word_class("stances"):
        return Office(TokenSpan(first, end), None, only_kin)
    if behind and held and held is named and is_named(doc, behind) and doc.kind(behind) != "place":
        held = behind if _is_origin(doc, held) else held  # "U.S. director of Harbour Watch"
    held = held or behind
    return Office(TokenSpan(first, end), None if held and _is_event(doc, held) else held)


def _is_origin(doc: Document, piece: TokenSpan) -> bool:
    """Return whether some words are a country, a people or another place, and not a body."""
    is_people = doc[piece.start] in listed("demonyms") and len(piece) == 1
    return is_people or doc.kind(piece) == "place" or _is_country(doc, piece)


def _is_country(doc: Document, piece: TokenSpan) -> bool:
    """Return whether some words are a two-letter country, which stays part of a title: "U.S. Attorney"."""
    letters = "".join(doc[at] for at in range(piece.start, piece.end) if doc.is_word(at))
    return letters in word_class("two-letter-places")


def held_from(doc: Document, start: int, limit: int) -> TokenSpan | None:
    """Return the noun phrase after a preposition, or a name of several, without its determiner; or None."""
    first = start + 1 if start < limit and is_determiner(doc, start) else start
    end = end_of(doc, first, limit)
    while first < end < limit - 1 and doc[end] in _NAME_JOINTS and doc.is_capital(end - 1):
        behind = end + 2 if doc[end + 1] in ("the", "a", "an") else end + 1
        widest = doc.phrase_from(start, limit)
        is_one = doc[end] == "of" or (widest is not None and widest.end > end + 1)
        further = end_of(doc, end + 1, limit)
        if not (is_one and doc.is_capital(behind) and further > end + 1):
            break
        end = further
    joint = next((i for i in range(first, end - 1) if _ends_name(doc, i)), end)
    if first > start and doc.written[start] == "The":
        first = start  # "The Harbour Post"
    piece = TokenSpan(first, joint)
    return piece if len(piece) and not _is_event(doc, piece) else None


def _ends_name(doc: Document, at: int) -> bool:
    """Return whether an "and" ends a name, since a further role follows it."""
    return doc[at] == "and" and doc.is_capital(at - 1) and not doc.is_capital(at + 1)


def is_named(doc: Document, piece: TokenSpan) -> bool:
    """Return whether any of the words is capitalised."""
    return any(map(doc.is_capital, range(piece.start, piece.end)))


def is_letters(doc: Document, piece: TokenSpan | None) -> bool:
    """Return whether some words are the party and seat of a politician: "R-Vest"."""
    return piece is not None and doc.written[piece.start] in ("D", "R", "I") and doc[piece.start + 1] in "-–—"


def _heads_role(doc: Document, at: int) -> bool:
    """Return whether an "of" or "and" after a word may continue a role: "Secretary of State"."""
    return is_title(doc, noun_of(doc, at + 1)) or (doc[at + 1] == "and" and tag_of(doc, at) == "NOUN")


def _degree(doc: Document, at: int) -> bool:
    """Return whether a token is a number, or an adverb before an adjective: "highly paid"."""
    tag = tag_of(doc, at)
    return tag == "NUM" or (tag == "ADV" and at + 1 < len(doc) and tag_of(doc, at + 1) == "ADJ")


def _may_be_role(doc: Document, noun: int, *, is_owned: bool) -> bool:
    """Return whether a noun can be a role rather than a name."""
    tag = tag_of(doc, noun)
    return tag in ("NOUN", "ADJ") or (tag == "PROPN" and (is_owned or is_title(doc, noun)))


def _goes_on(doc: Document, start: int, limit: int) -> bool:
    """Return whether another noun of the same phrase, and no other person, follows "and"."""
    end = start
    while end < limit and is_inside(doc, end):
        end += 1
    noun = noun_of(doc, end)
    return end > start and (tag_of(doc, noun) == "NOUN" or is_role(doc.written[noun]))


def _can_end(doc: Document, at: int) -> bool:
    """Return whether a noun phrase can end with a token."""
    if doc.trees.relations[at] in ("part", "flat") and not doc.gap[at]:
        return doc.is_word(at) or doc[at] == "."
    return tag_of(doc, at) in ("NOUN", "PROPN", "ADJ", "NUM", "X", "VERB")


def _is_event(doc: Document, piece: TokenSpan) -> bool:
    """Return whether some words are only a dated event: "Tuesday night's debate"."""
    says_when = any(doc[at] in listed("timewords") for at in range(piece.start, piece.end))
    return says_when and not doc.is_capital(piece.end - 1)


def _without_owner(doc: Document, start: int, end: int) -> tuple[int, TokenSpan | None]:
    """Return the start of a noun phrase after determiner and possessor, and the possessor or None."""
    mark = next((i for i in range(end - 1, start, -1) if owner_end(doc, i) > i), None)
    first = start if mark is None else owner_end(doc, mark)
    is_name = doc.written[start] == "The" and not doc.begins(start)
    begun = start + 1 if is_determiner(doc, start) and not is_name else start
    owner = TokenSpan(begun, mark) if mark is not None and begun < mark else None
    while first < end and (is_determiner(doc, first) or doc[first] in word_class("determiners")):
        first += 1
    while first < end and (doc[first] in word_class("courtesy") or not doc.is_word(first)):
        first += 1
    return first, owner


def _named_before(doc: Document, start: int, noun: int) -> TokenSpan | None:
    """Return the name before a role: "Harbour Post" in "former Harbour Post columnist"; or None."""
    at = start
    while at < noun and (not doc.is_capital(at) or doc[at] in word_class("erstwhile")):
        at += 1
    end = at
    while end < noun and (doc.is_capital(end) or _joins_name(doc, end, noun)):
        end += 1
    while end > at and doc.kind(TokenSpan(at, end)) is None and is_title(doc, last := noun_of(doc, end)):
        if doc[last] in listed("parties") or doc[last] in word_class("bodies"):
            break
        end = last
    while at < end and doc[at] in listed("parties"):
        if end - at > 1 and doc.kind(TokenSpan(at + 1, end)) != "place" and doc[at + 1] != "u":
            break
        at += 1
    end += at < end < noun and doc[end] in word_class("owned-bodies")
    is_office = end - at == 1 and is_role(doc.written[at])  # "COO and president"
    return TokenSpan(at, end) if at < end and not is_office else None


def _joins_name(doc: Document, at: int, noun: int) -> bool:
    """Return whether a lower-case token continues a name: "-", or "of" in "Bank of Vest"."""
    if doc[at] in ("of", "and", "for"):
        return at + 1 < noun and doc.is_capital(at + 1)
    return doc.trees.relations[at] == "part" or doc[at] in ("&", "-", ".")


def _behind(doc: Document, end: int, limit: int) -> tuple[int, TokenSpan | None]:
    """Return the end of a role with the dependents of its noun, and the affiliation after it or None."""
    at = end
    while at < limit and tag_of(doc, at) == "ADP" and doc.trees.relations[at] == "case":
        held = held_from(doc, at + 1, limit)
        if held is None:
            break
        matters = all(qualifies(doc[i]) or doc[i] == "and" for i in range(held.start, held.end))
        name = held.end + 2 if doc[held.end + 1] == "the" else held.end + 1
        is_plain = held.start == at + 1 or not is_named(doc, held)
        again = is_plain and doc[held.end] in ("at", "for", "with") and doc.is_capital(name)
        is_plain_matter = doc[at] in ("of", "for") and held.start == at + 1 and not is_named(doc, held)
        is_matter = matters or again or is_plain_matter
        may_hold = is_named(doc, held) or is_determiner(doc, at + 1)
        serves = doc[at] == "to" and singular(doc[noun_of(doc, end)]) in word_class("serving-roles")
        serves = serves and is_named(doc, held)
        if (serves or doc[at] in word_class("holders")) and not is_matter and may_hold:
            return at, held
        if not is_matter and doc[at] not in ("of", "for", "to"):
            break
        at = held.end
    return at, None
