"""What an attacker would try: over the wire, where that differs from what a client library sends."""

from __future__ import annotations

import socket
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from time import monotonic, sleep
from typing import TYPE_CHECKING

import pytest
from starlette.testclient import TestClient
from starlette.websockets import WebSocketDisconnect

from accordingto.errors import DamagedLibrary
from accordingto.store import Library
from accordingto.web import Settings, create_app, guard
from tests.web.conftest import FakeReader, Here
from tests.web.serving import serving

if TYPE_CHECKING:
    from starlette.types import Receive, Scope, Send

TOKEN = "a-token-of-twenty-two_"
LOCAL = Settings(hosts=frozenset({"testserver"}))


def client_of(library: Library, settings: Settings = LOCAL) -> TestClient:
    return TestClient(create_app(library, Here(FakeReader), settings), follow_redirects=False)


@pytest.fixture
def port(filled: Library) -> Iterator[int]:
    """A server of its own, on a port of its own."""
    with serving(create_app(filled, Here(FakeReader))) as port:
        yield port


def sent(port: int, *parts: bytes, pause: float = 0.0) -> bytes:
    """What a server answers to bytes, as they are."""
    with socket.create_connection(("127.0.0.1", port), timeout=20) as wire:
        answer = b""
        try:
            for part in parts:
                wire.sendall(part)
                sleep(pause)
            while chunk := wire.recv(65536):
                answer += chunk
                head, _, body = answer.partition(b"\r\n\r\n")
                length = [line for line in head.lower().split(b"\r\n") if line.startswith(b"content-length:")]
                if body and length and len(body) >= int(length[0].split(b":")[1]):
                    break
        except ConnectionError:
            pass
        return answer


def request(
    path: bytes = b"/", method: bytes = b"GET", host: bytes = b"localhost", more: bytes = b""
) -> bytes:
    return method + b" " + path + b" HTTP/1.1\r\nHost: " + host + b"\r\n" + more + b"\r\n"


@pytest.mark.parametrize(
    "host",
    [
        "localhost",
        "localhost:8707",
        "127.0.0.1",
        "[::1]:80",
        "LOCALHOST",
        "127.0.0.2:8707",
        "[0:0:0:0:0:0:0:1]",
    ],
)
def test_the_names_of_this_machine_are_answered(filled: Library, host: str) -> None:
    assert client_of(filled, Settings()).get("/", headers={"host": host}).status_code == 200


@pytest.mark.parametrize(
    "host",
    [
        "",
        "evil.example",
        "localhost.evil.example",
        "127.0.0.1.evil.example",
        "localhost@evil.example",
        "[",
        "::1",
        "192.0.2.7",
        "127.1.evil.example",
    ],
)
def test_a_name_that_was_led_here_is_not(filled: Library, host: str) -> None:
    answer = client_of(filled, Settings()).get("/", headers={"host": host})

    assert answer.status_code == 421
    assert "Mara" not in answer.text


def test_two_host_headers_are_refused(port: int) -> None:
    answer = sent(port, request(host=b"evil.example", more=b"Host: localhost\r\n"))

    assert answer.startswith(b"HTTP/1.1 400")


@pytest.mark.parametrize(
    "headers",
    [
        {"sec-fetch-site": "cross-site"},
        {"sec-fetch-site": "same-site"},
        {"sec-fetch-site": "cross-site", "origin": "http://testserver"},
        {"origin": "http://evil.example"},
        {"origin": "http://testserver.evil.example"},
        {"origin": "http://testserver:81"},
        {"origin": "null"},
        {"origin": "http://["},
        {"origin": ""},
    ],
)
@pytest.mark.parametrize("path", ["/add", "/searches", "/api/v1/articles"])
def test_another_site_may_not_change_anything(client: TestClient, headers: dict[str, str], path: str) -> None:
    answer = client.post(path, data={"text": "It rained."}, headers=headers)

    assert answer.status_code == 403


