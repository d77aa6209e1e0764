"""The server as a process of its own: what it prints, and how it ends."""

from __future__ import annotations

import os
import re
import signal
import socket
import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from urllib.error import HTTPError
from urllib.request import urlopen

import pytest

from accordingto.cli.commands.serve import listening, reached
from accordingto.store import Library, Query, count

MAIN = (
    "import signal; signal.signal(signal.SIGINT, signal.default_int_handler); "
    "from accordingto.cli import main; main(prog_name='accordingto')"
)
"""The command; what starts the tests in the background may let it ignore the interrupt."""


def command(*words: str) -> list[str]:
    return [sys.executable, "-c", MAIN, "serve", *words]


@contextmanager
def serving(db: Path, *words: str) -> Iterator[tuple[subprocess.Popen[str], str]]:
    """A server and the address that it prints."""
    process = subprocess.Popen(
        command("--db", str(db), "--port", "0", *words), stderr=subprocess.PIPE, text=True, env={**os.environ}
    )
    try:
        assert process.stderr is not None
        line = process.stderr.readline()
        found = re.search(r"http://\S+", line)
        assert found, line + process.stderr.read()
        yield process, found[0]
    finally:
        process.kill()
        process.communicate()


def refused(*words: str) -> tuple[int, str]:
    """Exit code and message of a server that does not start."""
    done = subprocess.run(command(*words), capture_output=True, text=True, timeout=60)
    return done.returncode, done.stderr


@pytest.mark.parametrize(("number", "code"), [(signal.SIGTERM, 143), (signal.SIGINT, 130)])
def test_it_serves_until_it_is_told_to_end(tmp_path: Path, number: signal.Signals, code: int) -> None:
    db = tmp_path / "library.db"
    with serving(db) as (process, address):
        assert address.startswith("http://127.0.0.1:")
        with urlopen(address) as answer:
            assert b"The library is empty." in answer.read()
        process.send_signal(number)
        _, said = process.communicate(timeout=30)

    assert process.returncode == code
    assert "Traceback" not in said
    assert sorted(path.name for path in tmp_path.iterdir()) == ["library.db"]
    with Library(db, create=False) as library:
        assert library.ask(count, Query()) == 0


def test_an_open_connection_does_not_hold_up_the_end(tmp_path: Path) -> None:
    with serving(tmp_path / "library.db") as (process, address):
        host, port = address.removeprefix("http://").rstrip("/").split(":")
        with socket.create_connection((host, int(port))) as wire:
            wire.sendall(b"POST /add HTTP/1.1\r\nHost: localhost\r\nContent-Length: 1000\r\n\r\n")
            process.terminate()
            assert process.wait(timeout=30) == 143


def test_no_answer_waits_for_its_head_to_be_confirmed() -> None:
    with (
        listening("127.0.0.1", 0) as listener,
        socket.create_connection(listener.getsockname()),
        listener.accept()[0] as accepted,
    ):
        assert accepted.getsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY)


def test_two_servers_share_a_file(tmp_path: Path) -> None:
    db = tmp_path / "library.db"
    with serving(db) as (_, first), serving(db) as (_, second):
        for address in (first, second):
            with urlopen(address) as answer:
                assert answer.status == 200
    assert first != second


def test_others_must_know_the_token(tmp_path: Path) -> None:
    with serving(tmp_path / "library.db", "--host", "0.0.0.0") as (_, address):
        bare, _, token = address.partition("?token=")
        assert bare.startswith("http://127.0.0.1:")
        assert len(token) >= 32
        with pytest.raises(HTTPError) as without, urlopen(bare):
            pass
        without.value.close()
    assert without.value.code == 401


@pytest.mark.parametrize("host", ["127.0.0.2", "localhost", "LOCALHOST", "::1", "0:0:0:0:0:0:0:1"])
def test_the_address_that_is_printed_is_answered(tmp_path: Path, host: str) -> None:
    with serving(tmp_path / "library.db", "--host", host) as (_, address), urlopen(address) as answer:
        assert answer.status == 200
    assert "token" not in address


@pytest.mark.parametrize(
    ("host", "shown"),
    [
        ("0.0.0.0", ("127.0.0.1", True)),
        ("::", ("[::1]", True)),
        ("0:0:0:0:0:0:0:0", ("[::1]", True)),
        ("192.0.2.7", ("192.0.2.7", False)),
        ("2001:db8::1", ("[2001:db8::1]", False)),
        ("news.example", ("news.example", False)),
    ],
)
def test_how_a_host_is_reached(host: str, shown: tuple[str, bool]) -> None:
    assert reached(host) == shown


def test_six_hundred_silent_connections_shut_nobody_out(tmp_path: Path) -> None:
    with serving(tmp_path / "library.db") as (_, address), ExitStack() as stack:
        host, port = address.removeprefix("http://").rstrip("/").split(":")
        for _ in range(600):
            stack.enter_context(socket.create_connection((host, int(port))))
        with urlopen(address, timeout=30) as answer:
            assert answer.status == 200


@pytest.mark.parametrize("token", ["", "short", "with spaces in between them"])
def test_a_token_that_is_none_is_refused(tmp_path: Path, token: str) -> None:
    code, said = refused("--db", str(tmp_path / "library.db"), "--token", token)

    assert code == 2
    assert "at least 16" in said


def test_a_port_that_is_taken_is_told(tmp_path: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        code, said = refused("--db", str(tmp_path / "library.db"), "--port", str(port))

    assert code == 1
    assert f"127.0.0.1:{port}: cannot listen" in said and "--port" in said


def test_a_host_that_is_not_ours_is_told(tmp_path: Path) -> None:
    code, said = refused("--db", str(tmp_path / "library.db"), "--host", "192.0.2.1")

    assert code == 1
    assert "--host" in said


def test_a_file_that_is_no_library_is_told(tmp_path: Path) -> None:
    other = tmp_path / "other.db"
    other.write_bytes(b"It rained all night. " * 400)
    foreign = tmp_path / "foreign.db"
    newer = tmp_path / "newer.db"
    with sqlite3.connect(foreign) as connection:
        connection.execute("CREATE TABLE songs (title TEXT)")
    with Library(newer), sqlite3.connect(newer) as connection:
        connection.execute("PRAGMA user_version = 9999")

    for path, reason in (
        (other, "not a database"),
        (foreign, "another program"),
        (newer, "newer accordingto"),
    ):
        code, said = refused("--db", str(path))
        assert code == 1
        assert reason in said and "Traceback" not in said


@pytest.mark.skipif(os.geteuid() == 0, reason="for root every file may be written")
@pytest.mark.parametrize("folder", [0o500, 0o700])
def test_a_file_that_may_only_be_read_is_told(tmp_path: Path, folder: int) -> None:
    db = tmp_path / "library.db"
    Library(db).close()
    db.chmod(0o400)
    tmp_path.chmod(folder)
    code, said = refused("--db", str(db))
    tmp_path.chmod(0o700)

    assert code == 1
    assert "it is read-only" in said or "cannot be opened" in said
