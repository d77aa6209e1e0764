"""Decompression of HTTP bodies, with a check that they are complete."""

from __future__ import annotations

import zlib

_GZIP = 16 + zlib.MAX_WBITS
_RAW = -zlib.MAX_WBITS


class NotWhole(ValueError):
    """A compressed body that is cut off, damaged, or followed by other data."""


class TooLong(ValueError):
    """A body that is longer than allowed when decompressed."""


def decompress(body: bytes, encoding: str, most: int) -> bytes:
    """Return a body decompressed according to its ``Content-Encoding``, which may list several encodings.

    Supports gzip (one member or more), deflate, br (Brotli) and identity. Raises ``NotWhole`` if the body is
    incomplete or not in that encoding, and ``TooLong`` if it has more than ``most`` bytes; no more than those
    are held.
    """
    for name in reversed([part.strip().lower() for part in encoding.split(",")]):
        if name in ("gzip", "x-gzip"):
            body = _members(body, most)
        elif name == "deflate":
            body = _deflated(body, most)
        elif name == "br":
            body = _brotli(body, most)
        elif name not in ("", "identity"):
            raise NotWhole(f"it is in the encoding {name!r}, which is not supported")
    return body


def _members(body: bytes, most: int) -> bytes:
    whole = b""
    while body:
        part, rest = _stream(body, _GZIP, most - len(whole))
        whole, body = whole + part, rest.lstrip(b"\0")  # zeros may follow a member as padding
    return whole


def _deflated(body: bytes, most: int) -> bytes:
    """Return deflated data decompressed, whether or not it has the zlib header that the standard requires."""
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
    """Return the content of one compressed stream and the bytes after it."""
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
