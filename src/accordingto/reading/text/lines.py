"""Line breaks: those that the author intended, as opposed to hard wrapping of long lines."""

from __future__ import annotations

import itertools
import re

from accordingto.reading.text.leftovers import label_ends

_BREAK = re.compile(r"\r\n?|\n|\x0b|\x0c|\x85|\u2028|\u2029")
WIDEST_WRAPPED = 100
"""A text with a longer line, in characters, does not count as hard-wrapped."""
_NARROWEST_WRAPPED = 45
_LEAST_WRAPPED_LINES = 3


def find_breaks(text: str) -> list[int]:
    """Return the offsets at which intended line breaks begin, in order.

    There is also a break after a label of the page, before its text ("Image caption Ida Orr rowed").

    A text is hard-wrapped if no line has over ``WIDEST_WRAPPED`` characters and most lines inside paragraphs
    are long and end without punctuation; in such a text only breaks beside a blank line count.
    """
    breaks = [(m.start(), m.end()) for m in _BREAK.finditer(text)]
    labels = label_ends(text)
    if not _is_wrapped(text, breaks):
        return sorted([*(start for start, _ in breaks), *labels])
    kept = labels
    for i, (start, end) in enumerate(breaks):
        after = breaks[i + 1][0] if i + 1 < len(breaks) else len(text)
        before = breaks[i - 1][1] if i else 0
        if not text[end:after].strip() or not text[before:start].strip():
            kept.append(start)
    return sorted(kept)


def _is_wrapped(text: str, breaks: list[tuple[int, int]]) -> bool:
    starts = [0, *(end for _, end in breaks)]
    ends = [*(start for start, _ in breaks), len(text)]
    lengths = [b - a for a, b in zip(starts, ends, strict=True)]
    if max(lengths) > WIDEST_WRAPPED:
        return False
    lines = [text[a:b].strip() for a, b in zip(starts, ends, strict=True)]
    inner = [line for line, following in itertools.pairwise(lines) if line and following]
    open_ended = [line for line in inner if len(line) >= _NARROWEST_WRAPPED and line[-1] not in '.!?:”"’…']
    return len(open_ended) >= _LEAST_WRAPPED_LINES and 2 * len(open_ended) > len(inner)
