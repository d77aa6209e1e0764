"""Attributions for tests, written as marked sentences: ``[s|Orr] [q|told] Lund [c|that it rained]``."""

from __future__ import annotations

import re
from collections import defaultdict

from accordingto.reading.attributions.decode import AttributionDraft
from accordingto.reading.encoder.model import BUNDLED
from accordingto.reading.encoder.piece_tables import PieceTables
from accordingto.reading.encoder.spans import TokenSpan
from accordingto.reading.encoder.tokens import tokenize
from accordingto.reading.syntax.document import Document

_MARK = re.compile(r"\[(?P<role>[sqc])(?P<number>\d?)\||\]")
TABLES = PieceTables.from_folder(BUNDLED)
"""The tables of the bundled model."""
WORDPIECE = TABLES.wordpiece


def document(text: str) -> Document:
    """A text as the reader sees it, without mentions."""
    return Document(text, tokenize(text, WORDPIECE))


def plain(article: str) -> str:
    """An article without its marks."""
    return _MARK.sub("", article)


def marked(article: str) -> tuple[list[AttributionDraft], Document]:
    """The attributions marked in an article, by their numbers, and its words.

    Sources are marked ``s``, cues ``q``, contents ``c``. A mark without a number belongs to the first
    attribution. Marks may stand inside each other.
    """
    text, opened, last = "", [], 0
    spans: defaultdict[int, defaultdict[str, list[tuple[int, int]]]] = defaultdict(lambda: defaultdict(list))
    for match in _MARK.finditer(article):
        text += article[last : match.start()]
        last = match.end()
        if match["role"]:
            opened.append((int(match["number"] or 1), match["role"], len(text)))
        else:
            number, role, start = opened.pop()
            spans[number][role].append((start, len(text)))
    text += article[last:]
    doc = document(text)

    def pieces(number: int, role: str) -> tuple[TokenSpan, ...]:
        found = []
        for start, end in sorted(spans[number][role]):
            inside = [i for i in range(len(doc)) if start <= doc.start[i] < end]
            found.append(TokenSpan(inside[0], inside[-1] + 1))
        return tuple(found)

    found = [AttributionDraft(pieces(n, "q")[0], pieces(n, "s"), pieces(n, "c"), 1.0) for n in sorted(spans)]
    return found, doc
