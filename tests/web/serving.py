"""A server of its own for a test, on a port of its own."""

from __future__ import annotations

import socket
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from time import sleep
from typing import TYPE_CHECKING

import uvicorn

from accordingto.web.connections import PatientProtocol

if TYPE_CHECKING:
    from starlette.types import ASGIApp


@contextmanager
def serving(app: ASGIApp, *, limit: int | None = None) -> Iterator[int]:
    """The port on which an application answers; ``limit`` connections at once."""
    with socket.create_server(("127.0.0.1", 0), backlog=1024) as listener:
        config = uvicorn.Config(
            app, log_level="critical", ws="none", http=PatientProtocol, limit_concurrency=limit
        )
        server = uvicorn.Server(config)
        thread = threading.Thread(target=server.run, args=([listener],), daemon=True)
        thread.start()
        while not server.started:
            sleep(0.01)
        yield listener.getsockname()[1]
        server.should_exit = True
        thread.join(10)
