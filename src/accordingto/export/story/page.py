"""Stories as one page that needs nothing else: no network, no other file, no script for its switch."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from accordingto.export.report import STATIC, new_environment, page_policy
from accordingto.export.story.view import view
from accordingto.export.story.words import Linker
from accordingto.stories.brief.brief import Brief
from accordingto.stories.story import Story

TEMPLATES = Path(__file__).with_name("templates")
"""The templates of a story: ``page.html.j2``, and ``parts.html.j2`` with a macro for each part of it."""
STYLE = TEMPLATES / "story.css"
"""The style of the parts, beside that of the report."""


def page(story: Story, brief: Brief, link: Linker | None = None) -> str:
    """Set a story with its brief as one HTML page. The same story gives the same page.

    ``link`` gives the address of a place of an article; without it articles lead to their own address, where
    that is http or https.
    """
    return pages([(story, brief)], link)


def pages(stories: Sequence[tuple[Story, Brief]], link: Linker | None = None) -> str:
    """Set several stories, each with its brief, as one HTML page, with a list of them at the top."""
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
