"""Halves of characters in JSON: a sign in their place, and nothing else changed."""

from __future__ import annotations

import msgspec
import pytest

from accordingto.ingest.records.escapes import decoded


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        (rb'"a \ud83d"', "a \ufffd"),
        (rb'"\ude00 b"', "\ufffd b"),
        (rb'"\ud83d\ud83d\ude00"', "\ufffd\U0001f600"),
        (rb'"\\ud83d \ud83d"', "\\ud83d \ufffd"),
        (rb'"\uD83D\n\uDE00"', "\ufffd\n\ufffd"),
    ],
)
def test_a_half_becomes_the_sign_for_what_is_lost(written: bytes, meant: str) -> None:
    assert decoded(msgspec.json.Decoder(), written) == meant


@pytest.mark.parametrize("written", [b'"a', rb'"\ud83d', rb'"\ux"', rb'"\ud8', rb'"\ud8zz"', rb'"\ud8"}"'])
def test_what_else_is_wrong_is_told(written: bytes) -> None:
    with pytest.raises(msgspec.DecodeError):
        decoded(msgspec.json.Decoder(), written)
