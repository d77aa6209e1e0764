"""A compressed body → the whole of what was compressed, or a reason why it is not whole."""

from __future__ import annotations

import zlib

_GZIP = 16 + zlib.MAX_WBITS
_RAW = -zlib.MAX_WBITS


class NotWhole(ValueError):
    """The compressed content ends in the middle, is damaged, or has something else behind it."""


class TooLong(ValueError):
    """There is more content than was asked for."""


def decompress(body: bytes, encoding: str, most: int) -> bytes:
    """Return what a body says under its ``Content-Encoding``, several encodings undone in turn.

    gzip (of one member or more), deflate, br (Brotli) and identity are known. Raises ``NotWhole`` where it is
    not all there or not in that encoding, ``TooLong`` above ``most`` bytes, having kept no more than those.
    """
    for name in reversed([part.strip().lower() for part in encoding.split(",")]):
        if name in ("gzip", "x-gzip"):
            body = _members(body, most)
        elif name == "deflate":
            body = _deflated(body, most)
        elif name == "br":
            body = _brotli(body, most)
        elif name not in ("", "identity"):
            raise NotWhole(f"it is in the encoding {name!r}, which is not known here")
    return body


def _members(body: bytes, most: int) -> bytes:
    whole = b""
    while body:
        part, rest = _stream(body, _GZIP, most - len(whole))
        whole, body = whole + part, rest.lstrip(b"\0")  # a member may be padded with zeros
    return whole


def _deflated(body: bytes, most: int) -> bytes:
    """Return the content of deflated data, with the header of zlib as the standard asks for, or without."""
    if not body:
        return b""
    zlib_header = body[0] & 0x0F == 8 and int.from_bytes(body[:2], "big") % 31 == 0
    whole, rest = _stream(body, zlib.MAX_WBITS if zlib_header else _RAW, most)
    if rest:
        raise NotWhole("other data follows its compressed content")
    return whole


def _brotli(body: bytes, most: int) -> bytes:
    import brotli

    stream, whole = brotli.Decompressor(), bytearray()
    try:
        while not stream.is_finished():
            piece = stream.process(body, output_buffer_limit=most + 1 - len(whole))
            whole += piece
            if len(whole) > most:
                raise TooLong
            if not piece and stream.can_accept_more_data() and not stream.is_finished():
                raise NotWhole("its compressed content is cut off")
            body = b""
    except brotli.error as error:
        raise NotWhole("its compressed content is damaged, or not compressed") from error
    return bytes(whole)


def _stream(body: bytes, bits: int, most: int) -> tuple[bytes, bytes]:
    """Return the content of one compressed stream, and the bytes behind it."""
    stream = zlib.decompressobj(bits)
    try:
        whole = stream.decompress(body, most + 1)
    except zlib.error as error:
        raise NotWhole(f"its compressed content is damaged, or not compressed ({error})") from error
    if len(whole) > most:
        raise TooLong
    if not stream.eof:
        raise NotWhole("its compressed content is cut off")
    return whole, stream.unused_data
