"""A record with the fields of one article, as JSON, CSV and Parquet hold it.

A record has ``text`` and any of ``path`` or ``id``, ``headline``, ``outlet``, ``byline``, ``published`` and
``url``; other fields are ignored, and empty ones count as missing. The text is kept character for character,
after the headline if it does not contain it.
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
    """The fields of one article."""

    text: str
    """The text of the article, which may begin with the headline."""
    path: str | None = None
    """The name of the article in the ledger."""
    id: str | int | None = None
    """The same, used if there is no path."""
    headline: str | None = None
    """The headline; if the text does not contain it, it is put before the text with an empty line between."""
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
"""The most columns that an error message lists."""


def article_of(record: Record, place: str) -> Article:
    """Return the article of a record. ``place`` is the name in errors, and the path if the record has none.

    Raises an ``InputError`` if the text cannot become an article or the date is not valid.
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
    except ValueError as error:  # raised for the date
        raise UnreadableInput(place, str(error), "give an ISO 8601 date in published, or none") from error


def record_of(fields: object, place: str, columns: Mapping[str, str]) -> Record:
    """Return the record in an object or row; ``columns`` maps the names in ``COLUMNS`` to its keys.

    Raises ``UnreadableInput`` if it is not an object, has no text, or a field has a wrong type.
    """
    if not isinstance(fields, dict):
        raise UnreadableInput(place, "it is not an object with named fields", _advice(()))
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
    """Return a value as JSON would hold it: dates as ISO 8601 strings."""
    return value.isoformat() if isinstance(value, date) else value


def _advice(names: tuple[str, ...]) -> str:
    more = ", …" if len(names) > _NAMED else ""
    has = f" (it has {', '.join(name[:40] for name in names[:_NAMED])}{more})" if names else ""
    return f"say which field is which, as in --columns text=body,headline=title{has}"
