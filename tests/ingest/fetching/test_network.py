from __future__ import annotations

import gzip
import socket
import zlib

import pytest

from accordingto.errors import FetchError, RefusedAddress, TooLarge
from accordingto.ingest.fetching import network
from accordingto.ingest.fetching.address import is_public
from accordingto.ingest.fetching.fetch import fetch
from accordingto.ingest.fetching.network import Network
from tests.ingest.samples import Answer, serve


def test_body_and_headers() -> None:
    answer = Answer(gzip.compress(b"body"), headers={"Content-Encoding": "gzip", "X-Odd": "1"})
    with serve({"/a?b=c": answer}) as base:
        reply = Network(allow_private=True).get(f"{base}/a?b=c#part")
    assert (reply.status, reply.body, reply.headers["x-odd"]) == (200, b"body", "1")


def test_redirects_are_left_to_the_caller() -> None:
    with serve({"/": Answer(status=302, headers={"Location": "/b"})}) as base:
        reply = Network(allow_private=True).get(base)
    assert (reply.status, reply.headers["location"]) == (302, "/b")


@pytest.mark.parametrize(
    "host",
    [
        "127.0.0.1", "localhost", "0x7f.1", "2130706433", "127.1", "[::1]", "[::ffff:127.0.0.1]",
        "169.254.169.254", "10.0.0.1", "100.64.0.1", "0.0.0.0",
    ],
)  # fmt: skip
def test_private_addresses_are_refused(host: str) -> None:
    with pytest.raises((RefusedAddress, FetchError), match=r"private network|host was not found"):
        Network().get(f"http://{host}/")


def test_a_private_server_is_not_even_connected_to(monkeypatch: pytest.MonkeyPatch) -> None:
    def connect(*args: object, **kwargs: object) -> None:
        raise AssertionError("connected")

    monkeypatch.setattr(socket.socket, "connect", connect)
    with pytest.raises(RefusedAddress):
        Network().get("http://127.0.0.1:9/")


def test_the_address_that_was_checked_is_the_one_connected_to(monkeypatch: pytest.MonkeyPatch) -> None:
    """A name that means a public address first and a private one later leads nowhere private."""
    connected: list[object] = []

    def resolve(host: str, port: int, *args: object, **kwargs: object) -> list[object]:
        address = "93.184.215.14" if host == "rebind.example" else host
        return [(socket.AF_INET, socket.SOCK_STREAM, 6, "", (address, port))]

    def connect(self: socket.socket, address: object) -> None:
        connected.append(address)
        raise ConnectionRefusedError

    monkeypatch.setattr(socket, "getaddrinfo", resolve)
    monkeypatch.setattr(socket.socket, "connect", connect)
    with pytest.raises(FetchError, match="cannot be reached"):
        Network().get("http://rebind.example/")
    assert connected == [("93.184.215.14", 80)]


def test_a_public_page_cannot_send_on_to_a_private_one(monkeypatch: pytest.MonkeyPatch) -> None:
    """The server stands in for a public one; where it sends on to is private and must not be asked."""
    monkeypatch.setattr(network, "is_public", lambda address: address == "127.0.0.1" or is_public(address))
    for host in ("127.0.0.2", "[::1]", "2130706434", "0x7f.2", "169.254.169.254", "[::ffff:127.0.0.2]"):
        answers = {
            "/": Answer(status=302, headers={"Location": f"http://{host}:1/"}),
            "/b": Answer(b"It rained."),
        }
        with serve(answers) as base, pytest.raises(RefusedAddress):
            fetch(base, Network())


def test_unknown_host_and_closed_port() -> None:
    with pytest.raises(FetchError, match="host was not found"):
        Network().get("http://nowhere.invalid/")
    with serve({}) as base:
        pass
    with pytest.raises(FetchError, match="cannot be reached"):
        Network(allow_private=True).get(base)


def test_size_is_limited_after_decompression(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(network, "PAGE_BYTES", 100_000)
    bomb = Answer(gzip.compress(bytes(50_000_000)), headers={"Content-Encoding": "gzip"})
    with serve({"/": bomb}) as base, pytest.raises(TooLarge):
        Network(allow_private=True).get(base)


def test_silence_is_limited(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(network, "READ_SECONDS", 0.05)
    with socket.create_server(("127.0.0.1", 0)) as silent:
        port = silent.getsockname()[1]
        with pytest.raises(FetchError, match="did not send a valid response"):
            Network(allow_private=True).get(f"http://127.0.0.1:{port}/")


def test_content_that_is_not_as_declared() -> None:
    with (
        serve({"/": Answer(b"plain" * 20, headers={"Content-Encoding": "gzip"})}) as base,
        pytest.raises(FetchError),
    ):
        Network(allow_private=True).get(base)


WORDS = b"".join(b"Line %d of the page. " % number for number in range(5_000))


@pytest.mark.parametrize(
    ("encoding", "packed"),
    [
        ("gzip", gzip.compress(WORDS)),
        ("deflate", zlib.compress(WORDS)),
        ("deflate", zlib.compress(WORDS)[2:-4]),
    ],
)
def test_a_body_that_ends_in_the_middle_is_no_page(encoding: str, packed: bytes) -> None:
    headers = {"Content-Encoding": encoding}
    for cut in (1, 8, len(packed) // 2, len(packed) - 3):
        with (
            serve({"/": Answer(packed[:-cut], headers=headers)}) as base,
            pytest.raises(FetchError, match="did not arrive complete"),
        ):
            Network(allow_private=True).get(base)
    with serve({"/": Answer(packed, headers=headers)}) as base:
        assert Network(allow_private=True).get(base).body == WORDS


def test_members_of_gzip_are_one_page_and_garbage_behind_them_is_not() -> None:
    members = gzip.compress(WORDS) + gzip.compress(b"End.")
    answers = {
        "/two": Answer(members + bytes(8), headers={"Content-Encoding": "gzip"}),
        "/cut": Answer(members[:-5], headers={"Content-Encoding": "gzip"}),
        "/garbage": Answer(members + b"and more", headers={"Content-Encoding": "gzip"}),
        "/twice": Answer(gzip.compress(members), headers={"Content-Encoding": "gzip, gzip"}),
        "/other": Answer(WORDS, headers={"Content-Encoding": "br"}),
    }
    with serve(answers) as base:
        for path in ("two", "twice"):
            assert Network(allow_private=True).get(f"{base}/{path}").body == WORDS + b"End."
        for path in ("cut", "garbage", "other"):
            with pytest.raises(FetchError, match="did not arrive complete"):
                Network(allow_private=True).get(f"{base}/{path}")


@pytest.mark.parametrize(
    ("headers", "body"),
    [
        ({"Content-Length": "1000"}, b"too short"),
        ({"Transfer-Encoding": "chunked"}, b"5\r\nLine \r\n"),
        ({"Transfer-Encoding": "chunked"}, b"5\r\nLi"),
        ({"Transfer-Encoding": "chunked"}, b"5\r\nLine \r\nxyz\r\n"),
    ],
)
def test_a_body_shorter_than_announced_is_no_page(headers: dict[str, str], body: bytes) -> None:
    with serve({"/": Answer(body, headers=headers)}) as base, pytest.raises(FetchError):
        Network(allow_private=True).get(base)
