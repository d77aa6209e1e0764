"""Stories as JSON and JSON lines."""

from __future__ import annotations

from collections.abc import Iterable

import msgspec

from accordingto.stories.cluster import Storyline


def stories_to_json(stories: Iterable[Storyline]) -> bytes:
    """Return stories as an indented JSON array in UTF-8, with a final newline."""
    return msgspec.json.format(msgspec.json.encode(list(stories)), indent=2) + b"\n"


def stories_to_jsonl(stories: Iterable[Storyline]) -> bytes:
    """Return stories as JSON lines in UTF-8."""
    return msgspec.json.Encoder().encode_lines(list(stories))
