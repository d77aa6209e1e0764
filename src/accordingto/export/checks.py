"""Checks of a ledger beyond its types: spans match the text and are in order, ids are unique and known."""

from __future__ import annotations

from collections.abc import Container, Iterable, Iterator, Mapping, Sequence
from itertools import pairwise
from typing import Protocol

import msgspec

from accordingto.errors import LedgerError
from accordingto.types import Attribution, Ledger, Mention, Sentence, Span, Time

OUTLET = "outlet"
"""The first link of every claim's chain, and the only one that is not the id of an attribution."""
_PARTS = ("source", "cue", "content", "addressee_span", "channel", "hedges")
"""The fields of an attribution that hold spans, which must be in the order of the text."""


def check(ledger: Ledger) -> None:
    """Raise ``LedgerError``, with the JSON path, if a span or an id of the ledger is not valid."""
    text = ledger.article.text
    for place, span in _spans(ledger, "$"):
        if span.start >= span.end:
            raise LedgerError(f"{place} goes from {span.start} to {span.end}: it has no characters")
        if span.end > len(text):
            raise LedgerError(
                f"{place} goes from {span.start} to {span.end}, but the text has {len(text)} characters"
            )
        if text[span.start : span.end] != span.text:
            raise LedgerError(
                f"{place}.text is {_shown(span.text)}, but the article has "
                f"{_shown(text[span.start : span.end])} from {span.start} to {span.end}"
            )
    _check_ids(ledger)
    _check_order(ledger)


def _check_order(ledger: Ledger) -> None:
    """Raise ``LedgerError`` if spans of a part overlap or are out of order, or a required part is empty."""
    _follow("$.sentences", ledger.sentences)
    for index, one in enumerate(ledger.attributions):
        place = f"$.attributions[{index}]"
        for name in _PARTS:
            _follow(f"{place}.{name}", getattr(one, name))
        _is_somewhere(f"{place}.cue", one.cue)
        _is_somewhere(f"{place}.content", one.content)
    for index, claim in enumerate(ledger.claims):
        _follow(f"$.claims[{index}].content", claim.content)
        _follow(f"$.claims[{index}].condition", claim.condition)
        _is_somewhere(f"$.claims[{index}].content", claim.content)


def _follow(place: str, pieces: Sequence[Span | Sentence]) -> None:
    for index, (one, other) in enumerate(pairwise(pieces), start=1):
        if other.start < one.end:
            raise LedgerError(
                f"{place}[{index}] begins at {other.start}, before the end of the one before it at {one.end}"
            )


def _is_somewhere(place: str, pieces: Sequence[Span]) -> None:
    if not pieces:
        raise LedgerError(f"{place} is empty, and needs at least one span")


def _shown(text: str) -> str:
    return repr(text if len(text) <= 60 else f"{text[:59]}…")


def _spans(value: object, place: str) -> Iterator[tuple[str, Span | Sentence | Mention | Time]]:
    """Yield all spans in ``value``, at any depth, each with its JSON path."""
    if isinstance(value, Span | Sentence | Mention | Time):
        yield place, value
    elif isinstance(value, msgspec.Struct):
        for field in value.__struct_fields__:
            yield from _spans(getattr(value, field), f"{place}.{field}")
    elif isinstance(value, tuple):
        for index, item in enumerate(value):
            yield from _spans(item, f"{place}[{index}]")


class _Named(Protocol):
    @property
    def id(self) -> str: ...


def _check_ids(ledger: Ledger) -> None:
    actors = _unique("actors", ledger.actors)
    times = _unique("times", ledger.times)
    attributions = _unique("attributions", ledger.attributions) - {OUTLET}
    parents = {one.id: one.parent for one in ledger.attributions}
    _unique("sentences", ledger.sentences)
    _unique("claims", ledger.claims)
    for index, actor in enumerate(ledger.actors):
        for member in actor.members:
            _known(f"$.actors[{index}].members", member, actors)
            if member == actor.id:
                raise LedgerError(f"$.actors[{index}].members has {member!r}, the group itself")
    for index, one in enumerate(ledger.attributions):
        place = f"$.attributions[{index}]"
        _known(f"{place}.actor", one.actor, actors)
        _known(f"{place}.addressee", one.addressee, actors)
        _known(f"{place}.parent", one.parent, attributions)
        for time in one.times:
            _known(f"{place}.times", time, times)
    _check_parents(ledger.attributions)
    for index, claim in enumerate(ledger.claims):
        _check_chain(f"$.claims[{index}].chain", claim.chain, parents)
        for time in claim.times:
            _known(f"$.claims[{index}].times", time, times)


def _check_chain(place: str, chain: tuple[str, ...], parents: Mapping[str, str | None]) -> None:
    """Raise ``LedgerError`` unless a chain starts at the outlet and each link is the parent of the next."""
    if chain[:1] != (OUTLET,):
        raise LedgerError(f"{place} begins with {next(iter(chain), None)!r}, and needs {OUTLET!r} first")
    outer: str | None = None
    for link in chain[1:]:
        _known(place, link, parents)
        if parents[link] != outer:
            raise LedgerError(f"{place} has {link!r} after {outer or OUTLET!r}, which is not its parent")
        outer = link


def _unique(list_name: str, items: Iterable[_Named]) -> set[str]:
    seen = {OUTLET} if list_name == "attributions" else set[str]()
    for index, item in enumerate(items):
        if item.id in seen:
            raise LedgerError(f"$.{list_name}[{index}].id is {item.id!r}, which is taken already")
        seen.add(item.id)
    return seen


def _known(place: str, id: str | None, ids: Container[str]) -> None:
    if id is not None and id not in ids:
        raise LedgerError(f"{place} is {id!r}, and nothing has that id")


def _check_parents(attributions: tuple[Attribution, ...]) -> None:
    """Raise ``LedgerError`` if the parents of attributions form a cycle."""
    parents = {one.id: one.parent for one in attributions}
    cleared: set[str] = set()
    for index, one in enumerate(attributions):
        path: set[str] = set()
        at: str | None = one.id
        while at is not None and at not in cleared:
            if at in path:
                raise LedgerError(f"$.attributions[{index}].parent leads from {one.id!r} back to {at!r}")
            path.add(at)
            at = parents[at]
        cleared |= path
