from __future__ import annotations

import json

import msgspec

from accordingto.export.story import brief_schema, brief_to_json, story_schema, story_to_json
from accordingto.stories.brief.brief import Brief
from accordingto.stories.story import Story
from tests.stories.brief.example import brief, story


def test_what_is_written_is_read_again() -> None:
    assert msgspec.json.decode(story_to_json(story()), type=Story) == story()
    assert msgspec.json.decode(brief_to_json(brief()), type=Brief) == brief()


def test_every_field_of_the_schemas_has_its_meaning() -> None:
    for schema in (story_schema(), brief_schema()):
        bare = [
            f"{name}.{field}"
            for name, kind in schema["$defs"].items()
            for field, about in kind.get("properties", {}).items()
            if "description" not in about and name != "Span"
        ]

        assert bare == []
        assert json.dumps(schema)
