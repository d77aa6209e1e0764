"""Detection of quotations: where quoted text begins and ends, for all kinds of quotation marks."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from dataclasses import dataclass

from accordingto.reading.text.lines import find_breaks

_OPENING = frozenset("“„‟«〝「『")
_CLOSING = frozenset("”»〞」』")
_MARK = re.compile(r"[\"“”„‟«»〝〞「」『』＂]|``|''|[\r\n\x0b\x0c\x85\u2028\u2029]")
_ELIDED = r"(?i:tis|twas|em|til|cause|round|bout)\b"
"""Words that can begin with an apostrophe: "'tis"."""
_SINGLE = re.compile(
    rf"(?<!\w)[‘'](?:[’'](?={_ELIDED}))?(?=\w)"
    rf"(?:[^\n‘’'\"“”]|(?<=\w)[’'](?=\w)|(?<=\s)[’'](?={_ELIDED})|“[^“”\n]*+”)++[’'](?!\w)"
)
_POSSESSIVE = re.compile(r"s[’'] $")
_REST = re.compile(
    rf"(?:[^\n‘’'\"“”]|(?<=\w)[’'](?=\w)|(?<=\s)[’'](?={_ELIDED})|(?<=s)[’'](?= \w))++(?<=[,.!?])[’'](?!\w)"
)
"""The rest of a quotation after a possessive such as "the drivers'", up to the mark that closes it."""
SINGLE_CHARS = 202
"""Default for the longest quotation in single marks, in characters with the marks."""


@dataclass(frozen=True)
class Quote:
    """A quotation in a text, including its marks.

    ``start`` and ``end`` are code-point offsets; ``closed`` is false if the line ends without a closing mark.
    """

    start: int
    end: int
    closed: bool


def find_quotes(text: str) -> list[Quote]:
    """Return the quotations in double marks (curly, straight, guillemets, doubled singles), in order.

    The shape of curly marks and guillemets tells whether they open or close. A straight mark opens directly
    before a word or a bracket ("[W]e"), and closes unless it stands directly before one of them and after
    white space, an opening bracket or a dash. No quotation extends beyond its line: in a speech of several
    paragraphs each opens with a mark of its own, so a missing mark spoils only one paragraph. A second
    opening mark inside a quotation is ignored.
    """
    quotes: list[Quote] = []
    opened: int | None = None
    breaks = frozenset(find_breaks(text))
    for match in _MARK.finditer(text):
        mark, at = match.group(), match.start()
        if mark.isspace():
            if opened is not None and at in breaks:
                quotes.append(Quote(opened, at, closed=False))
                opened = None
        elif opened is None:
            if _opens(mark, text, match):
                opened = at
        elif _closes(mark, text[opened], text, match):
            quotes.append(Quote(opened, match.end(), closed=True))
            opened = None
    if opened is not None:
        quotes.append(Quote(opened, len(text), closed=False))
    return quotes


def find_single_quotes(text: str, longest: int = SINGLE_CHARS) -> list[Quote]:
    """Return the quotations in single marks, ‘so’ or 'so', in order; apostrophes are not taken for marks.

    They stay within a line and have at most ``longest`` characters.
    """
    quotes: list[Quote] = []
    at = 0
    while match := _SINGLE.search(text, at):
        at = match.end()
        if _POSSESSIVE.search(text, match.start(), at + 1) and (rest := _REST.match(text, at)):
            at = rest.end()
        if at - match.start() <= longest:
            quotes.append(Quote(match.start(), at, closed=True))
    return quotes


def touching(quotes: list[Quote], start: int, end: int) -> list[Quote]:
    """Return the quotes that share a character with the range; ``quotes`` are disjoint and in order."""
    first = bisect_right(quotes, start, key=lambda q: q.end)
    return quotes[first : bisect_left(quotes, end, key=lambda q: q.start)]


def _opens(mark: str, text: str, match: re.Match[str]) -> bool:
    if mark in _OPENING or mark == "``":
        return True
    if mark == "»":
        return _is_loose_before(text, match) and not _is_loose_behind(text, match)
    if mark in _CLOSING:
        return False
    is_bracket = text[match.end() : match.end() + 1] in ("(", "[", "{")
    return not _is_loose_behind(text, match) and (not is_bracket or _is_loose_before(text, match))


def _closes(mark: str, opener: str, text: str, match: re.Match[str]) -> bool:
    if mark in "«»":
        return mark != opener
    if mark in _OPENING or mark == "``":
        return False
    if mark in _CLOSING:
        return True
    return not _is_loose_before(text, match) or _is_loose_behind(text, match)


def _is_loose_before(text: str, mark: re.Match[str]) -> bool:
    """Return whether the text's edge, white space, an opening bracket or a dash is before a mark."""
    before = text[mark.start() - 1 : mark.start()]
    return not before or before.isspace() or before in "([{—–-"


def _is_loose_behind(text: str, mark: re.Match[str]) -> bool:
    """Return whether the text's edge, white space or a dash is after a mark."""
    behind = text[mark.end() : mark.end() + 1]
    return not behind or behind.isspace() or behind in "—–-"
