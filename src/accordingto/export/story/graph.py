"""Who has it from whom, as a drawing: boxes in columns, what rests on others to their right."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from msgspec import Struct

from accordingto.export.story.wording import WAYS
from accordingto.export.wording import shortened
from accordingto.stories.story import Derivation, Way

BOX, HEIGHT = 190, 34
"""Width and height of a box."""
ACROSS, DOWN = 320, 48
"""From one column to the next, and from one box to the next below it."""
EDGE = 2
"""Free space around the drawing."""
LONGEST = 26
"""Characters of a name in a box."""
MOST = 40
"""Boxes that are drawn at most."""


class Box(Struct, frozen=True, kw_only=True):
    """An article, or an agency or outlet outside the story."""

    name: str
    """What stands in it."""
    title: str
    """Its name in full."""
    x: int
    y: int
    is_outside: bool
    """Whether it is no article of the story."""
    is_copy: bool
    """Whether it is a copy of another article of the story."""


class Arrow(Struct, frozen=True, kw_only=True):
    """From what an article rests on to the article."""

    way: Way
    """How it rests on it."""
    path: str
    """The line, as SVG writes it."""
    head: str
    """The head of the arrow, as SVG writes it."""
    x: int
    """Where its words stand."""
    y: int
    label: str
    """Its words."""
    title: str
    """The same in full: "The Courier cites the Post"."""
    is_copy: bool
    """Whether it leads to a copy."""


class Graph(Struct, frozen=True, kw_only=True):
    """The drawing."""

    width: int
    height: int
    boxes: tuple[Box, ...]
    arrows: tuple[Arrow, ...]
    left_out: int
    """Articles for which there was no room."""
    alone: tuple[str, ...]
    """Names of the articles that rest on nothing as far as the texts show, and on which none rests."""


def graph_of(
    derives: Sequence[Derivation], names: Mapping[str, str], copies: Mapping[str, str]
) -> Graph | None:
    """Return the drawing of what articles rest on; None where no text shows anything.

    Of a copy only the line to the article that it prints is drawn, for it rests on what that rests on.
    """
    edges = [one for one in derives if one.path not in copies or one.source == copies[one.path]]
    if not edges:
        return None
    columns = _columns(edges, names)
    order = [*dict.fromkeys(one.source for one in edges if one.source not in names), *names]
    drawn = [node for node in order if node in columns][:MOST]
    kept = set(drawn)
    rows: dict[int, int] = {}
    boxes: dict[str, Box] = {}
    for node in drawn:
        row = rows[columns[node]] = rows.get(columns[node], -1) + 1
        name = names.get(node, node)
        boxes[node] = Box(
            name=shortened(name, LONGEST),
            title=name,
            x=EDGE + columns[node] * ACROSS,
            y=EDGE + row * DOWN,
            is_outside=node not in names,
            is_copy=node in copies,
        )
    shown = [one for one in edges if one.path in kept and one.source in kept]
    return Graph(
        width=2 * EDGE + BOX + ACROSS * max(columns[node] for node in drawn),
        height=2 * EDGE + HEIGHT + DOWN * max(rows.values()),
        boxes=tuple(boxes.values()),
        arrows=tuple(_arrow(one, boxes) for one in shown),
        left_out=len(columns) - len(drawn),
        alone=tuple(name for path, name in names.items() if path not in columns),
    )


def _columns(edges: Iterable[Derivation], names: Mapping[str, str]) -> dict[str, int]:
    """Return the column of everything with an edge: right of all that it rests on.

    An article rests only on earlier ones, so that one pass in their order is enough.
    """
    rests: dict[str, list[str]] = {}
    columns: dict[str, int] = {}
    for one in edges:
        rests.setdefault(one.path, []).append(one.source)
        columns.setdefault(one.source, 0)
    for path in names:
        if path in rests:
            columns[path] = 1 + max(columns.get(source, 0) for source in rests[path])
    return columns


def _arrow(one: Derivation, boxes: Mapping[str, Box]) -> Arrow:
    source, target = boxes[one.source], boxes[one.path]
    x, y = source.x + BOX, source.y + HEIGHT // 2
    end, down = target.x, target.y + HEIGHT // 2
    middle = (x + end) // 2
    return Arrow(
        way=one.way,
        path=f"M{x} {y}C{middle} {y} {middle} {down} {end} {down}",
        head=f"M{end} {down}l-8 -4v8z",
        x=middle,
        y=(y + down) // 2 + 4,
        label=one.way,
        title=f"{target.title} {WAYS[one.way]} {source.title}",
        is_copy=target.is_copy,
    )
