"""Passages for search results: the part of an article with the words of a search, to show below its title."""

from __future__ import annotations

import re
import sqlite3
import unicodedata
import zlib
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

import msgspec
from msgspec import Struct

from accordingto.store.faults import Garbled
from accordingto.store.finding import Term, terms_of
from accordingto.types import Span

LOOKED_AT = 200_000
"""How many characters of an article are searched for a passage, so that long articles take no longer."""
WIDTH = 220
"""Approximate length of a passage, in characters."""
BEFORE = 60
"""Approximate number of characters before the first match in a passage."""
_WORD = re.compile(r"[^\W_]+")
_PARAGRAPH = re.compile(r"\n\s*\n")
_SPACE = re.compile(r"\s+")


class Piece(Struct, frozen=True):
    """A part of a passage."""

    text: str
    """Its text, with white space collapsed."""
    found: bool
    """Whether it matches the search."""


class _Article(Struct):
    text: str
    headline: Span | None = None


_DECODER = msgspec.json.Decoder(_Article)
_ARTICLE = b'"article":'
_BEHIND = b'},"sentences":'
"""The bytes after the article in a ledger's JSON; they cannot occur in a string, where quotes are escaped."""
_STEP = 16 * 1024


def passages(
    connection: sqlite3.Connection, text: str, keys: Iterable[str]
) -> Mapping[str, tuple[Piece, ...]]:
    """Return by article key the passage with the most terms of a search, from the body if possible.

    Articles that contain only other forms of the words are left out. Raises ``TooBroad``.
    """
    terms = Terms(terms_of(text))
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
    """Decode the article of a packed ledger, without decompressing what follows it.

    Raises ``Garbled`` if the bytes are damaged.
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


def passage(text: str, terms: Terms, body: int) -> tuple[Piece, ...]:
    """Return the passage with the most terms, after offset ``body`` if any match there; empty without any."""
    places = terms.places(text[:LOOKED_AT])
    places = [place for place in places if place.start >= body] or places
    if not places:
        return ()
    best = _richest(places)
    begin, end = _window(text, best.start, best.end)
    inside = [(place.start, place.end) for place in places if begin <= place.start and place.end <= end]
    return tuple(_pieces(text, begin, end, inside))


def excerpt(text: str, terms: Terms, longest: int) -> tuple[Piece, ...]:
    """Return a text with its terms marked; of one longer than ``longest`` characters, only a part."""
    places = [(place.start, place.end) for place in terms.places(text[:LOOKED_AT])]
    begin, end = 0, len(text)
    if end > longest:
        if places and places[0][1] > longest:
            begin = text.rfind(" ", 0, max(0, places[0][0] - BEFORE)) + 1
        end = max(text.rfind(" ", begin + 1, begin + longest), begin + longest // 2)
    return tuple(
        _pieces(text, begin, end, [(start, stop) for start, stop in places if begin <= start and stop <= end])
    )


def _richest(places: Sequence[_Place]) -> _Place:
    """Return the match from which a passage has the most different terms; the first such match.

    Each match enters and leaves the sliding window once, so time is linear in the number of matches.
    """
    inside = Counter[int]()
    best, most, upcoming = places[0], 0, 0
    for number, place in enumerate(places):
        last = max(place.end, place.start + WIDTH - BEFORE)
        while upcoming < len(places) and places[upcoming].end <= last:
            inside[places[upcoming].term] += 1
            upcoming += 1
        if len(inside) > most:
            best, most = place, len(inside)
        if number < upcoming:
            inside[place.term] -= 1
            if not inside[place.term]:
                del inside[place.term]
    return best


def _window(text: str, start: int, end: int) -> tuple[int, int]:
    """Return the start and end of the passage around a match: within its paragraph, cut between words."""
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
            continue  # within a longer match
        if words := before + _SPACE.sub(" ", text[at:start]):
            yield Piece(words, found=False)
        yield Piece(_SPACE.sub(" ", text[start:stop]), found=True)
        at, before = stop, ""
    rest = _SPACE.sub(" ", text[at:end]).rstrip()
    if end < len(text) and text[end] != "\n":
        rest += "\u00a0…"
    if rest:
        yield Piece(rest, found=False)


class _Place(NamedTuple):
    """A match of a term: character offsets and the term's number. Sorts in the order of the text."""

    start: int
    end: int
    term: int


class Terms:
    """A matcher for the terms of a search, which finds all of them in one pass over the words of a text."""

    def __init__(self, terms: Iterable[Term]) -> None:
        self._terms = [(_words(term.words), term.begins) for term in terms]
        self._whole: dict[str, list[int]] = {}
        self._begun: list[int] = []
        for number, (words, begins) in enumerate(self._terms):
            if begins and len(words) == 1:
                self._begun.append(number)
            elif words:
                self._whole.setdefault(words[0], []).append(number)

    def __bool__(self) -> bool:
        return bool(self._terms)

    def places(self, text: str) -> list[_Place]:
        """Return the matches of the terms, in order of the text; matches of one term do not overlap."""
        folded = text.translate(_FOLDED)
        spans = [match.span() for match in _WORD.finditer(folded)]
        words = [folded[start:end] for start, end in spans]
        starting = {word: self._starting(word) for word in set(words)}
        places, free = [], [0] * len(self._terms)
        for at, word in enumerate(words):
            for number in starting[word]:
                many = len(self._terms[number][0])
                if at >= free[number] and self._stands(number, words[at : at + many]):
                    places.append(_Place(spans[at][0], spans[at + many - 1][1], number))
                    free[number] = at + many
        return sorted(places)

    def _starting(self, word: str) -> list[int]:
        """Return the numbers of the terms whose first word matches this word of the text."""
        begun = [one for one in self._begun if word.startswith(self._terms[one][0][0])]
        return begun + self._whole.get(word, [])

    def _stands(self, number: int, words: Sequence[str]) -> bool:
        """Return whether these words of the text match a term; there may be fewer words than it has."""
        term, begins = self._terms[number]
        if not begins:
            return words == term
        return words[:-1] == term[:-1] and len(words) == len(term) and words[-1].startswith(term[-1])


def _words(text: str) -> list[str]:
    return _WORD.findall(text.translate(_FOLDED))


class _Folding(dict[int, str]):
    """A translation table that drops case and accents, one character for one, as the full-text index does."""

    def __missing__(self, code: int) -> str:
        character = chr(code)
        plain = unicodedata.normalize("NFD", character)[0].lower()
        self[code] = folded = plain if len(plain) == 1 else character
        return folded


_FOLDED = _Folding()
