"""Stories → JSON, the terminal, a page: which articles tell of one event."""

from __future__ import annotations

from accordingto.export.storylines.data import stories_to_json, stories_to_jsonl
from accordingto.export.storylines.listing import render_stories
from accordingto.export.storylines.page import stories_to_html

__all__ = ["render_stories", "stories_to_html", "stories_to_json", "stories_to_jsonl"]
