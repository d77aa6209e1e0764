"""``accordingto stories``: inputs or a library → articles → the events that several of them tell of."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import click

from accordingto.cli.delivery import SOME_FAILED
from accordingto.cli.formats import TERMINAL, asked_for, screen
from accordingto.cli.inputs import takes_articles
from accordingto.cli.output import is_on_screen, open_output, standard_output
from accordingto.cli.tally import Tally
from accordingto.errors import DamagedLibrary
from accordingto.export import STORY_FORMATS, render_stories
from accordingto.types import Article, Failure

if TYPE_CHECKING:
    from accordingto.ingest import Given
    from accordingto.stories.cluster import Storyline


@click.command("stories")
@click.option(
    "--format",
    type=click.Choice(list(STORY_FORMATS)),
    help="Output format.  [default: by the suffix of --out, else terminal]",
)
@click.option(
    "--out",
    type=click.Path(dir_okay=False, path_type=Path),
    metavar="PATH",
    help="Write to this file, which appears once everything has been compared.",
)
@click.option(
    "--least",
    type=click.IntRange(min=1),
    default=2,
    show_default=True,
    metavar="N",
    help="Only stories with this many articles.",
)
@click.option(
    "--db",
    type=click.Path(path_type=Path, readable=False),
    metavar="PATH",
    help="Take the articles of this library instead of inputs.",
)
@takes_articles
def command(
    inputs: tuple[str, ...],
    given: Given,
    format: str | None,
    out: Path | None,
    least: int,
    db: Path | None,
    summary: bool,
) -> None:
    """List the events that several articles tell of, each with its articles.

    INPUT is a file, a folder, an http or https address, or - for standard input, as for `accordingto read`;
    with --db, the newest version of every article of a library is taken instead. Articles are compared by
    their words, names, numbers and days of publication; attributions are not looked for, so this is quick.
    The order of the inputs makes no difference. An article that comes twice counts once.

    An input that cannot be read is reported on standard error, and the others are compared all the same. The
    exit code is 0 if everything was taken in, 1 if something was not, 2 if the command was called wrongly.

    \b
    Examples:
      accordingto stories archive/
      accordingto stories monday.jsonl tuesday.jsonl --out stories.html
      accordingto stories --db archive.db --least 3 --format jsonl > stories.jsonl
    """
    from accordingto.stories.cluster.gathering import storylines

    wanted = asked_for(format, out, STORY_FORMATS)
    if (db is None) == (not inputs):
        raise click.UsageError("Give at least one INPUT, or a library with --db, and not both.")
    if out is None:
        standard_output()  # one that is closed is told before anything is compared
    tally = Tally()
    articles = tally.articles(_kept(db) if db is not None else _given(inputs, given))
    found = [story for story in storylines(articles) if len(story.members) >= least]
    _write(found, wanted.name, out, is_any=bool(tally.read))
    if summary or tally.read + tally.failed > 1:
        for line in (tally.summary(), *tally.details(asked=summary)):
            click.echo(line, err=True)
    if tally.failed:
        raise SystemExit(SOME_FAILED)


def _write(found: list[Storyline], name: str, out: Path | None, *, is_any: bool) -> None:
    """Bring stories to the screen, a pipe or a file; nothing at all if there was no article."""
    if not is_any:
        return
    if name == TERMINAL and out is None and is_on_screen():
        render_stories(found, screen())
        return
    with open_output(out) as stream:
        stream.write(STORY_FORMATS[name].write_stories(found))


def _given(inputs: tuple[str, ...], given: Given) -> Iterator[Article | Failure]:
    from accordingto.ingest import read_inputs

    return read_inputs(inputs, given)


def _kept(db: Path) -> Iterator[Article | Failure]:
    """Yield the articles of a library as they are shown, or a failure for a damaged one."""
    from accordingto.store import Library, Query, find

    with Library(db, create=False) as library, library.reading():
        after: str | None = None
        while True:
            page = library.ask(find, Query(), after=after)
            for entry in page.items:
                try:
                    yield library.shown(entry.key).ledger.article
                except DamagedLibrary as error:
                    yield Failure(input=f"article {entry.key}", reason=error.reason, advice=error.advice)
            after = page.after
            if after is None:
                return
