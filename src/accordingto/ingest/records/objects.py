"""A JSON object → its articles: a record, an item in ninjs, a JSON Feed, or an object with a list of them."""

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
    """Yield the articles of an object, called ``place``, or ``place:N`` for the Nth of several in it.

    ``columns`` says what the fields of a record are called. ``what`` and ``advice`` say of what is read and
    what to do if it cannot be. Raises an ``InputError``.
    """
    data = _utf8(data)
    try:
        record = record_of(decoded(_ANY, data), place, columns) if columns else decoded(_DECODER, data)
    # msgspec reports bytes that are not UTF-8 as the ValueError they are.
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
    """Return an object that is no record and that articles are in all the same, or null."""
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
    """Return the objects of the one list that an object without a text has; none where it has a text."""
    if columns.get("text", "text") in found:
        return []
    lists = [one for one in found.values() if isinstance(one, list) and one and isinstance(one[0], dict)]
    return lists[0] if len(lists) == 1 else []
