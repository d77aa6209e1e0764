from __future__ import annotations

from accordingto.export.story.graph import MOST, graph_of
from accordingto.stories.story import Derivation, Way

NAMES = {"a": "Post", "b": "Courier", "c": "Radio", "d": "Tribune"}


def rests(path: str, source: str, way: Way = "cites") -> Derivation:
    return Derivation(path=path, source=source, way=way)


def test_what_rests_on_others_stands_to_their_right() -> None:
    graph = graph_of([rests("b", "Reuters", "wire"), rests("c", "b")], NAMES, {})

    assert graph is not None
    columns = {box.name: box.x for box in graph.boxes}
    assert columns["Reuters"] < columns["Courier"] < columns["Radio"]
    assert [box.name for box in graph.boxes if box.is_outside] == ["Reuters"]
    assert [arrow.title for arrow in graph.arrows] == ["Courier credits Reuters", "Radio cites Courier"]
    assert graph.alone == ("Post", "Tribune")


def test_a_copy_hangs_on_what_it_copies_alone() -> None:
    derives = [rests("a", "Reuters"), rests("b", "Reuters"), rests("b", "a", "shared")]
    graph = graph_of(derives, NAMES, {"b": "a"})

    assert graph is not None
    assert [arrow.title for arrow in graph.arrows] == [
        "Post cites Reuters",
        "Courier has passages in common with Post",
    ]


def test_without_anything_shown_there_is_no_drawing() -> None:
    assert graph_of([], NAMES, {}) is None


def test_two_that_cite_each_other_are_drawn() -> None:
    graph = graph_of([rests("a", "b"), rests("b", "a")], NAMES, {})

    assert graph is not None
    assert len(graph.boxes) == len(graph.arrows) == 2


def test_of_very_many_articles_the_first_are_drawn() -> None:
    names = {f"{n}": f"Outlet {n}" for n in range(200)}
    graph = graph_of([rests(path, "0", "shared") for path in list(names)[1:]], names, {})

    assert graph is not None
    assert len(graph.boxes) == MOST
    assert graph.left_out == 200 - MOST
