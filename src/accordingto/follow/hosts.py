"""Which hosts may be asked: those of the list, and no others."""

from __future__ import annotations

from collections.abc import Iterable
from urllib.parse import urlsplit

_PREFIXES = ("www", "feeds", "feed", "rss")
"""First labels of names at which an outlet has what stands at others of its names, too."""
_SHORT = 3
"""Letters of a label such as "co" or "com", below which others register their names."""


def server_of(url: str) -> str:
    """Return scheme, name and port of the server that an address leads to."""
    parts = urlsplit(url)
    return f"{parts.scheme.lower()}://{parts.netloc.rpartition('@')[2].lower()}"


def host_of(url: str) -> str:
    """Return the name of the host in an address; empty where it has none."""
    try:
        return (urlsplit(url).hostname or "").rstrip(".")
    except ValueError:
        return ""


class Hosts:
    """The hosts of a list: those named, the names below them, and other names of the same outlet."""

    def __init__(self, names: Iterable[str], *, is_any: bool = False) -> None:
        self._is_any = is_any
        self._sites = {_site(name.lower().strip().rstrip(".")) for name in names if name.strip()}

    def has(self, url: str) -> bool:
        """Return whether the host of an address may be asked."""
        host = host_of(url)
        labels = host.split(".")
        ends = {".".join(labels[at:]) for at in range(len(labels))}
        return bool(host) and (self._is_any or not self._sites.isdisjoint(ends))


def _site(host: str) -> str:
    """Return a host without what stands before the name of its outlet, as in feeds.bbci.co.uk.

    Nothing is taken off where a name would be left under which anybody may have one (feeds.co.uk).
    """
    first, _, rest = host.partition(".")
    labels = rest.split(".")
    is_name = len(labels) > 1 and (len(labels) > 2 or len(labels[0]) > _SHORT)
    return rest if first in _PREFIXES and is_name else host
