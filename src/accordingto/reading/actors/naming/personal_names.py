"""Location of the name of a person, or of an organisation, place or thing, within a noun phrase."""

from __future__ import annotations

from typing import TYPE_CHECKING

from accordingto.reading.actors.naming.name_edges import (
    is_banner,
    is_credit,
    is_given,
    is_label,
    names_body,
    tells_origin,
    trimmed,
)
from accordingto.reading.actors.role_nouns import is_role, qualifies, title_at
from accordingto.reading.lexicons import listed, word_class
from accordingto.reading.syntax.lemmas import is_plural

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from accordingto.reading.syntax.name_tokens import NameToken

DETERMINERS = word_class("determiners")
"""Words that precede the noun phrase proper."""
RELATIVES = word_class("relatives")
"""Words that begin a clause, and so end a noun phrase."""
PREPOSITIONS = word_class("prepositions")
"""Words that begin a dependent of a noun."""
_QUOTES = frozenset("\"“”‘’'")
_BRACKETS = {"(": 1, "[": 1, ")": -1, "]": -1}
_CLOSING = (")", "]")


def person_name(terms: list[NameToken]) -> list[NameToken]:
    """Return the person's name that heads a noun phrase or its apposition; empty if there is none."""
    people: list[NameToken] = []
    is_located = False
    parts = list(segments(terms))
    if is_of_place(parts):
        return []
    for segment in parts:
        if is_located and _is_bare_place(segment):
            continue  # "an official in Vest County, California"
        name = _named_in(segment)
        is_located = not name and _ends_in_place(segment)
        if name and (len(name) > 1 or not is_label(name[0])):
            return name
        people = people or name
    return people


def is_of_place(parts: Sequence[list[NameToken]]) -> bool:
    """Return whether a noun phrase begins with where somebody is from: "the Norby, Iowa, activist"."""
    first = without_determiners(parts[0]) if len(parts) > 1 else []
    if not first or len(first) == len(parts[0]) or title_at(first, 0):
        return False
    role = parts[-1][-1]
    names = (*first, *parts[-1][:-1], *(term for part in parts[1:-1] for term in part))
    return not role.is_capital and is_role(role.text) and all(term.is_capital for term in names)


def _ends_in_place(segment: Sequence[NameToken]) -> bool:
    """Return whether a part of a phrase ends in a location: "officials in Vest County"."""
    name = next((i for i, term in enumerate(reversed(segment)) if not term.is_capital), len(segment))
    return 0 < name < len(segment) and segment[-1 - name].text in word_class("locating-prepositions")


def _is_bare_place(segment: Sequence[NameToken]) -> bool:
    """Return whether a part of a phrase may be a place: only capitalised words, not led by a given name."""
    return all(term.is_capital for term in segment) and not is_given(segment[0])


def thing_name(terms: list[NameToken]) -> list[NameToken]:
    """Return the name of an organisation, place or thing that heads a noun phrase; empty if there is none."""
    parts = list(segments(terms))
    head = without_determiners(parts[0]) if parts else []
    if len(parts) == 2 and not any(term.is_capital or term.text in PREPOSITIONS for term in head):
        named = without_determiners(parts[1])
        head = named if capitals(named) == named else head  # "a trade group, the Vest Nurses Association"
    first = next((i for i, term in enumerate(head) if term.is_capital or _is_ordinal(term)), len(head))
    while first < len(head) - 1 and tells_origin(head[first]):
        first = next((i for i in range(first + 1, len(head)) if head[i].is_capital), len(head))
    if any(term.text in PREPOSITIONS for term in head[:first]):
        return []
    name = capitals(head[first:])
    if is_banner(name) and len(name) == len(head) - first:
        return name[:-1]
    rest = head[first + len(name) :]
    return _without_credit(name) if not rest or rest[0].text in PREPOSITIONS | RELATIVES else []


def _without_credit(name: list[NameToken]) -> list[NameToken]:
    """Return the name of a thing without a picture credit such as "AP Photo" before it."""
    is_credit_line = len(name) > 2 and is_credit(name[0]) and name[1].lower in ("photo", "photos", "images")
    return name[2:] if is_credit_line else name


def capitals(terms: list[NameToken]) -> list[NameToken]:
    """Return the capitalised tokens at the beginning, with the words that join them ("Bank of Vest")."""
    end = 0
    for i, term in enumerate(terms):
        if term.is_capital or (term.text[0].isdigit() and (i == end or _is_ordinal(term))):
            end = i + 1
        elif term.text not in word_class("joints") or i - end > 1 or terms[i - 1].text == "and":
            break
    return terms[:end]


def _is_ordinal(term: NameToken) -> bool:
    """Return whether a token is an ordinal number in digits: "5th"."""
    return term.text[0].isdigit() and term.text[-1].isalpha() and not term.text.isalpha()


def segments(terms: list[NameToken]) -> Iterator[list[NameToken]]:
    """Yield the noun phrases between commas, up to the first clause, without what is in brackets."""
    begun: list[NameToken] = []
    depth = 0
    for i, term in enumerate(terms):
        text = term.text
        if text in _BRACKETS:
            depth += _BRACKETS[text]
        if depth > 0 or text in _CLOSING:
            continue
        if text in RELATIVES or (text == "@" and any(one.is_capital for one in begun)):
            break  # "Ida Lunde @idalunde"
        if term.is_mark and text not in _QUOTES:
            if text == "," and i + 1 < len(terms) and terms[i + 1].lower in word_class("generations"):
                continue
            if begun:
                yield begun
            begun = []
        elif text.isprintable():
            begun.append(term)
    if begun:
        yield begun


