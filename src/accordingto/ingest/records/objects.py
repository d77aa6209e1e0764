"""The articles in a JSON object: a record, a ninjs item, a JSON Feed, or an object with a list of records."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

import msgspec

from accordingto.errors import InputError, UnreadableInput
from accordingto.ingest.inputs.decode import mostly_utf8
from accordingto.ingest.inputs.files import failure_of
from accordingto.ingest.newsitems.item import article_of as article_of_item
from accordingto.ingest.newsitems.ninjs import is_ninjs, item_of
from accordingto.ingest.records.escapes import decoded
from accordingto.ingest.records.jsonfeed import articles_of_feed, is_json_feed
from accordingto.ingest.records.record import Record, article_of, record_of
from accordingto.types import Article, Failure

_DECODER = msgspec.json.Decoder(Record)
_ANY = msgspec.json.Decoder()


def articles_in_object(
    data: bytes, place: str, columns: Mapping[str, str], what: str, advice: str
) -> Iterator[Article | Failure]:
    """Yield the articles of an object, named ``place``, or ``place:N`` for the Nth of several.

    ``columns`` maps the names in ``COLUMNS`` to the object's keys. ``what`` and ``advice`` go into the error
    message if the object cannot be read. Raises an ``InputError``.
    """
    data = _utf8(data)
    try:
        record = record_of(decoded(_ANY, data), place, columns) if columns else decoded(_DECODER, data)
    # msgspec raises ValueError for bytes that are not UTF-8.
    except (UnreadableInput, msgspec.DecodeError, ValueError, RecursionError) as error:
        found = _other(data, columns)
        if found is None and isinstance(error, UnreadableInput):
            raise
        if found is None:
            raise UnreadableInput(place, f"{what} cannot be read ({error})", advice) from error
        yield from _articles(found, place, columns)
        return
    yield article_of(record, place)


def _utf8(data: bytes) -> bytes:
    try:
        data.decode()
    except UnicodeDecodeError:
        return (mostly_utf8(data) or "").encode() or data
    return data


def _other(data: bytes, columns: Mapping[str, str]) -> dict[str, object] | None:
    """Return the object if it is not a record but holds articles in another form, else ``None``."""
    try:
        found = decoded(_ANY, data)
    except (msgspec.DecodeError, ValueError, RecursionError):
        return None
    is_read = isinstance(found, dict) and (
        is_json_feed(found) or is_ninjs(found) or bool(_listed(found, columns))
    )
    return found if is_read else None


def _articles(
    found: dict[str, object], place: str, columns: Mapping[str, str]
) -> Iterator[Article | Failure]:
    if is_json_feed(found):
        yield from articles_of_feed(found, place)
        return
    if is_ninjs(found):
        yield article_of_item(item_of(found, place), place)
        return
    for number, row in enumerate(_listed(found, columns), 1):
        inner = f"{place}:{number}"
        try:
            if isinstance(row, dict) and is_ninjs(row):
                yield article_of_item(item_of(row, inner), inner)
            else:
                yield article_of(record_of(row, inner, columns), inner)
        except InputError as error:
            yield failure_of(error)


def _listed(found: dict[str, object], columns: Mapping[str, str]) -> list[object]:
    """Return the objects in the only list of objects of an object without a text; empty if it has a text."""
    if columns.get("text", "text") in found:
        return []
    lists = [one for one in found.values() if isinstance(one, list) and one and isinstance(one[0], dict)]
    return lists[0] if len(lists) == 1 else []
