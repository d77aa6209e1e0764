"""The table of temporal expressions, one row each."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping

from accordingto.export.rows.columns import ArticleColumns, Place, article_columns
from accordingto.export.wording import one_line
from accordingto.types import Attribution, Claim, Ledger


class TimeRow(ArticleColumns, frozen=True, kw_only=True):
    """A temporal expression."""

    id: str
    """Id of the expression in its ledger; unique together with ``article_id``."""
    words: str
    """The words of the article."""
    value: str | None
    """The TimeML value (ISO 8601, or a reference such as PRESENT_REF); null if the expression is vague."""
    kind: str
    """What kind of expression it is."""
    anchor: str | None
    """ISO 8601 date that the value was resolved against."""
    alternatives: tuple[str, ...]
    """For a deadline: the other days that it can mean, in order."""
    attributions: tuple[str, ...]
    """Ids of the attributions that it belongs to."""
    claims: tuple[str, ...]
    """Ids of the claims that it belongs to."""
    words_spans: tuple[Place, ...]
    """Span of the words."""


def time_rows(ledger: Ledger) -> Iterator[TimeRow]:
    """Yield a row for each temporal expression, in the order of the ledger."""
    article = article_columns(ledger.article)
    attributions, claims = _with(ledger.attributions), _with(ledger.claims)
    for time in ledger.times:
        yield TimeRow(
            **article,
            id=time.id,
            words=one_line(time.text),
            value=time.value,
            kind=time.kind,
            anchor=time.anchor,
            alternatives=tuple(other.value for other in time.alternatives),
            attributions=tuple(attributions.get(time.id, ())),
            claims=tuple(claims.get(time.id, ())),
            words_spans=(Place(time.start, time.end),),
        )


def _with(parts: Iterable[Attribution | Claim]) -> Mapping[str, list[str]]:
    """Return, by the id of a time, the ids of the attributions or claims that have it."""
    found = defaultdict[str, list[str]](list)
    for part in parts:
        for time in part.times:
            found[time].append(part.id)
    return found