def without_determiners(terms: list[NameToken]) -> list[NameToken]:
    """Return the tokens after the determiners and quantities at the beginning."""
    for first, term in enumerate(terms):
        if not _is_determiner(term):
            return terms[first:] if first else terms
    return []


def _is_determiner(term: NameToken) -> bool:
    return (term.lower in DETERMINERS and term.text != "No.") or term.text in _QUOTES


def _named_in(segment: list[NameToken]) -> list[NameToken]:
    """Return the name that ends a segment, or that ends before a dependent of it; else empty.

    A run of capitalised words before a preposition is the name, unless a role and a further name follow it
    ("University of Norland president Ida Lunde").
    """
    terms = without_determiners(segment)
    run: list[NameToken] = []
    held: list[NameToken] = []
    may_begin = True
    i = 0
    while i < len(terms):
        term = terms[i]
        is_surname = len(run) == 1 and is_given(run[0]) and _may_be_surname(terms, i)
        office = 0 if is_surname else _office_at(terms, i)
        i += office or 1
        if office:
            run, may_begin = [], True
            if i + 1 < len(terms) and terms[i].text in ("of", "for"):
                return held or _behind_matter(terms[i - 1], terms[i + 1 :])
        elif term.text in PREPOSITIONS and not _is_particle(term, terms[i : i + 1]):
            held, run, may_begin = held or run, [], False
            if _is_somebody_else(terms, i, held):
                break
        elif may_begin and (term.is_capital or _joins(term, run, terms[i : i + 1])):
            run.append(term)
        elif term.text not in _QUOTES or _owns(terms, i - 1):
            run = []
    is_whole = may_begin and run and not (held and names_body(run))
    return trimmed(run if is_whole else held)


def _may_be_surname(terms: list[NameToken], at: int) -> bool:
    """Return whether a word is used as a surname, whatever else it means: "Ida King", "Ida King of Vest"."""
    is_last = at == len(terms) - 1 or terms[at + 1].lower in word_class("generations")
    is_located = not is_last and terms[at + 1].text == "of" and terms[at].lower in listed("surnames")
    return terms[at].is_capital and (is_last or is_located)


def _owns(terms: list[NameToken], at: int) -> bool:
    """Return whether an apostrophe makes the word before it a possessor: "Norland News' Ida Orr"."""
    is_ending = at > 0 and terms[at].start == terms[at - 1].end and terms[at - 1].lower.endswith("s")
    return is_ending and _QUOTES.isdisjoint(term.text for term in terms[:at])


def _is_somebody_else(terms: list[NameToken], at: int, held: list[NameToken]) -> bool:
    """Return whether a name after a preposition, which ends before ``at``, is that of another person.

    It is after a noun ("an adviser to President Ida Orr") and after a person's name (``held``), but not after
    a body or place ("University of Norland president Ida Orr").
    """
    is_noun = at > 1 and not terms[at - 2].is_capital and terms[at - 2].text.isalpha()
    is_person = len(held) > 1 and is_given(held[0])
    return is_person or (is_noun and at < len(terms))


def _office_at(terms: list[NameToken], at: int) -> int:
    """Return the number of tokens at ``at`` that are a title or role and not part of a name; 0 if none."""
    title = title_at(terms, at)
    behind = terms[at + title] if title and at + title < len(terms) else None
    is_short = at > 0 and terms[at - 1].lower in word_class("abbreviated")  # "Mr. King of Norland"
    is_addressed = is_short and title_at(terms, at - 1) == 1
    is_aged = behind is not None and behind.lower in word_class("generations")  # "Ida J. King Jr."
    is_surname = terms[at].lower in listed("surnames") and (
        is_addressed or behind is None or not (behind.is_capital or behind.text == "of") or is_aged
    )
    if title and not is_surname:
        return title
    return 1 if is_role(terms[at].text) else 0


def _joins(term: NameToken, run: list[NameToken], following: list[NameToken]) -> bool:
    """Return whether a lower-case word continues a name: "Jr", "van der"."""
    if run and term.lower in word_class("generations"):
        return True
    return _is_particle(term, following) and (bool(run) or len(term.text) > 1)


def _is_particle(term: NameToken, following: list[NameToken]) -> bool:
    if term.text not in word_class("particles") or not following:
        return False
    return following[0].is_capital or following[0].text in word_class("particles")


def _behind_matter(role: NameToken, terms: list[NameToken]) -> list[NameToken]:
    """Return the name after "Secretary of State" or "Mayor of London"; empty if that is uncertain."""
    if is_plural(role.text) or title_at(terms, 0):  # "an adviser to President Ida Orr"
        return []
    matters = 0
    realm = terms[1].lower if terms[0].text == "the" and len(terms) > 1 else ""
    if realm in word_class("realms"):
        matters = 2
    while matters < len(terms) and (
        qualifies(terms[matters].text) or (matters and terms[matters].text == "and")
    ):
        matters += 1
    if matters:
        return _named_in(terms[matters:])
    is_body = terms[0].text == "the"
    run = capitals(terms[1:] if is_body else terms)
    is_name = len(run) == len(terms) - is_body > 2 and all(term.is_capital for term in run)
    is_name = is_name and ((role.is_capital and not is_body) or is_given(run[-2]))
    return trimmed(run[-2:]) if is_name else []
