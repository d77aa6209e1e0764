"""The hosts that may be requested: those of the list, their subdomains and other names of the same outlet."""

from __future__ import annotations

from collections.abc import Iterable
from urllib.parse import urlsplit

_PREFIXES = ("www", "feeds", "feed", "rss")
"""First labels of host names that belong to the same outlet as the name without them."""
_SHORT = 3
"""Most letters of a second-level label such as "co" or "com", under which anyone can register a name."""


def server_of(url: str) -> str:
    """Return scheme, host name and port of a URL, in lower case: ``https://example.org:8443``."""
    parts = urlsplit(url)
    return f"{parts.scheme.lower()}://{parts.netloc.rpartition('@')[2].lower()}"


def host_of(url: str) -> str:
    """Return the host name in a URL; empty if it has none or is malformed."""
    try:
        return (urlsplit(url).hostname or "").rstrip(".")
    except ValueError:
        return ""


class Hosts:
    """A set of permitted hosts: those named, their subdomains, and other names of the same outlet.

    With ``is_any``, every host is permitted.
    """

    def __init__(self, names: Iterable[str], *, is_any: bool = False) -> None:
        self._is_any = is_any
        self._sites = {_site(name.lower().strip().rstrip(".")) for name in names if name.strip()}

    def has(self, url: str) -> bool:
        """Return whether the host of a URL may be requested."""
        host = host_of(url)
        labels = host.split(".")
        ends = {".".join(labels[at:]) for at in range(len(labels))}
        return bool(host) and (self._is_any or not self._sites.isdisjoint(ends))


def _site(host: str) -> str:
    """Return a host name without a prefix such as "www" or "feeds": bbci.co.uk for feeds.bbci.co.uk.

    The prefix stays if the rest would be a suffix under which anyone can register names (feeds.co.uk).
    """
    first, _, rest = host.partition(".")
    labels = rest.split(".")
    is_name = len(labels) > 1 and (len(labels) > 2 or len(labels[0]) > _SHORT)
    return rest if first in _PREFIXES and is_name else host
