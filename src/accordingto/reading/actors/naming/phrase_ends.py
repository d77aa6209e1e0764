"""Where the words end by which a phrase names or describes: before clauses, examples and appositions."""

from __future__ import annotations

from typing import TYPE_CHECKING

from accordingto.reading.actors.naming.personal_names import (
    PREPOSITIONS,
    RELATIVES,
    is_of_place,
    segments,
)
from accordingto.reading.lexicons import word_class

if TYPE_CHECKING:
    from collections.abc import Sequence

    from accordingto.reading.syntax.name_tokens import NameToken

_PARTING = frozenset(",;:—–()[]…")
"""Marks that end a description."""
_LONGEST = 12
"""Most tokens of a description, without those in brackets; a longer one is cut before a dependent of its
noun."""
_MANY = frozenset(("many", "much", "few"))
"""Words of which "as" makes an amount: "as many as nine", "half as many"."""


def without_clauses(terms: list[NameToken]) -> list[NameToken]:
    """Return the tokens of a description before what is set off from it or says more of it in a clause.

    A list of joined names is kept whole ("lawyers for Orr, Lund and Brack"), and so are shares in brackets
    that stand within the description: "a third (33%) of the mayors".
    """
    parts = list(segments(terms))
    kept = terms if is_of_place(parts) or _is_list(parts) else terms[: _end_of(terms)]
    while len(kept) > 1 and kept[-1].text in PREPOSITIONS:
        kept = kept[:-1]  # "a copy of which …"
    if sum(map(len, segments(kept))) > _LONGEST:
        depending = PREPOSITIONS | {"such"}
        cut = next((i for i, term in enumerate(kept) if i and term.text in depending), len(kept))
        kept = kept[: min(cut, _LONGEST)]
    return kept


def without_examples(terms: list[NameToken]) -> list[NameToken]:
    """Return the tokens of a phrase before its examples: "Liberals" of "Liberals, including Ida Orr"."""
    end = next((i for i, term in enumerate(terms) if i and _gives_examples(term, terms[i - 1])), len(terms))
    return terms[:end]


def _gives_examples(term: NameToken, before: NameToken) -> bool:
    return term.text == "including" or (term.text == "as" and before.text == "such")


def _end_of(terms: Sequence[NameToken]) -> int:
    """Return the index at which a description ends."""
    at = 1
    while at < len(terms):
        behind = _behind_share(terms, at)
        if behind == at and _ends(terms, at):
            return at
        at = max(behind, at + 1)
    return len(terms)


def _behind_share(terms: Sequence[NameToken], at: int) -> int:
    """Return the index behind a share in brackets that a description goes on behind; else ``at``.

    It goes on with a dependent or with a second group: "a third (33%) of them", "half (5%), and some mayors".
    """
    if terms[at].text != "(" or not any(term.text == "%" for term in terms[at : at + 3]):
        return at
    behind = at + 4
    has_comma = [term.text for term in terms[behind : behind + 1]] == [","]
    following = [term.text for term in terms[behind + has_comma : behind + has_comma + 1]]
    going_on = word_class("coordinators") if has_comma else word_class("coordinators") | PREPOSITIONS
    return behind + has_comma if going_on.intersection(following) else at


def _ends(terms: Sequence[NameToken], at: int) -> bool:
    """Return whether a description ends before a token; not in "groups such as ours", "as many as nine"."""
    text, before = terms[at].text, terms[at - 1].text
    if text in _PARTING:
        return True
    word = text.replace("’", "'").partition("'")[0]  # "centrists who've asked"
    beside = (before, *(term.text for term in terms[at + 1 : at + 2]))
    is_amount = word == "as" and not _MANY.isdisjoint(beside)
    return word in RELATIVES and before != "such" and not is_amount


def _is_list(parts: Sequence[list[NameToken]]) -> bool:
    """Return whether a phrase ends in a list of joined names: "lawyers for Orr, Lund and Brack"."""
    names = [term for part in parts[1:] for term in part if term.text not in word_class("coordinators")]
    joined = len(parts) > 1 and any(term.text in word_class("coordinators") for term in parts[-1])
    return joined and all(term.is_capital for term in (parts[0][-1], *names))
