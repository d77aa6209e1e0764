"""The kind of a claim by the wording of its content: orders, questions, promises, predictions."""

from __future__ import annotations

from functools import cache
from itertools import dropwhile, islice
from typing import TYPE_CHECKING, get_args

from accordingto.reading.lexicons import claim_class, entries, word_class
from accordingto.reading.syntax.plain_words import words_in
from accordingto.types import ClaimKind

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

_LONGEST = 4
"""Number of words of the longest entry in ``claimkinds.txt``."""


def gives_order(words: Iterable[str]) -> bool:
    """Return whether a sentence begins as an order: "Tell them", "Don't wait", but not "Never has it …"."""
    opening = list(islice(_after_edges(words), _LONGEST))
    if len(opening) > 1 and opening[0] == "never" and opening[1] in claim_class("auxiliaries"):
        return False
    return "directive" in kinds_told(opening, "start", at_start=True)


def opening_of(words: Iterable[str]) -> list[str]:
    """Return the words of a claim from the first that is neither a mark, a conjunction nor "that"."""
    return list(_after_edges(words))


def _after_edges(words: Iterable[str]) -> Iterator[str]:
    edges = claim_class("edges")
    return dropwhile(lambda word: not word[-1].isalnum() or word in edges, words)


def kinds_told(words: Sequence[str], place: str, *, at_start: bool = False) -> set[ClaimKind]:
    """Return the kinds of claims that ``words`` indicate, by the entries for ``place`` in ``claimkinds.txt``.

    With ``at_start``, only entries with which the words begin count.
    """
    forms = words[:_LONGEST] if at_start else words
    openings, listed = _openings(place), _listed(place)
    found = set[ClaimKind]()
    if openings.isdisjoint(forms):
        return found
    depends = False
    for at, form in enumerate(forms[:1] if at_start else forms):
        depends = _depends(forms, at, depends=depends)
        if form not in openings or (place == "inside" and _is_empty(forms, at, depends=depends)):
            continue
        starts = (" ".join(forms[at : at + size]) for size in range(1, _LONGEST + 1))
        found |= {listed[start] for start in starts if start in listed}
    return found


def _is_empty(forms: Sequence[str], at: int, *, depends: bool) -> bool:
    """Return whether a word inside a claim indicates no kind."""
    return depends or _is_noun(forms, at) or _tells_no_one(forms, at)


def _depends(forms: Sequence[str], at: int, *, depends: bool) -> bool:
    """Return whether a word is in a subordinate clause, whose words indicate no kind.

    ``depends`` is whether the word before it is in one.
    """
    if forms[at] in claim_class("resuming"):
        return False
    return depends or (at > 0 and forms[at] in claim_class("subordinating"))


def _is_noun(forms: Sequence[str], at: int) -> bool:
    """Return whether an auxiliary has no verb ("their will", "as it should.") or is a guess ("must have")."""
    behind = next((form for form in forms[at + 1 : at + 3] if form != "n't"), "")
    follows = behind[-1:].isalnum()
    if forms[at] == "must" and "have" in forms[at + 1 : at + 2]:
        return True
    return not follows or (at > 0 and forms[at - 1] in word_class("determiners"))


def _tells_no_one(forms: Sequence[str], at: int) -> bool:
    """Return whether "should" begins a condition ("Should tolls rise, …") or follows "it" or "there"."""
    if forms[at] != "should":
        return False
    if not any(form[:1].isalnum() for form in forms[:at]):
        return True
    behind = [form for form in forms[at + 1 : at + 3] if form not in ("not", "n't", "also", "now")][:1]
    return forms[at - 1] in ("it", "there") and behind != ["be"]


@cache
def kinds_in_order() -> tuple[ClaimKind, ...]:
    """Return the kinds of claims in the order in which they are tried, without the first, the default."""
    kinds: tuple[ClaimKind, ...] = get_args(ClaimKind)
    return kinds[1:]


@cache
def _listed(place: str) -> Mapping[str, ClaimKind]:
    """Return the entries for a place with their kinds. Raise ``KeyError`` for an unknown kind."""
    rows = (line.split("|") for line in entries("claimkinds"))
    named: dict[str, ClaimKind] = {kind: kind for kind in kinds_in_order()}
    return {_parted(words): named[kind] for kind, where, words in rows if where == place}


def _parted(entry: str) -> str:
    """Return an entry with its contractions split, as in the words of a content."""
    return " ".join(words_in(entry)) if "'" in entry else entry


@cache
def _openings(place: str) -> frozenset[str]:
    """Return the first words of the entries for a place."""
    return frozenset(words.partition(" ")[0] for words in _listed(place))
