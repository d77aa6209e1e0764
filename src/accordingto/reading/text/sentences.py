"""Sentences of an article, with what belongs to the page left out."""

from __future__ import annotations

import re
from bisect import bisect_right
from functools import cache
from importlib import resources
from typing import TYPE_CHECKING

from accordingto.reading.text.full_stops import find_sentences
from accordingto.reading.text.lines import find_breaks
from accordingto.types import Sentence

if TYPE_CHECKING:
    from collections.abc import Sequence

_LONGEST_LEFTOVER = 60
_NAME = r"[A-Z][\w.'’-]+(?: [A-Z][\w.'’-]*){1,3}"
_IMPRINT = re.compile(
    rf"By {_NAME}(?:(?:, | and ){_NAME})*|(?:First )?(?:[Pp]ublished|[Pp]osted|[Uu]pdated)(?: on)?: .*\d.*"
)
"""The line of the authors, and that of the day."""


def split_sentences(text: str) -> tuple[Sentence, ...]:
    """The sentences of a text, in order; offsets exact, surrounding white space left out.

    Full stops (``fullstops.py``) and line breaks end them. Lines that belong to the page (the lexicon
    ``leftovers.txt``) are in no sentence.
    """
    spans: list[tuple[int, int]] = []
    breaks = find_breaks(text)
    for start, end in zip([0, *breaks], [*breaks, len(text)], strict=True):
        line = text[start:end]
        if line.strip() and not is_leftover(line):
            spans += ((start + a, start + b) for a, b in find_sentences(line))
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
