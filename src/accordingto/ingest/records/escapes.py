"""JSON as programs write it that cut texts in the middle of a character, and write one half as an escape."""

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
"""An escape: a character of two halves, a half alone, or any other."""


class Decodes(Protocol[T]):
    """What is needed of a decoder; ``msgspec.json.Decoder`` is one."""

    def decode(self, data: bytes, /) -> T:
        """Return what some JSON says."""


def decoded(decoder: Decodes[T], data: bytes) -> T:
    """Return what some JSON says, with U+FFFD, of which the ledger warns, for a half of a character.

    Raises what the decoder raises where something else is wrong with it.
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
