"""``accordingto story``: articles on one event → the claims that they share, and the origins of each."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from accordingto.cli.events import ALL
from accordingto.cli.inputs import Request, takes_events
from accordingto.cli.readers import ReadsArticles
from accordingto.cli.telling import takes_story, tell

if TYPE_CHECKING:
    from accordingto.stories.story import Story
    from accordingto.types import Ledger


@click.command("story")
@takes_story("all; with --db 1, the latest")
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
    """Compare articles on one event: who else reports a claim, and is it really from someone else?

    INPUT is a file, a folder, an http or https address, or - for standard input, as for `accordingto read`;
    or a file of ledgers that it wrote. All articles are taken to be on one event, unless --story names one of
    several. Each claim that several articles make is listed with its passages, with how each passage compares
    to the fullest one (the same, weaker, stronger, a denial), and with the number of known origins.
    Quotations are compared word by word. Nothing is called true or false, and an origin that the texts do
    not show is unknown.

    An input that cannot be read is reported on standard error, and the others are read all the same. The exit
    code is 0 if everything was read, 1 if something was not, 2 if the command was called wrongly.

    \b
    Examples:
      accordingto story monday/*.html
      accordingto story coverage.jsonl --format json --out story.json
      accordingto story coverage/ --out story.html
    """
    tell(
        reader,
        request,
        db,
        wanted or (ALL if db is None else "1"),
        format,
        out,
        {
            "terminal": _to_markdown,
            "markdown": _to_markdown,
            "json": _to_json,
            "html": _to_html,
        },
    )


def _to_markdown(story: Story, ledgers: list[Ledger]) -> bytes:
    from accordingto.export.story import story_to_markdown

    return story_to_markdown(story).encode("utf-8", "replace")


def _to_json(story: Story, ledgers: list[Ledger]) -> bytes:
    from accordingto.export.story import story_to_json

    return story_to_json(story)


def _to_html(story: Story, ledgers: list[Ledger]) -> bytes:
    from accordingto.export.story import page
    from accordingto.stories.brief.making import make_brief

    return page(story, make_brief(story, ledgers)).encode()
