"""Which network addresses are public."""

from __future__ import annotations

from ipaddress import IPv4Address, IPv6Address, IPv6Network, ip_address

_NAT64 = IPv6Network("64:ff9b::/96")
_OF_HOSTS = frozenset({IPv4Address("168.63.129.16")})
"""Public by number, but answered within a cloud: Azure's WireServer, which hands out keys to its machines."""


def is_public(address: str) -> bool:
    """Whether an IP address belongs to the public internet, an IPv4 address within IPv6 judged by itself.

    Not public are loopback, private, link-local, carrier-grade NAT, multicast, reserved and
    unspecified addresses, and those at which a cloud serves its machines. Raises ``ValueError``
    where ``address`` is no IP address.
    """
    ip = _innermost(ip_address(address.partition("%")[0]))
    site_local = isinstance(ip, IPv6Address) and ip.is_site_local
    return ip.is_global and not (ip.is_multicast or ip.is_reserved or site_local or ip in _OF_HOSTS)


def _innermost(ip: IPv4Address | IPv6Address) -> IPv4Address | IPv6Address:
    """The IPv4 address that an IPv6 address leads to (mapped, 6to4, NAT64), else the address itself."""
    if isinstance(ip, IPv4Address):
        return ip
    if ip in _NAT64:
        return IPv4Address(int(ip) & 0xFFFFFFFF)
    return ip.ipv4_mapped or ip.sixtofour or ip
