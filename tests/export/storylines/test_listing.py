from __future__ import annotations

from functools import partial

import msgspec

from accordingto.export.screen import plain
from accordingto.export.storylines.listing import EMPTY, render_stories
from accordingto.stories.cluster import Storyline
from tests.export.storylines.told import ALONE, FERRY


def shown(*stories: Storyline) -> list[str]:
    return [line.rstrip() for line in plain(partial(render_stories, stories)).decode().splitlines()]


def test_a_story_has_its_counts_and_a_line_for_every_article() -> None:
    lines = shown(FERRY)

    assert lines[0] == "Ferry strikes pier in Osmark"
    assert lines[1] == "  3 articles, 2 outlets, 1 article of unknown outlet, 2031-03-04 to 2031-03-05"
    assert [line.split()[0] for line in lines[2:5]] == ["2031-03-04", "2031-03-05", "no"]
    assert "Elswick Courier" in lines[3] and "Fourteen hurt <at> pier" in lines[3]
    assert "no outlet named" in lines[4] and "notes.txt" in lines[4]
    assert lines[-1] == "1 story, 3 articles."


def test_a_story_without_headline_or_day_is_called_by_its_file() -> None:
    lines = shown(ALONE)

    assert lines[:2] == ["alone.txt", "  1 article, 1 article of unknown outlet"]


def test_no_story_says_what_to_do() -> None:
    assert " ".join(shown()) == EMPTY


def test_nothing_in_a_headline_drives_the_terminal() -> None:
    member = msgspec.structs.replace(FERRY.members[0], headline="red \x1b[31m[bold]alert[/bold]")
    lines = shown(msgspec.structs.replace(FERRY, title=member.headline, members=(member,)))

    assert lines[0] == "red ␛[31m[bold]alert[/bold]"
