"""Detection of tables in text: rows of cells below a header row with the column names.

Many articles have commas, tabs or bars in each line (transcripts, lists of people, verse). A table is
recognised by a first row that differs from the others: short names above numbers, dates, URLs or whole
sentences.
"""

from __future__ import annotations

import csv
import re
from collections.abc import Sequence
from itertools import dropwhile, islice

SHARE = 0.8
"""The share of rows, or of the cells of a column, that must be alike."""
UNSPACED_SHARE = 0.5
"""The share of rows that must have as many cells as the first if no space follows a separator, which is rare
in prose."""
ROWS = 3
"""Tables with fewer rows than this, the header included, must meet stricter conditions."""

_LOOKED_AT = 50
"""The number of rows that are examined."""
_NAME_CHARS = 40
"""The most characters of a column name."""
_NAME_WORDS = 4
SEPARATORS = "\t,;|"
"""The separators, in the order in which they are tried."""
_BEFORE = re.compile(r"#\s|sep=.$|\s*$")
"""Lines that may precede the header: comments, and the line that tells Excel the separator."""
_NAME = re.compile(r"[#_\w](?:.*[\w)%])?", re.DOTALL)
_SENTENCE = re.compile(r"[.:?!]\s|[?!]|\t")
_RULE = re.compile(r"(?=.*[|+])(?=.*[-=]{2})[\s|+:=-]+")
"""The rules below the header in Markdown, and around rows in program output: ``|---|---|``,
``+----+----+``."""
_CAPTION = re.compile(r"(?!.*[.!?…:;,][\"”’)]?$).{1,60}")
"""A caption above or below the rows: short, and not a sentence."""
_KEY = re.compile(r"[A-Za-z_][\w-]*")
_LABEL = re.compile(r"[A-Z][A-Z .'’-]*|.*:")
_VALUE = re.compile(
    r"[-+]?[$€£]?\d[\d.,:/ T+-]*[%Z]?|(?:https?://|www\.)\S+|true|false|yes|no|null|nan|n/a", re.IGNORECASE
)


def is_separated(text: str, *, is_cut: bool) -> bool:
    """Return whether a text is a table with separators; ``is_cut`` says that it continues after this part."""
    return separator_of(text, is_cut=is_cut) is not None


def separator_of(text: str, *, is_cut: bool) -> str | None:
    """Return the separator of a table, or ``None`` if the text is not a table."""
    lines = lines_of(text)
    return next((sign for sign in SEPARATORS if _is_separated(lines, sign, is_cut=is_cut)), None)


def is_drawn(text: str, *, is_cut: bool) -> bool:
    """Return whether a text is a table drawn with bars and rules; ``is_cut`` says that it continues."""
    return _is_drawn(lines_of(text), is_cut=is_cut)


def lines_of(text: str) -> list[str]:
    """Return the lines of a table from its header on."""
    return [*dropwhile(_BEFORE.match, text.splitlines())]


def _is_drawn(lines: Sequence[str], *, is_cut: bool) -> bool:
    """Return whether the lines are rows with bars between cells, a rule among them, and few captions."""
    written = [line.strip() for line in (lines[:-1] if is_cut else lines) if line.strip()]
    rules = [line for line in written if _RULE.fullmatch(line)]
    others = [line for line in written if "|" not in line and not _RULE.fullmatch(line)]
    rows = len(written) - len(rules) - len(others)
    return bool(rules) and rows > 1 and len(others) <= rows and all(map(_CAPTION.fullmatch, others))


def _is_separated(lines: Sequence[str], separator: str, *, is_cut: bool) -> bool:
    try:
        read = [row for row in islice(csv.reader(lines, delimiter=separator), _LOOKED_AT) if row]
    except csv.Error:
        return False
    if len(read) < 2:
        return False
    header, *body = read
    if is_cut and len(body) > 1:
        body.pop()  # it may be incomplete
    rows = [row for row in body if len(row) == len(header)]
    names = [cell.strip() for cell in header]
    if not rows or not _are_names(names):
        return False
    later = [cell for row in (header, *rows) for cell in row[1:]]
    is_spaced = sum(cell.startswith(" ") for cell in later) >= len(later) / 4
    if len(rows) < (SHARE if is_spaced else UNSPACED_SHARE) * len(body) or _are_turns(names, rows):
        return False
    return (_head_spaced if is_spaced else _head)(names, rows)


def _head(names: Sequence[str], rows: Sequence[Sequence[str]]) -> bool:
    """Return whether the names are the header of the rows rather than a row of data."""
    are_keys = all(map(_KEY.fullmatch, filter(None, names)))
    if not are_keys and len(rows) < ROWS - 1:
        return False
    columns = [*zip(names, zip(*rows, strict=True), strict=True)]
    have_one_style = len({name[0].isupper() for name in names if name}) == 1
    return (
        any(_are_values(cells) and not _VALUE.fullmatch(name) for name, cells in columns)
        or all(_VALUE.fullmatch(name) and _are_values(cells) for name, cells in columns[1:])  # years
        or (are_keys and have_one_style and any(_are_words(cells) for _, cells in columns))
    )


def _head_spaced(names: Sequence[str], rows: Sequence[Sequence[str]]) -> bool:
    """Return whether the names are the header of a table with a space after its separators, as in prose.

    Two of three signs are required: lower-case keys, a column of values, enough rows.
    """
    columns = zip(names, zip(*rows, strict=True), strict=True)
    are_keys = all(_KEY.fullmatch(name) and name == name.lower() for name in names if name)
    have_values = any(_are_values(cells) and not _VALUE.fullmatch(name) for name, cells in columns)
    return are_keys + have_values + (len(rows) >= ROWS - 1) >= 2


def _are_names(cells: Sequence[str]) -> bool:
    """Return whether cells may be column names; the first may be empty, as above row numbers."""
    named = cells if cells[0] else cells[1:]
    return (
        len(cells) > 1
        and bool(named)
        and len(set(named)) == len(named)
        and all(map(_NAME.fullmatch, named))
        and all(len(cell) <= _NAME_CHARS and len(cell.split()) <= _NAME_WORDS for cell in named)
        and not any(map(_SENTENCE.search, named))
        and not all(map(_VALUE.fullmatch, named))
    )


def _are_turns(header: Sequence[str], rows: Sequence[Sequence[str]]) -> bool:
    """Return whether two columns are a dialogue: speakers, who recur or are in capitals, and their words."""
    if len(header) != 2:
        return False
    speakers = [header[0], *(row[0].strip() for row in rows)]
    again = {speaker for speaker in speakers if speakers.count(speaker) > 1}
    return any(not _VALUE.fullmatch(speaker) for speaker in again) or all(map(_LABEL.fullmatch, speakers))


def _are_values(cells: Sequence[str]) -> bool:
    """Return whether most cells are values: numbers, dates, URLs, booleans."""
    filled = [cell.strip() for cell in cells if cell.strip()]
    return bool(filled) and sum(bool(_VALUE.fullmatch(cell)) for cell in filled) >= SHARE * len(filled)


def _are_words(cells: Sequence[str]) -> bool:
    """Return whether most cells have several words each."""
    return sum(len(cell.split()) > 1 for cell in cells) >= SHARE * len(cells)
