"""Stories as one self-contained HTML page, which loads nothing from the network or from other files."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from accordingto.export.report import STATIC, new_environment, page_policy
from accordingto.export.story.view import view
from accordingto.export.story.words import Linker
from accordingto.stories.brief.brief import Brief
from accordingto.stories.story import Story

TEMPLATES = Path(__file__).with_name("templates")
"""Folder of the story templates: ``page.html.j2``, and ``parts.html.j2`` with a macro for each part."""
STYLE = TEMPLATES / "story.css"
"""The style of the parts, used together with that of the report."""


def page(story: Story, brief: Brief, link: Linker | None = None) -> str:
    """Return a story with its brief as one HTML page. The same story gives the same page.

    ``link`` returns the address of a place in an article. Without it, articles link to their own addresses,
    if these are http or https.
    """
    return pages([(story, brief)], link)


def pages(stories: Sequence[tuple[Story, Brief]], link: Linker | None = None) -> str:
    """Return stories, each with its brief, as one HTML page, with a list at the top if there are several."""
    from markupsafe import Markup

    style = "".join(file.read_text(encoding="utf-8") for file in (STATIC / "report.css", STYLE))
    theme = (STATIC / "theme.js").read_text(encoding="utf-8")
    return (
        new_environment(TEMPLATES)
        .get_template("page.html.j2")
        .render(
            views=[view(story, brief, link, f"s{n}") for n, (story, brief) in enumerate(stories, start=1)],
            policy=page_policy(style, theme),
            style=Markup(style),
            theme=Markup(theme),
        )
    )
