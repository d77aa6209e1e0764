"""Where the words of a search stand in an article: a passage to show below its title."""

from __future__ import annotations

import re
import sqlite3
import unicodedata
import zlib
from collections.abc import Iterable, Iterator, Mapping

import msgspec
from msgspec import Struct

from accordingto.store.database import Garbled
from accordingto.store.finding import match_of
from accordingto.types import Span

WIDTH = 220
"""Characters of a passage, about."""
BEFORE = 60
"""Characters before the first word that was found, about."""
_TERM = re.compile(r'"([^"]*)"(\*?)')
_WORD = re.compile(r"[^\W_]+")
_PARAGRAPH = re.compile(r"\n\s*\n")
_SPACE = re.compile(r"\s+")


class Piece(Struct, frozen=True):
    """A part of a passage."""

    text: str
    """Its words, white space collapsed."""
    found: bool
    """Whether they are what was looked for."""


class _Article(Struct):
    text: str
    headline: Span | None = None


_DECODER = msgspec.json.Decoder(_Article)
_ARTICLE = b'"article":'
_BEHIND = b'},"sentences":'
"""What stands behind the article in a ledger, and never within its strings: there marks are escaped."""
_STEP = 16 * 1024


def passages(
    connection: sqlite3.Connection, text: str, keys: Iterable[str]
) -> Mapping[str, tuple[Piece, ...]]:
    """For each article the passage that has most words of a search, below its headline if any stand there.

    An article in which only other forms of the words are found has none.
    """
    terms = [_pattern(words, ending) for words, ending in _TERM.findall(match_of(text))]
    if not terms:
        return {}
    found = {}
    for key in keys:
        row = connection.execute(
            "SELECT r.ledger FROM articles k JOIN shelf s ON s.article = k.id "
            "JOIN readings r ON r.id = s.reading WHERE k.key = ?",
            (key,),
        ).fetchone()
        if row is not None:
            article = _article_in(row[0])
            pieces = passage(article.text, terms, article.headline.end if article.headline is not None else 0)
            if pieces:
                found[key] = pieces
    return found


def _article_in(packed: bytes) -> _Article:
    """The article of a ledger as it is kept; what stands behind it is not even inflated.

    Raises ``Garbled`` where the bytes are no ledger any more.
    """
    stream, data = zlib.decompressobj(), b""
    try:
        while _BEHIND not in data and not stream.eof:
            more = stream.decompress(stream.unconsumed_tail if data else packed, _STEP)
            if not more:
                break
            data += more
        begin = data.index(_ARTICLE) + len(_ARTICLE)
        return _DECODER.decode(data[begin : data.index(_BEHIND) + 1])
    except (zlib.error, msgspec.MsgspecError, ValueError) as error:
        raise Garbled(error) from error


def passage(text: str, terms: Iterable[re.Pattern[str]], body: int) -> tuple[Piece, ...]:
    """The passage with most of the terms, from ``body`` on where any stands there; empty where none does."""
    folded = text.translate(_FOLDED)
    places = sorted(
        (match.start(), match.end(), number)
        for number, term in enumerate(terms)
        for match in term.finditer(folded)
    )
    places = [place for place in places if place[0] >= body] or places
    if not places:
        return ()
    start = max(places, key=lambda place: (_terms_from(places, place[0]), -place[0]))[0]
    begin, end = _window(text, start, next(end for at, end, _ in places if at == start))
    inside = [place[:2] for place in places if begin <= place[0] and place[1] <= end]
    return tuple(_pieces(text, begin, end, inside))


def _terms_from(places: list[tuple[int, int, int]], start: int) -> int:
    """How many different terms stand in a passage that begins with a place."""
    return len({number for at, end, number in places if at >= start and end <= start + WIDTH - BEFORE})


def _window(text: str, start: int, end: int) -> tuple[int, int]:
    """The passage around a place: within its paragraph, cut between words."""
    first = max((match.end() for match in _PARAGRAPH.finditer(text, 0, start)), default=0)
    after = _PARAGRAPH.search(text, end)
    last = after.start() if after is not None else len(text)
    begin, stop = max(first, start - BEFORE), min(last, max(end, start - BEFORE + WIDTH))
    if begin > first:
        space = text.find(" ", begin, start)
        begin = space + 1 if space >= 0 else start
    if stop < last:
        space = text.rfind(" ", end, stop)
        stop = space if space >= 0 else end
    return begin, stop


def _pieces(text: str, begin: int, end: int, places: list[tuple[int, int]]) -> Iterator[Piece]:
    at, before = begin, "…\u00a0" if begin and text[:begin].strip() and text[begin - 1] != "\n" else ""
    for start, stop in places:
        if start < at:
            continue  # within one that is longer
        if words := before + _SPACE.sub(" ", text[at:start]):
            yield Piece(words, found=False)
        yield Piece(_SPACE.sub(" ", text[start:stop]), found=True)
        at, before = stop, ""
    rest = _SPACE.sub(" ", text[at:end]).rstrip()
    if end < len(text) and text[end] != "\n":
        rest += "\u00a0…"
    if rest:
        yield Piece(rest, found=False)


def _pattern(words: str, ending: str) -> re.Pattern[str]:
    """The words of a term where they stand in folded text, with the ending where any may follow."""
    inner = r"[\W_]+".join(map(re.escape, _WORD.findall(words.translate(_FOLDED))))
    return re.compile(rf"(?<![^\W_]){inner}" + (r"[^\W_]*" if ending else "") + r"(?![^\W_])")


class _Folding(dict[int, str]):
    """Characters without case and accents, one for one, as the index of the search has them."""

    def __missing__(self, code: int) -> str:
        character = chr(code)
        plain = unicodedata.normalize("NFD", character)[0].lower()
        self[code] = folded = plain if len(plain) == 1 else character
        return folded


_FOLDED = _Folding()
