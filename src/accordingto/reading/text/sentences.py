"""Sentences of an article, without lines that belong to the web page."""

from __future__ import annotations

from bisect import bisect_right
from typing import TYPE_CHECKING

from accordingto.reading.text.full_stops import find_sentences
from accordingto.reading.text.leftovers import is_leftover
from accordingto.reading.text.lines import find_breaks
from accordingto.types import Sentence

if TYPE_CHECKING:
    from collections.abc import Sequence


def split_sentences(text: str) -> tuple[Sentence, ...]:
    """Return the sentences of a text, in order, with exact offsets and without surrounding white space.

    Full stops (``full_stops.py``) and line breaks end them. Lines that belong to the page (the lexicon
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
    """Return the sentence that contains a character offset, or None; ``sentences`` are in order."""
    at = bisect_right(sentences, offset, key=lambda sentence: sentence.start) - 1
    return sentences[at] if at >= 0 and offset < sentences[at].end else None
