"""Output of a story and its brief as JSON, Markdown and HTML.

``view.py`` has the view model of the page, and ``templates/parts.html.j2`` the macros that render it, also
within other pages.
"""

from __future__ import annotations

from accordingto.export.story.briefing import brief_to_markdown
from accordingto.export.story.data import (
    brief_schema,
    brief_to_json,
    story_schema,
    story_to_json,
    told_to_json,
    told_to_jsonl,
)
from accordingto.export.story.markdown import story_to_markdown
from accordingto.export.story.page import STYLE, TEMPLATES, page, pages
from accordingto.export.story.view import StoryView, view

__all__ = [
    "STYLE",
    "TEMPLATES",
    "StoryView",
    "brief_schema",
    "brief_to_json",
    "brief_to_markdown",
    "page",
    "pages",
    "story_schema",
    "story_to_json",
    "story_to_markdown",
    "told_to_json",
    "told_to_jsonl",
    "view",
]
