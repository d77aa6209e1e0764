"""Facet links with counts, to narrow a list of statements."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from accordingto.export import POLARITIES
from accordingto.store import Facet, Facets, StatementQuery
from accordingto.web.months import first_day, label_of, last_day
from accordingto.web.params import with_changes

if TYPE_CHECKING:
    from starlette.datastructures import QueryParams


@dataclass(frozen=True)
class Offer:
    """A facet value with a link that chooses it, or removes it if it is chosen already."""

    label: str
    count: int
    address: str
    """The query string."""
    is_chosen: bool


@dataclass(frozen=True)
class Group:
    """The values of one facet."""

    title: str
    offers: tuple[Offer, ...]


def groups(given: QueryParams, query: StatementQuery, facets: Facets) -> tuple[Group, ...]:
    """Return the facets of a search with their values; facets without values are left out."""
    kinds = (
        Group("What they do", _offers(given, "act", facets.acts, query.acts)),
        Group(
            "Affirmed or not", _offers(given, "polarity", facets.polarities, query.polarities, POLARITIES.get)
        ),
        Group("How it is reported", _offers(given, "certainty", facets.certainties, query.certainties)),
        Group("Who says it", _offers(given, "person", facets.people, (query.person,))),
        Group("Outlet", _offers(given, "outlet", facets.outlets, (query.outlet,))),
        Group("Month", tuple(_months(given, query, facets.months))),
    )
    return tuple(one for one in kinds if one.offers)


def _offers(
    given: QueryParams,
    name: str,
    facets: Iterable[Facet],
    chosen: Iterable[str],
    label: Callable[[str], str | None] = lambda value: None,
) -> tuple[Offer, ...]:
    taken = frozenset(chosen)
    return tuple(
        _offer(
            given, {name: one.value}, label(one.value) or one.label, one.count, is_chosen=one.value in taken
        )
        for one in facets
    )


def _months(given: QueryParams, query: StatementQuery, facets: Iterable[Facet]) -> Iterable[Offer]:
    for one in facets:
        first = first_day(one.value)
        if first is not None:
            bounds = {"since": first.isoformat(), "until": last_day(first).isoformat()}
            is_chosen = (query.since, query.until) == tuple(bounds.values())
            yield _offer(given, bounds, label_of(first), one.count, is_chosen=is_chosen)


def _offer(
    given: QueryParams, values: Mapping[str, str], label: str, count: int, *, is_chosen: bool
) -> Offer:
    changes = dict.fromkeys(values) if is_chosen else dict(values)
    return Offer(label, count, with_changes(given, after=None, back=None, **changes), is_chosen)
