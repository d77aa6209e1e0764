"""JSONL: one article a line. A bad line is a failure of its own, named ``file:line``."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

import msgspec

from accordingto.errors import EmptyInput, InputError, TooLarge, UnreadableInput
from accordingto.ingest.inputs.decode import mostly_utf8
from accordingto.ingest.inputs.files import failure_of
from accordingto.ingest.inputs.stream import LINE_BYTES, Line, Stream
from accordingto.ingest.records.record import Record, article_of, record_of
from accordingto.types import Article, Failure

_DECODER = msgspec.json.Decoder(Record)
_ANY = msgspec.json.Decoder()
_ADVICE = (
    'write one JSON object per line, with at least {"text": "…"}, in UTF-8, or say what its fields '
    "are called: --columns text=body"
)
_NOTHING: Mapping[str, str] = {}


def read_jsonl(
    stream: Stream, name: str, columns: Mapping[str, str] = _NOTHING, *, first: int = 1
) -> Iterator[Article | Failure]:
    """Yield one article or failure for each line that is not blank, in order.

    ``columns`` says what our fields are called in it; ``first`` is the number of the line that it begins
    with. Raises ``EmptyInput`` at the end where every line is blank.
    """
    empty = True
    for line in stream.lines(first):
        if line.number == 1 and line.data is not None:
            line = Line(1, line.data.removeprefix(b"\xef\xbb\xbf"))
        if line.data is not None and not line.data.strip():
            continue
        empty = False
        try:
            yield _article(line, f"{name}:{line.number}", columns)
        except InputError as error:
            yield failure_of(error)
    if empty:
        raise EmptyInput(name, "it has no lines", _ADVICE)


def _article(line: Line, place: str, columns: Mapping[str, str]) -> Article:
    if line.data is None:
        raise TooLarge(
            place, f"the line is longer than {LINE_BYTES // 1024**2} MiB", "split it into articles"
        )
    return article_of(decoded(line.data, place, columns, "the line", _ADVICE), place)


def decoded(data: bytes, place: str, columns: Mapping[str, str], what: str, advice: str) -> Record:
    """Return the record that a JSON object is. Raises ``UnreadableInput`` where it is none.

    ``what`` and ``advice`` say of what is read and what to do if it cannot be.
    """
    try:
        data.decode()
    except UnicodeDecodeError:
        data = (mostly_utf8(data) or "").encode() or data
    try:
        return record_of(_ANY.decode(data), place, columns) if columns else _DECODER.decode(data)
    # msgspec reports bytes that are not UTF-8 as the ValueError they are.
    except (msgspec.DecodeError, ValueError, RecursionError) as error:
        raise UnreadableInput(place, f"{what} cannot be read ({error})", advice) from error
