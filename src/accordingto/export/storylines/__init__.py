"""Output of stories, which group the articles on one event, as JSON, on the terminal and as an HTML page."""

from __future__ import annotations

from accordingto.export.storylines.data import stories_to_json, stories_to_jsonl
from accordingto.export.storylines.listing import render_stories
from accordingto.export.storylines.page import stories_to_html

__all__ = ["render_stories", "stories_to_html", "stories_to_json", "stories_to_jsonl"]
