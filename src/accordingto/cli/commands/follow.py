"""``accordingto follow``: feeds → new articles → ledgers → the library, until it is stopped."""

from __future__ import annotations

import signal
import sys
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta
from functools import partial
from pathlib import Path
from threading import Event as Flag
from types import FrameType
from typing import TYPE_CHECKING

import click
import msgspec

from accordingto import __version__
from accordingto.cli.db import opened, takes_db
from accordingto.cli.delivery import SOME_FAILED
from accordingto.cli.inputs import iso_day
from accordingto.cli.output import is_on_screen
from accordingto.cli.readers import ReadsArticles, load_reader, takes_model, takes_outlets
from accordingto.cli.terminal import printable
from accordingto.errors import InputError, NotInLibrary
from accordingto.types import Article, Ledger

if TYPE_CHECKING:
    from accordingto.cli.readers import ModelName
    from accordingto.follow import Event

MINUTES = 15
"""Minutes between two looks at a feed; a test keeps it equal to what ``accordingto.follow`` takes."""
SAYING = {"read": "feed", "unchanged": "nothing new", "failed": "feed failed", "gone": "feed gone"}
"""What a feed answered, as it is told."""
BECAME = {
    "waiting": "later",
    "added": "added",
    "known": "known",
    "foreign": "not English",
    "elsewhere": "elsewhere",
    "failed": "failed",
}
"""What became of an entry, as it is told."""


@click.command("follow")
@click.argument("inputs", nargs=-1, metavar="[FEEDS]…")
@takes_db("The library; created if it does not exist.")
@click.option("--once", is_flag=True, help="End when nothing is due any more, for cron and the like.")
@click.option(
    "--every",
    type=click.IntRange(min=1, max=60 * 24 * 30),
    default=MINUTES,
    show_default=True,
    metavar="MINUTES",
    help="How long after it was asked a feed is asked again.",
)
@click.option(
    "--since", callback=iso_day, metavar="DATE", help="Leave alone what was published before (ISO 8601)."
)
@click.option(
    "--contact",
    envvar="ACCORDINGTO_CONTACT",
    show_envvar=True,
    metavar="TEXT",
    help="How the outlets that are asked can reach you, an e-mail address or a page: it is sent with every "
    "request.",
)
@click.option(
    "--any-host", is_flag=True, help="Also fetch what entries link to at hosts that the list does not name."
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
    help="Output format: lines for people, on a terminal only, or a line of JSON for each event.",
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
    OPML, or one address a line. Without any, what the library followed before is followed. Each article is
    fetched once, whatever ends the program in between. It goes on until Ctrl-C or SIGTERM, which let it
    finish the article that it is at.

    Only hosts of the list are asked, as their robots.txt allows, one request at a time with a pause; a feed
    that fails is asked again later, and is never dropped.

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
    from accordingto.watchlist import watch_items

    try:
        listed = read_lists(inputs)
    except InputError as error:
        raise click.BadParameter(printable(str(error)), param_hint="'FEEDS'") from error
    share_memory()
    reads = _OneByOne(reader or load_reader(outlets_file, model, any_language=any_language))
    stop = Flag()
    clock = SteadyClock(stop)
    with (
        opened(db, create=bool(inputs), watching=watch_items) as library,
        only_one(db),
        _stopped_by_signals(stop),
    ):
        library.check_writable()  # told now, and not when the first article is to be kept
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
        follower = Follower(library, reads, network, clock, options, partial(_tell, format=format))
        try:
            follower.run(once=once)
        finally:
            if sys.stderr.isatty():
                click.echo(_summary(follower.counts), err=True)
    if once and any(follower.counts[name] for name in ("feed failed", "feed gone", "entry failed")):
        raise SystemExit(SOME_FAILED)


class _OneByOne:
    """Reads one article after the other.

    Its reader is loaded before the first entry is begun: what a model that is damaged ended would count as
    an article that did.
    """

    def __init__(self, reader: ReadsArticles) -> None:
        self._reader = reader

    def read(self, article: Article) -> Ledger:
        """Return the ledger of an article."""
        (ledger,) = self._reader.read_many([article])
        if not isinstance(ledger, Ledger):
            raise TypeError("an article was read as a failure")
        return ledger


def _agent(contact: str) -> str:
    """Return what the program calls itself to servers."""
    reach = "".join(char for char in contact if char.isascii() and char.isprintable())[:200]
    return f"Mozilla/5.0 (compatible; accordingto/{__version__}{f'; +{reach}' if reach else ''})"


@contextmanager
def _stopped_by_signals(stop: Flag) -> Iterator[None]:
    """Let the first Ctrl-C or SIGTERM ask for the end; the next ends at once."""

    def asked(number: int, frame: FrameType | None) -> None:
        if stop.is_set():
            raise KeyboardInterrupt
        stop.set()

    before = {number: signal.signal(number, asked) for number in (signal.SIGINT, signal.SIGTERM)}
    try:
        yield
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)


def _tell(event: Event, format: str) -> None:
    """Write a line about an event: for programs always, for people where they look."""
    if format == "jsonl":
        click.echo(msgspec.json.encode(event).decode())
    elif is_on_screen():
        click.echo(printable(_line(event)))


def _line(event: Event) -> str:
    from accordingto.follow import FeedEvent

    when = event.at[11:19]
    if isinstance(event, FeedEvent):
        said = SAYING[event.outcome] if event.outcome != "read" else f"{event.entries} new"
        moved = f"; it has moved for good to {event.moved}" if event.moved else ""
        why = f" ({event.reason})" if event.reason else ""
        return f"{when}  {said:<12}  {event.address}{why}{moved}"
    why = f" ({event.reason})" if event.reason else ""
    again = f", again at {event.due[11:16]}" if event.due else ""
    key = f"{event.article or '':<16}"
    return f"{when}  {BECAME[event.outcome]:<12}  {key}  {event.title or event.address}{why}{again}"


def _summary(counts: Counter[str]) -> str:
    polled = sum(count for name, count in counts.items() if name.startswith("feed "))
    aside = sum(counts[f"entry {name}"] for name in ("known", "foreign", "elsewhere"))
    return (
        f"feeds asked {polled}, failed {counts['feed failed'] + counts['feed gone']}; articles added "
        f"{counts['entry added']}, set aside {aside}, later {counts['entry waiting']}, "
        f"failed {counts['entry failed']}"
    )
