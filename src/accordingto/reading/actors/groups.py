"""Noun phrases about several: "Thomas and Ida Lunde", "Orr, 42, and his wife Mara", "every skipper"."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from accordingto.reading.actors.naming.name_edges import names_body
from accordingto.reading.actors.naming.personal_names import person_name
from accordingto.reading.actors.role_nouns import is_role
from accordingto.reading.lexicons import word_class

if TYPE_CHECKING:
    from collections.abc import Sequence

    from accordingto.reading.syntax.name_tokens import NameToken

_AND = frozenset({"and", "&"})
_NOR = _AND | {"nor"}
"""The conjunctions of a phrase that begins with "neither"."""
_OF_MATTERS = frozenset({"of", "for", "on"})
"""Words between an office and the matters that it is for."""
PARTY_AND_STATE = re.compile(r"[DRI]-[A-Z][\w.]*(?: ?[A-Z]\.?)?")
"""Party and state after the name of an American politician: "R-Tenn."."""


@dataclass
class _Part:
    """A part of a phrase between two commas or conjunctions."""

    terms: list[NameToken]
    before: str
    """The comma or conjunction before it."""
    name: list[NameToken]


def is_of_all(terms: Sequence[NameToken]) -> bool:
    """Return whether a phrase is about each or none of a sort: "every Dane"; not "No Labels".

    A name behind a role is somebody's, and the words before it are a body's: "Every Tide director Ida Orr".
    """
    if len(terms) < 2 or terms[0].lower not in word_class("universals"):
        return False
    if terms[0].is_capital and terms[1].is_capital:
        role = max((at for at, term in enumerate(terms) if is_role(term.text)), default=len(terms))
        return terms[0].lower != "no" and not any(term.is_capital for term in terms[role + 1 :])
    return True


def persons_named(terms: list[NameToken]) -> list[list[NameToken]]:
    """Return the names of the persons that a phrase joins; empty unless there are at least two.

    "Neither Orr nor Lund" joins both, too. In "Orr, mayor of Vest and Lund" nobody is joined: what comes
    before "and" must also be a name, or be set off by commas.
    """
    joints = _NOR if terms and terms[0].lower == "neither" else _AND
    if not any(term.text in joints for term in terms):
        return []
    parts = _parts(terms[joints is _NOR :], joints)
    last = max((i for i, part in enumerate(parts) if part.before in joints), default=0)
    if not last or not parts[0].name or not parts[last].name or not _joins(parts[last - 1], parts[last]):
        return []
    return [part.name for part in parts[: last + 1] if part.name]


def _parts(terms: list[NameToken], joints: frozenset[str]) -> list[_Part]:
    parts = [_Part([], "", [])]
    for term in terms:
        if term.text in word_class("relatives"):
            break
        if term.text == "," or term.text in joints:
            if not parts[-1].terms:
                parts[-1].before = term.text
            else:
                parts.append(_Part([], term.text, []))
        else:
            parts[-1].terms.append(term)
    parts = [p for p in parts if not (p.terms and PARTY_AND_STATE.fullmatch(p.terms[0].text))]
    is_described = False
    for part in parts:
        if not part.terms:
            continue
        name = person_name(part.terms)
        # "head of the Health, Labor and Sea Committee", but "Norland, Vestland and the Sea Union"
        is_matter = is_described and bool(name) and (len(name) == 1 or names_body(name))
        part.name = [] if is_matter else name
        is_office = not part.name and any(term.text in _OF_MATTERS for term in part.terms[1:])
        is_described = is_matter or is_office
    return parts


def _joins(one: _Part, other: _Part) -> bool:
    """Return whether the part after "and" is a further person besides those before it."""
    if one.name:
        return len(other.name) > 1 or one.name[-1] is one.terms[-1]
    return one.before == "," and one.terms[-1].text[0].isdigit()
