"""Lists of feeds to follow: addresses, or files in TOML, in OPML or with one address per line."""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path
from typing import Any

import msgspec
from msgspec import Struct

from accordingto.errors import EmptyInput, UnreadableInput
from accordingto.follow.hosts import host_of
from accordingto.ingest import Stream, addresses_in, is_address, settled
from accordingto.types import Failure

_ADVICE = "write [[feeds]] with an address each, or one address a line"
LONGEST = 2_000
"""Most characters of an address."""


class FeedGiven(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A feed or sitemap in a list."""

    address: str
    """Address of the feed or sitemap."""
    name: str = ""
    """Name of the outlet, used if its articles do not state it."""
    hosts: tuple[str, ...] = ()
    """Further hosts that its entries may link to."""


class _File(Struct, frozen=True, forbid_unknown_fields=True):
    """The content of a list file; defines the TOML format."""

    feeds: tuple[FeedGiven | str, ...]
    contact: str = ""


@dataclass(frozen=True, kw_only=True)
class FeedList:
    """The feeds to follow."""

    feeds: tuple[FeedGiven, ...] = ()
    """Feeds and sitemaps, without duplicate addresses."""
    contact: str = ""
    """How server operators can reach the person who runs this; empty if not given."""


def read_lists(inputs: Iterable[str]) -> FeedList:
    """Read addresses and list files into one list.

    Raises an ``InputError`` for a file that is not a list, and for an address that is not http or https.
    """
    feeds: dict[str, FeedGiven] = {}
    contact = ""
    for name in inputs:
        found = _File((FeedGiven(address=name),)) if is_address(name) else _read(name)
        contact = contact or found.contact.strip()
        for one in found.feeds:
            feed = FeedGiven(address=one) if isinstance(one, str) else one
            address = _checked(feed.address, name)
            feeds.setdefault(address, msgspec.structs.replace(feed, address=address))
    return FeedList(feeds=tuple(feeds.values()), contact=contact)


def _read(name: str) -> _File:
    try:
        with Path(name).open("rb") as file:
            data = Stream(name, file).whole()
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or str(error)
        raise UnreadableInput(name, f"it cannot be read ({reason})", "give a list, or an address") from error
    if name.lower().endswith(".toml"):
        return _toml(data, name)
    if data.lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b"<"):
        return _opml(data, name)
    return _File(tuple(_lines(data, name)))


def _toml(data: bytes, name: str) -> _File:
    try:
        return msgspec.convert(tomllib.loads(data.decode("utf-8-sig")), _File)
    except (msgspec.ValidationError, ValueError, RecursionError) as error:  # malformed, or nested too deeply
        raise UnreadableInput(name, f"it is not a list of feeds ({error})", _ADVICE) from error


def _opml(data: bytes, name: str) -> _File:
    from lxml import etree

    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False)
    try:
        root = etree.fromstring(settled(data.lstrip()), parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        raise UnreadableInput(name, f"it is not valid OPML ({error})", _ADVICE) from error
    if etree.QName(root).localname.lower() != "opml":
        advice = "give the address of the feed, or a list of such addresses"
        raise UnreadableInput(name, "it is XML, but not OPML", advice)
    feeds = tuple(
        _outline({key.lower(): value.strip() for key, value in one.attrib.items()})
        for one in root.iter("{*}outline")
        if any(key.lower() == "xmlurl" and value.strip() for key, value in one.attrib.items())
    )
    if not feeds:
        raise EmptyInput(name, "it has no feeds", 'write <outline type="rss" xmlUrl="https://…"/>')
    return _File(feeds)


def _outline(said: dict[Any, Any]) -> FeedGiven:
    site = host_of(said.get("htmlurl", ""))
    return FeedGiven(
        address=said["xmlurl"],
        name=" ".join((said.get("title") or said.get("text") or "").split()),
        hosts=(site,) if site else (),
    )


def _lines(data: bytes, name: str) -> Iterator[FeedGiven | str]:
    for one in addresses_in(Stream(name, BytesIO(data)), name):
        if isinstance(one, Failure):
            raise UnreadableInput(one.input, one.reason, one.advice)
        yield one


def _checked(address: str, name: str) -> str:
    """Return an address without its fragment. Raises ``UnreadableInput`` if it is not http or https."""
    plain = address.strip().partition("#")[0]
    is_one = plain.lower().startswith(("http://", "https://")) and host_of(plain)
    if not is_one or len(plain) > LONGEST or not plain.isprintable():
        raise UnreadableInput(name, f"{address[:200]!r} is no http or https address", _ADVICE)
    return plain
