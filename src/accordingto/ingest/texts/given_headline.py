"""A plain text whose headline is given separately: finding the headline in it, or putting it first.

Both are normalised once, so that spelling variants become equal (``_Folded``), and then compared as strings,
in time linear in the text whatever either contains.
"""

from __future__ import annotations

import html
import re
from bisect import bisect_right
from collections.abc import Iterator

from accordingto.types import Span

BREAK = "\n\n"
"""The separator between the text and a headline that is put before it."""
LEAST_WORDS = 3
"""The fewest words before the name of a site ("Ferry sunk again | Osk News") that are searched for."""

_SITE = re.compile(r" [|–—»·-]+ ")
_QUOTES = "\"“”„«»″'‘’‚‛′`´"
_DASHES = r"\-‐‑–—"
_PIECE = re.compile(
    rf"(?P<space>\s+)|(?P<quotes>[{_QUOTES}]+)|(?P<dashes>[{_DASHES}]+)|(?P<dots>\.\.\.|…)"
    r"|&(?:amp;)*(?P<entity>#\d{1,7}|#x[\da-f]{1,6}|[a-z][a-z\d]{1,31});"
    rf"|[^\s{_QUOTES}{_DASHES}.…&]+|.",
    re.IGNORECASE | re.DOTALL,
)
_WORD = re.compile(r"\w")
_AS_ONE = {"space": " ", "quotes": '"', "dashes": "-", "dots": "…"}
"""The string that a run of each kind is normalised to."""


def is_headline_given(headline: str | None, text: str) -> bool:
    """Return whether there is a headline to look for: both it and the text have a letter or digit."""
    return headline is not None and any(map(str.isalnum, headline)) and any(map(str.isalnum, text))


def with_headline(text: str, headline: str) -> tuple[str, Span]:
    """Return the text with its headline, and the headline's span; ``headline`` must have a letter or digit.

    A text that contains the headline stays as it is. Otherwise the headline is put before it, on one line and
    followed by ``BREAK``, so that all offsets grow by the length of both.
    """
    found = find_headline(text, headline)
    if found is not None:
        return text, found
    line = " ".join(headline.split())
    return f"{line}{BREAK}{text}", Span(0, len(line), line)


def find_headline(text: str, headline: str) -> Span | None:
    """Return the span of a headline in a text, on a line of its own or at the very start, else ``None``.

    Differences in white space, case, quotation marks, dashes, entities ("&amp;") and a final full stop are
    ignored, and the given headline may end with the name of a site.
    """
    words = " ".join(html.unescape(html.unescape(headline)).split())
    before_site = _SITE.split(words)[0]
    folded = _Folded(text)
    found = folded.find(words)
    if found is None and before_site != words and len(before_site.split()) >= LEAST_WORDS:
        found = folded.find(before_site)
    return found


class _Folded:
    """A text in which white space, quotation marks, dashes, entities and case are normalised."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._folded_at: list[int] = []
        self._written_at: list[int] = []
        self._line_starts = {0: None}  # used as an ordered set
        pieces: list[str] = []
        size, before = 0, ""
        for start, kind, said, breaks in _pieces(text):
            if not kind or kind != before:
                pieces.append(said)
                self._folded_at.append(size)
                self._written_at.append(start)
                size += len(said)
            before = kind
            if breaks or not start:
                self._line_starts[size if kind == "space" else 0] = None
        self._folded_at.append(size)
        self._written_at.append(len(text))
        self._folded = "".join(pieces)

    def find(self, words: str) -> Span | None:
        """Return the span of a headline: the first on a line of its own, else at the start of the text."""
        whole = _Folded(words)._folded
        bare = whole if whole.endswith("..") else whole.removesuffix(".")
        if not bare:
            return None
        for start in self._line_starts:
            end = start + len(bare)
            if self._folded.startswith(bare, start) and self._ends_line(end):
                return self._span(start, end, with_stop=whole != bare)
        start = len(self._folded) - len(self._folded.lstrip(" "))
        end = start + len(bare)
        if self._folded.startswith(bare, start) and not _WORD.match(self._folded, end):
            return self._span(start, end, with_stop=whole != bare)
        return None

    def _ends_line(self, at: int) -> bool:
        at += self._folded.startswith(".", at)
        after = at + self._folded.startswith(" ", at)
        return after == len(self._folded) or (after > at and after in self._line_starts)

    def _span(self, start: int, end: int, *, with_stop: bool) -> Span:
        end += with_stop and self._folded.startswith(".", end)
        first, last = self._written(start), self._written(end)
        return Span(first, last, self._text[first:last])

    def _written(self, at: int) -> int:
        """Return the offset in the original text of an offset in the normalised text."""
        piece = bisect_right(self._folded_at, at) - 1
        return self._written_at[piece] + at - self._folded_at[piece]


def _pieces(text: str) -> Iterator[tuple[int, str, str, bool]]:
    """Yield each piece's start, kind ("" for words), normal form, and whether it has a line break."""
    for match in _PIECE.finditer(text):
        kind, said = match.lastgroup or "", match.group()
        if kind == "entity":
            character = html.unescape(f"&{match['entity']};")
            meant = _PIECE.fullmatch(character) if len(character) == 1 else None
            kind, said = (meant.lastgroup or "", character) if meant else ("", said)
        breaks = kind == "space" and ("\n" in said or "\r" in said)
        yield match.start(), kind, _AS_ONE.get(kind) or said.replace("İ", "i").lower(), breaks
