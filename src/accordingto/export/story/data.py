"""Stories and briefs as JSON, and what their fields mean."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

import msgspec

from accordingto.export.fielddocs import describe
from accordingto.stories.brief.brief import Brief
from accordingto.stories.story import Story


def story_to_json(story: Story) -> bytes:
    """Write a story as indented JSON in UTF-8, as ``docs/story.md`` describes it, a newline at the end."""
    return _indented(story)


def told_to_json(stories: Iterable[Story]) -> bytes:
    """Write stories as an indented JSON array in UTF-8, a newline at the end."""
    return _indented(list(stories))


def told_to_jsonl(stories: Iterable[Story]) -> bytes:
    """Write stories as JSON in UTF-8, one a line."""
    return msgspec.json.Encoder().encode_lines(list(stories))


def brief_to_json(brief: Brief) -> bytes:
    """Write a brief as indented JSON in UTF-8, as ``docs/story.md`` describes it, a newline at the end."""
    return _indented(brief)


def story_schema() -> dict[str, Any]:
    """Return the JSON Schema (2020-12) of a story, each field with its meaning."""
    return describe(Story, "accordingto story")


def brief_schema() -> dict[str, Any]:
    """Return the JSON Schema (2020-12) of a brief, each field with its meaning."""
    return describe(Brief, "accordingto brief")


def _indented(what: object) -> bytes:
    return msgspec.json.format(msgspec.json.encode(what), indent=2) + b"\n"
