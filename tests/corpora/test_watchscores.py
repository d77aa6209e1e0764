"""Watch items compared with lists drawn by hand. All words are invented."""

from __future__ import annotations

from accordingto.types import Span
from accordingto.watchlist import WatchItem, WatchKind
from corpora.measures import Share
from corpora.watch import GoldItem
from corpora.watchscores import WatchScore, score


def ours(start: int, end: int, due: str | None = None, kind: WatchKind = "promise") -> WatchItem:
    return WatchItem(
        id=f"{start}", kind=kind, who="", content=(Span(start, end, ""),), due=due, claim="c1", chain=(),
        vouchers=(), sentence=Span(0, 100, ""), article="a",
    )  # fmt: skip


def drawn(start: int, end: int, due: str | None = None, kind: WatchKind = "promise") -> GoldItem:
    return GoldItem(kind=kind, what=(Span(start, end, ""),), due=due)


def test_an_item_is_found_where_half_of_the_shorter_content_is_shared() -> None:
    assert score([ours(15, 25)], [drawn(0, 20)]).recall == Share(1, 1)
    assert score([ours(16, 26)], [drawn(0, 20)]).recall == Share(0, 1)
    assert score([ours(0, 90)], [drawn(40, 50)]).recall == Share(1, 1)


def test_each_item_is_used_once_and_the_best_match_first() -> None:
    found = score([ours(0, 12, "2031-03-12"), ours(0, 20)], [drawn(4, 20, "2031-03-12")])
    assert (found.recall, found.precision) == (Share(1, 1), Share(1, 2))
    assert (found.day_recall, found.day_precision) == (Share(0, 1), Share(0, 1))


def test_of_equally_good_matches_the_later_annotated_item_is_paired_first_with_the_later_of_ours() -> None:
    own = [ours(0, 10, "2031-03-12"), ours(0, 10, "2031-03-13")]
    assert score(own, [drawn(0, 10, "2031-03-13")]).day_recall == Share(1, 1)
    gold = [drawn(0, 10, "2031-03-13"), drawn(0, 10, "2031-03-12")]
    assert score(own[:1], gold).day_recall == Share(1, 2)


def test_days_count_where_there_are_any_and_no_day_agrees_with_a_vague_one() -> None:
    own = [ours(0, 10, "2031-03-12"), ours(20, 30), ours(40, 50), ours(60, 70, "2031-03-15")]
    gold = [drawn(0, 10, "2031-03-12"), drawn(20, 30, "vague"), drawn(40, 50, "2031-03-14")]
    found = score(own, gold)
    assert found.due == Share(2, 3)
    assert found.day_recall == Share(1, 2)
    assert found.day_precision == Share(1, 2)


def test_kinds_are_compared_on_items_found_and_scores_add_up() -> None:
    one = score([ours(0, 10, kind="threat")], [drawn(0, 10)])
    both = one + score([ours(0, 10)], [drawn(0, 10), drawn(20, 30)])
    assert (one.kind, both.kind) == (Share(0, 1), Share(1, 2))
    assert both.f1 == 2 * 2 / (3 + 2)
    assert str(both) == (
        "recall 66.7 (2 of 3), precision 100.0 (2 of 2), days: recall 0.0 (0 of 0), precision 0.0 (0 of 0)"
    )
    assert WatchScore().f1 == 0


def test_items_without_words_are_no_match() -> None:
    assert score([ours(5, 5)], [drawn(5, 5), drawn(0, 9)]).recall == Share(0, 2)
