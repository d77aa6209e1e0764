"""Where the name of somebody stands in a noun phrase, and where the name of something."""

from __future__ import annotations

from typing import TYPE_CHECKING

from accordingto.reading.lexicon import listed, word_class
from accordingto.reading.offices import is_role, qualifies, title_at
from accordingto.reading.terms import POSSESSIVE

if TYPE_CHECKING:
    from collections.abc import Iterator

    from accordingto.reading.terms import Term

DETERMINERS = word_class("determiners")
"""Words before the noun phrase proper."""
RELATIVES = word_class("relatives")
"""Words that begin a clause, so that no noun phrase goes on behind them."""
PREPOSITIONS = word_class("prepositions")
"""Words that begin what depends on a noun."""
_QUOTES = frozenset("\"“”‘’'")
_MOST_TERMS = 7
"""Terms of a person's name; a longer run of capitals is a headline."""


def person_name(terms: list[Term]) -> list[Term]:
    """The terms of the person's name that heads a noun phrase or its apposition; none where none does."""
    for segment in segments(terms):
        name = _named_in(segment)
        if name:
            return name
    return []


def thing_name(terms: list[Term]) -> list[Term]:
    """The terms of the name of an organisation, a place or a thing that heads a noun phrase; or none."""
    for segment in segments(terms):
        head = [*without_determiners(segment)]
        first = next((i for i, term in enumerate(head) if term.is_capital), None)
        if first is None:
            continue
        name = capitals(head[first:])
        rest = head[first + len(name) :]
        if not rest or rest[0].lower in PREPOSITIONS | RELATIVES:
            return name
    return []


def capitals(terms: list[Term]) -> list[Term]:
    """The run of capitalised terms that ``terms`` begin with, joints between capitals included."""
    end = 0
    for i, term in enumerate(terms):
        if term.is_capital or (term.text[0].isdigit() and i == end):
            end = i + 1
        elif term.lower not in word_class("joints") or i - end > 1:
            break
    return terms[:end]


def segments(terms: list[Term]) -> Iterator[list[Term]]:
    """Noun phrases beside each other, as commas and brackets part them, up to the first clause."""
    begun: list[Term] = []
    for i, term in enumerate(terms):
        if term.lower in RELATIVES:
            break
        ends_name = i + 1 < len(terms) and terms[i + 1].lower in word_class("generations")
        if term.is_mark and term.text not in _QUOTES and not (term.text == "," and ends_name):
            if begun:
                yield begun
            begun = []
        elif term.text != ",":
            begun.append(term)
    if begun:
        yield begun


def without_determiners(terms: list[Term]) -> list[Term]:
    """The terms behind the determiners and quantities that a noun phrase begins with."""
    first = next(
        (i for i, t in enumerate(terms) if t.lower not in DETERMINERS and t.text not in _QUOTES), len(terms)
    )
    return terms[first:]


def _named_in(segment: list[Term]) -> list[Term]:
    """The run of name terms that ends a segment, or ends before what depends on it."""
    terms = without_determiners(segment)
    run: list[Term] = []
    i = 0
    while i < len(terms):
        office = _office_at(terms, i)
        term = terms[i]
        if office:
            i += office
            run = []
            if i + 1 < len(terms) and terms[i].lower == "of":
                return _behind_place(terms[i + 1 :])
            continue
        if term.lower in PREPOSITIONS and term.lower not in word_class("particles"):
            break
        if _continues(term, run, terms[i + 1 : i + 2]):
            run.append(term)
        elif term.text in POSSESSIVE and term.text != "'":
            run = []
            if i + 1 == len(terms):
                return []
        elif term.text not in _QUOTES:
            run = []
        i += 1
    return _trimmed(run)


def _office_at(terms: list[Term], at: int) -> int:
    """How many terms at ``at`` are a title or role and not part of a name."""
    title = title_at(terms, at)
    behind = terms[at + title] if title and at + title < len(terms) else None
    if title and not (terms[at].lower in listed("surnames") and not (behind and behind.is_capital)):
        return title
    if is_role(terms[at].text):
        return 1
    return 0


def _continues(term: Term, run: list[Term], following: list[Term]) -> bool:
    if term.is_capital or (run and term.lower in word_class("generations")):
        return True
    return (
        term.lower in word_class("particles")
        and bool(following)
        and following[0].is_capital
        and (bool(run) or len(term.text) > 1)
    )


def _behind_place(terms: list[Term]) -> list[Term]:
    """The name behind "Secretary of State" or "Mayor of London"; places of two terms are known by no rule."""
    matters = 0
    while matters < len(terms) and (qualifies(terms[matters].text) or terms[matters].lower in ("the", "and")):
        matters += 1
    run = capitals(terms)
    if matters:
        return _named_in(terms[matters:])
    return _trimmed(run[-2:]) if len(run) > 2 and len(run) == len(terms) else []


def _trimmed(run: list[Term]) -> list[Term]:
    """A name without letters behind it and without the people or quality before it."""
    while run and run[-1].text in listed("postnominals"):
        run = run[:-1]
    while len(run) > 1 and run[0].lower not in word_class("given") and _is_label(run[0]):
        run = run[1:]
    return run if 0 < len(run) <= _MOST_TERMS else []


def _is_label(term: Term) -> bool:
    return term.lower in listed("demonyms") or term.lower in listed("parties") or qualifies(term.text)
