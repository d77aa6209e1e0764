"""The check whether an IP address is on the public internet."""

from __future__ import annotations

from ipaddress import IPv4Address, IPv4Network, IPv6Address, IPv6Network, ip_address

# Blocks reserved for special purposes, from IANA's IPv4 and IPv6 Special-Purpose Address Registries (RFC 6890
# and its updates) and the multicast registries. The table is kept here because what Python calls global
# differs between its versions. Nothing in these blocks counts as public, even where the registry calls a part
# globally reachable (192.0.0.9, 2001:1::1): no page is served from there.
_NOT_PUBLIC_4 = tuple(
    map(
        IPv4Network,
        (
            "0.0.0.0/8",  # this network
            "10.0.0.0/8",  # private
            "100.64.0.0/10",  # shared by the customers of a provider
            "127.0.0.0/8",  # loopback
            "169.254.0.0/16",  # link-local
            "172.16.0.0/12",  # private
            "192.0.0.0/24",  # protocol assignments
            "192.0.2.0/24",  # documentation
            "192.31.196.0/24",  # AS112
            "192.52.193.0/24",  # automatic multicast tunneling
            "192.88.99.0/24",  # 6to4 relays, deprecated
            "192.168.0.0/16",  # private
            "192.175.48.0/24",  # AS112
            "198.18.0.0/15",  # device benchmarks
            "198.51.100.0/24",  # documentation
            "203.0.113.0/24",  # documentation
            "224.0.0.0/4",  # multicast
            "240.0.0.0/4",  # reserved, with the limited broadcast
            "168.63.129.16/32",  # public by number, but Azure gives its machines their keys from it
        ),
    )
)
_GLOBAL_UNICAST = IPv6Network("2000::/3")
"""All assigned IPv6 unicast addresses; loopback, local, discard-only and multicast addresses lie outside."""
_NOT_PUBLIC_6 = tuple(
    map(
        IPv6Network,
        (
            "2001::/23",  # protocol assignments: Teredo, benchmarks, ORCHID, AS112 and others
            "2001:db8::/32",  # documentation
            "2620:4f:8000::/48",  # AS112
            "3fff::/20",  # documentation
        ),
    )
)
_MAPPED = IPv6Network("::ffff:0:0/96")
_NAT64 = IPv6Network("64:ff9b::/96")
_SIX_TO_FOUR = IPv6Network("2002::/16")


def is_public(address: str) -> bool:
    """Return whether an IP address is on the public internet.

    An IPv4 address embedded in an IPv6 address is judged instead of the latter. Public means not set apart by
    IANA's special-purpose registries: not loopback, private, link-local, shared, multicast, documentation,
    benchmark or reserved, nor an address at which a cloud provider serves its own machines. Raises
    ``ValueError`` if ``address`` is not an IP address.
    """
    ip = _innermost(ip_address(address.partition("%")[0]))
    if isinstance(ip, IPv4Address):
        return not any(ip in block for block in _NOT_PUBLIC_4)
    return ip in _GLOBAL_UNICAST and not any(ip in block for block in _NOT_PUBLIC_6)


def _innermost(ip: IPv4Address | IPv6Address) -> IPv4Address | IPv6Address:
    """Return the IPv4 address embedded in an IPv6 address (mapped, NAT64, 6to4), else the same address."""
    if isinstance(ip, IPv4Address):
        return ip
    if ip in _MAPPED or ip in _NAT64:
        return IPv4Address(int(ip) & 0xFFFFFFFF)
    if ip in _SIX_TO_FOUR:
        return IPv4Address((int(ip) >> 80) & 0xFFFFFFFF)
    return ip