@pytest.mark.parametrize(
    "headers",
    [{}, {"sec-fetch-site": "same-origin"}, {"sec-fetch-site": "none"}, {"origin": "http://testserver"}],
)
def test_this_site_and_programs_may(client: TestClient, headers: dict[str, str]) -> None:
    answer = client.post("/add", data={"text": "It rained."}, headers=headers, follow_redirects=False)

    assert answer.status_code == 303


LINKED = {"sec-fetch-site": "cross-site", "sec-fetch-mode": "navigate", "sec-fetch-dest": "document"}
CHOSEN = {**LINKED, "sec-fetch-user": "?1"}


@pytest.mark.parametrize(
    ("path", "headers", "status"),
    [
        (
            "/?q=a*",
            {"sec-fetch-site": "cross-site", "sec-fetch-mode": "no-cors", "sec-fetch-dest": "image"},
            403,
        ),
        ("/", {"sec-fetch-site": "same-site", "sec-fetch-mode": "cors", "sec-fetch-dest": "empty"}, 403),
        ("/people", {**LINKED, "sec-fetch-dest": "iframe"}, 403),
        ("/?q=a*", {"origin": "http://evil.example"}, 403),
        ("/?q=a*", LINKED, 403),
        ("/outlets?format=csv", LINKED, 403),
        ("/api/v1/articles", CHOSEN, 403),
        ("/", LINKED, 200),
        ("/?q=tolls", CHOSEN, 200),
        ("/?q=tolls", {"sec-fetch-site": "none"}, 200),
        ("/?q=tolls", {"sec-fetch-site": "same-origin", "sec-fetch-dest": "empty"}, 200),
        ("/api/v1/articles?q=tolls", {}, 200),
    ],
)
def test_another_site_may_link_here_and_not_search_unseen(
    client: TestClient, path: str, headers: dict[str, str], status: int
) -> None:
    assert client.get(path, headers=headers).status_code == status


@pytest.mark.parametrize("method", ["TRACE", "PUT", "PATCH", "CONNECT", "FOO"])
def test_other_methods_are_not_allowed(client: TestClient, method: str) -> None:
    answer = client.request(method, "/", headers={"cookie": "secret=1"})

    assert answer.status_code == 405
    assert "secret" not in answer.text


def test_head_has_no_body(client: TestClient) -> None:
    answer = client.head("/")

    assert (answer.status_code, answer.content) == (200, b"")


@pytest.mark.parametrize("path", ["/", "/add", "/static/app.css", "/nothing", "/api/v1/articles"])
def test_every_answer_says_what_a_browser_may_do(client: TestClient, path: str) -> None:
    headers = client.get(path).headers

    policy = headers["content-security-policy"]
    assert "default-src 'none'" in policy and "unsafe" not in policy and "http" not in policy
    assert headers["x-content-type-options"] == "nosniff"
    assert headers["referrer-policy"] == "same-origin"


@pytest.mark.parametrize(
    "path",
    [
        "/",
        "/?q=tolls",
        "/people",
        "/outlets",
        "/outlets?format=csv",
        "/outlets?format=json",
        "/watch",
        "/watch?format=csv",
        "/watch.ics",
        "/add",
        "/nothing",
        "/api/v1/watch.ics",
        "/api/v1/articles",
        "/api/v1/nothing",
        "/api/v1/read",
    ],
)
def test_no_cache_keeps_what_somebody_reads(client: TestClient, path: str) -> None:
    kept = {one.strip() for one in client.get(path).headers["cache-control"].split(",")}

    assert "private" in kept and kept & {"no-store", "no-cache"}


def test_no_cache_keeps_an_address_with_the_token(filled: Library) -> None:
    client = client_of(filled, Settings(token=TOKEN))

    for path in ("/", f"/?token={TOKEN}", f"/watch.ics?token={TOKEN}", "/watch.ics?token=wrong"):
        assert client.get(path).headers["cache-control"] == "private, no-store"


