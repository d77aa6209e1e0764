"""Turns in interview transcripts and in lists of short posts, each with its speaker.

A turn is an attribution: its source is the label ("MARA LIND"), its cue the colon, its content everything up
to the next label. A label that has its own line and no colon is both source and cue, because no other word
attributes. A turn is quoted speech even without quotation marks, so its form is always "direct".
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import TYPE_CHECKING

import numpy as np

from accordingto.reading.attributions.decode import AttributionDraft
from accordingto.reading.encoder.spans import TokenSpan
from accordingto.reading.lexicons import given_names
from accordingto.reading.text.bounds import stripped
from accordingto.reading.text.leftovers import is_leftover
from accordingto.reading.text.lines import find_breaks
from accordingto.reading.text.speaker_labels import (
    SHAPES,
    Label,
    LabelShape,
    Part,
    full_keys,
    label_of,
    part_of,
)
from accordingto.types import Span

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from accordingto.reading.syntax.document import Document


LEAST_TURNS = 4
"""Fewest turns of a transcript."""
LEAST_SHARE = 0.2
"""Least share of a text's letters that is in turns; in the transcripts of PolNeAR train it is above 0.8."""
LEAST_RETURNS = 2
"""Fewest turns by somebody who spoke before: a list of names with one remark each has none."""
LEAST_WORDS = 4
"""Least median of the number of words per turn: a list of results ("Lind: 1,769") has fewer."""
LEAST_SPOKEN = 0.5
"""Least share of turns with a verb: results ("Vest (1-0): Orr 25 points. Lund 17 points.") have few."""
_LONGEST_HEADING = 8
"""Most words of a heading: a line before a label that ends without a mark."""
_VERBS = ("VERB", "AUX")
_CLOSING = ")]\"'’”"
"""Marks that close what a sentence ends within."""
_STAGE = re.compile(r"[\[(][^()\[\]]*[\])]\.?")
"""A stage direction in brackets."""


@dataclass(frozen=True)
class Turn:
    """What one speaker says at a time."""

    label: Span
    """The words that name the speaker, including a role or a date in the label."""
    cue: Span
    """The colon, or the label again if there is none."""
    content: tuple[Span, ...]
    """What is said, one span per paragraph."""
    speaker: str
    """A key that is the same for all turns of a speaker: the fullest label in lower case ("mara lind", also
    for "LIND:")."""
    part: Part | None
    """For a label that names nobody ("Q:"), whether it asks or answers; otherwise None."""


@dataclass(frozen=True)
class _Line:
    start: int
    end: int
    label: Label | None


def find_turns(text: str) -> list[Turn]:
    """Return the turns of a transcript or a list of posts, in order; an empty list for any other text.

    A text is one if it has several turns, if speakers return and few turns look like headings (except in a
    list of posts), if the turns are not too short, and if they are a large part of the text. Only labels of
    the same shape count together: with a colon, alone on a line before what is said, or below it.
    """
    lines = _lines(text)
    for shape in SHAPES:
        labelled = _with_labels(lines, shape)
        turns = list(_turns_below(text, labelled) if shape != "signature" else _turns_above(text, labelled))
        if _is_transcript(text, turns):
            return turns
    return []


def turns_as_found(turns: list[Turn], doc: Document) -> list[AttributionDraft]:
    """Return the turns as attributions, in order, with a confidence of 1."""
    return [
        AttributionDraft(
            cue=_piece(turn.cue, doc),
            source=(_piece(turn.label, doc),),
            content=tuple(_piece(span, doc) for span in turn.content),
            confidence=1.0,
            speaker=turn.speaker,
            answers=turn.part == "answers",
        )
        for turn in turns
    ]


def with_transcript(found: Sequence[AttributionDraft], doc: Document) -> list[AttributionDraft]:
    """Return the turns of a transcript, and those of ``found`` that no turn or label cuts.

    For any other text all of ``found`` are returned.
    """
    turns = turns_as_found(find_turns(doc.text), doc)
    return with_turns(found, turns if _are_spoken(turns, doc) else [], len(doc))


def with_turns(
    found: Sequence[AttributionDraft], turns: list[AttributionDraft], words: int
) -> list[AttributionDraft]:
    """Return the turns of a text of ``words`` tokens, and those of ``found`` that are inside one turn.

    Attributions across turns, or with words of a label, are dropped as misread; those wholly outside the
    turns, as in an introduction, are kept.
    """
    if not turns:
        return list(found)
    turn = np.zeros(words, dtype=np.int64)
    for i, one in enumerate(turns, start=1):
        for piece in (*one.source, one.cue):
            turn[piece.start : piece.end] = -i
        for piece in one.content:
            turn[piece.start : piece.end] = i
    kept = []
    for one in found:
        owners = np.concatenate([turn[part.start : part.end] for part in one.parts])
        if owners.min() >= 0 and owners.max() == owners.min():
            kept.append(one)
    return turns + kept


def _are_spoken(turns: Sequence[AttributionDraft], doc: Document) -> bool:
    """Return whether enough turns have a verb (``LEAST_SPOKEN``)."""
    spoken = sum(
        any(
            tag.startswith(_VERBS) for piece in one.content for tag in doc.trees.tags[piece.start : piece.end]
        )
        for one in turns
    )
    return spoken >= LEAST_SPOKEN * len(turns)


