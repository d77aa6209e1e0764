from __future__ import annotations

import pytest

from accordingto.follow.robots import MOST_BYTES, MOST_DELAY, Robots, text_of

RULES = """\ufeffUser-agent: *
Disallow: /private
Crawl-delay: 7

User-agent: Accordingto
Disallow: /desk
"""


def test_the_rules_for_our_name_go_before_those_for_all() -> None:
    robots = Robots(RULES)
    assert robots.allows("https://courier.example/private/a")
    assert not robots.allows("https://courier.example/desk")
    assert robots.delay == 0


@pytest.mark.parametrize("text", [None, "", "<!doctype html><p>Not found", "\0\0\0", "Disallow /all"])
def test_without_rules_all_is_allowed(text: str | None) -> None:
    assert Robots(text).allows("https://courier.example/")


def test_delays_have_a_limit() -> None:
    assert Robots("User-agent: *\nCrawl-delay: 7").delay == 7
    assert Robots("User-agent: *\nRequest-rate: 1/20").delay == 20
    assert Robots("User-agent: *\nCrawl-delay: 86400").delay == MOST_DELAY
    assert Robots("User-agent: *\nCrawl-delay: soon").delay == 0


def test_of_a_huge_file_the_beginning_counts() -> None:
    data = b"User-agent: *\nDisallow: /private\n" + b"# nothing\n" * MOST_BYTES
    assert len(text_of(data)) == MOST_BYTES
    assert not Robots(text_of(data)).allows("https://courier.example/private")