def test_files_of_the_program_are_asked_for_again_with_their_tag(client: TestClient) -> None:
    first = client.get("/static/app.css")
    again = client.get("/static/app.css", headers={"if-none-match": first.headers["etag"]})

    assert (first.headers["cache-control"], again.status_code) == ("no-cache", 304)


def test_a_bug_and_a_broken_library_tell_no_secrets(filled: Library, monkeypatch: pytest.MonkeyPatch) -> None:
    client = TestClient(create_app(filled, Here(FakeReader), LOCAL), raise_server_exceptions=False)

    def broken(*_: object, **__: object) -> None:
        raise ZeroDivisionError("a secret")

    def damaged(*_: object, **__: object) -> None:
        raise DamagedLibrary(filled.path, "it is damaged", "restore it from a backup")

    monkeypatch.setattr(filled, "ask", broken)
    bug = client.get("/")
    monkeypatch.setattr(filled, "ask", damaged)
    unusable = client.get("/")

    assert (bug.status_code, unusable.status_code) == (500, 503)
    assert "secret" not in bug.text and "ZeroDivision" not in bug.text
    assert "default-src 'none'" in bug.headers["content-security-policy"]
    assert str(filled.path) not in unusable.text and "it is damaged" in unusable.text


@pytest.mark.parametrize(
    "path",
    [
        "/static/../app.py",
        "/static/..%2f..%2fapp.py",
        "/static/%2e%2e/app.py",
        "/static/....//app.py",
        "/static//etc/passwd",
        "/static/report/../../web/app.py",
        "/static/",
        "/static/a%00b",
    ],
)
def test_only_what_is_meant_for_browsers_is_sent(port: int, path: str) -> None:
    answer = sent(port, request(path.encode(), more=b"Connection: close\r\n"))

    assert answer.split()[1] in {b"404", b"405"}
    assert b"import" not in answer and b"root:" not in answer


# Tokens.


@pytest.mark.parametrize(
    "token", ["", "short", "a" * 15, "with a space in the middle", "a" * 16 + ";", "ä" * 20]
)
def test_a_token_that_could_be_guessed_or_break_a_header_is_none(token: str) -> None:
    with pytest.raises(ValueError, match="at least 16"):
        Settings(token=token)


@pytest.mark.parametrize(
    "headers",
    [
        {},
        {"authorization": "Bearer"},
        {"authorization": "Bearer wrong"},
        {"authorization": f"Basic {TOKEN}"},
        {"cookie": "accordingto-80="},
        {"cookie": f"accordingto-80={TOKEN}x"},
        {"cookie": f"other={TOKEN}"},
        {"cookie": f"accordingto-81={TOKEN}"},
        {"cookie": '"; ='},
    ],
)
@pytest.mark.parametrize(
    "path", ["/", "/?token=", "/?token=wrong", "/static/app.css", "/api/v1/articles", "/nothing"]
)
def test_without_the_token_there_is_nothing(filled: Library, headers: dict[str, str], path: str) -> None:
    answer = client_of(filled, Settings(token=TOKEN)).get(path, headers=headers)

    assert answer.status_code == 401
    assert answer.headers["www-authenticate"] == "Bearer"
    assert "set-cookie" not in answer.headers


def test_the_token_in_the_address_becomes_a_cookie(filled: Library) -> None:
    client = client_of(filled, Settings(token=TOKEN))
    first = client.get(f"/?q=tolls&token={TOKEN}&outlet=North+Post")

    assert (first.status_code, first.headers["location"]) == (303, "/?q=tolls&outlet=North+Post")
    assert {"HttpOnly", "SameSite=Strict"} <= set(first.headers["set-cookie"].split("; "))
    assert client.get(first.headers["location"]).status_code == 200
    bare = client_of(filled, Settings(token=TOKEN))
    assert bare.get("/", headers={"authorization": f"bearer {TOKEN}"}).status_code == 200
    assert bare.post(f"/add?token={TOKEN}", data={"text": "It rained."}).status_code == 401


