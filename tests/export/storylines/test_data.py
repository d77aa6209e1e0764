from __future__ import annotations

import msgspec

from accordingto.export.storylines.data import stories_to_json, stories_to_jsonl
from accordingto.stories.cluster import Storyline
from tests.export.storylines.told import ALONE, FERRY


def test_json_has_every_field_and_is_read_again() -> None:
    data = stories_to_json([FERRY, ALONE])

    assert msgspec.json.decode(data, type=list[Storyline]) == [FERRY, ALONE]
    assert data.startswith(b"[\n  {\n") and data.endswith(b"]\n")
    assert list(msgspec.json.decode(data)[0]) == [
        "id",
        "title",
        "first",
        "last",
        "outlets",
        "unnamed",
        "names",
        "members",
    ]


def test_json_lines_have_a_story_each() -> None:
    lines = stories_to_jsonl([FERRY, ALONE]).splitlines()

    assert [msgspec.json.decode(line, type=Storyline) for line in lines] == [FERRY, ALONE]


def test_no_story_is_an_empty_list() -> None:
    assert stories_to_json([]) == b"[]\n"
    assert stories_to_jsonl([]) == b""
