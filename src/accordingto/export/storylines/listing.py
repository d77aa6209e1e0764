"""Stories on the terminal, each with a table of its articles by day and outlet."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from accordingto.export.screen import styled
from accordingto.export.storylines.wording import counted, days, member_title, title
from accordingto.export.wording import shortened
from accordingto.stories.cluster import Storyline

if TYPE_CHECKING:
    from rich.console import Console

WIDTH = 120
"""Greatest width of the list, in columns."""
LONGEST = 160
"""Greatest number of characters of a headline."""
EMPTY = "No two articles report the same event. With --least 1, single articles are listed, too."
"""The message for no stories."""


def render_stories(stories: Sequence[Storyline], console: Console) -> None:
    """Print stories, each with a heading and one line per article."""
    from rich.table import Table

    width = min(WIDTH, console.width)
    if not stories:
        console.print(styled(EMPTY), width=width)
        return
    for story in stories:
        console.print(styled(shortened(title(story), LONGEST), "bold"), width=width)
        console.print(
            styled("  " + ", ".join(filter(None, (counted(story), days(story)))), "dim"), width=width
        )
        table = Table(box=None, pad_edge=False, show_header=False, expand=False)
        table.add_column(min_width=12, no_wrap=True)
        table.add_column(ratio=1)
        table.add_column(ratio=3)
        for member in story.members:
            table.add_row(
                styled(f"  {(member.published or '')[:10] or 'no day'}"),
                styled(member.outlet or "no outlet named"),
                styled(shortened(member_title(member), LONGEST)),
            )
        console.print(table, width=width)
        console.print()
    articles = sum(len(story.members) for story in stories)
    console.print(
        styled(f"{len(stories):,} {'story' if len(stories) == 1 else 'stories'}, {articles:,} articles.")
    )
