"""``accordingto story``: articles of one event → what they have in common, and where each has it from."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import closing
from pathlib import Path

import click

from accordingto.cli.delivery import deliver
from accordingto.cli.inputs import ReadsArticles, Request, takes_inputs
from accordingto.types import Ledger

FORMATS = ("terminal", "json", "markdown")
SUFFIXES = {".json": "json", ".md": "markdown"}


@click.command("story")
@click.option(
    "--format",
    type=click.Choice(FORMATS),
    help="Output format.  [default: by the suffix of --out, else terminal]",
)
@click.option(
    "--out",
    type=click.Path(dir_okay=False, path_type=Path),
    metavar="PATH",
    help="Write to this file, which appears once everything has been read.",
)
@takes_inputs
@click.pass_obj
def command(reader: ReadsArticles | None, request: Request, format: str | None, out: Path | None) -> None:
    """Compare articles of one event: who else has it, and is it really someone else?

    INPUT is a file, a folder, an http or https address, or - for standard input, as for `accordingto read`.
    All articles are taken for articles of one event. Each claim that several of them have is listed with
    its places, what each is to the fullest (the same, weaker, stronger, a denial), and how many origins are
    known. Quotations are compared word by word. Nothing is called true or false, and an origin that the
    texts do not show is unknown.

    An input that cannot be read is reported on standard error, and the others are read all the same. The exit
    code is 0 if everything was read, 1 if something was not, 2 if the command was called wrongly.

    \b
    Examples:
      accordingto story monday/*.html
      accordingto story coverage.jsonl --format json --out story.json
      accordingto story coverage/ --out brief.md
    """
    wanted = format or (SUFFIXES.get(out.suffix.lower()) if out else None) or "terminal"
    with closing(request.results(reader)) as results:
        deliver(
            results,
            out,
            lambda ledgers: _encode(ledgers, wanted),
            _show if wanted == "terminal" else None,
            total=request.total,
            summary=request.summary,
        )


def _encode(ledgers: Iterable[Ledger], wanted: str) -> Iterator[bytes]:
    """Yield the story in a format; nothing at all if no article could be read."""
    from accordingto.export.story import story_to_json, story_to_markdown
    from accordingto.stories.making import make_story

    read = list(ledgers)
    if read:
        story = make_story(read)
        yield story_to_json(story) if wanted == "json" else story_to_markdown(story).encode()


def _show(ledgers: Iterable[Ledger]) -> None:
    """Print the story on the terminal that standard output is."""
    from rich.markdown import Markdown

    from accordingto.cli.formats import screen
    from accordingto.export.screen import safe
    from accordingto.export.story import story_to_markdown
    from accordingto.stories.making import make_story

    read = list(ledgers)
    if read:
        text = story_to_markdown(make_story(read))
        screen().print(Markdown("\n".join(safe(line) for line in text.split("\n"))))
