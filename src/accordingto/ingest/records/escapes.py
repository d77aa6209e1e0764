"""Decoding of JSON in which a program cut a string within a surrogate pair and left one half as an escape."""

from __future__ import annotations

import re
from typing import Protocol, TypeVar

import msgspec

T = TypeVar("T", covariant=True)

_ESCAPE = re.compile(
    rb"\\(?:u(?:(?P<pair>[dD][89abAB][0-9A-Fa-f]{2}\\u[dD][c-fC-F][0-9A-Fa-f]{2})"
    rb"|(?P<half>[dD][89a-fA-F][0-9A-Fa-f]{2}))|.)",
    re.DOTALL,
)
"""An escape: a surrogate pair, a lone surrogate, or any other."""


class Decodes(Protocol[T]):
    """The interface of a JSON decoder, as of ``msgspec.json.Decoder``."""

    def decode(self, data: bytes, /) -> T:
        """Return the value of a JSON document."""


def decoded(decoder: Decodes[T], data: bytes) -> T:
    """Return the value of a JSON document, with each lone surrogate replaced by U+FFFD.

    The ledger warns of U+FFFD. Raises what the decoder raises if anything else is wrong with the document.
    """
    try:
        return decoder.decode(data)
    except msgspec.DecodeError:
        mended = _ESCAPE.sub(_whole, data)
        if mended == data:
            raise
    return decoder.decode(mended)


def _whole(escape: re.Match[bytes]) -> bytes:
    return rb"\ufffd" if escape["half"] else escape[0]
