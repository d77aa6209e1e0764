from __future__ import annotations

import pytest

from accordingto.ingest.address import is_public


@pytest.mark.parametrize(
    "address", ["93.184.215.14", "2606:4700::1111", "::ffff:93.184.215.14", "64:ff9b::5db8:d70e"]
)
def test_public(address: str) -> None:
    assert is_public(address)


@pytest.mark.parametrize(
    "address",
    [
        "127.0.0.1", "0.0.0.0", "10.1.2.3", "172.16.0.1", "192.168.1.1", "169.254.169.254", "100.64.0.1",
        "224.0.0.1", "240.0.0.1", "255.255.255.255", "::1", "::", "fe80::1", "fe80::1%eth0", "fc00::1",
        "fec0::1", "ff02::1", "::ffff:127.0.0.1", "::ffff:10.0.0.1", "64:ff9b::7f00:1", "2002:7f00:1::",
        "168.63.129.16", "64:ff9b::a83f:8110", "::127.0.0.1", "::ffff:0:7f00:1", "2001:0:1:2:3:4:80ff:fffe",
    ],
)  # fmt: skip
def test_not_public(address: str) -> None:
    assert not is_public(address)
