"""Ledgers as they are kept: the JSON, deflated; what comes back is what went in."""

from __future__ import annotations

import hashlib
import zlib
from urllib.parse import urldefrag, urlsplit, urlunsplit

import msgspec

from accordingto.store.faults import Garbled
from accordingto.types import Article, Ledger

_ENCODER = msgspec.json.Encoder()
_DECODER = msgspec.json.Decoder(Ledger)
_LEVEL = 1  # five times smaller at a third of the time of the default level


def pack(ledger: Ledger) -> bytes:
    """A ledger as bytes."""
    return zlib.compress(_ENCODER.encode(ledger), _LEVEL)


def unpack(data: bytes) -> Ledger:
    """The ledger that ``pack`` was given. Raises ``Garbled`` where the bytes are no longer what it gave."""
    try:
        return _DECODER.decode(zlib.decompress(data))
    except (zlib.error, msgspec.MsgspecError) as error:
        raise Garbled(error) from error


def address_of(article: Article) -> str | None:
    """The address under which the versions of an article are kept together; None where it has none.

    Scheme and host in lower case, without the fragment: what a server is asked for. Nothing else is changed,
    as parameters may name the article.
    """
    return plain_address(article.url) if article.url else None


def plain_address(url: str) -> str:
    """A URL as it stands in the library."""
    try:
        parts = urlsplit(urldefrag(url).url)
    except ValueError:
        return url
    return urlunsplit((parts.scheme.lower(), parts.netloc.lower(), parts.path or "/", parts.query, ""))


def key_of(article: Article) -> str:
    """16 hexadecimal digits: a hash of the address, or of the text where there is none.

    The same article has the same key in every library.
    """
    address = address_of(article)
    return article.id if address is None else hashlib.sha256(address.encode()).hexdigest()[:16]
