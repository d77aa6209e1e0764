"""JSONL: one article per line, or several in one object. A bad line is a failure named ``file:line``."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from accordingto.errors import EmptyInput, InputError, TooLarge
from accordingto.ingest.inputs.files import failure_of
from accordingto.ingest.inputs.stream import LINE_BYTES, Line, Stream
from accordingto.ingest.records.objects import articles_in_object
from accordingto.types import Article, Failure

_ADVICE = (
    'write one JSON object per line, with at least {"text": "…"}, in UTF-8, or say what its fields '
    "are called: --columns text=body"
)
_NOTHING: Mapping[str, str] = {}


def read_jsonl(
    stream: Stream, name: str, columns: Mapping[str, str] = _NOTHING, *, first: int = 1
) -> Iterator[Article | Failure]:
    """Yield one article or failure for each line that is not blank, in order.

    ``columns`` maps the names in ``COLUMNS`` to the keys used in the file; ``first`` is the number of the
    first line. Raises ``EmptyInput`` at the end if every line is blank.
    """
    empty = True
    for line in stream.lines(first):
        if line.number == 1 and line.data is not None:
            line = Line(1, line.data.removeprefix(b"\xef\xbb\xbf"))
        if line.data is not None and not line.data.strip():
            continue
        empty = False
        try:
            yield from _articles(line, f"{name}:{line.number}", columns)
        except InputError as error:
            yield failure_of(error)
    if empty:
        raise EmptyInput(name, "it has no lines", _ADVICE)


def _articles(line: Line, place: str, columns: Mapping[str, str]) -> Iterator[Article | Failure]:
    if line.data is None:
        raise TooLarge(
            place, f"the line is longer than {LINE_BYTES // 1024**2} MiB", "split it into articles"
        )
    return articles_in_object(line.data, place, columns, "the line", _ADVICE)
