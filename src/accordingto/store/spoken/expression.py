"""What somebody typed to look for statements, as terms that are wanted and terms that are not.

Nothing that is typed is a mistake: where ``OR``, ``AND`` or ``NOT`` joins nothing, it is a word.
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
    """Terms in groups: of each group one is wanted, and none of those that are excluded."""

    groups: tuple[tuple[Term, ...], ...] = ()
    """All of these, of each one term at least."""
    excluded: tuple[Term, ...] = ()
    """None of these."""

    def wanted(self) -> str:
        """Return the groups as an expression of full-text search; empty where nothing is wanted."""
        return " AND ".join(f"({either(group)})" for group in self.groups)

    def unwanted(self) -> str:
        """Return what is excluded as an expression of full-text search; empty where nothing is."""
        return either(self.excluded)


def either(terms: Iterable[Term]) -> str:
    """Return terms, one of which is enough, as an expression of full-text search."""
    return " OR ".join(f'"{term.words}"' + ("*" if term.begins else "") for term in terms)


class _Item(NamedTuple):
    """A term as it was typed."""

    term: Term
    has_minus: bool
    """Whether a minus stands before it."""
    is_quoted: bool
    """Whether it stands in quotation marks."""


def parse(text: str) -> Expression:
    """Return what was typed as an expression; empty where it has no word. Raises ``TooBroad``.

    ``OR`` joins the terms beside it, and binds closer than what is wanted together: ``harbour toll OR levy``
    wants the harbour, and one of the others.

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
    """Return whether an item joins those beside it: ``NOT`` has one behind it, the others one before, too."""
    item = items[at]
    if item.has_minus or item.is_quoted or item.term.words not in _OPERATORS or at == len(items) - 1:
        return False
    return at > 0 or item.term.words == "NOT"
