"""One record → one article.

A record has ``text`` and any of ``path`` or ``id``, ``headline``, ``outlet``, ``byline``, ``published`` and
``url``; other fields are passed over, empty ones count as absent. The text is kept character for character,
behind the headline where that does not stand in it.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

import msgspec

from accordingto.errors import InputError, UnreadableInput
from accordingto.ingest.article import article_from_text
from accordingto.ingest.given import COLUMNS
from accordingto.ingest.inputs.kinds import refuse_other_kinds
from accordingto.types import Article


class Record(msgspec.Struct, frozen=True, kw_only=True):
    """What is known of one article."""

    text: str
    """The article, headline first where it has one."""
    path: str | None = None
    """What the ledger calls the article."""
    id: str | int | None = None
    """The same, where there is no path."""
    headline: str | None = None
    """The headline; where it does not stand in the text it is put before it, with an empty line behind."""
    outlet: str | None = None
    """Name of the publisher."""
    byline: str | list[str] | None = None
    """One author or several."""
    published: str | None = None
    """ISO 8601 date or datetime."""
    url: str | None = None
    """Address of the article."""


_SAY_SO = "give it as a file of its own, with --from text"
_NAMED = 12
"""Columns that a message names."""


def article_of(record: Record, place: str) -> Article:
    """Return the article of a record. ``place`` is what errors and the article are called.

    Raises an ``InputError`` where its text cannot become an article or its date is none.
    """
    byline = [record.byline] if isinstance(record.byline, str) else record.byline or []
    try:
        refuse_other_kinds(record.text, place, otherwise=_SAY_SO)
        return article_from_text(
            record.text,
            format="text",
            path=record.path or (place if record.id in (None, "") else str(record.id)),
            url=record.url or None,
            outlet=record.outlet or None,
            byline=filter(None, byline),
            published=record.published or None,
            headline=record.headline or None,
        )
    except InputError as error:
        raise type(error)(place, error.reason, error.advice) from error
    except ValueError as error:  # of the date
        raise UnreadableInput(place, str(error), "give an ISO 8601 date in published, or none") from error


def record_of(fields: object, place: str, columns: Mapping[str, str]) -> Record:
    """Return the record of an object or row; ``columns`` says which of its fields is which of ours.

    Raises ``UnreadableInput`` where it is no object, or has no text, or something that is none of ours.
    """
    if not isinstance(fields, dict):
        raise UnreadableInput(place, "it is no object with named fields", _advice(()))
    named = {field: fields.get(columns.get(field, field)) for field in COLUMNS}
    known = {field: _plain(value) for field, value in named.items() if value is not None and value != ""}
    if "text" not in known:
        lacking = columns.get("text", "text")
        reason = f"its {lacking!r} is empty" if lacking in fields else f"it has no {lacking!r}"
        raise UnreadableInput(place, reason, _advice(tuple(map(str, fields))))
    try:
        return msgspec.convert(known, Record)
    except (msgspec.ValidationError, UnicodeError) as error:
        raise UnreadableInput(
            place, f"it cannot be read ({error})", _advice(tuple(map(str, fields)))
        ) from error


def _plain(value: object) -> object:
    """Return a value as JSON would have it: dates in ISO 8601."""
    return value.isoformat() if isinstance(value, date) else value


def _advice(names: tuple[str, ...]) -> str:
    more = ", …" if len(names) > _NAMED else ""
    has = f" (it has {', '.join(name[:40] for name in names[:_NAMED])}{more})" if names else ""
    return f"say which field is which, as in --columns text=body,headline=title{has}"
