"""Storage form of ledgers (zlib-compressed JSON, without loss), and the addresses and keys of articles."""

from __future__ import annotations

import hashlib
import zlib
from urllib.parse import urldefrag, urlsplit, urlunsplit

import msgspec

from accordingto.errors import LedgerError
from accordingto.schemas import decode
from accordingto.store.faults import Garbled
from accordingto.types import Article, Ledger

_ENCODER = msgspec.json.Encoder()
_LEVEL = 1  # five times smaller at a third of the time of the default level


def pack(ledger: Ledger) -> bytes:
    """Return a ledger as compressed bytes."""
    return zlib.compress(_ENCODER.encode(ledger), _LEVEL)


def unpack(data: bytes) -> Ledger:
    """Return the ledger that ``pack`` compressed, in the present version of the format.

    Raises ``Garbled`` if the bytes are damaged.
    """
    try:
        return decode(zlib.decompress(data))
    except (zlib.error, msgspec.MsgspecError, LedgerError) as error:
        raise Garbled(error) from error


def address_of(article: Article) -> str | None:
    """Return the address that all versions of an article share; None if it has no URL.

    Scheme and host are put in lower case, and the fragment is dropped, as it is not sent to servers. Nothing
    else is changed, as parameters may identify the article.
    """
    return plain_address(article.url) if article.url else None


def plain_address(url: str) -> str:
    """Return a URL in the library's normal form, as in ``address_of``; as it is if it cannot be parsed."""
    try:
        parts = urlsplit(urldefrag(url).url)
    except ValueError:
        return url
    return urlunsplit((parts.scheme.lower(), parts.netloc.lower(), parts.path or "/", parts.query, ""))


def key_of(article: Article) -> str:
    """Return the key of an article: 16 hexadecimal digits, a hash of its address or else of its text.

    The same article has the same key in every library.
    """
    address = address_of(article)
    return article.id if address is None else hashlib.sha256(address.encode()).hexdigest()[:16]
