from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from accordingto.errors import UnreadableInput
from accordingto.ingest.inputs.decode import declared_in_html, decode

DANISH = "Færgen sejler ikke, sagde rådmanden på mødet i går."
RUSSIAN = "Паром не пойдёт, сказал советник."


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "utf-32"])
def test_byte_order_mark_tells_the_encoding_and_is_removed(encoding: str) -> None:
    assert decode(RUSSIAN.encode(encoding), "x") == RUSSIAN


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be"])
def test_utf_16_without_a_mark_is_told_by_its_zero_bytes(encoding: str) -> None:
    text = f"“{DANISH}”\r\n" * 3

    assert decode(text.encode(encoding), "x") == text


@pytest.mark.parametrize(
    "data", [b"".join(at.to_bytes(2, "little") for at in range(1, 60)), b"R\0" * 10, b"a\0b\0\0c" * 20]
)
def test_what_only_has_zero_bytes_is_binary(data: bytes) -> None:
    with pytest.raises(UnreadableInput, match="binary"):
        decode(data, "x")


def test_undeclared_is_utf8_then_windows_1252() -> None:
    assert decode(DANISH.encode(), "x") == DANISH
    assert decode(DANISH.encode("cp1252"), "x") == DANISH


def test_declared_encoding_is_used() -> None:
    assert decode(RUSSIAN.encode("koi8-r"), "x", "KOI8-R") == RUSSIAN


@pytest.mark.parametrize("declared", ["iso-8859-1", "us-ascii", "no-such-charset", "utf-16", "zip", ""])
def test_a_label_that_says_nothing_is_passed_over(declared: str) -> None:
    assert decode(DANISH.encode(), "x", declared) == DANISH


def test_not_in_the_declared_encoding() -> None:
    with pytest.raises(UnreadableInput, match=r"x: it declares the encoding utf-8, but byte 1 "):
        decode(DANISH.encode("cp1252"), "x", "utf-8")


@pytest.mark.parametrize("data", [RUSSIAN.encode("cp1251"), b"caf\xe9 \x01 open", b"\x81\x8d\x8f"])
def test_undeclared_and_not_western_is_refused(data: bytes) -> None:
    with pytest.raises(UnreadableInput, match="UTF-8"):
        decode(data, "x")


@pytest.mark.parametrize("data", [b"a\0b", b"\x01\x02 text", "a\0b".encode("utf-16"), bytes(range(256))])
def test_binary_is_refused(data: bytes) -> None:
    with pytest.raises(UnreadableInput, match="binary"):
        decode(data, "x")


@pytest.mark.parametrize(
    ("magic", "kind"),
    [(b"%PDF-1.7", "PDF"), (b"PK\x03\x04", "ZIP"), (b"\x1f\x8b", "gzip"), (b"\x89PNG", "image")],
)
def test_known_kinds_are_named(magic: bytes, kind: str) -> None:
    with pytest.raises(UnreadableInput, match=kind):
        decode(magic + b"rest", "x")


def test_charset_of_a_page() -> None:
    assert declared_in_html(b'<html><head><meta charset="koi8-r">') == "koi8-r"
    assert declared_in_html(b"<META http-equiv=Content-Type content='text/html; charset=gbk'>") == "gbk"
    assert declared_in_html(b"<html><p>charset=gbk") is None


@settings(deadline=None)
@given(
    st.text(st.characters(exclude_categories=["Cc", "Cs"])).filter(lambda text: not text.startswith("\ufeff"))
)
def test_utf8_comes_through_unchanged(text: str) -> None:
    if text.startswith(("%PDF-", "GIF8", "{\\rtf")):
        return
    assert decode(text.encode(), "x") == text


def test_a_few_characters_that_cannot_be_read_are_marked() -> None:
    text = f"{RUSSIAN} “{DANISH}” " * 3
    assert decode(text.encode() + b"\xe2\x80", "x") == f"{text}\ufffd"
    assert decode(text.encode().replace(b"\xc3\xa6", b"\xe6", 1), "x") == text.replace("æ", "\ufffd", 1)
    assert decode(f"{text}\0".encode(), "x") == f"{text}\ufffd"
    assert decode(text.encode() + b"\xff", "x", "utf-8") == f"{text}\ufffd"
