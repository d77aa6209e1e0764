from __future__ import annotations

from time import process_time

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


@pytest.mark.parametrize(
    ("rules", "path", "may"),
    [
        ("Disallow: /*?print=", "/a/1?print=1", False),
        ("Disallow: /*?print=", "/a/1", True),
        ("Disallow: /*.pdf$", "/a/report.pdf", False),
        ("Disallow: /*.pdf$", "/a/report.pdf?x=1", True),
        ("Disallow: /*/amp/*.html$", "/news/amp/1.html", False),
        ("Disallow: /*/amp/*.html$", "/news/amp.html", True),
        ("Disallow: /a$", "/a", False),
        ("Disallow: /a$", "/ab", True),
        ("Disallow: *", "/", False),
        ("Disallow: /*a*a$", "/a", True),
        ("Disallow:", "/a", True),
    ],
)
def test_stars_stand_for_anything_and_a_dollar_for_the_end(rules: str, path: str, may: bool) -> None:
    assert Robots(f"User-agent: *\n{rules}").allows(f"https://courier.example{path}") is may


@pytest.mark.parametrize(
    "order", [("Disallow: /news", "Allow: /news/open"), ("Allow: /news/open", "Disallow: /news")]
)
def test_the_longest_rule_counts_wherever_it_stands(order: tuple[str, str]) -> None:
    robots = Robots("User-agent: *\n" + "\n".join(order))

    assert robots.allows("https://courier.example/news/open/1")
    assert not robots.allows("https://courier.example/news/1")


def test_of_rules_of_one_length_the_one_that_allows_counts() -> None:
    assert Robots("User-agent: *\nDisallow: /a\nAllow: /a").allows("https://courier.example/a")


def test_a_group_goes_on_over_blank_lines_and_groups_of_one_name_are_one() -> None:
    robots = Robots(
        "User-agent: other\nUser-agent: accordingto/1.0\n\nDisallow: /a\n\n"
        "User-agent: other\nDisallow: /b\n\nUser-agent: ACCORDINGTO\nDisallow: /c # not this"
    )

    assert [robots.allows(f"https://courier.example/{path}") for path in "abc"] == [False, True, False]


def test_paths_are_compared_however_they_are_escaped() -> None:
    robots = Robots("User-agent: *\nDisallow: /%7Edesk/café\nDisallow: /a%2fb")

    assert not robots.allows("https://courier.example/~desk/caf%c3%a9")
    assert not robots.allows("https://courier.example/a%2Fb")
    assert robots.allows("https://courier.example/a/b")


def test_the_file_itself_may_always_be_asked_for() -> None:
    assert Robots("User-agent: *\nDisallow: /").allows("https://courier.example/robots.txt")


def test_a_hostile_file_takes_no_time_and_no_memory() -> None:
    agents = "User-agent: accordingto\nUser-agent: *\n" * 6_000
    robots = Robots(agents + "Disallow: /b\n" * 10_000 + "Disallow: /" + "*a" * 60_000 + "*b")
    began = process_time()

    assert robots.allows("https://courier.example/" + "a" * 2_000)
    assert process_time() - began < 2
