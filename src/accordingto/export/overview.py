"""How much of an article each voice vouches for, and where: the figures of its picture."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence

from msgspec import Struct

from accordingto.export.marks import Segment
from accordingto.export.voices import GREY, Voice, is_hedged
from accordingto.types import Ledger

OWN = -1
"""Stands for the outlet's own voice where a colour is asked for."""

_WORD = re.compile(r"\S+")


class Run(Struct, frozen=True):
    """A stretch of text on the word of one voice."""

    start: int
    """Offset of the first character."""
    end: int
    """Offset after the last character."""
    number: int | None
    """Number of the innermost attribution it is content of; None in the outlet's own voice."""


class Share(Struct, frozen=True):
    """What one voice, or all the grey ones together, vouch for."""

    colour: int
    """The colour of the voice, ``GREY``, or ``OWN`` for the outlet."""
    letter: str
    """The letter of the voice; empty for the outlet and for the grey ones."""
    name: str
    """Who it is."""
    attributions: int
    """How many attributions are theirs."""
    words: int
    """How many words of the article are on their word; a nested one counts for the innermost."""
    percent: int
    """That number as a share of the article's words, in whole per cent."""
    hedged: int
    """How many of the attributions are hedged."""


class Overview(Struct, frozen=True):
    """The picture of one article."""

    words: int
    """Words in the article."""
    runs: tuple[Run, ...]
    """The whole text in order, neighbours on one word joined."""
    shares: tuple[Share, ...]
    """The outlet first, then the coloured voices, then the grey ones; who has no part is left out."""


def overview(ledger: Ledger, segments: Iterable[Segment], voices: Sequence[Voice]) -> Overview:
    """Add up who vouches for what. ``voices`` holds the voice of each attribution."""
    runs = _joined(segments)
    words = _words_of_runs(ledger.article.text, runs)
    total = sum(words.values())
    by_colour = {voice.colour: voice for voice in voices}
    counted = Counter(voice.colour for voice in voices)
    hedged = Counter(
        voice.colour for voice, one in zip(voices, ledger.attributions, strict=True) if is_hedged(one)
    )
    said: Counter[int] = Counter()
    for number, count in words.items():
        said[OWN if number is None else voices[number - 1].colour] += count

    def share(colour: int, letter: str, name: str) -> Share:
        percent = round(100 * said[colour] / total) if total else 0
        return Share(colour, letter, name, counted[colour], said[colour], percent, hedged[colour])

    shares = [share(OWN, "", ledger.article.outlet or "The outlet")] if total else []
    shares += [
        share(colour, by_colour[colour].letter, by_colour[colour].name)
        for colour in sorted(by_colour)
        if colour
    ]
    if GREY in by_colour:
        shares.append(share(GREY, "", _name_of_grey(voices)))
    return Overview(total, tuple(runs), tuple(shares))


def _name_of_grey(voices: Sequence[Voice]) -> str:
    names = {voice.key: voice.name for voice in voices if voice.colour == GREY}
    return next(iter(names.values())) if len(names) == 1 else f"{len(names)} others, pronouns and unnamed"


def _joined(segments: Iterable[Segment]) -> list[Run]:
    runs: list[Run] = []
    for segment in segments:
        owners = segment.owners("content")
        number = owners[-1] if owners else None
        if runs and runs[-1].number == number:
            runs[-1] = Run(runs[-1].start, segment.end, number)
        else:
            runs.append(Run(segment.start, segment.end, number))
    return runs


def _words_of_runs(text: str, runs: Sequence[Run]) -> Counter[int | None]:
    """Count words by the attribution their first character stands in."""
    counts: Counter[int | None] = Counter()
    at = 0
    for word in _WORD.finditer(text):
        while runs[at].end <= word.start():
            at += 1
        counts[runs[at].number] += 1
    return counts
