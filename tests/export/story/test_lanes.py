from __future__ import annotations

from accordingto.export.story.lanes import MIDDLE, lanes_of, moment_of
from accordingto.stories.brief.brief import BriefArticle


def article(path: str, outlet: str | None, published: str | None, copy_of: str | None = None) -> BriefArticle:
    return BriefArticle(path=path, id=path, outlet=outlet, published=published, copy_of=copy_of)


def lanes(*articles: BriefArticle) -> list[tuple[str, list[float | None]]]:
    names = {one.path: one.outlet or one.path for one in articles}
    found = lanes_of(articles, names, dict.fromkeys(names))
    return [(lane.outlet, [stop.x for stop in lane.stops]) for lane in found.lanes]


def test_each_outlet_has_a_lane_and_articles_stand_in_the_order_of_time() -> None:
    assert lanes(
        article("a", "Post", "2031-03-10"),
        article("b", "Courier", "2031-03-11"),
        article("c", "Post", "2031-03-12"),
        article("d", None, None),
    ) == [("Post", [6.0, 94.0]), ("Courier", [50.0]), ("no outlet named", [None])]


def test_a_story_of_one_moment_stands_in_the_middle() -> None:
    assert lanes(article("a", "Post", "2031-03-10"), article("b", "Courier", "2031-03-10")) == [
        ("Post", [MIDDLE]),
        ("Courier", [MIDDLE]),
    ]


def test_moments_of_two_time_zones_are_compared_as_moments() -> None:
    assert moment_of("2031-03-10T23:30:00-05:00") == moment_of("2031-03-11T04:30:00+00:00")
    assert moment_of("yesterday") is None
    assert moment_of("0001-01-01T00:00:00+14:00") is None


def test_days_below_the_lanes_are_few() -> None:
    articles = [article(f"{n}", "Post", f"2031-03-{n:02}") for n in range(1, 29)]
    names = {one.path: "Post" for one in articles}
    ticks = lanes_of(articles, names, dict.fromkeys(names)).ticks

    assert len(ticks) <= 6
    assert (ticks[0].label, ticks[-1].label) == ("1 Mar 2031", "28 Mar 2031")


def test_a_copy_is_told_in_its_lane() -> None:
    articles = [article("a", "Post", "2031-03-10"), article("b", "Courier", "2031-03-10", copy_of="a")]
    found = lanes_of(articles, {"a": "Post", "b": "Courier"}, {"a": None, "b": None})

    assert [(lane.is_copy, lane.stops[0].copy_of) for lane in found.lanes] == [(False, ""), (True, "Post")]
