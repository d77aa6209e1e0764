from __future__ import annotations

import io

from rich.console import Console

from accordingto.export import render_watch
from accordingto.types import Span
from accordingto.watchlist import WatchItem
from tests.export.watched import item


def shown(*items: WatchItem, today: str | None = None) -> str:
    page = io.StringIO()
    render_watch(items, Console(file=page, width=100, color_system=None), today)
    return page.getvalue()


def test_what_is_ahead_comes_first_and_what_is_overdue_last() -> None:
    late, ahead, never = item(due="2031-01-01", who="Late"), item(who="Ahead"), item(due=None, who="Never")
    late, ahead, never = (
        item(id=one.id, due=one.due, who=one.who, vouchers=("", one.who)) for one in (late, ahead, never)
    )
    page = shown(late, ahead, never, today="2031-03-10")

    assert page.index("Ahead") < page.index("Never") < page.index("Late")
    assert "overdue" in page
    assert "3 to watch, 2 with a due date, 1 of them overdue on 2031-03-10." in page


def test_without_a_day_nothing_is_overdue() -> None:
    assert "overdue" not in shown(item(due="1999-01-01"))


def test_words_that_set_no_day_stand_in_brackets() -> None:
    assert "(soon)" in shown(item(due=None, due_span=Span(0, 4, "soon"), vague=True))


def test_a_condition_outside_the_words_is_told() -> None:
    words = " ".join(shown(item(condition=(Span(0, 10, "If elected"),))).split())

    assert "Condition: If elected" in words
    assert "Condition" not in shown(item(condition=(Span(17, 27, "to rebuild"),)))


def test_it_says_how_sure_an_item_is() -> None:
    assert "72 % sure" in shown(item(confidence=0.72))
    assert "only 21 % sure" in " ".join(shown(item(confidence=0.21)).split())


def test_nothing_to_watch_says_what_to_do() -> None:
    assert "--published" in shown()


def test_nothing_in_an_article_drives_the_terminal() -> None:
    assert "\x1b" not in shown(item(who="\x1b[2J", vouchers=("", "\x1b[2J"), headline="\x1b]0;"))
