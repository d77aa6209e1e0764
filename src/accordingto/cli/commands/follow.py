"""``accordingto follow``: feeds → new articles → ledgers → the library, until it is stopped."""

from __future__ import annotations

import os
import signal
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta
from functools import partial
from pathlib import Path
from threading import Event as Flag
from types import FrameType
from typing import TYPE_CHECKING

import click

from accordingto import __version__
from accordingto.cli.db import opened, takes_db
from accordingto.cli.delivery import SOME_FAILED
from accordingto.cli.followed import tell_beginning, tell_end, tell_of
from accordingto.cli.inputs import iso_day
from accordingto.cli.readers import ReadsArticles, load_reader, takes_model, takes_outlets
from accordingto.cli.terminal import printable
from accordingto.errors import InputError, NotInLibrary
from accordingto.types import Article, Ledger

if TYPE_CHECKING:
    from accordingto.cli.readers import ModelName

MINUTES = 15
"""Default of minutes between requests for a feed; a test keeps it equal to that of ``accordingto.follow``."""


@click.command("follow")
@click.argument("inputs", nargs=-1, metavar="[FEEDS]…")
@takes_db("The library; created if it does not exist.")
@click.option("--once", is_flag=True, help="Stop when nothing is due any more, for use with cron.")
@click.option(
    "--every",
    type=click.IntRange(min=1, max=60 * 24 * 30),
    default=MINUTES,
    show_default=True,
    metavar="MINUTES",
    help="Minutes to wait before a feed is asked again.",
)
@click.option(
    "--since", callback=iso_day, metavar="DATE", help="Skip articles published before this date (ISO 8601)."
)
@click.option(
    "--contact",
    envvar="ACCORDINGTO_CONTACT",
    show_envvar=True,
    metavar="TEXT",
    help="How the outlets can reach you, as an e-mail address or a web page; it is sent with every request.",
)
@click.option(
    "--any-host", is_flag=True, help="Also fetch articles from hosts that the list of feeds does not name."
)
@click.option("--allow-private", is_flag=True, help="Also fetch addresses in private networks.")
@click.option("--any-language", is_flag=True, help="Also add articles that are not in English.")
@takes_outlets
@takes_model
@click.option(
    "--format",
    type=click.Choice(["terminal", "jsonl"]),
    default="terminal",
    show_default=True,
    help="Output format: text, of which a pipe gets only failures and moved feeds, or one line of JSON per "
    "event.",
)
@click.pass_obj
def command(
    reader: ReadsArticles | None,
    inputs: tuple[str, ...],
    db: Path,
    once: bool,
    every: int,
    since: str | None,
    contact: str | None,
    any_host: bool,
    allow_private: bool,
    any_language: bool,
    outlets_file: Path | None,
    model: ModelName | None,
    format: str,
) -> None:
    """Follow feeds and sitemaps, and add their new articles to a library.

    FEEDS are addresses of feeds (RSS, Atom, RDF, JSON Feed) and sitemaps, or files that list some: TOML,
    OPML, or one address per line. Without any, the feeds that the library followed before are followed. Each
    article is fetched once, even if the program is stopped and started again. It runs until Ctrl-C or
    SIGTERM, after which it finishes the article that it is working on.

    Only hosts that the list names are asked, as far as their robots.txt allows, with one request at a time
    and a pause between requests. A feed that fails is asked again later, and is never dropped.

    The exit code is 0, with --once 1 if a feed or an article failed, and 2 if the command was called wrongly.

    \b
    Examples:
      accordingto follow feeds.toml --contact desk@courier.example
      accordingto follow https://courier.example/rss --once
      accordingto follow subscriptions.opml --every 30 --db archive.db
    """
    from accordingto.follow import (
        Follower,
        Hosts,
        Options,
        SteadyClock,
        enlist,
        only_one,
        read_lists,
        share_memory,
        stamp,
    )
    from accordingto.ingest import Network
    from accordingto.store import followed
    from accordingto.watchlist import watch_items

    try:
        listed = read_lists(inputs)
    except InputError as error:
        raise click.BadParameter(printable(str(error)), param_hint="'FEEDS'") from error
    if not inputs and not db.exists():
        raise click.UsageError(
            f"There is no library {printable(str(db))} yet, whose feeds could be followed. Name feeds: "
            "accordingto follow https://news.example/rss, or a file that lists them."
        )
    share_memory()
    reads = _OneByOne(reader or load_reader(outlets_file, model, any_language=any_language))
    stop = Flag()
    clock = SteadyClock(stop)
    with (
        opened(db, create=bool(inputs), watching=watch_items) as library,
        only_one(db),
        _stopped_by_signals(stop),
    ):
        library.check_writable()  # fails now rather than when the first article is saved
        try:
            hosts = enlist(library, listed, stamp(clock.now()))
        except NotInLibrary as error:
            raise click.UsageError(str(error)) from error
        options = Options(
            hosts=Hosts(hosts, is_any=any_host),
            every=timedelta(minutes=every),
            since=(since or "")[:10],
            any_language=any_language,
        )
        network = Network(allow_private=allow_private, agent=_agent(contact or listed.contact))
        follower = Follower(library, reads, network, clock, options, partial(tell_of, format=format))
        known = len(listed.feeds) or sum(one.listed for one in library.ask(followed, stamp(clock.now())))
        tell_beginning(known, every, once=once)
        try:
            follower.run(once=once)
        finally:
            tell_end(follower.counts)
    if once and any(follower.counts[name] for name in ("feed failed", "feed gone", "entry failed")):
        raise SystemExit(SOME_FAILED)


class _OneByOne:
    """A reader of single articles, built on ``ReadsArticles``.

    It is made from a loaded reader, so that a damaged model fails before the first entry and is not counted
    as the failure of an article.
    """

    def __init__(self, reader: ReadsArticles) -> None:
        self._reader = reader

    def read(self, article: Article) -> Ledger:
        """Return the ledger of an article. Raises ``TypeError`` if the reader returns a failure."""
        (ledger,) = self._reader.read_many([article])
        if not isinstance(ledger, Ledger):
            raise TypeError("an article was read as a failure")
        return ledger


def _agent(contact: str) -> str:
    """Return the User-Agent header, with the printable ASCII of ``contact``, at most 200 characters."""
    reach = "".join(char for char in contact if char.isascii() and char.isprintable())[:200]
    return f"Mozilla/5.0 (compatible; accordingto/{__version__}{f'; +{reach}' if reach else ''})"


@contextmanager
def _stopped_by_signals(stop: Flag) -> Iterator[None]:
    """Set ``stop`` on the first Ctrl-C or SIGTERM, and end the process on the next.

    An exception would not end it, as Python waits for threads, which may be waiting for a slow server. What
    was done is in the library at any moment.
    """

    def asked(number: int, frame: FrameType | None) -> None:
        if stop.is_set():
            signal.signal(number, signal.SIG_DFL)
            os.kill(os.getpid(), number)
        stop.set()
        if sys.stderr.isatty():
            os.write(sys.stderr.fileno(), b"stopping after what is being done; Ctrl-C again stops at once\n")

    before = {number: signal.signal(number, asked) for number in (signal.SIGINT, signal.SIGTERM)}
    try:
        yield
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)
