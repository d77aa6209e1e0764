"""An HTTP server on this machine with a given behaviour at each path, which counts the requests."""

from __future__ import annotations

import socket
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager, suppress
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Lock, Thread


class Request(BaseHTTPRequestHandler):
    """A request, and ways to answer it."""

    server: Server

    def do_GET(self) -> None:
        """Answer with the behaviour of the path."""
        path = self.path.partition("?")[0]
        with self.server.lock:
            self.server.asked[self.path] += 1
            count = self.server.asked[self.path]
            self.server.agents.add(self.headers.get("User-Agent", ""))
        with suppress(ConnectionError, TimeoutError):
            self.server.behaviours.get(path, missing)(self, count)

    def answer(
        self, body: bytes = b"", status: int = 200, kind: str = "application/rss+xml", **headers: str
    ) -> None:
        """Send a response; in names of headers, ``_`` stands for ``-``."""
        self.send_response(status)
        self.send_header("Content-Type", kind)
        if "Content_Length" not in headers and "Content_Encoding" not in headers:
            self.send_header("Content-Length", str(len(body)))
        for name, value in headers.items():
            self.send_header(name.replace("_", "-"), value)
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, format: str, *args: object) -> None:
        """Log nothing."""


Behaviour = Callable[[Request, int], None]
"""Answers a request; the second argument is how often the same address has been requested."""


def missing(request: Request, count: int) -> None:
    """Answer with 404."""
    request.answer(b"nothing here", 404, "text/plain")


class Server(ThreadingHTTPServer):
    """A server that answers each path with its behaviour, in daemon threads."""

    daemon_threads = True
    block_on_close = False
    request_queue_size = 64

    def __init__(self, behaviours: Mapping[str, Behaviour], host: str = "127.0.0.1") -> None:
        super().__init__((host, 0), Request)
        self.behaviours = dict(behaviours)
        self.asked: Counter[str] = Counter()
        """Number of requests by address."""
        self.agents: set[str] = set()
        """User agents of the requests."""
        self.lock = Lock()
        self.base = f"http://{host}:{self.server_port}"
        """Base URL of the server."""

    def handle_error(self, request: object, client_address: object) -> None:
        """Ignore errors: clients may disconnect at any time."""

    def server_bind(self) -> None:
        """Bind without looking up the host name, which may take long."""
        self.socket.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        self.socket.bind(self.server_address)
        self.server_address = self.socket.getsockname()
        self.server_name, self.server_port = str(self.server_address[0]), int(self.server_address[1])


@contextmanager
def serving(*servers: Server) -> Iterator[None]:
    """Run servers in threads within the block."""
    threads = [
        Thread(target=one.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True) for one in servers
    ]
    for thread in threads:
        thread.start()
    try:
        yield
    finally:
        for one in servers:
            one.shutdown()
            one.server_close()
