"""Recognition of roles by their nouns, and the text of several roles of one person."""

from __future__ import annotations

from math import exp
from typing import TYPE_CHECKING

from accordingto.reading.actors.offices import end_of, noun_of, tag_of
from accordingto.reading.actors.role_nouns import is_kin, is_role, is_title_or_party
from accordingto.reading.encoder.kinds import MENTION_KINDS
from accordingto.reading.syntax.lemmas import is_plural, singular

if TYPE_CHECKING:
    from accordingto.reading.encoder.nouns import NounKinds
    from accordingto.reading.encoder.spans import TokenSpan
    from accordingto.reading.syntax.document import Document

LEAST_PERSON = 0.25
"""Lowest probability of being a person or group for a noun that no lexicon lists to count as a role.

Of about 85 phrases below it in the training part of the ledgers, two are roles."""
_BESIDE = frozenset(("appos", "compound", "flat"))
"""Relations of a name to the noun before it."""
_PEOPLE = tuple(MENTION_KINDS.index(kind) for kind in ("person", "group"))


def can_be_role(doc: Document, role: TokenSpan, nouns: NounKinds) -> bool:
    """Return whether words are a role by their noun: "outgoing mayor", not "angry reaction".

    A noun that no lexicon lists must have a probability of at least ``LEAST_PERSON``. ``nouns`` has the
    probabilities of nouns. The name of an account is no role: "@mayor_orr".
    """
    if role.start and doc[role.start - 1] == "@":
        return False
    start = next((at for at in range(role.start, role.end) if doc.is_word(at)), role.start)
    end = max(start + 1, end_of(doc, start, role.end))
    at = noun_of(doc, end)
    first = at - 2 if at - 2 >= start and doc[at - 1] == "-" else at
    parts = doc.lower[first:end]  # of "front-runner" and "president-elect" each
    if any(is_role(part) or is_kin(part) or is_title_or_party(part) for part in parts):
        return True
    forms = (*parts, *map(singular, parts))
    return tag_of(doc, at) != "ADJ" and any(_is_somebody(form, nouns) for form in forms)


def is_listed(doc: Document, role: TokenSpan) -> bool:
    """Return whether a role is one by its noun alone: "chairwoman of the board", not "rapid embrace"."""
    return is_role(doc.written[noun_of(doc, end_of(doc, role.start, role.end))])


def joined(doc: Document, pieces: list[TokenSpan], most: int) -> str | None:
    """Return the first ``most`` distinct roles, joined by "; "; None if there are none.

    Of two roles of which one contains the other, the longer is kept.
    """
    roles: list[str] = []
    for piece in pieces:
        role = " ".join(doc.text_of(piece).split())
        if not any(role.casefold() in other.casefold() for other in roles):
            roles = [other for other in roles if other.casefold() not in role.casefold()]
            roles.append(role)
    return "; ".join(roles[:most]) or None


def _is_somebody(noun: str, nouns: NounKinds) -> bool:
    """Return whether a noun is likely to denote a person or a group, regardless of context."""
    logarithms = nouns.of(noun)
    return sum(exp(logarithms[at]) for at in _PEOPLE) >= LEAST_PERSON


def own_start(doc: Document, start: int, end: int, name: TokenSpan) -> int:
    """Return where the words before a name begin to belong to it: not "He joined the [fleet Capt. Orr] led".

    Of the words from ``start`` to ``end``, roles of several before the title of one do not, nor do nouns and
    verbs that neither depend on the name nor are beside it.
    """
    heads, trees = doc.trees.heads, doc.trees
    above, at = set[int](), trees.head_of(name)
    while trees.relations[at] in _BESIDE:
        at = heads[at]
        above.add(at)

    def is_other(i: int) -> bool:
        if doc.is_capital(i) or not trees.tags[i].startswith(("NOUN", "VERB")):
            return False
        if is_role(singular(doc.lower[i])):
            return end < name.start and is_plural(doc.lower[i])
        return not (start <= heads[i] < name.end or i in above)

    first = next((i + 1 for i in range(end - 1, start - 1, -1) if is_other(i)), start)
    return first + (start < first < end and doc[first] == "and")
