"""A row a temporal expression."""

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
    """The value as TimeML writes it (ISO 8601, or PRESENT_REF and the like); null where vague."""
    kind: str
    """What sort of expression it is."""
    anchor: str | None
    """ISO 8601 date the value was resolved against."""
    alternatives: tuple[str, ...]
    """For a deadline: the other days it can mean, in order."""
    attributions: tuple[str, ...]
    """Ids of the attributions that it belongs to."""
    claims: tuple[str, ...]
    """Ids of the claims that it stands in."""
    words_spans: tuple[Place, ...]
    """Where the words stand."""


def time_rows(ledger: Ledger) -> Iterator[TimeRow]:
    """Give a row for each temporal expression, in the order of the text."""
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
    """Return the ids of the parts that have each expression."""
    found = defaultdict[str, list[str]](list)
    for part in parts:
        for time in part.times:
            found[time].append(part.id)
    return found
