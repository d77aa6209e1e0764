"""Rewriting of a ledger: paragraphs in another order and some words changed, with all spans adjusted."""

from __future__ import annotations

import hashlib
import random
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any

import msgspec

from accordingto.types import Ledger

Edit = tuple[int, int, str]
"""An edit: start, end, and the words that replace the text between them."""
_BREAK = re.compile(r"\n+")
_WORD = re.compile(r"\b[a-z]{6,}\b")
_KEPT_WORDS = ("cue", "source", "addressee_span", "hedges")
"""Parts of an attribution whose words are not changed, because they make it an attribution."""


@dataclass
class Draft:
    """A ledger, and where its text may be cut and changed."""

    ledger: Ledger
    blocks: list[tuple[int, int]] = field(init=False)
    """Stretches of the text that no span crosses; the first contains the headline."""
    words: list[tuple[int, int]] = field(init=False)
    """Words that may be changed without affecting who says what."""

    def __post_init__(self) -> None:
        spans = sorted({(one["start"], one["end"]) for one in _spans(msgspec.to_builtins(self.ledger))})
        self.blocks = list(_blocks(self.ledger.article.text, spans))
        kept = set()
        for one in self.ledger.attributions:
            for part in _KEPT_WORDS:
                kept |= {at for span in getattr(one, part) for at in range(span.start, span.end)}
        places = [(time.start, time.end) for time in self.ledger.times]
        places += [(one.start, one.end) for actor in self.ledger.actors for one in actor.mentions]
        kept |= {at for start, end in places for at in range(start, end)}
        matches = _WORD.finditer(self.ledger.article.text)
        self.words = [match.span() for match in matches if match.start() not in kept]


def shuffled(draft: Draft, chance: random.Random) -> list[tuple[int, int]]:
    """Return the blocks in random order, the first in its place."""
    rest = draft.blocks[1:]
    chance.shuffle(rest)
    return [*draft.blocks[:1], *rest]


def rewritten(
    draft: Draft, order: Sequence[tuple[int, int]], edits: Sequence[Edit], names: dict[str, dict[str, Any]]
) -> dict[str, Any]:
    """Return a ledger, as builtins, with its blocks in this order and the edits made; ``names`` are the new
    names, roles and affiliations of actors. Lists are sorted by their place in the text again; ids stay."""
    text, starts, ends = _laid_out(draft.ledger.article.text, order, edits)
    value: dict[str, Any] = msgspec.to_builtins(draft.ledger)
    for one in _spans(value):
        start, end = starts[one["start"]], ends[one["end"]]
        one["start"], one["end"], one["text"] = start, end, text[start:end]
    for actor in value["actors"]:
        actor.update(names.get(actor["id"], {}))
    for part in ("sentences", "times"):
        value[part] = sorted(value[part], key=lambda one: (one["start"], one["end"]))
    for part, place in (("attributions", "cue"), ("claims", "content")):
        value[part] = sorted(value[part], key=lambda one: one[place][0]["start"] if one[place] else 0)
    value["article"]["text"] = text
    value["article"]["id"] = hashlib.sha256(text.encode()).hexdigest()[:16]
    return value


def _spans(value: Any) -> Iterator[dict[str, Any]]:
    """Yield everything in a ledger that points at the text."""
    if isinstance(value, dict):
        if "start" in value and "end" in value:
            yield value
        for inner in value.values():
            if isinstance(inner, dict | list | tuple):
                yield from _spans(inner)
    else:
        for inner in value:
            if isinstance(inner, dict | list | tuple):
                yield from _spans(inner)


def _blocks(text: str, spans: Sequence[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """Yield the paragraphs of a text; paragraphs that a span connects are one."""
    start, after = 0, 0
    place = iter(spans)
    held = next(place, None)
    for match in (*_BREAK.finditer(text), None):
        end = match.start() if match else len(text)
        while held is not None and held[0] < end:
            after = max(after, held[1])
            held = next(place, None)
        if after > end:
            continue
        if text[start:end].strip():
            yield start, end
        start = match.end() if match else end


def _laid_out(
    text: str, order: Sequence[tuple[int, int]], edits: Sequence[Edit]
) -> tuple[str, list[int], list[int]]:
    """Return the new text and, for each offset of the old one, the new start and the new end of a span there.

    An edit is one piece: a span that begins or ends within it is extended to all of it.
    """
    starts, ends = [0] * (len(text) + 1), [0] * (len(text) + 1)
    pieces: list[str] = []
    at = 0
    for begin, finish in order:
        if pieces:
            pieces.append("\n\n")
            at += 2
        ends[begin] = at
        for start, end, new in (
            *(e for e in edits if begin <= e[0] and e[1] <= finish),
            (finish, finish, ""),
        ):
            shift = at - begin
            starts[begin : start + 1] = range(at, start + 1 + shift)
            ends[begin + 1 : start + 1] = range(at + 1, start + 1 + shift)
            pieces += [text[begin:start], new]
            at += start - begin
            if end > start:
                starts[start:end] = [at] * (end - start)
                at += len(new)
                ends[start + 1 : end + 1] = [at] * (end - start)
                starts[end] = at
            begin = end
    return "".join(pieces), starts, ends