def _lines(text: str) -> list[_Line]:
    """Return the lines of a text that are not empty, each with its label.

    A first line with a colon and without a final mark is a headline and gets no label.
    """
    bounds = [(a, b) for a, b in pairwise([0, *find_breaks(text), len(text)]) if text[a:b].strip()]
    lines = [_Line(a, b, label_of(text, a, b)) for a, b in bounds]
    if (
        lines
        and lines[0].label
        and lines[0].label.shape == "colon"
        and text[: lines[0].end].rstrip()[-1].isalnum()
    ):
        lines[0] = replace(lines[0], label=None)
    return lines


def _with_labels(lines: list[_Line], shape: LabelShape) -> list[_Line]:
    """Return the lines with only the labels of one shape; not for a headline or a name on a single line."""
    own = [line.label.key if line.label and line.label.shape == shape else None for line in lines]
    if own and own[0] and not own[0].startswith("@") and own.count(own[0]) == 1:
        own[0] = None
    speakers = full_keys(key for key in own if key)
    counts = Counter(speakers[key] for key in own if key)
    kept = []
    for line, key in zip(lines, own, strict=True):
        speaker = speakers[key] if key else ""
        alone = shape == "line" and counts[speaker] == 1 and not speaker.startswith("@")
        label = replace(line.label, key=speaker) if line.label and speaker and not alone else None
        kept.append(line if label == line.label else replace(line, label=label))
    return kept


def _turns_below(text: str, lines: list[_Line]) -> Iterator[Turn]:
    """Yield the turn of each label: the rest of its line and the lines below it.

    The last turn has at most as many lines as the longest other.
    """
    heads = [(i, line.label) for i, line in enumerate(lines) if line.label]
    if not heads:
        return
    longest = max((b - a for (a, _), (b, _) in pairwise(heads)), default=1)
    ends = [*(i for i, _ in heads[1:]), min(len(lines), heads[-1][0] + longest)]
    for (start, label), end in zip(heads, ends, strict=True):
        said = [(max(line.start, label.cue_end), line.end) for line in lines[start:end]]
        yield from _turn(text, label, said, followed=end < len(lines))


def _turns_above(text: str, lines: list[_Line]) -> Iterator[Turn]:
    """Yield the turn of each label that stands below what is said: the one line above it."""
    for above, line in pairwise(lines):
        if line.label and not above.label:
            yield from _turn(text, line.label, [(above.start, above.end)], followed=False)


def _turn(text: str, label: Label, said: list[tuple[int, int]], *, followed: bool) -> Iterator[Turn]:
    """Yield the turn of a label, if anything is left of it.

    Stage directions, leftovers of the page and a heading before the next label are removed.
    """
    content = [span for a, b in said if (span := _span(text, a, b))]
    if followed and len(content) > 1 and _is_heading(content[-1].text):
        content.pop()
    content = [span for span in content if not _STAGE.fullmatch(span.text) and not is_leftover(span.text)]
    if content:
        yield Turn(
            label=Span(label.start, label.end, text[label.start : label.end]),
            cue=Span(label.cue_start, label.cue_end, text[label.cue_start : label.cue_end]),
            content=tuple(content),
            speaker=label.key,
            part=part_of(label),
        )


def _span(text: str, start: int, end: int) -> Span | None:
    """Return the span without space at its ends; None if it has no letter or digit."""
    bounds = stripped(text, start, end)
    said = text[slice(*bounds)] if bounds else ""
    return Span(*bounds, said) if bounds and any(map(str.isalnum, said)) else None


def _is_heading(line: str) -> bool:
    """Return whether a line is short and ends without a punctuation mark."""
    return line[-1].isalnum() and len(line.split()) <= _LONGEST_HEADING


def _is_transcript(text: str, turns: list[Turn]) -> bool:
    """Return whether the turns are those of a transcript or a list of posts."""
    if len(turns) < LEAST_TURNS:
        return False
    speakers = {turn.speaker for turn in turns}
    posts = all(speaker.startswith("@") for speaker in speakers)
    if not posts and (len(speakers) < 2 or len(turns) - len(speakers) < LEAST_RETURNS):
        return False
    if not posts and 2 * sum(map(_is_headed, turns)) >= len(turns):
        return False
    sizes = sorted(sum(map(_count_words, turn.content)) for turn in turns)
    if sizes[len(sizes) // 2] < LEAST_WORDS:
        return False
    said = sum(_count_letters(span.text) for turn in turns for span in turn.content)
    return said >= LEAST_SHARE * _count_letters(text)


def _is_headed(turn: Turn) -> bool:
    """Return whether a turn looks like a heading, without given name or final mark: "New: Boots for 30"."""
    first = _STAGE.sub("", turn.content[0].text).rstrip().rstrip(_CLOSING)
    return first[-1:].isalnum() and given_names().isdisjoint(turn.speaker.split())


def _count_words(span: Span) -> int:
    return sum(any(map(str.isalpha, word)) for word in span.text.split())


def _count_letters(text: str) -> int:
    return sum(map(str.isalpha, text))


def _piece(span: Span, doc: Document) -> TokenSpan:
    start = bisect_right(doc.end, span.start)
    return TokenSpan(start, doc.token_at(span.end))
