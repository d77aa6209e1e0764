"""How the source of an attribution is presented: named, unnamed, a crowd, a document or an outlet."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from accordingto.reading.actors.naming.personal_names import (
    PREPOSITIONS,
    RELATIVES,
    person_name,
    segments,
    thing_name,
    without_determiners,
)
from accordingto.reading.actors.role_nouns import is_role
from accordingto.reading.lexicons import listed, word_class
from accordingto.reading.syntax.lemmas import is_plural, singular
from accordingto.reading.syntax.name_tokens import name_tokens

if TYPE_CHECKING:
    from accordingto.reading.actors.names import Name
    from accordingto.reading.lexicons.outlets import Outlets
    from accordingto.reading.syntax.name_tokens import NameToken
    from accordingto.types import SourceKind


def source_kind(source: str, actor: Name | None, kind: str | None, outlets: Outlets) -> SourceKind:
    """Return the kind of a source by its words, its actor's name and kind (one of ``KINDS``).

    ``source`` is empty where the article names nobody; ``actor`` and ``kind`` are None where it is not known
    who it is. A pronoun or description of somebody who is named elsewhere is named.
    """
    terms = name_tokens(source)
    if not terms:
        return "none"
    if len(terms) == 1 and terms[0].lower in word_class("turn-labels"):
        return "unnamed"  # "Question:" says what a turn is, not who speaks
    head = head_noun(terms)
    if head and not head.is_capital and _is_document(head, kind):
        return "document"
    if any(term.lower in word_class("outlet-nouns") for term in terms) and kind == "organization" and actor:
        return "outlet" if actor.is_proper else "unnamed"
    name = actor.text if actor and actor.is_proper else _own_name(terms, kind)
    if name:
        return _kind_of_named(name, kind, outlets)
    if head is None:
        return "unnamed"
    return _kind_of_unnamed(terms, head, actor, kind)


def head_noun(terms: list[NameToken]) -> NameToken | None:
    """Return the head of the noun phrase at the beginning: the last word before a preposition."""
    for segment in segments(terms):
        plain = without_determiners(segment) or segment
        end = next((i for i in range(1, len(plain)) if _depends(plain, i)), len(plain))
        if (
            end < len(plain) - 1
            and plain[end].lower == "of"
            and singular(plain[end - 1].text) in word_class("partitives")
        ):
            return head_noun(plain[end + 1 :])
        words = [t for t in plain[:end] if not t.is_mark]
        if words:
            return words[-1]
    return None


def _depends(terms: list[NameToken], at: int) -> bool:
    """Return whether what depends on a noun begins at a token: "of", "who", "showing" behind "a study"."""
    if terms[at].text in PREPOSITIONS | RELATIVES:
        return True
    noun = terms[at - 1].text
    return terms[at].text.endswith("ing") and (singular(noun) in listed("documents") or is_role(noun))


def _own_name(terms: list[NameToken], kind: str | None) -> str:
    """Return the name in the words themselves, for a source of whom nobody knows who it is."""
    found = person_name(terms) if kind == "person" else thing_name(terms) or person_name(terms)
    plain = [t for t in found if t.lower not in _pronouns()]
    if (
        not plain
        or _is_people(plain[-1])
        or (len(plain) == 1 and plain[0] is terms[0] and _is_common(plain[0]))
    ):
        return ""
    return " ".join(t.text for t in plain)


def _is_common(term: NameToken) -> bool:
    """Return whether a word with a capital is a common noun that begins a sentence."""
    return term.lower in listed("collectives") or is_role(term.lower) or _is_listed(term, "documents")


def names_people(name: str) -> bool:
    """Return whether a name is that of a people or the members of a party ("Republicans")."""
    terms = name_tokens(name)
    return len(terms) == 1 and _is_people(terms[0])


def _is_people(term: NameToken) -> bool:
    """Return whether a capitalised word is a people or party in the plural ("Republicans")."""
    word = singular(term.lower)
    return term.lower.endswith("s") and (word in listed("demonyms") or word in listed("parties"))


def _kind_of_named(name: str, kind: str | None, outlets: Outlets) -> SourceKind:
    terms = name_tokens(name)
    if outlets.is_certain(name) or (kind not in ("person", "place") and outlets.is_outlet(name)):
        return "outlet"
    if kind not in ("person", "place", "organization") and _is_listed(terms[-1], "documents"):
        return "document"
    if _is_people(terms[-1]):
        return "collective"
    return "named"


def _kind_of_unnamed(
    terms: list[NameToken], head: NameToken, actor: Name | None, kind: str | None
) -> SourceKind:
    if len(terms) == 1 and terms[0].lower in _pronouns() and actor:
        described = name_tokens(actor.text)
        noun = head_noun(described)
        if noun and noun.lower != terms[0].lower:
            return _kind_of_unnamed(described, noun, None, kind)
    if head.lower in word_class("named-bodies") and any(t.is_capital for t in terms[1:]):
        return "named"
    is_trade = is_role(head.text) and singular(head.text) not in word_class("stances")
    if terms[0].lower == "the" and is_plural(head.text) and is_trade:
        return "unnamed"  # certain ones that the article has introduced, not all of their trade
    if head.lower in word_class("many") or head.lower in listed("collectives") or _is_people(head):
        return "collective"
    if terms[0].lower in word_class("quantities") and is_plural(head.text):
        return "collective"
    return "document" if _is_document(head, kind) else "unnamed"


def _is_document(head: NameToken, kind: str | None) -> bool:
    """Return whether a noun is a document, and what it names neither a person nor an organisation."""
    if singular(head.text) in word_class("certain-documents") or head.lower == "data":
        return True
    return kind not in ("person", "organization") and _is_listed(head, "documents")


@cache
def _pronouns() -> frozenset[str]:
    return word_class("many") | word_class("one")


def _is_listed(term: NameToken, lexicon: str) -> bool:
    return singular(term.text) in listed(lexicon) or term.lower in listed(lexicon)
