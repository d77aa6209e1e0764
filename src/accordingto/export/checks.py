"""What a ledger promises beyond its types: spans that are in the text, and ids that lead somewhere."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Protocol

import msgspec

from accordingto.errors import LedgerError
from accordingto.types import Attribution, Ledger, Mention, Sentence, Span, Time

OUTLET = "outlet"
"""The first link of every claim's chain; the only one that is not the id of an attribution."""


def check(ledger: Ledger) -> None:
    """Raise ``LedgerError``, naming the place, if a span or an id of the ledger does not hold."""
    text = ledger.article.text
    for place, span in _spans(ledger, "$"):
        if not span.start <= span.end <= len(text):
            raise LedgerError(
                f"{place} goes from {span.start} to {span.end}, but the text has {len(text)} characters"
            )
        if text[span.start : span.end] != span.text:
            raise LedgerError(
                f"{place}.text is {_shown(span.text)}, but the article has "
                f"{_shown(text[span.start : span.end])} from {span.start} to {span.end}"
            )
    _check_ids(ledger)


def _shown(text: str) -> str:
    return repr(text if len(text) <= 60 else f"{text[:59]}…")


def _spans(value: object, place: str) -> Iterator[tuple[str, Span | Sentence | Mention | Time]]:
    """Walk through everything in ``value`` and give each span with its JSON path."""
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
    attributions = _unique("attributions", ledger.attributions)
    _unique("sentences", ledger.sentences)
    _unique("claims", ledger.claims)
    for index, actor in enumerate(ledger.actors):
        for member in actor.members:
            _known(f"$.actors[{index}].members", member, actors)
    for index, one in enumerate(ledger.attributions):
        place = f"$.attributions[{index}]"
        _known(f"{place}.actor", one.actor, actors)
        _known(f"{place}.addressee", one.addressee, actors)
        _known(f"{place}.parent", one.parent, attributions)
        for time in one.times:
            _known(f"{place}.times", time, times)
    for index, claim in enumerate(ledger.claims):
        for link in claim.chain:
            _known(f"$.claims[{index}].chain", link, attributions | {OUTLET})
        for time in claim.times:
            _known(f"$.claims[{index}].times", time, times)
    _check_parents(ledger.attributions)


def _unique(list_name: str, items: Iterable[_Named]) -> set[str]:
    seen: set[str] = set()
    for index, item in enumerate(items):
        if item.id in seen:
            raise LedgerError(f"$.{list_name}[{index}].id is {item.id!r}, which is taken already")
        seen.add(item.id)
    return seen


def _known(place: str, id: str | None, ids: set[str]) -> None:
    if id is not None and id not in ids:
        raise LedgerError(f"{place} is {id!r}, and nothing has that id")


def _check_parents(attributions: tuple[Attribution, ...]) -> None:
    """Refuse attributions that stand in themselves, whatever the number of steps."""
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
