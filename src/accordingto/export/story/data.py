"""Stories and briefs as JSON, and their JSON Schemas."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

import msgspec

from accordingto.export.fielddocs import describe
from accordingto.stories.brief.brief import Brief
from accordingto.stories.story import Story


def story_to_json(story: Story) -> bytes:
    """Return a story as indented JSON in UTF-8, as ``docs/story.md`` describes, with a final newline."""
    return _indented(story)


def told_to_json(stories: Iterable[Story]) -> bytes:
    """Return stories as an indented JSON array in UTF-8, with a final newline."""
    return _indented(list(stories))


def told_to_jsonl(stories: Iterable[Story]) -> bytes:
    """Return stories as JSON lines in UTF-8."""
    return msgspec.json.Encoder().encode_lines(list(stories))


def brief_to_json(brief: Brief) -> bytes:
    """Return a brief as indented JSON in UTF-8, as ``docs/story.md`` describes, with a final newline."""
    return _indented(brief)


def story_schema() -> dict[str, Any]:
    """Return the JSON Schema (2020-12) of a story, with a description of each field."""
    return describe(Story, "accordingto story")


def brief_schema() -> dict[str, Any]:
    """Return the JSON Schema (2020-12) of a brief, with a description of each field."""
    return describe(Brief, "accordingto brief")


def _indented(what: object) -> bytes:
    return msgspec.json.format(msgspec.json.encode(what), indent=2) + b"\n"
