"""Who holds connections open shuts nobody out."""

from __future__ import annotations

import logging
import socket
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from time import monotonic, sleep
from unittest.mock import Mock

import pytest

from accordingto.store import Library
from accordingto.web import Settings, connections, create_app
from accordingto.web.connections import PatientProtocol
from tests.web.conftest import FakeReader, Here
from tests.web.serving import serving

WHOLE = b"GET /people HTTP/1.1\r\nHost: localhost\r\n\r\n"
UNDER_WAY = (
    b"POST /api/v1/articles HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n"
    b"Content-Length: 9\r\n\r\n"
)
LARGE = b"POST /add HTTP/1.1\r\nHost: localhost\r\nContent-Length: 99999999\r\n\r\n"


@pytest.fixture
def port(filled: Library) -> Iterator[int]:
    with serving(create_app(filled, Here(FakeReader))) as port:
        yield port


def opened(port: int, begun: bytes = b"") -> socket.socket:
    wire = socket.create_connection(("127.0.0.1", port), timeout=20)
    wire.sendall(begun)
    return wire


def ends_within(wire: socket.socket, seconds: float, trickle: bytes = b"") -> bool:
    """Whether a connection is closed in that time, while one byte after another is sent."""
    end = monotonic() + seconds
    wire.settimeout(0.05)
    while monotonic() < end:
        try:
            wire.sendall(trickle)
            if not wire.recv(65536):
                return True
        except TimeoutError:
            continue
        except OSError:
            return True
    return False


def answered(wire: socket.socket) -> bytes:
    """The status line of an answer, once its body has come."""
    wire.sendall(WHOLE)
    head, _, body = wire.recv(65536).partition(b"\r\n\r\n")
    length = next(line for line in head.lower().split(b"\r\n") if line.startswith(b"content-length:"))
    missing = int(length.partition(b":")[2]) - len(body)
    while missing > 0:
        missing -= len(wire.recv(65536))
    return head.partition(b"\r\n")[0]


@pytest.mark.parametrize("begun", [b"", b"G", WHOLE[:-2]])
def test_a_head_that_does_not_come_or_trickles_is_given_up(
    port: int, monkeypatch: pytest.MonkeyPatch, begun: bytes
) -> None:
    monkeypatch.setattr(connections, "HEAD_SECONDS", 0.3)

    with opened(port, begun) as wire:
        assert ends_within(wire, 10, trickle=b"a" if begun else b"")


@pytest.mark.parametrize("is_first", [True, False])
def test_who_sent_a_part_of_a_head_is_told_so(
    port: int, monkeypatch: pytest.MonkeyPatch, is_first: bool
) -> None:
    monkeypatch.setattr(connections, "HEAD_SECONDS", 0.3)

    with opened(port) as wire:
        if not is_first:
            answered(wire)
        wire.sendall(WHOLE[:-2])
        assert wire.recv(65536).startswith(b"HTTP/1.1 408 Request Timeout\r\n")
        assert wire.recv(65536) == b""


