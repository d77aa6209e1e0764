"""A role and whose it is, read from one noun phrase: "the board's chairwoman", "spokesman for the navy"."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from accordingto.reading.lexicon import listed, word_class
from accordingto.reading.offices import is_kin, is_role, qualifies, title_at
from accordingto.reading.personalnames import PREPOSITIONS, RELATIVES, capitals, without_determiners
from accordingto.reading.terms import POSSESSIVE, Term

_HOLDERS = frozenset({"of", "for", "at", "with"})
_MOST_TERMS = 9
"""Terms of an affiliation; a longer one has run on."""


@dataclass(frozen=True)
class Office:
    """A role and an affiliation as the article gives them."""

    role: tuple[Term, ...]
    affiliation: tuple[Term, ...]
    """Empty where the phrase names none."""
    is_kin: bool
    """Whether the role is only that of kin or a friend."""


def office_in(terms: list[Term]) -> Office | None:
    """The office that heads a noun phrase with all that depends on it; None where none does.

    What stands before the role and is not part of it is the affiliation ("Harbour Post columnist"), or who
    owns it is ("Norland's prime minister"), or what follows "of", "for", "at" or "with".
    """
    phrase = _until_verb(terms)
    before, head, behind = _parts(phrase)
    if not head:
        return None
    role = [*_qualities(before), *head]
    owner = _owner(before[: len(before) - (len(role) - len(head))])
    extended, holder = _behind(behind)
    role += extended
    return Office(tuple(role), tuple(owner or holder), is_kin=not _is_office(head[-1]))


def _until_verb(terms: list[Term]) -> list[Term]:
    end = next((i for i, t in enumerate(terms) if t.lower in _stops() or _breaks(t)), len(terms))
    return terms[:end]


@cache
def _stops() -> frozenset[str]:
    return word_class("verbs") | RELATIVES


def _breaks(term: Term) -> bool:
    return term.is_mark and term.text not in POSSESSIVE and term.text not in '"“”‘'


def _parts(phrase: list[Term]) -> tuple[list[Term], list[Term], list[Term]]:
    """What stands before the role, the role's noun (two where joined by "and"), and what stands behind."""
    end = next((i for i, t in enumerate(phrase) if i and t.lower in PREPOSITIONS), len(phrase))
    core = phrase[:end]
    last = next((i for i in reversed(range(len(core))) if _is_office(core[i]) or is_kin(core[i].text)), None)
    if last is None:
        return phrase, [], []
    return core[:last], core[last : last + 1], phrase[last + 1 :]


def _is_office(term: Term) -> bool:
    return is_role(term.text) or bool(title_at([term], 0))


def _qualities(before: list[Term]) -> list[Term]:
    """The words directly before a role that belong to it."""
    first = len(before)
    while first and _belongs(before[first - 1]):
        first -= 1
    return without_determiners(before[first:])


def _belongs(term: Term) -> bool:
    word = term.text
    if term.is_mark or word in POSSESSIVE:
        return False
    lower = term.lower
    return (
        not term.is_capital or qualifies(word) or _is_office(term) or lower in listed("parties")
    ) and not word[0].isdigit()


def _owner(before: list[Term]) -> list[Term]:
    """The affiliation that stands before a role: its possessor, or the capitalised words."""
    at = next((i for i, t in enumerate(before) if t.text in POSSESSIVE), None)
    owner = without_determiners(before[:at] if at is not None else before)
    if at is None:
        first = next((i for i, t in enumerate(owner) if t.is_capital), len(owner))
        owner = capitals(owner[first:])
    return owner if len(owner) <= _MOST_TERMS else []


def _behind(terms: list[Term]) -> tuple[list[Term], list[Term]]:
    """What still belongs to the role ("of State", "of economics"), and the affiliation behind it."""
    role: list[Term] = []
    while terms and terms[0].lower in PREPOSITIONS:
        inner = without_determiners(terms[1:])
        held = _held(inner)
        if not held:
            break
        skipped = len(terms) - len(inner)
        is_matter = inner[0].text == terms[1].text and (not held[0].is_capital or qualifies(held[0].text))
        if terms[0].lower in _HOLDERS and not is_matter:
            return role, held
        role += terms[: skipped + len(held)]
        terms = terms[skipped + len(held) :]
    return role, []


def _held(terms: list[Term]) -> list[Term]:
    """The noun phrase that terms begin with: a name, or words up to the next preposition."""
    name = capitals(terms)
    if name:
        end = len(name)
        while (
            end < len(terms)
            and not terms[end].is_mark
            and terms[end].lower not in PREPOSITIONS
            and end < _MOST_TERMS
        ):
            end += 1
        return terms[:end]
    end = next((i for i, t in enumerate(terms) if t.lower in PREPOSITIONS or t.is_mark), len(terms))
    return terms[:end] if end <= _MOST_TERMS else []
