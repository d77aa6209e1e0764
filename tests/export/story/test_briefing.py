from __future__ import annotations

import re

from msgspec.structs import replace

from accordingto.export.story import brief_to_markdown
from accordingto.export.story.briefing import MOST
from accordingto.stories.brief.making import make_brief
from accordingto.stories.making import make_story
from tests.stories.brief.example import brief, ledgers


def test_every_sentence_has_its_outlet_day_and_place() -> None:
    texts = {one.article.outlet: one.article.text for one in ledgers()}
    found = re.findall(
        r"^ *- (?:\*.*?\* )?(.*) \((.*), (\d{4}-\d\d-\d\d), (\d+)–(\d+)\)$", brief_to_markdown(brief()), re.M
    )

    assert len(found) > 12
    for words, outlet, _, start, end in found:
        assert texts[outlet][int(start) : int(end)] in words


def test_the_parts_are_in_order_and_none_is_empty() -> None:
    with_unknown = replace(brief(), unknown=brief().one[:1])

    assert re.findall(r"^## (.*)$", brief_to_markdown(with_unknown), re.M) == [
        "Denied",
        "From one known origin",
        "Origin not shown by the texts",
        "Changed since the first day",
        "Falls due",
    ]


def test_a_copy_is_named_and_counted() -> None:
    text = brief_to_markdown(brief())

    assert "4 articles, 4 outlets, 1 copy." in text
    assert "- **Harbour Post**, 2026-09-07, a copy of Elswick Courier: " in text
    assert "*4 outlets, 1 known origin (without copies: 3 outlets)*" in text


def test_of_very_many_rows_the_first_are_shown() -> None:
    many = replace(brief(), one=brief().one * 10)

    assert f"*{10 * len(brief().one) - MOST} more.*" in brief_to_markdown(many)


def test_articles_of_unknown_outlets_are_counted_as_such() -> None:
    nameless = [replace(one, article=replace(one.article, outlet=None)) for one in ledgers()]
    found = make_brief(make_story(nameless), nameless)
    text = brief_to_markdown(found)

    assert "4 articles, 4 articles of unknown outlet, 1 copy." in text
    assert (
        "*4 articles of unknown outlet, 1 known origin (without copies: 3 articles of unknown outlet" in text
    )
    assert not re.search(r"\d outlet", text)