def test_the_head_of_a_second_request_is_given_up_too(port: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(connections, "HEAD_SECONDS", 0.3)

    with opened(port) as wire:
        assert answered(wire) == b"HTTP/1.1 200 OK"
        wire.sendall(b"GET /")
        assert ends_within(wire, 4, trickle=b"a")


def test_who_goes_on_sending_after_the_answer_is_cut_off(port: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(connections, "LINGER_SECONDS", 0.3)

    with opened(port, LARGE) as wire:
        assert wire.recv(65536).startswith(b"HTTP/1.1 413")
        assert ends_within(wire, 4, trickle=b"a")


def test_a_connection_is_used_again_between_its_requests(port: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(connections, "HEAD_SECONDS", 0.5)

    with opened(port) as wire:
        for _ in range(3):
            assert answered(wire) == b"HTTP/1.1 200 OK"
            sleep(0.7)


def test_a_client_that_takes_nothing_is_cut_off(port: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(connections, "STALLED_SECONDS", 0.3)
    one = Mock(wraps=None)
    protocol = PatientProtocol.__new__(PatientProtocol)
    protocol.loop, protocol.transport, protocol.flow, protocol._stalled = one, Mock(), Mock(), None

    protocol.pause_writing()
    one.call_later.assert_called_once_with(0.3, protocol.transport.abort)
    protocol.resume_writing()
    one.call_later.return_value.cancel.assert_called_once_with()


@pytest.mark.parametrize("begun", [b"", b"GET /people HTTP/1.1\r\nHost: loc"])
def test_silent_connections_shut_nobody_out(port: int, begun: bytes) -> None:
    with ExitStack() as stack:
        for _ in range(600):
            stack.enter_context(opened(port, begun))
        for _ in range(3):
            with opened(port) as wire:
                assert answered(wire) == b"HTTP/1.1 200 OK"


def test_the_oldest_silent_connection_makes_room(port: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(connections, "MOST_SILENT", 3)
    monkeypatch.setattr(connections, "SETTLING_SECONDS", 0.0)
    with ExitStack() as stack:
        wires = [stack.enter_context(opened(port)) for _ in range(5)]

        assert ends_within(wires[0], 5) and ends_within(wires[1], 5)
        assert [answered(wire) for wire in wires[2:]] == [b"HTTP/1.1 200 OK"] * 3


LIMIT = 60


@pytest.mark.parametrize(
    ("settings", "begun", "status"),
    [
        (Settings(token="0123456789abcdef"), b"GET / HTTP/1.1\r\nHost: x\r\n\r\n", b"401"),
        (Settings(), b"GET / HTTP/1.1\r\nHost: x\r\n\r\n", b"421"),
        (Settings(), WHOLE[:-2] + b"Sec-Fetch-Site: cross-site\r\n\r\n", b"403"),
    ],
)
def test_who_is_refused_is_let_go(filled: Library, settings: Settings, begun: bytes, status: bytes) -> None:
    with serving(create_app(filled, Here(FakeReader), settings)) as port, opened(port, begun) as wire:
        assert wire.recv(65536).split()[1] == status
        assert ends_within(wire, 3)


def test_who_is_refused_while_it_sends_sees_the_answer_first(filled: Library) -> None:
    app = create_app(filled, Here(FakeReader), Settings(token="0123456789abcdef"))
    with serving(app) as port, opened(port, UNDER_WAY) as wire:
        assert wire.recv(65536).split()[1] == b"401"
        assert ends_within(wire, 8)


def test_connections_that_asked_once_and_are_idle_shut_nobody_out(filled: Library) -> None:
    with serving(create_app(filled, Here(FakeReader)), limit=LIMIT) as port, ExitStack() as stack:
        for _ in range(LIMIT + 20):
            assert answered(stack.enter_context(opened(port))) == b"HTTP/1.1 200 OK"


def test_the_longest_idle_connection_makes_room(port: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(connections, "MOST_SILENT", 3)
    monkeypatch.setattr(connections, "SETTLING_SECONDS", 0.0)
    with ExitStack() as stack:
        busy = stack.enter_context(opened(port, UNDER_WAY))
        sleep(0.2)
        wires = [stack.enter_context(opened(port)) for _ in range(3)]
        assert {answered(wires[number]) for number in (1, 0, 2)} == {b"HTTP/1.1 200 OK"}
        stack.enter_context(opened(port))

        assert ends_within(wires[1], 2)
        assert {answered(wires[number]) for number in (0, 2)} == {b"HTTP/1.1 200 OK"}
        assert not ends_within(busy, 0.2)


def wait_until(holds: Callable[[], bool]) -> None:
    """Wait for what the server does just after it answers; five seconds at most."""
    end = monotonic() + 5
    while not holds() and monotonic() < end:
        sleep(0.01)
    assert holds()


def test_nothing_is_kept_of_connections_that_are_gone(port: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(PatientProtocol, "origin", "192.0.2.7")
    room = connections.Room()
    monkeypatch.setattr(connections, "Room", lambda: room)
    with opened(port) as wire:
        answered(wire)
        wait_until(lambda: len(room.silent) == len(room.clients["192.0.2.7"]) == 1)
    wait_until(lambda: not room.clients)

    assert (room.silent, room.clients) == ({}, {})


def test_a_refusal_is_logged_once_a_second(monkeypatch: pytest.MonkeyPatch) -> None:
    now = 5.0
    monkeypatch.setattr(connections, "monotonic", lambda: now)
    seldom = connections.Seldom()

    def is_written(words: str, level: int = logging.WARNING) -> bool:
        return seldom.filter(logging.LogRecord("a", level, "a.py", 1, words, None, None))

    assert [is_written("full"), is_written("full"), is_written("bad")] == [True, False, True]
    assert [is_written("a bug", logging.ERROR) for _ in range(2)] == [True, True]
    now = 6.0
    assert is_written("full")


def test_who_came_just_now_is_not_closed_to_make_room(port: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(connections, "MOST_SILENT", 3)
    with ExitStack() as stack:
        wires = [stack.enter_context(opened(port)) for _ in range(20)]

        assert {answered(wire) for wire in wires} == {b"HTTP/1.1 200 OK"}


@pytest.mark.parametrize("is_busy", [False, True])
def test_one_address_has_so_many_connections(
    port: int, monkeypatch: pytest.MonkeyPatch, is_busy: bool
) -> None:
    monkeypatch.setattr(connections, "MOST_OF_CLIENT", 3)
    monkeypatch.setattr(PatientProtocol, "origin", "192.0.2.7")
    with ExitStack() as stack:
        wires = [stack.enter_context(opened(port, UNDER_WAY if is_busy else b"")) for _ in range(3)]
        sleep(0.2)
        one_more = stack.enter_context(opened(port))

        assert ends_within(one_more if is_busy else wires[0], 3)


@pytest.mark.parametrize(
    ("address", "origin"),
    [
        ("127.0.0.1", None),
        ("::1", None),
        ("::ffff:127.0.0.1", None),
        ("192.0.2.7", "192.0.2.7"),
        ("::ffff:192.0.2.7", "192.0.2.7"),
        ("2001:db8:1:2:3::4", "2001:db8:1:2::/64"),
        ("fe80::1%eth0", "fe80::/64"),
    ],
)
def test_what_counts_as_one_client(address: str, origin: str | None) -> None:
    protocol = PatientProtocol.__new__(PatientProtocol)
    protocol.client = (address, 1)

    assert protocol.origin == origin