@pytest.mark.parametrize(
    "cookies",
    [
        f'prefs={{"a":1}}; accordingto-80={TOKEN}',
        f"flag; accordingto-80={TOKEN}",
        f"; ;accordingto-80={TOKEN};",
        f"list[0]=a; accordingto-80={TOKEN}; b",
        f'quoted="a; b; accordingto-80={TOKEN}',
        f"naïve=é; accordingto-80={TOKEN}",
        f"accordingto-80=old-one; accordingto-80={TOKEN}",
    ],
)
def test_cookies_of_other_programs_log_nobody_out(filled: Library, cookies: str) -> None:
    headers = [(b"cookie", cookies.encode("latin-1"))]

    assert client_of(filled, Settings(token=TOKEN)).get("/", headers=headers).status_code == 200


def test_two_servers_on_one_machine_log_each_other_out_of_nothing(filled: Library) -> None:
    tokens = {8707: TOKEN, 9000: TOKEN[::-1]}
    clients = {port: client_of(filled, Settings(token=token)) for port, token in tokens.items()}
    kept: dict[str, str] = {}  # as a browser keeps them: by host, whatever the port
    for port, client in clients.items():
        answer = client.get(f"http://testserver:{port}/?token={tokens[port]}")
        kept |= dict(answer.cookies)

    sent = "; ".join(f"{name}={value}" for name, value in kept.items())
    for port in tokens:
        fresh = client_of(filled, Settings(token=tokens[port]))
        assert fresh.get(f"http://testserver:{port}/", headers={"cookie": sent}).status_code == 200


def test_a_cookie_may_come_in_several_headers(filled: Library) -> None:
    headers = [("cookie", f"accordingto-80={TOKEN}"), ("cookie", "other=1")]

    assert client_of(filled, Settings(token=TOKEN)).get("/", headers=headers).status_code == 200


def test_a_calendar_may_have_the_token_in_its_address_each_time(filled: Library) -> None:
    client = client_of(filled, Settings(token=TOKEN))
    feed = client.get(f"/api/v1/watch.ics?kind=promise&token={TOKEN}")

    assert (feed.status_code, feed.headers["content-type"]) == (200, "text/calendar; charset=utf-8")
    assert "set-cookie" not in feed.headers
    assert client.get("/api/v1/watch.ics?token=wrong").status_code == 401
    assert client.get("/api/v1/articles").status_code == 401


@pytest.mark.parametrize(
    "path", ["//evil.example/x", "///evil.example", "/\\evil.example", "/%5Cevil.example", "/%2Fevil.example"]
)
def test_the_redirect_stays_here(filled: Library, path: str) -> None:
    app = create_app(filled, Here(FakeReader), Settings(token=TOKEN))
    with TestClient(app, follow_redirects=False) as client:
        location = client.get(f"http://testserver{path}?token={TOKEN}").headers["location"]

    assert location.startswith("/") and not location.startswith(("//", "/\\", "/%5C"))


def test_no_header_can_be_put_into_the_redirect() -> None:
    assert (
        guard._address("/a\r\nset-cookie: b=c", [("q", "\r\n")]) == b"/a%0D%0Aset-cookie%3A%20b%3Dc?q=%0D%0A"
    )


# Bodies.


@pytest.mark.parametrize("length", ["99999999999", "9" * 5000, "-1", "1e3", "²"])
def test_a_length_that_is_too_large_or_none_is_refused_at_once(filled: Library, length: str) -> None:
    headers = [(b"content-length", length.encode())]

    assert client_of(filled).post("/add", content=b"", headers=headers).status_code == 413


