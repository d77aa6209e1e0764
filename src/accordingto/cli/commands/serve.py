"""``accordingto serve``: the web application for a library, which runs until Ctrl-C."""

from __future__ import annotations

import ctypes
import errno
import ipaddress
import secrets
import socket
import sys
from pathlib import Path

import click

from accordingto.cli.db import opened, takes_db
from accordingto.errors import ReadOnlyLibrary

LOOPBACK = "127.0.0.1"
TOKEN_BYTES = 24
MOST_CONNECTIONS = 768
"""Greatest number of open connections; beyond it, requests are declined or silent connections closed."""
BACKLOG = 1024
GRACE_SECONDS = 5
"""Seconds that a shutdown waits for responses in progress."""
M_ARENA_MAX, ARENAS = -8, 2
"""The parameter of mallopt(3) that limits memory arenas, and the number of arenas that all threads share."""


@click.command("serve")
@takes_db("The library; created if it does not exist.")
@click.option("--host", default=LOOPBACK, show_default=True, help="Address to listen on.")
@click.option(
    "--port",
    type=click.IntRange(0, 65535),
    default=8707,
    show_default=True,
    help="Port to listen on; 0 for any free one.",
)
@click.option(
    "--token",
    envvar="ACCORDINGTO_TOKEN",
    metavar="TOKEN",
    help="Secret that visitors must give.  [default: a new random one if other machines can reach the "
    "server, else none]",
)
@click.option("--allow-private", is_flag=True, help="Also fetch addresses in private networks.")
def command(db: Path, host: str, port: int, token: str | None, allow_private: bool) -> None:
    """Serve a library: search, read, correct and add articles in the browser.

    Only this machine can reach the server unless --host says otherwise. A server that other machines can
    reach requires a token, which is part of the address that it prints.

    \b
    Examples:
      accordingto serve
      accordingto serve --db archive.db --port 9000
      accordingto serve --host 0.0.0.0
    """
    import uvicorn

    from accordingto.reading import Reader
    from accordingto.watchlist import watch_items
    from accordingto.web import Apart, Settings, create_app
    from accordingto.web.connections import PatientProtocol

    if token is None and not _is_loopback(host):
        token = secrets.token_urlsafe(TOKEN_BYTES)
    try:
        settings = Settings(token=token, allow_private=allow_private)
    except ValueError as error:
        raise click.BadParameter(str(error), param_hint="--token") from error
    _share_memory()
    with opened(db, watching=watch_items) as library, listening(host, port) as listener:
        try:
            library.check_writable()  # reported now rather than when the first article is saved
        except ReadOnlyLibrary as error:
            click.echo(f"{db}: {error.reason}; you can read it, but not add or correct articles", err=True)
        config = uvicorn.Config(
            create_app(library, Apart(Reader), settings),
            log_level="warning",
            server_header=False,
            ws="none",
            http=PatientProtocol,
            limit_concurrency=MOST_CONNECTIONS,
            timeout_graceful_shutdown=GRACE_SECONDS,
        )
        shown, is_everywhere = reached(host)
        address = f"http://{shown}:{listener.getsockname()[1]}/"
        complete = f"{address}?token={token}" if token else address
        others = f"On another machine, use this machine's name or address instead of {shown}. "
        click.echo(
            f"Serving {db} at {complete}\nOpen that address in a browser. "
            f"{others if is_everywhere else ''}Press Ctrl-C to stop.",
            err=True,
        )
        uvicorn.Server(config).run([listener])


def _share_memory() -> None:
    """Limit the number of memory arenas, if the C library is glibc, so that threads reuse freed memory.

    By default glibc keeps an arena for nearly every thread, and fifty clients leave 250 MiB of unused memory
    in them. See mallopt(3), ``M_ARENA_MAX``.
    """
    mallopt = getattr(ctypes.CDLL(None), "mallopt", None) if sys.platform == "linux" else None
    if mallopt is not None:
        mallopt(M_ARENA_MAX, ARENAS)


def listening(host: str, port: int) -> socket.socket:
    """Open a listening socket. Raises ``click.ClickException`` for an address in use or not of this machine.

    ``TCP_NODELAY`` is set. Otherwise the body of a response waits until the client acknowledges the head,
    40 ms on Linux; asyncio sets it only for sockets that name their protocol.
    """
    try:
        family, *_, address = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)[0]
        listener = socket.create_server(address[:2], family=family, backlog=BACKLOG)
        listener.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        return listener
    except OSError as error:
        advice = "choose another --port, or 0 for a free one"
        if error.errno != errno.EADDRINUSE:
            advice = "give an address of this machine as --host"
        reason = (error.strerror or str(error)).lower()
        raise click.ClickException(f"{host}:{port}: cannot listen ({reason}); {advice}") from error


def reached(host: str) -> tuple[str, bool]:
    """Return the host to use in a URL on this machine, and whether ``host`` means all its addresses."""
    try:
        address = ipaddress.ip_address(host)
    except ValueError:
        return host, False
    is_old = isinstance(address, ipaddress.IPv4Address)
    if address.is_unspecified:
        return ("127.0.0.1" if is_old else "[::1]"), True
    return (str(address) if is_old else f"[{address}]"), False


def _is_loopback(host: str) -> bool:
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return host.casefold() == "localhost"
