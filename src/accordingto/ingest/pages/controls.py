"""Removal of characters that XML does not allow.

libxml2 accepts them, literally or as references, but lxml raises ``ValueError`` when text that contains one
is assigned to an element, which clean-up and extraction do all the time.
"""

from __future__ import annotations

import re

_CONTROL = re.compile(
    r"(?P<blank>[\x0b\x0c\x1c-\x1f])|[\x01-\x08\x0e-\x1b\ufffe\uffff]"
    r"|&#(?:(?:x0*+(?P<hex>[bc]|1[c-f])(?![\da-f])|0*+(?P<decimal>1[12]|2[89]|3[01])(?!\d))"
    r"|x0*+(?:[1-8ef]|1[0-9ab]|fff[ef])(?![\da-f])|0*+(?:[1-8]|1[4-9]|2[0-7]|6553[45])(?!\d));?",
    re.IGNORECASE,
)
"""A control character or a reference to it; the first alternative of each is white space."""


def without_controls(markup: str) -> str:
    """Return a page without control characters; those that are white space become spaces."""
    return _CONTROL.sub(_blank, markup)


def _blank(found: re.Match[str]) -> str:
    return " " if any(found.group("blank", "hex", "decimal")) else ""
