"""Stories as one self-contained HTML page without scripts, which loads nothing from elsewhere."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from accordingto.export.report import STATIC, new_environment, page_policy
from accordingto.export.storylines.wording import counted, member_title, title
from accordingto.stories.cluster import Storyline

TEMPLATES = Path(__file__).with_name("templates")


def stories_to_html(stories: Sequence[Storyline]) -> str:
    """Return stories as one HTML page, each with its articles by day, outlet and headline.

    The same stories give the same page. Addresses are links only if they are http or https.
    """
    from markupsafe import Markup

    style = "".join(
        file.read_text(encoding="utf-8") for file in (STATIC / "report.css", TEMPLATES / "stories.css")
    )
    return (
        new_environment(TEMPLATES)
        .get_template("stories.html.j2")
        .render(
            stories=stories,
            title=title,
            counted=counted,
            named=member_title,
            articles=sum(len(story.members) for story in stories),
            policy=page_policy(style),
            style=Markup(style),
        )
    )
