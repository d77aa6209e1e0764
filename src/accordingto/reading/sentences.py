"""Sentences of an article, with what belongs to the page left out."""

from __future__ import annotations

import re
from bisect import bisect_right
from functools import cache
from importlib import resources
from typing import TYPE_CHECKING

from accordingto.reading.lines import find_breaks
from accordingto.types import Sentence

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

_LOWER_AFTER_QUOTE = re.compile(r"[!?…][”\"’')\]]+\s*$")
_LONGEST_LEFTOVER = 60
_NAME = r"[A-Z][\w.'’-]+(?: [A-Z][\w.'’-]*){1,3}"
_IMPRINT = re.compile(
    rf"By {_NAME}(?:(?:, | and ){_NAME})*|(?:First )?(?:[Pp]ublished|[Pp]osted|[Uu]pdated)(?: on)?: .*\d.*"
)
"""The line of the authors, and that of the day."""
_ENDING = 20
"""Characters at the end of a sentence among which its last marks are looked for."""
_SLICE = 20_000
"""Characters of a line looked at together; no paragraph of news is as long."""


def split_sentences(text: str) -> tuple[Sentence, ...]:
    """The sentences of a text, in order; offsets exact, surrounding white space left out.

    ``sentencex`` finds the boundaries within what stands between two line breaks. It also cuts
    after a quotation that ends in a mark of its own (“Stop!” she shouted), which is joined again. Lines
    that belong to the page (the lexicon ``leftovers.txt``) are in no sentence.
    """
    spans: list[tuple[int, int]] = []
    breaks = find_breaks(text)
    for start, end in zip([0, *breaks], [*breaks, len(text)], strict=True):
        line = text[start:end]
        if line.strip() and not is_leftover(line):
            spans += _in_line(line, start)
    return tuple(Sentence(f"s{i}", a, b, text[a:b]) for i, (a, b) in enumerate(spans, 1))


def sentence_at(sentences: Sequence[Sentence], offset: int) -> Sentence | None:
    """The one of a text's sentences, in order, that holds a character; None where none does."""
    at = bisect_right(sentences, offset, key=lambda sentence: sentence.start) - 1
    return sentences[at] if at >= 0 and offset < sentences[at].end else None


def is_leftover(line: str) -> bool:
    """Whether a whole line belongs to the page: a known leftover, whatever its case, spacing or final mark,
    the authors ("By Ida Lunde"), or the day of publication ("Published: 3 March 2031")."""
    if len(line) > _LONGEST_LEFTOVER:
        return False
    if _IMPRINT.fullmatch(line.strip()):
        return True
    folded = re.sub(r"\s+", " ", re.sub(r"[^\w\s]|[\d_]", " ", line.casefold())).strip()
    return folded in _leftovers()


@cache
def _leftovers() -> frozenset[str]:
    lines = (
        resources.files("accordingto.reading")
        .joinpath("lexicons/leftovers.txt")
        .read_text("utf-8")
        .splitlines()
    )
    return frozenset(line for line in lines if line and not line.startswith("#"))


def _in_line(line: str, offset: int) -> list[tuple[int, int]]:
    spans: list[tuple[int, int]] = []
    for start, end in _boundaries(line):
        words = line[start:end]
        start += len(words) - len(words.lstrip())
        end -= len(words) - len(words.rstrip())
        if start >= end:
            continue
        ending = line[max(0, spans[-1][1] - offset - _ENDING) : spans[-1][1] - offset] if spans else ""
        if line[start].islower() and _LOWER_AFTER_QUOTE.search(ending):
            spans[-1] = (spans[-1][0], end + offset)
        else:
            spans.append((start + offset, end + offset))
    return spans


def _boundaries(line: str) -> Iterator[tuple[int, int]]:
    """Sentences as ``sentencex`` sees them, a bounded slice at a time: its time grows with the square."""
    from sentencex import get_sentence_boundaries

    for at in range(0, len(line), _SLICE):
        for boundary in get_sentence_boundaries("en", line[at : at + _SLICE]):
            yield boundary["start_index"] + at, boundary["end_index"] + at