@pytest.mark.parametrize("path", [b"/add", b"/api/v1/read"])
def test_a_body_without_a_length_ends_at_the_limit(
    port: int, monkeypatch: pytest.MonkeyPatch, path: bytes
) -> None:
    monkeypatch.setattr(guard, "LARGEST_BODY", 200_000)
    kind = b"application/json" if b"api" in path else b"multipart/form-data; boundary=x"
    head = request(path, b"POST", more=b"Transfer-Encoding: chunked\r\nContent-Type: " + kind + b"\r\n")
    part = b'--x\r\nContent-Disposition: form-data; name="files"; filename="a.txt"\r\n\r\n'
    chunk = b"10000\r\n" + b"a" * 65536 + b"\r\n"

    answer = sent(port, head, b"%x\r\n" % len(part) + part + b"\r\n", *[chunk] * 4)

    assert answer.startswith(b"HTTP/1.1 413")


def test_a_body_shorter_than_it_says_is_given_up(port: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(guard, "SILENT_SECONDS", 0.2)
    more = b"Content-Length: 1000\r\nContent-Type: multipart/form-data; boundary=x\r\n"

    assert sent(port, request(b"/add", b"POST", more=more), b"--x").startswith(b"HTTP/1.1 408")


def test_a_body_that_trickles_is_given_up(port: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(guard, "BODY_SECONDS", 0.4)
    more = b"Content-Length: 1000\r\nContent-Type: multipart/form-data; boundary=x\r\n"
    begun = monotonic()

    answer = sent(port, request(b"/add", b"POST", more=more), b"--x\r\n", *[b"a"] * 20, pause=0.05)

    assert answer.startswith(b"HTTP/1.1 408") or not answer  # the end may overtake the answer
    assert monotonic() - begun < 5


@pytest.mark.parametrize("path", [b"/add", b"/searches", b"/articles/0/corrections", b"/api/v1/read"])
def test_who_goes_away_in_the_middle_of_a_form_is_no_bug(filled: Library, path: bytes) -> None:
    app = create_app(filled, Here(FakeReader))
    ends: list[Exception | None] = []

    async def watched(scope: Scope, receive: Receive, send: Send) -> None:
        try:
            await app(scope, receive, send)
            ends.append(None)
        except Exception as error:
            ends.append(error)

    kind = b"application/json" if b"api" in path else b"multipart/form-data; boundary=x"
    more = b"Content-Length: 1000\r\nContent-Type: " + kind + b"\r\n"
    with serving(watched) as port, socket.create_connection(("127.0.0.1", port), timeout=20) as wire:
        wire.sendall(request(path, b"POST", more=more) + b"--x\r\n")
        wire.close()
        assert sent(port, request()).startswith(b"HTTP/1.1 200")

    assert ends[1:] and not any(ends)


def test_a_200_mebibyte_upload_is_not_taken(port: int) -> None:
    head = request(b"/add", b"POST", more=b"Content-Length: 209715200\r\n")

    assert sent(port, head, b"a" * 65536).startswith(b"HTTP/1.1 413")


def test_a_thousand_uploads_at_once_are_taken_or_told_to_come_again(port: int) -> None:
    head = b'--x\r\nContent-Disposition: form-data; name="files"; filename="a.txt"\r\n\r\n'
    body = head + b"It rained %d.\r\n--x--\r\n"

    def upload(number: int) -> bytes:
        content = body % number
        more = b"Content-Type: multipart/form-data; boundary=x\r\nConnection: close\r\nContent-Length: %d\r\n"
        return sent(port, request(b"/add", b"POST", more=more % len(content)), content).split()[1]

    with ThreadPoolExecutor(50) as pool:
        statuses = set(pool.map(upload, range(1000)))

    assert statuses <= {b"303", b"503"} and b"303" in statuses
    assert sent(port, request()).startswith(b"HTTP/1.1 200")


def test_a_web_socket_is_refused(client: TestClient) -> None:
    with pytest.raises(WebSocketDisconnect) as refused, client.websocket_connect("/"):
        pass

    assert refused.value.code == 1008
