"""CSV and TSV: one article per row, below a header row with the column names.

The delimiter is a comma, semicolon, tab or bar; cells may be quoted as in RFC 4180. Column names are
case-insensitive. A bad row is a failure named ``file:line`` by its first line.
"""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator, Mapping

from accordingto.errors import EmptyInput, InputError, TooLarge, UnreadableInput
from accordingto.ingest.inputs.decode import head_of
from accordingto.ingest.inputs.files import failure_of
from accordingto.ingest.inputs.kinds import LOOKED_AT
from accordingto.ingest.inputs.stream import LINE_BYTES, Stream
from accordingto.ingest.inputs.tables import separator_of
from accordingto.ingest.inputs.textlines import text_lines
from accordingto.ingest.records.record import article_of, record_of
from accordingto.types import Article, Failure

MOST_COLUMNS = 1_000
"""The most columns of a table of articles."""

_REMARK = re.compile(r"#\s|\s*$")
_TOLD = re.compile(r"sep=(.)\s*$")
"""The line above the header that tells Excel the delimiter."""
_NEVER = "\x1f"
"""The delimiter used for a table with a single column."""
_ADVICE = "write the names of the columns above the rows, one of them 'text', in UTF-8"


def read_table(stream: Stream, name: str, columns: Mapping[str, str]) -> Iterator[Article | Failure]:
    """Yield one article or failure for each row that is not blank, in order.

    ``columns`` maps the names in ``COLUMNS`` to the table's columns. Raises an ``InputError`` if there are no
    rows, or no column for the text.
    """
    # The limit is global to the interpreter, and its default is shorter than articles are.
    csv.field_size_limit(max(csv.field_size_limit(), LINE_BYTES))
    rows = _Rows(stream, name)
    names = [cell.strip().casefold() for cell in rows.names()]
    called = {field: column.strip().casefold() for field, column in columns.items()}
    if called.get("text", "text") not in names:
        record_of(dict.fromkeys(names, "-"), name, called)  # raises an error that lists the columns
    empty = True
    for place, row in rows:
        empty = False
        try:
            if isinstance(row, InputError):
                raise row
            if len(row) != len(names):
                reason = f"it has {len(row)} cells, and the table has {len(names)} columns"
                raise UnreadableInput(
                    place, reason, "put quotation marks around cells that contain a separator"
                )
            yield article_of(record_of(dict(zip(names, row, strict=True)), place, called), place)
        except InputError as error:
            yield failure_of(error)
    if empty:
        raise EmptyInput(name, "it has no rows below the names of its columns", _ADVICE)


class _Rows:
    """The rows of a table, each with its place, or the error in place of a bad row."""

    def __init__(self, stream: Stream, name: str) -> None:
        self._name = name
        self._number = 0
        self._wrong: InputError | None = None
        self._is_over = False
        self._separator = _separator(head_of(stream.look(LOOKED_AT)))
        self._lines = self._noted(stream)

    def names(self) -> list[str]:
        """Return the header row. Raises ``EmptyInput``, ``TooLarge`` or ``UnreadableInput``."""
        first = next((line for line in self._lines if self._wrong or not _is_above(line)), None)
        if first is None:
            raise EmptyInput(self._name, "it has no rows", _ADVICE)
        if isinstance(self._wrong, UnreadableInput):
            raise UnreadableInput(self._name, self._wrong.reason, self._wrong.advice)
        if self._wrong is not None or first.count(self._separator) >= MOST_COLUMNS:
            reason = f"it has more than {MOST_COLUMNS:,} columns"
            raise TooLarge(self._name, reason, "keep the columns that say something of an article")
        try:
            return next(csv.reader([first], delimiter=self._separator))
        except csv.Error as error:
            raise UnreadableInput(
                self._name, f"the names of its columns cannot be read ({error})", _ADVICE
            ) from error

    def __iter__(self) -> Iterator[tuple[str, list[str] | InputError]]:
        reader = csv.reader(self._lines, delimiter=self._separator)
        while True:
            place = f"{self._name}:{self._number + 1}"
            self._wrong = None
            try:
                row = next(reader)
            except StopIteration:
                return
            except csv.Error as error:
                yield place, UnreadableInput(place, f"the row cannot be read ({error})", _ADVICE)
                continue
            if self._wrong is not None:
                yield place, self._wrong
            elif self._is_over:
                reason = "the table ends within a cell that began with a quotation mark"
                yield place, UnreadableInput(place, reason, "copy the file again, or close the cell")
            elif any(cell.strip() for cell in row):
                yield place, row

    def _noted(self, stream: Stream) -> Iterator[str]:
        """Yield the lines; keep track of the line number, of an error in the line, and of the end."""
        for line in text_lines(stream, self._name):
            self._number += 1
            if isinstance(line, InputError):
                self._wrong = line
            yield "" if isinstance(line, InputError) else line
        self._is_over = True


def _is_above(line: str) -> bool:
    """Return whether a line is one that may come before the header row."""
    return bool(_REMARK.match(line) or _TOLD.match(line))


def _separator(head: str) -> str:
    """Return the delimiter of a table, guessed from the header row if nothing else tells it."""
    told = _TOLD.match(head.partition("\n")[0])
    if told:
        return str(told[1])
    found: str | None = separator_of(head, is_cut=len(head) >= LOOKED_AT)
    if found is not None:
        return found
    first = next((line for line in head.splitlines() if not _REMARK.match(line)), "")
    return str(max((_NEVER, *",\t;|"), key=first.count))
