"""Sentences of an article, with what belongs to the page left out."""

from __future__ import annotations

import re
from functools import cache
from importlib import resources

from accordingto.reading.lines import find_breaks
from accordingto.types import Sentence

_LOWER_AFTER_QUOTE = re.compile(r"[!?…][”\"’')\]]+\s*$")
_LONGEST_LEFTOVER = 60


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


def is_leftover(line: str) -> bool:
    """Whether a whole line is a known leftover of a page, whatever its case, spacing or final mark."""
    if len(line) > _LONGEST_LEFTOVER:
        return False
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
    from sentencex import get_sentence_boundaries

    spans: list[tuple[int, int]] = []
    for boundary in get_sentence_boundaries("en", line):
        start, end = boundary["start_index"], boundary["end_index"]
        words = line[start:end]
        start += len(words) - len(words.lstrip())
        end -= len(words) - len(words.rstrip())
        if start >= end:
            continue
        before = spans[-1] if spans else None
        if (
            before
            and line[start].islower()
            and _LOWER_AFTER_QUOTE.search(line[before[0] - offset : before[1] - offset])
        ):
            spans[-1] = (before[0], end + offset)
        else:
            spans.append((start + offset, end + offset))
    return spans
