"""Layout of the graph of derivations: a box per article or agency, each to the right of its sources."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from msgspec import Struct

from accordingto.export.story.wording import WAYS
from accordingto.export.wording import shortened
from accordingto.stories.story import Derivation, Way

BOX, HEIGHT = 190, 34
"""Width and height of a box, in SVG units (pixels), like all lengths here."""
ACROSS, DOWN = 320, 48
"""Distance from one column to the next, and from one box to the next below it."""
EDGE = 2
"""Free space around the drawing."""
LONGEST = 26
"""Greatest number of characters of a name in a box."""
MOST = 40
"""Greatest number of boxes."""


class Box(Struct, frozen=True, kw_only=True):
    """The box of an article, or of an agency or outlet outside the story."""

    name: str
    """The text in the box, a shortened name."""
    title: str
    """The full name."""
    x: int
    """Left edge."""
    y: int
    """Upper edge."""
    is_outside: bool
    """Whether it is not an article of the story."""
    is_copy: bool
    """Whether the article is a copy of another article of the story."""


class Arrow(Struct, frozen=True, kw_only=True):
    """An arrow from a source to the article that derives from it."""

    way: Way
    """How the article derives from the source."""
    path: str
    """The line, as SVG path data."""
    head: str
    """The arrowhead, as SVG path data."""
    x: int
    """Centre of the label."""
    y: int
    """Baseline of the label."""
    label: str
    """The text of the label."""
    title: str
    """The relation as a sentence: "The Courier cites the Post"."""
    is_copy: bool
    """Whether it leads to a copy."""


class Graph(Struct, frozen=True, kw_only=True):
    """The drawing: its size, boxes and arrows."""

    width: int
    """Width in pixels."""
    height: int
    """Height in pixels."""
    boxes: tuple[Box, ...]
    """The boxes."""
    arrows: tuple[Arrow, ...]
    """The arrows between them."""
    left_out: int
    """Number of boxes left out because of ``MOST``."""
    alone: tuple[str, ...]
    """Names of the articles without known derivations in either direction, which have no box."""


def graph_of(
    derives: Sequence[Derivation], names: Mapping[str, str], copies: Mapping[str, str]
) -> Graph | None:
    """Return the drawing of a story's derivations, or None if there are none.

    ``names`` maps the paths of articles, in the story's order, to names, and ``copies`` the paths of copies
    to those of their originals. A copy has only the arrow from its original, whose sources it shares.
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
    """Return the column of every node with an edge, which is to the right of all its sources.

    An article derives only from earlier ones, so one pass in their order is enough.
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
