"""Output of a story to the terminal, a pipe or a file, shared by `story` and `brief`."""

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
"""Encodes a story, given also the ledgers that it was made from."""

FORMATS = ("terminal", "json", "markdown", "html")
SUFFIXES = {".json": "json", ".md": "markdown", ".html": "html", ".htm": "html"}


def takes_story(default: str) -> Callable[[Callable[..., None]], Callable[..., None]]:
    """Return a decorator that adds ``--format``, ``--out`` and ``--story`` (as ``wanted``) to a command.

    ``default`` is what the help calls the default of ``--story``.
    """
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
            help="Which event of the articles: a number or an id from `accordingto stories`, or all to take "
            f"them all as one event.  [default: {default}]",
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
    """Make the story that ``wanted`` names, and write it in ``format`` or that of the suffix of ``out``.

    Nothing is written if no article could be read. Raises ``SystemExit`` with ``SOME_FAILED`` if an input
    failed.
    """
    from accordingto.stories.making import make_story

    name = format or (SUFFIXES.get(out.suffix.lower()) if out else None)
    if name is None:
        check_ending(out)
        name = "terminal"
    if out is None:
        standard_output()  # fails before anything is read if it is closed
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
