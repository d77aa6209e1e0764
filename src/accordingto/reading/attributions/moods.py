"""What the wording of a content says of its kind: orders, questions, promises, predictions."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, get_args

from accordingto.reading.lexicons import entries, word_class
from accordingto.reading.syntax.clauses import words_in, words_of
from accordingto.types import ClaimKind

if TYPE_CHECKING:
    from collections.abc import Mapping

    from accordingto.reading.syntax.clauses import ClauseToken

_LONGEST = 4
"""Words in the longest entry."""


def gives_order(content: str) -> bool:
    """Whether a sentence begins as an order does: "Tell them", "Don't wait"; not "Never has it …"."""
    opening = opening_of(content)
    words = words_in(opening, 0, len(opening))[:2]
    if len(words) > 1 and words[0].form == "never" and words[1].form in words_of("auxiliaries"):
        return False
    return "directive" in kinds_told(opening, "start", at_start=True)


def kinds_told(text: str, place: str, *, at_start: bool = False) -> set[ClaimKind]:
    """The kinds that words speak for at a place; ``at_start``: those that the text begins with only."""
    words = words_in(text, 0, len(text))
    forms = ["" if _is_name(text, words, at) else word.form for at, word in enumerate(words)]
    depends = False
    found = set[ClaimKind]()
    for at in range(min(1, len(forms)) if at_start else len(forms)):
        depends = _depends(forms, at, depends=depends)
        if place == "inside" and (depends or _is_noun(forms, at) or _tells_no_one(forms, at)):
            continue
        for size in range(1, _LONGEST + 1) if forms[at] in _openings(place) else ():
            kind = _listed(place).get(" ".join(forms[at : at + size]))
            if kind is not None:
                found.add(kind)
        stems = _stems(place)
        found |= {stems[stem] for size in _sizes(place) if (stem := forms[at][:size]) in stems}
    return found


def _depends(forms: list[str], at: int, *, depends: bool) -> bool:
    """Whether a word stands in a clause that depends on another: such a clause does not make the kind."""
    if forms[at] in words_of("resuming"):
        return False
    return depends or (at > 0 and forms[at] in words_of("subordinating"))


def _is_name(text: str, words: list[ClauseToken], at: int) -> bool:
    """Whether "Will" is somebody's name: capitals behind it, and none before it, as headlines have them."""
    if words[at].form != "will" or not text[words[at].start].isupper() or at + 1 == len(words):
        return False
    after, before = text[words[at + 1].start], text[words[at - 1].start] if at else ""
    return after.isupper() and at > 0 and not before.isupper()


def _is_noun(forms: list[str], at: int) -> bool:
    """Whether an auxiliary rules no verb: "their will", "as it should.", and "must have been", a guess."""
    follows = forms[at + 1][:1].isalnum() if at + 1 < len(forms) else False
    if forms[at : at + 2] == ["must", "have"]:
        return True
    return not follows or (at > 0 and forms[at - 1] in word_class("determiners"))


def _tells_no_one(forms: list[str], at: int) -> bool:
    """Whether "should" makes a condition ("Should tolls rise, we leave") or tells what a thing can do."""
    if forms[at] not in ("should", "shouldn't"):
        return False
    if not any(form[:1].isalnum() for form in forms[:at]):
        return True
    behind = [form for form in forms[at + 1 : at + 3] if form not in ("not", "also", "now")][:1]
    return forms[at - 1] in ("it", "there") and behind != ["be"]


def opening_of(content: str) -> str:
    """A claim from the first word that is neither a conjunction nor "that"."""
    for word in words_in(content, 0, len(content)):
        if not word.is_mark and word.form not in words_of("edges"):
            return content[word.start :]
    return ""


@cache
def kinds_in_order() -> tuple[ClaimKind, ...]:
    """The kinds in the order in which they are tried."""
    kinds: tuple[ClaimKind, ...] = get_args(ClaimKind)
    return kinds[1:]


@cache
def _rows(place: str) -> tuple[tuple[str, ClaimKind], ...]:
    """What is listed for a place, with its kind. Another word than a kind in the file is a ``KeyError``."""
    rows = (line.split("|") for line in entries("claimkinds"))
    named: dict[str, ClaimKind] = {kind: kind for kind in kinds_in_order()}
    return tuple((words, named[kind]) for kind, where, words in rows if where == place)


@cache
def _listed(place: str) -> Mapping[str, ClaimKind]:
    return {words: kind for words, kind in _rows(place) if not words.endswith("*")}


@cache
def _openings(place: str) -> frozenset[str]:
    """The words with which what is listed begins."""
    return frozenset(words.partition(" ")[0] for words in _listed(place))


@cache
def _sizes(place: str) -> frozenset[int]:
    """The lengths of the stems."""
    return frozenset(map(len, _stems(place)))


@cache
def _stems(place: str) -> Mapping[str, ClaimKind]:
    return {words[:-1]: kind for words, kind in _rows(place) if words.endswith("*")}
