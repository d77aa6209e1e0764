from __future__ import annotations

import pytest

from accordingto.follow.hosts import Hosts, host_of, server_of


@pytest.mark.parametrize(
    ("named", "url"),
    [
        ("courier.example", "https://courier.example/a"),
        ("courier.example", "https://WWW.Courier.example:8443/a"),
        ("www.courier.example", "https://courier.example./a"),
        ("feeds.courier.example", "https://news.courier.example/a"),
        ("rss.courier.co.uk", "https://www.courier.co.uk/a"),
        ("127.0.0.1", "http://127.0.0.1:99/a"),
        ("::1", "http://[::1]:99/a"),
    ],
)
def test_hosts_of_one_outlet(named: str, url: str) -> None:
    assert Hosts([named]).has(url)


@pytest.mark.parametrize(
    ("named", "url"),
    [
        ("courier.example", "https://courier.example.evil.example/"),
        ("courier.example", "https://notcourier.example/"),
        ("courier.example", "https://courier.example@evil.example/"),
        ("news.courier.example", "https://courier.example/"),
        ("feeds.co.uk", "https://other.co.uk/"),
        ("feeds.com", "https://other.com/"),
        ("feeds.bbc.uk", "https://other.uk/"),
        ("127.0.0.1", "http://127.0.0.2/"),
        ("courier.example", "http://[broken/"),
        ("courier.example", "mailto:desk@courier.example"),
        ("", "https://courier.example/"),
    ],
)
def test_hosts_of_others(named: str, url: str) -> None:
    assert not Hosts([named]).has(url)


def test_any_host() -> None:
    assert Hosts([], is_any=True).has("https://anything.example/")
    assert not Hosts([], is_any=True).has("mailto:desk@courier.example")


def test_servers_and_hosts_of_addresses() -> None:
    assert server_of("HTTPS://me:secret@Courier.example:8443/a?b") == "https://courier.example:8443"
    assert host_of("https://[broken") == ""
