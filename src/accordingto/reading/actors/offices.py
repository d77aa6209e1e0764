"""A role and whose it is, read from one noun phrase: "the board's chairwoman", "spokesman for the navy"."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from accordingto.reading.actors.naming.personal_names import (
    DETERMINERS,
    PREPOSITIONS,
    RELATIVES,
    capitals,
    without_determiners,
)
from accordingto.reading.actors.role_nouns import is_kin, is_role, qualifies, title_at
from accordingto.reading.lexicons import listed, word_class
from accordingto.reading.syntax.lemmas import singular
from accordingto.reading.syntax.name_tokens import POSSESSIVE, NameToken

_MOST_TERMS = 9
"""Terms of an affiliation; a longer one has run on."""


@dataclass(frozen=True)
class Office:
    """A role and an affiliation as the article gives them."""

    role: tuple[NameToken, ...]
    affiliation: tuple[NameToken, ...]
    """Empty where the phrase names none."""
    is_kin: bool
    """Whether the role is only that of kin or a friend."""


def office_in(terms: list[NameToken]) -> Office | None:
    """Return the office that heads a noun phrase with all that depends on it; None where none does.

    What stands before the role and is not part of it is the affiliation ("Harbour Post columnist"), or who
    owns it is ("Norland's prime minister"), or what follows "of", "for", "at" or "with".
    """
    before, head, behind = _parts(_until_verb(terms))
    if not head:
        return None
    is_kin = not _is_office(head[-1])
    qualities = _qualities(before)
    owner = _owner(before[: len(before) - len(qualities)])
    extended, holder = _behind(behind, head[-1])
    if is_kin or singular(head[-1].text) in word_class("stances"):
        owner, holder = [], []
    return Office((*qualities, *head, *extended), tuple(owner or holder), is_kin)


def holder_in(before: list[NameToken], behind: list[NameToken]) -> list[NameToken]:
    """Return whom somebody without a role belongs to: "Norland's Ida Orr", "Ida Orr of the Harbour Board"."""
    if before and before[-1].text in POSSESSIVE:
        return _owner(before)
    if behind and behind[0].text in word_class("holders"):
        held = _held(without_determiners(behind[1:]))
        return held if held and held[0].is_capital else []
    return []


def _until_verb(terms: list[NameToken]) -> list[NameToken]:
    end = next((i for i, t in enumerate(terms) if t.text in _stops() or _breaks(t)), len(terms))
    return terms[:end]


@cache
def _stops() -> frozenset[str]:
    return word_class("verbs") | RELATIVES


def _breaks(term: NameToken) -> bool:
    return term.is_mark and term.text not in POSSESSIVE and term.text not in '"“”‘'


def _parts(phrase: list[NameToken]) -> tuple[list[NameToken], list[NameToken], list[NameToken]]:
    """Return what stands before the role, the role's noun, and what stands behind; no noun for no role."""
    end = next((i for i, t in enumerate(phrase) if i and t.text in PREPOSITIONS), len(phrase))
    core = phrase[:end]
    last = next((i for i in reversed(range(len(core))) if _is_office(core[i]) or is_kin(core[i].text)), None)
    if last is None:
        return phrase, [], []
    return core[:last], core[last : last + 1], phrase[last + 1 :]


def _is_office(term: NameToken) -> bool:
    return is_role(term.text) or (term.is_capital and bool(title_at([term], 0)) and not _is_courtesy(term))


def _is_courtesy(term: NameToken) -> bool:
    """Return whether a token is a title of courtesy, which says nothing of an office."""
    return term.lower in word_class("courtesy")


def _qualities(before: list[NameToken]) -> list[NameToken]:
    """Return the words directly before a role that belong to it."""
    first = len(before)
    while first and _belongs(before[first - 1]) and before[first - 1].lower not in DETERMINERS:
        first -= 1
    return before[first:]


def _belongs(term: NameToken) -> bool:
    word = term.text
    if term.is_mark or word in POSSESSIVE:
        return False
    lower = term.lower
    if "-" in word and word.rpartition("-")[2].islower():
        return True  # "Norland-born"
    return (
        not term.is_capital or qualifies(word) or _is_office(term) or lower in listed("parties")
    ) and not word[0].isdigit()


def _owner(before: list[NameToken]) -> list[NameToken]:
    """Return the affiliation that stands before a role: its possessor, or the capitalised words.

    A possessor in lower case is one only where it is a certain one ("the board's chairwoman", but not "a
    children's author").
    """
    at = next((i for i, t in enumerate(before) if t.text in POSSESSIVE), None)
    owner = without_determiners(before[:at] if at is not None else before)
    if at is None:
        first = next((i for i, t in enumerate(owner) if _may_own(t)), len(owner))
        owner = capitals(owner[first:])
    elif not _is_certain(before[:at]):
        return []
    return owner if len(owner) <= _MOST_TERMS else []


def _may_own(term: NameToken) -> bool:
    return term.is_capital and term.lower not in word_class("erstwhile")


def _is_certain(terms: list[NameToken]) -> bool:
    """Return whether a noun phrase names one thing or points to it."""
    first = next((t for t in terms if t.lower not in DETERMINERS), None)
    return bool(terms) and (terms[0].lower in word_class("pointers") or bool(first and first.is_capital))


def _behind(terms: list[NameToken], head: NameToken) -> tuple[list[NameToken], list[NameToken]]:
    """Return what still belongs to the role ("of State", "of economics"), and the affiliation behind it.

    Of two that follow, a name is the affiliation ("curator of the collection at the Vest Museum").
    """
    role: list[NameToken] = []
    common: list[NameToken] = []
    extended: list[NameToken] = []
    while terms and terms[0].text in PREPOSITIONS:
        inner = without_determiners(terms[1:])
        held = _held(inner)
        if not held or (terms[0].text == "with" and not held[0].is_capital):
            break
        if terms[0].text in word_class("holders") and not _is_matter(terms, held, head):
            if held[0].is_capital:
                return [*role, *extended], held
            if common or not _is_certain(terms[1:]):
                break
            common = held
        end = len(terms) - len(inner) + len(held)
        if common:
            extended += terms[:end]
        else:
            role += terms[:end]
        terms = terms[end:]
    return role, common


def _is_matter(terms: list[NameToken], held: list[NameToken], head: NameToken) -> bool:
    """Return whether what a preposition holds belongs to the role: a subject, or a matter of office."""
    if terms[1].text != held[0].text:
        return held[0].is_capital and held[0].lower in word_class("realms")
    if not held[0].is_capital or qualifies(held[0].text):
        return True
    return terms[0].text == "of" and singular(head.text) in word_class("learned")


def _held(terms: list[NameToken]) -> list[NameToken]:
    """Return the noun phrase at the beginning: a name, or the words up to the next preposition."""
    courtesy = next((i for i, t in enumerate(terms) if _is_courtesy(t)), len(terms))
    first = len(capitals(terms[:courtesy]))
    end = next((i for i, t in enumerate(terms) if i >= first and _ends(t)), len(terms))
    return terms[:end] if first or end <= _MOST_TERMS else []


def _ends(term: NameToken) -> bool:
    is_time = term.lower in listed("timewords") or term.lower in ("this", "last", "next")
    return term.text in PREPOSITIONS or is_time or _breaks(term) or _is_courtesy(term)
