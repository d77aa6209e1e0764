"""``accordingto reread``: reads the articles of a library again with this version, keeping older readings."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

import click

from accordingto.cli.db import opened, takes_db
from accordingto.cli.delivery import SOME_FAILED
from accordingto.cli.progress import with_progress
from accordingto.cli.readers import ReadsArticles, load_reader, takes_jobs, takes_model, takes_outlets
from accordingto.cli.tally import Tally
from accordingto.errors import DamagedLibrary, NotInLibrary
from accordingto.types import Article, Failure, Ledger

if TYPE_CHECKING:
    from accordingto.cli.readers import ModelName
    from accordingto.store import Library, Reread


class VersionedReader(ReadsArticles, Protocol):
    """A reader with a version; ``accordingto.reading.Reader`` is the real one."""

    @property
    def version(self) -> str:
        """The name and version that it writes to ``Ledger.reader``."""
        ...


@click.command("reread")
@click.option("--all", "older", is_flag=True, help="Also read older versions of the articles.")
@takes_jobs
@takes_outlets
@takes_model
@takes_db()
@click.pass_obj
def command(
    reader: VersionedReader | None,
    older: bool,
    jobs: int,
    outlets_file: Path | None,
    model: ModelName | None,
    db: Path,
) -> None:
    """Read articles again that another version read, or whose date has been corrected since.

    From then on the new reading is shown, with the corrections that still apply to it. The older reading is
    kept: `accordingto show --reader` shows it. Articles that this version has already read with their
    present date are skipped, so an interrupted run continues where it stopped.

    \b
    Examples:
      accordingto reread
      accordingto reread --all --db archive.db --jobs 2
    """
    from accordingto.store import not_read_by
    from accordingto.watchlist import watch_items

    with opened(db, create=False, watching=watch_items) as library:
        library.check_writable()  # fails now rather than when the first article is saved
        own = reader or load_reader(outlets_file, model)
        due = library.ask(not_read_by, own.version, older=older)
        tally = Tally()
        read: deque[Reread] = deque()
        results = own.read_many(_articles(library, due, read), processes=jobs)
        try:
            for ledger in tally.ledgers(with_progress(results, lambda: len(due))):
                _keep(library, read.popleft(), ledger)
        finally:
            click.echo(f"read again {tally.read} of {len(due)}", err=True)
    if tally.failed:
        raise SystemExit(SOME_FAILED)


def _articles(library: Library, due: tuple[Reread, ...], read: deque[Reread]) -> Iterator[Article | Failure]:
    """Yield the articles to read, and a failure for each that is damaged; skip those removed meanwhile.

    Each article yielded is also appended to ``read``, so that the caller knows which one a ledger is of.
    """
    for one in due:
        try:
            article = library.shown(one.key, version=one.version).ledger.article
        except NotInLibrary:
            continue
        except DamagedLibrary as error:
            yield Failure(input=f"article {one.key}", reason=error.reason, advice=error.advice)
            continue
        read.append(one)
        yield article


def _keep(library: Library, one: Reread, ledger: Ledger) -> None:
    with suppress(NotInLibrary):
        library.read_again(one.key, one.version, ledger)
