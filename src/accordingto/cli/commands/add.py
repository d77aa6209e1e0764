"""``accordingto add``: inputs → articles → ledgers → a library, saving each article as soon as it is read."""

from __future__ import annotations

from collections import Counter
from collections.abc import Generator, Iterator
from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING

import click
import msgspec

from accordingto.cli.db import opened, takes_db
from accordingto.cli.delivery import SOME_FAILED
from accordingto.cli.inputs import Request, takes_inputs
from accordingto.cli.output import is_on_screen
from accordingto.cli.progress import Total, with_progress
from accordingto.cli.readers import ReadsArticles
from accordingto.cli.tally import Tally
from accordingto.cli.terminal import printable
from accordingto.types import Failure, Ledger

if TYPE_CHECKING:
    from accordingto.store import Added

SAYING = {
    "new": "added",
    "version": "new version",
    "reading": "new reading",
    "details": "new details",
    "unchanged": "unchanged",
}
"""Words for the outcomes of adding an article, as the command prints them."""


@click.command("add")
@takes_db("The library; created if it does not exist.")
@click.option(
    "--format",
    type=click.Choice(["terminal", "jsonl"]),
    default="terminal",
    show_default=True,
    help="Output format, one line per article: text for people, or JSON for programs.",
)
@click.option(
    "--from-bulk",
    type=click.Path(file_okay=False, path_type=Path),
    metavar="DIR",
    help="Add the articles that `accordingto bulk` wrote to this folder, instead of an INPUT.",
)
@takes_inputs
@click.pass_obj
def command(
    reader: ReadsArticles | None, request: Request, db: Path, format: str, from_bulk: Path | None
) -> None:
    """Read articles and save them in a library.

    INPUT is a file, a folder, an http or https address, or - for standard input, as for `accordingto read`.
    Each article is saved as soon as it is read, and a line is printed once it is on disk. An article that is
    in the library already is left as it is. A different text from the same address becomes a new version of
    the article; the same text read by another version of accordingto becomes a new reading. If an article
    that is already there is added with another outlet or date (--outlet, --published), these are saved as
    corrections.

    The exit code is 0 if everything was saved, 1 if something was not, 2 if the command was called wrongly.

    \b
    Examples:
      accordingto add archive/ --jobs 2
      accordingto add https://news.example/2026/harbour-tolls
      accordingto add --db archive.db --outlet "Elswick Courier" monday.txt
      accordingto add --from-bulk tables/
    """
    if from_bulk and request.inputs:
        raise click.UsageError("Give an INPUT or --from-bulk, not both.")
    from accordingto.watchlist import watch_items

    tally, outcomes = Tally(), Counter[str]()
    with (
        closing(_results(request, reader, from_bulk)) as results,
        opened(db, watching=watch_items) as library,
    ):
        library.check_writable()  # fails now rather than when the first article is saved
        try:
            for ledger in tally.ledgers(_watched(results, request.total)):
                added = library.add(ledger)
                outcomes[added.outcome] += 1
                click.echo(_line(added, ledger, format))
        finally:
            for line in (
                _summary(outcomes, tally.failed) + tally.not_english,
                *tally.details(asked=request.summary),
            ):
                click.echo(line, err=True)
    if tally.failed:
        raise SystemExit(SOME_FAILED)


def _results(
    request: Request, reader: ReadsArticles | None, from_bulk: Path | None
) -> Generator[Ledger | Failure, None, None]:
    """Yield the ledgers and failures of the inputs, or of a bulk folder. Raises ``NoBulkFolder``."""
    if from_bulk is None:
        return request.results(reader)
    from accordingto.bulk import Archive

    return Archive(from_bulk).ledgers()


def _watched(results: Iterator[Ledger | Failure], total: Total) -> Iterator[Ledger | Failure]:
    """Show a progress bar, unless the output goes to a terminal, where the two would mix."""
    return results if is_on_screen() else with_progress(results, total)


def _line(added: Added, ledger: Ledger, format: str) -> str:
    if format == "jsonl":
        return msgspec.json.encode(added).decode()
    from accordingto.store import title_of

    version = f" {added.version}" if added.outcome == "version" else ""
    return printable(f"{SAYING[added.outcome] + version:<14}  {added.key}  {title_of(ledger.article)}")


def _summary(outcomes: Counter[str], failed: int) -> str:
    details = f"new details {outcomes['details']}, " if outcomes["details"] else ""
    return (
        f"added {outcomes['new']}, new versions {outcomes['version']}, new readings {outcomes['reading']}, "
        f"{details}unchanged {outcomes['unchanged']}, failed {failed}"
    )
