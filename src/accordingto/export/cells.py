"""Escaping of text for spreadsheet cells and for files in UTF-8."""

from __future__ import annotations

from typing import Any

FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")
"""Characters that can begin a spreadsheet formula, with the full-width forms that some programs accept."""

_LONE = dict.fromkeys(range(0xD800, 0xE000), 0xFFFD)


def encodable(text: str) -> str:
    """Replace lone surrogates, which UTF-8 cannot encode, by U+FFFD, one for one to keep offsets valid."""
    return text.translate(_LONE)


def encodable_all(value: Any) -> Any:
    """Replace lone surrogates in all strings of nested lists, tuples and dicts; tuples become lists."""
    match value:
        case str():
            return encodable(value)
        case dict():
            return {name: encodable_all(one) for name, one in value.items()}
        case list() | tuple():
            return [encodable_all(one) for one in value]
    return value


def cell_text(value: object) -> str:
    """Return a value as the text of a spreadsheet cell.

    None is empty, booleans are ``yes`` or ``no``, and the items of a list or tuple are joined by " | ".
    """
    match value:
        case None:
            return ""
        case bool():
            return "yes" if value else "no"
        case int() | float():
            return str(value)
        case list() | tuple():
            return defused(" | ".join(map(str, value)))
    return defused(str(value))


def defused(text: str) -> str:
    """Escape untrusted text for a spreadsheet cell.

    Text that begins like a formula gets an apostrophe in front; no other change shifts characters. NUL, at
    which some programs stop reading a file, and lone surrogates become U+FFFD.
    """
    whole = encodable(text).replace("\0", "\N{REPLACEMENT CHARACTER}")
    return f"'{whole}" if whole.startswith(FORMULA_STARTS) else whole
