"""``accordingto stories``: inputs or a library → articles → the events that several of them report."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from accordingto.cli.bounds import MOST_ARTICLES
from accordingto.cli.db import opened
from accordingto.cli.delivery import SOME_FAILED
from accordingto.cli.events import Gathered, gather, gather_archive, ledgers
from accordingto.cli.formats import TERMINAL, asked_for, screen
from accordingto.cli.inputs import Request, iso_day, takes_events
from accordingto.cli.kept import gather_kept, kept_lines
from accordingto.cli.output import is_on_screen, open_output, standard_output
from accordingto.cli.readers import ReadsArticles
from accordingto.cli.tally import Tally
from accordingto.export import STORY_FORMATS, render_stories

if TYPE_CHECKING:
    from accordingto.stories.cluster import Storyline
    from accordingto.stories.story import Story
    from accordingto.types import Ledger

    Told = tuple[Story, list[Ledger]]


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
    type=click.IntRange(1, MOST_ARTICLES),
    default=2,
    show_default=True,
    metavar="N",
    help="Only stories with at least this many articles.",
)
@click.option(
    "--claims",
    is_flag=True,
    help="Read the articles and write each story with its claims, as `accordingto story` does.",
)
@click.option(
    "--day",
    callback=iso_day,
    metavar="DATE",
    help="Only stories that were reported on this day (ISO 8601).",
)
@takes_events
@click.pass_obj
def command(
    reader: ReadsArticles | None,
    request: Request,
    db: Path | None,
    format: str | None,
    out: Path | None,
    least: int,
    claims: bool,
    day: str | None,
) -> None:
    """List the events that several articles report, each with its articles.

    INPUT is a file, a folder, an http or https address, or - for standard input, as for `accordingto read`;
    or a file of ledgers that it wrote. A folder of `accordingto bulk` is processed day by day, with --jobs
    processes, and only the days around --day are looked at. With --db, the stories of a library are listed;
    their ids are keys. Stories with the most outlets come first; those of a library are listed as on its page
    in the browser, the latest first. Articles are compared by their words, names, numbers and days of
    publication. Attributions are not looked for, so this is quick, unless --claims asks for the claims of
    each story. The order of the inputs makes no difference. An article that comes twice counts once.

    An input that cannot be read is reported on standard error, and the others are compared all the same. The
    exit code is 0 if everything was read, 1 if something was not, 2 if the command was called wrongly.

    \b
    Examples:
      accordingto stories archive/
      accordingto stories monday.jsonl tuesday.jsonl --out stories.html
      accordingto stories tables/ --day 2026-03-09 --jobs 4
      accordingto stories --db archive.db --least 3 --format jsonl > stories.jsonl
      accordingto stories archive/ --claims --format jsonl > claims.jsonl
    """
    from accordingto.bulk import Archive, is_archive
    from accordingto.stories.cluster.gathering import storylines
    from accordingto.stories.cluster.storyline import was_told

    day = (day or "")[:10] or None
    wanted = asked_for(format, out, STORY_FORMATS)
    if out is None:
        standard_output()  # fails before anything is compared if it is closed
    tally = Tally()
    if db is not None:
        with opened(db, create=False) as library:
            found = [one for one in kept_lines(library, least) if day is None or was_told(one, day)]
            asked = [story.id for story in found] if claims else []
            gathered = gather_kept(library, asked, tally)
    elif len(request.inputs) == 1 and is_archive(request.inputs[0]):
        found, gathered = gather_archive(
            Archive(request.inputs[0]), tally, day=day, processes=request.jobs, least=least, claims=claims
        )
    else:
        gathered = gather(request, db, tally)
        found = [
            one
            for one in storylines(gathered.articles.values())
            if len(one.members) >= least and (day is None or was_told(one, day))
        ]
    if gathered.articles and claims:
        told = _told(found, gathered, request, reader, tally)
        with open_output(out) as stream:
            stream.write(_WRITERS[wanted.name](told))
    elif tally.read or db is not None:
        _write(found, wanted.name, out)
    if request.summary or tally.read + tally.failed > 1:
        for line in (tally.summary(), *tally.details(asked=request.summary)):
            click.echo(line, err=True)
    if tally.failed:
        raise SystemExit(SOME_FAILED)


def _write(found: list[Storyline], name: str, out: Path | None) -> None:
    """Write stories to the terminal, a pipe or a file."""
    if name == TERMINAL and out is None and is_on_screen():
        render_stories(found, screen())
        return
    with open_output(out) as stream:
        stream.write(STORY_FORMATS[name].write_stories(found))


def _told(
    found: list[Storyline],
    gathered: Gathered,
    request: Request,
    reader: ReadsArticles | None,
    tally: Tally,
) -> list[Told]:
    """Return the stories with their claims, each with its ledgers, leaving out stories without ledgers."""
    from accordingto.stories.making import make_story

    read = [
        (line.id, list(tally.reread(ledgers(gathered, gathered.members(line), request, reader))))
        for line in found
    ]
    return [(make_story(some, id=id, rejected=gathered.rejected), some) for id, some in read if some]


def _to_markdown(told: list[Told]) -> bytes:
    from accordingto.export.story import story_to_markdown

    return "\n".join(story_to_markdown(story) for story, _ in told).encode("utf-8", "replace")


def _to_json(told: list[Told]) -> bytes:
    from accordingto.export.story import told_to_json

    return told_to_json(story for story, _ in told)


def _to_jsonl(told: list[Told]) -> bytes:
    from accordingto.export.story import told_to_jsonl

    return told_to_jsonl(story for story, _ in told)


def _to_html(told: list[Told]) -> bytes:
    from accordingto.export.story import pages
    from accordingto.stories.brief.making import make_brief

    return pages([(story, make_brief(story, some)) for story, some in told]).encode()


_WRITERS = {TERMINAL: _to_markdown, "json": _to_json, "jsonl": _to_jsonl, "html": _to_html}
"""Functions that encode stories with their claims, by the name of the format."""
