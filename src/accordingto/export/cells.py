"""Text made fit for the cells of a table that a spreadsheet may open, and for files in UTF-8."""

from __future__ import annotations

from typing import Any

FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")
"""What makes a spreadsheet take a cell for a formula, the full-width forms that some read alike among it."""

_LONE = dict.fromkeys(range(0xD800, 0xE000), 0xFFFD)


def encodable(text: str) -> str:
    """Replace lone surrogates, which UTF-8 cannot hold, by U+FFFD, one for one: offsets stay as they are."""
    return text.translate(_LONE)


def encodable_all(value: Any) -> Any:
    """Replace lone surrogates in every text of lists and dictionaries, at any depth."""
    match value:
        case str():
            return encodable(value)
        case dict():
            return {name: encodable_all(one) for name, one in value.items()}
        case list() | tuple():
            return [encodable_all(one) for one in value]
    return value


def defused(text: str) -> str:
    """Make text of strangers safe in a cell: nothing that a spreadsheet would compute, no NUL, no surrogates.

    What begins like a formula gets an apostrophe before it, which is the only change that shifts characters;
    NUL, at which some programs end a file, and lone surrogates become U+FFFD.
    """
    whole = encodable(text).replace("\0", "\N{REPLACEMENT CHARACTER}")
    return f"'{whole}" if whole.startswith(FORMULA_STARTS) else whole
