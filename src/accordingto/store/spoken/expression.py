"""Parser of the search syntax for statements: terms that are wanted and terms that are excluded.

There are no syntax errors: an ``OR``, ``AND`` or ``NOT`` without operands is taken as a word.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from msgspec import Struct

from accordingto.store.finding import Term, check_terms, typed

_ITEM = re.compile(r'(-?)"([^"]*)"|(-?)(\S+)')
_LETTER = re.compile(r"[^\W_]")
_OPERATORS = frozenset({"OR", "AND", "NOT"})


class Expression(Struct, frozen=True):
    """A parsed search: at least one term of each group must match, and none of the excluded terms."""

    groups: tuple[tuple[Term, ...], ...] = ()
    """Groups of alternatives; of each group at least one term must match."""
    excluded: tuple[Term, ...] = ()
    """Terms of which none may match."""

    def wanted(self) -> str:
        """Return the groups as an FTS5 match expression; empty without groups."""
        return " AND ".join(f"({either(group)})" for group in self.groups)

    def unwanted(self) -> str:
        """Return the excluded terms as an FTS5 match expression; empty without any."""
        return either(self.excluded)


def either(terms: Iterable[Term]) -> str:
    """Return terms joined by OR as an FTS5 match expression."""
    return " OR ".join(f'"{term.words}"' + ("*" if term.begins else "") for term in terms)


class _Item(NamedTuple):
    """A typed term, before operators are applied."""

    term: Term
    has_minus: bool
    """Whether it is preceded by a minus."""
    is_quoted: bool
    """Whether it is in quotation marks."""


def parse(text: str) -> Expression:
    """Parse a typed search; the expression is empty if there is no word. Raises ``TooBroad``.

    ``OR`` binds tighter than the implicit AND: ``harbour toll OR levy`` means harbour, and toll or levy.

    >>> parse('harbour toll* OR levy -ferry').wanted()
    '("harbour") AND ("toll"* OR "levy")'
    """
    groups: list[list[Term]] = []
    excluded: list[Term] = []
    items = list(_items(typed(text)))
    before = ""
    for at, item in enumerate(items):
        if _joins(items, at):
            before = "NOT" if before == "NOT" else item.term.words
            continue
        if item.has_minus or before == "NOT":
            excluded.append(item.term)
        elif before == "OR" and groups:
            groups[-1].append(item.term)
        else:
            groups.append([item.term])
        before = ""
    unique = dict.fromkeys(tuple(dict.fromkeys(group)) for group in groups)
    found = Expression(tuple(unique), tuple(dict.fromkeys(excluded)))
    check_terms([*(term for group in found.groups for term in group), *found.excluded])
    return found


def _items(text: str) -> Iterator[_Item]:
    for match in _ITEM.finditer(text):
        minus, phrase, sign, word = match.groups()
        words = phrase if phrase is not None else word.replace('"', "")
        if _LETTER.search(words):
            term = Term(words.rstrip("*"), words.endswith("*"))
            yield _Item(term, bool(minus or sign), phrase is not None)


def _joins(items: Sequence[_Item], at: int) -> bool:
    """Return whether an item is an operator: ``NOT`` needs an item after it, the others also one before."""
    item = items[at]
    if item.has_minus or item.is_quoted or item.term.words not in _OPERATORS or at == len(items) - 1:
        return False
    return at > 0 or item.term.words == "NOT"
