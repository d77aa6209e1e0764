"""Brings a story to the screen, a pipe or a file: what `story` and `brief` share."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING

import click

from accordingto.cli.delivery import SOME_FAILED
from accordingto.cli.events import ALL, Choice, choose, gather, ledgers
from accordingto.cli.formats import screen
from accordingto.cli.inputs import Request
from accordingto.cli.kept import kept_story
from accordingto.cli.output import check_ending, is_on_screen, open_output, standard_output
from accordingto.cli.readers import ReadsArticles
from accordingto.cli.tally import Tally

if TYPE_CHECKING:
    from accordingto.stories.story import Story
    from accordingto.types import Ledger

Writer = Callable[["Story", "list[Ledger]"], bytes]
"""Writes a story, given the ledgers that it was made of."""

FORMATS = ("terminal", "json", "markdown", "html")
SUFFIXES = {".json": "json", ".md": "markdown", ".html": "html", ".htm": "html"}


def takes_story(default: str) -> Callable[[Callable[..., None]], Callable[..., None]]:
    """Give a command the options ``--format``, ``--out`` and ``--story``; it gets them as such."""
    options = (
        click.option(
            "--format",
            type=click.Choice(FORMATS),
            help="Output format.  [default: by the suffix of --out, else terminal]",
        ),
        click.option(
            "--out",
            type=click.Path(dir_okay=False, path_type=Path),
            metavar="PATH",
            help="Write to this file, which appears once everything has been read.",
        ),
        click.option(
            "--story",
            "wanted",
            metavar="N|ID|all",
            help="Which event of the articles: a number or an id as `accordingto stories` lists them, or all "
            f"as one.  [default: {default}]",
        ),
    )

    def decorate(function: Callable[..., None]) -> Callable[..., None]:
        for option in reversed(options):
            function = option(function)
        return function

    return decorate


def tell(
    reader: ReadsArticles | None,
    request: Request,
    db: Path | None,
    wanted: str,
    format: str | None,
    out: Path | None,
    writers: Mapping[str, Writer],
) -> None:
    """Make the story that is asked for, and write it in a format; ends with ``SOME_FAILED`` where inputs did.

    Nothing is written if no article could be read.
    """
    from accordingto.stories.making import make_story

    name = format or (SUFFIXES.get(out.suffix.lower()) if out else None)
    if name is None:
        check_ending(out)
        name = "terminal"
    if out is None:
        standard_output()  # one that is closed is told before anything is read
    tally = Tally()
    choice: Choice | None = None
    if db is not None and wanted != ALL:
        gathered, choice = kept_story(db, wanted, tally)
    else:
        gathered = gather(request, db, tally)
    if gathered.articles:
        choice = choice or choose(gathered, wanted)
        read = list(tally.reread(ledgers(gathered, choice.keys, request, reader)))
        if read:
            _write(writers[name](make_story(read, id=choice.id, rejected=gathered.rejected), read), name, out)
        if choice.told:
            click.echo(choice.told, err=True)
    if request.summary or tally.read + tally.failed > 1:
        for line in (tally.summary(), *tally.details(asked=request.summary)):
            click.echo(line, err=True)
    if tally.failed:
        raise SystemExit(SOME_FAILED)


def _write(told: bytes, name: str, out: Path | None) -> None:
    if name == "terminal" and out is None and is_on_screen():
        from rich.markdown import Markdown

        from accordingto.export.screen import safe

        lines = told.decode().split("\n")
        screen().print(Markdown("\n".join(safe(line) for line in lines)))
        return
    with open_output(out) as stream:
        stream.write(told)
