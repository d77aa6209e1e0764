"""``accordingto serve``: a library in the browser, until Ctrl-C."""

from __future__ import annotations

import ipaddress
import secrets
from pathlib import Path

import click

LOOPBACK = "127.0.0.1"
TOKEN_BYTES = 24


@click.command("serve")
@click.option(
    "--db",
    type=click.Path(dir_okay=False, path_type=Path),
    envvar="ACCORDINGTO_DB",
    default=Path("accordingto.db"),
    show_default=True,
    show_envvar=True,
    metavar="PATH",
    help="The library; made where there is none.",
)
@click.option("--host", default=LOOPBACK, show_default=True, help="Address to listen on.")
@click.option(
    "--port", type=click.IntRange(0, 65535), default=8707, show_default=True, help="Port; 0: a free one."
)
@click.option(
    "--token",
    envvar="ACCORDINGTO_TOKEN",
    metavar="TOKEN",
    help="What others must know.  [default: made anew where others can reach the server]",
)
@click.option("--allow-private", is_flag=True, help="Fetch addresses in private networks, too.")
def command(db: Path, host: str, port: int, token: str | None, allow_private: bool) -> None:
    """Serve a library: search, read, correct and add articles in the browser.

    It listens on this machine alone unless --host says otherwise; then it asks for a token, which stands in
    the address that it prints.

    \b
    Examples:
      accordingto serve
      accordingto serve --db archive.db --port 9000
      accordingto serve --host 0.0.0.0
    """
    import uvicorn

    from accordingto.reading import Reader
    from accordingto.store import Library
    from accordingto.stories import watch_items
    from accordingto.web import Settings, create_app

    if token is None and not _is_loopback(host):
        token = secrets.token_urlsafe(TOKEN_BYTES)
    with Library(db, watching=watch_items) as library:
        app = create_app(library, Reader, Settings(token=token, allow_private=allow_private))
        config = uvicorn.Config(app, host=host, port=port, log_level="warning", server_header=False)
        server = uvicorn.Server(config)
        sockets = [config.bind_socket()]
        shown = f"[{host}]" if ":" in host else host
        address = f"http://{shown}:{sockets[0].getsockname()[1]}/"
        click.echo(f"Serving {db} at {address}" + (f"?token={token}" if token else ""), err=True)
        server.run(sockets)


def _is_loopback(host: str) -> bool:
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return host == "localhost"
