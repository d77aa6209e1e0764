"""Reader of attributions from brat standoff files, as in PolNeAR.

``T`` lines are spans; the pieces of a discontinuous span are separated by ``;``. ``E`` lines combine spans
into attributions. Some lines lack fields, contain a line break, or refer to missing spans; these are ignored
rather than guessed at.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from corpora.parts import Parts, Piece, Pieces


@dataclass(frozen=True)
class Annotation:
    """The attributions that one annotator marked in one article."""

    attributions: tuple[Parts, ...]
    """Those with a cue and a content, in the order of the file."""
    without_content: tuple[Parts, ...] = ()
    """Those with a cue but no content: not attributions, but their cues can be learned from."""


def read_annotation(lines: Iterable[str]) -> Annotation:
    """Parse the lines of an ``.ann`` file. Malformed lines are ignored; nothing is raised."""
    spans: dict[str, Pieces] = {}
    events: list[tuple[str, str]] = []
    for line in lines:
        name, _, rest = line.rstrip("\r\n").partition("\t")
        if name.startswith("T"):
            found = _span(rest)
            if found:
                spans[name] = found
        elif name.startswith("E"):
            events.append((name, rest))
    attributions = [_attribution(name, rest, spans) for name, rest in events]
    with_cue = [a for a in attributions if a is not None]
    return Annotation(tuple(a for a in with_cue if a.content), tuple(a for a in with_cue if not a.content))


def _span(fields: str) -> Pieces:
    """Parse ``Label 10 24;30 41<tab>text`` into pieces; empty if it is malformed."""
    _, _, places = fields.partition("\t")[0].partition(" ")
    found = []
    for place in places.split(";"):
        ends = place.split()
        if len(ends) != 2 or not all(end.isdecimal() for end in ends):
            return ()
        found.append(Piece(int(ends[0]), int(ends[1])))
    return tuple(sorted(found))


def _attribution(name: str, fields: str, spans: dict[str, Pieces]) -> Parts | None:
    """Parse ``Attribution:T4 Source:T1 Cue:T2 Content:T3 Content2:T5``.

    Return None if there is no cue, or the source refers to a missing span.
    """
    parts: dict[str, Pieces] = {"Source": (), "Cue": (), "Content": ()}
    for field in fields.split():
        label, _, reference = field.partition(":")
        role = label.rstrip("0123456789")
        if role not in parts:
            continue
        if role == "Source" and reference not in spans:
            return None
        parts[role] = tuple(sorted((*parts[role], *spans.get(reference, ()))))
    if not parts["Cue"]:
        return None
    return Parts(name, parts["Source"], parts["Cue"], parts["Content"])
