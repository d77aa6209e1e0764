"""JSONL: one article a line, ``text`` with what is known about it.

``{"text": …, "path" or "id": …, "headline": …, "outlet": …, "byline": …, "published": …, "url": …}``:
only ``text`` must be there, other fields are passed over, empty ones count as absent. The text is
kept character for character, behind the headline where that does not stand in it. A bad line is a
failure of its own, named ``file:line``.
"""

from __future__ import annotations

from collections.abc import Iterator

import msgspec

from accordingto.errors import EmptyInput, InputError, TooLarge, UnreadableInput
from accordingto.ingest.article import article_from_text
from accordingto.ingest.inputs.files import failure_of
from accordingto.ingest.inputs.kinds import refuse_other_kinds
from accordingto.ingest.inputs.stream import LINE_BYTES, Line, Stream
from accordingto.types import Article, Failure


class Record(msgspec.Struct, frozen=True, kw_only=True):
    """One line of the file."""

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


_DECODER = msgspec.json.Decoder(Record)
_SAY_SO = "give it as a file of its own, with --from text"
_ADVICE = 'write one JSON object per line, with at least {"text": "…"}, in UTF-8'


def read_jsonl(stream: Stream, name: str) -> Iterator[Article | Failure]:
    """Yield one article or failure for each line that is not blank, in order.

    Raises ``EmptyInput`` at the end where every line is blank.
    """
    empty = True
    for line in stream.lines():
        if line.number == 1 and line.data is not None:
            line = Line(1, line.data.removeprefix(b"\xef\xbb\xbf"))
        if line.data is not None and not line.data.strip():
            continue
        empty = False
        try:
            yield _article(line, f"{name}:{line.number}")
        except InputError as error:
            yield failure_of(error)
    if empty:
        raise EmptyInput(name, "it has no lines", _ADVICE)


def _article(line: Line, place: str) -> Article:
    if line.data is None:
        raise TooLarge(
            place, f"the line is longer than {LINE_BYTES // 1024**2} MiB", "split it into articles"
        )
    try:
        record = _DECODER.decode(line.data)
        byline = [record.byline] if isinstance(record.byline, str) else record.byline or []
        refuse_other_kinds(record.text, place, otherwise=_SAY_SO)
        article = article_from_text(
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
    # msgspec reports bytes that are not UTF-8 as the ValueError they are; a bad date is one too.
    except (msgspec.DecodeError, ValueError, RecursionError) as error:
        raise UnreadableInput(place, f"the line cannot be read ({error})", _ADVICE) from error
    return article
