"""``accordingto brief``: one event → a brief of what is known of it and what falls due."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from accordingto.cli.inputs import Request, takes_events
from accordingto.cli.readers import ReadsArticles
from accordingto.cli.telling import takes_story, tell

if TYPE_CHECKING:
    from accordingto.stories.story import Story
    from accordingto.types import Ledger


@click.command("brief")
@takes_story("1, the one of most outlets; with --db the latest")
@takes_events
@click.pass_obj
def command(
    reader: ReadsArticles | None,
    request: Request,
    db: Path | None,
    wanted: str | None,
    format: str | None,
    out: Path | None,
) -> None:
    """Write a brief on one event: what has several origins or only one, who denies what, and what falls due.

    INPUT is a file, a folder, an http or https address, or - for standard input, as for `accordingto read`;
    or a file of ledgers that it wrote. Articles are grouped by event as `accordingto stories` does, and only
    those of the chosen event are read.

    A brief consists of sentences of the articles, each with its outlet, day and place: what is denied and by
    whom, what has several known origins, what has only one, what has none that the texts show, what some
    articles say more weakly or more strongly than the fullest account, what changed since the first day, and
    what falls due, with what later articles say of it. Nothing is called true or false.

    An input that cannot be read is reported on standard error, and the others are read all the same. The exit
    code is 0 if everything was read, 1 if something was not or there is no such event, 2 if the command was
    called wrongly.

    \b
    Examples:
      accordingto brief archive/
      accordingto brief archive/ --story 2 --out brief.html
      accordingto brief ledgers.jsonl --format markdown
      accordingto brief --db archive.db --format json
    """
    tell(
        reader,
        request,
        db,
        wanted or "1",
        format,
        out,
        {"terminal": _to_markdown, "markdown": _to_markdown, "json": _to_json, "html": _to_html},
    )


def _to_markdown(story: Story, ledgers: list[Ledger]) -> bytes:
    from accordingto.export.story import brief_to_markdown
    from accordingto.stories.brief.making import make_brief

    return brief_to_markdown(make_brief(story, ledgers)).encode("utf-8", "replace")


def _to_json(story: Story, ledgers: list[Ledger]) -> bytes:
    from accordingto.export.story import brief_to_json
    from accordingto.stories.brief.making import make_brief

    return brief_to_json(make_brief(story, ledgers))


def _to_html(story: Story, ledgers: list[Ledger]) -> bytes:
    from accordingto.export.story import page
    from accordingto.stories.brief.making import make_brief

    return page(story, make_brief(story, ledgers)).encode()
