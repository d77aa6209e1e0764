"""WordPiece tokenization (Wu et al., 2016) as in uncased BERT, with offsets into the unchanged text.

It replaces the library that the model was published with, which brings a client for model hubs of 44 MB.
"""

from __future__ import annotations

import re
import unicodedata
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

LONGEST_WORD = 100
"""Most characters of a word that is cut into pieces, as in BERT; a longer word is ``[UNK]``."""
_MOST_KNOWN = 50_000
_PLAIN = re.compile(r"[0-9A-Za-z]+|[!-/:-@\[-`{-~]")
_CHUNK = re.compile(r"\S+")


class WordPieceToken(NamedTuple):
    """A word of a text: its offsets, and the ids of its pieces."""

    start: int
    end: int
    pieces: tuple[int, ...]


class WordPiece:
    """A tokenizer that cuts text into words, and words into the pieces of a vocabulary.

    Words are runs of letters and digits, or single marks. ``vocabulary`` holds the pieces in the order of
    their ids; those that continue a word begin with ``##``. Raises ``KeyError`` without a special token.
    """

    def __init__(self, vocabulary: list[str]) -> None:
        self.vocabulary = vocabulary
        self.ids: dict[str, int] = {piece: i for i, piece in enumerate(vocabulary)}
        """The id of each piece: its index in the vocabulary."""
        self._known: dict[str, tuple[WordPieceToken, ...]] = {}
        self.cls: int = self.ids["[CLS]"]
        self.sep: int = self.ids["[SEP]"]
        self.mask: int = self.ids["[MASK]"]
        self._unknown = (self.ids["[UNK]"],)

    @classmethod
    def from_file(cls, path: Path) -> WordPiece:
        """Read a vocabulary file with one piece per line."""
        return cls(path.read_text(encoding="utf-8").splitlines())

    def tokens(self, text: str) -> Iterator[WordPieceToken]:
        """Yield the words of a text in order. White space and control characters belong to no word."""
        for offset, words in self.chunks(text):
            for start, end, pieces in words:
                yield WordPieceToken(start + offset, end + offset, pieces)

    def chunks(self, text: str) -> Iterator[tuple[int, tuple[WordPieceToken, ...]]]:
        """Yield each chunk between white space: its offset in the text, and its words.

        The offsets of the words are relative to the chunk.
        """
        for chunk in _CHUNK.finditer(text):
            yield chunk.start(), self._tokens_of(chunk.group())

    def _tokens_of(self, chunk: str) -> tuple[WordPieceToken, ...]:
        """Return the words of a chunk without white space, from a cache if it was cut before."""
        found = self._known.get(chunk)
        if found is None:
            cut = (WordPieceToken(a, b, self._cut(normalise(chunk[a:b]))) for a, b in _words(chunk))
            found = tuple(token for token in cut if token.pieces)
            if len(self._known) < _MOST_KNOWN and len(chunk) <= LONGEST_WORD:
                self._known[chunk] = found
        return found

    def _cut(self, word: str) -> tuple[int, ...]:
        """Return the ids of a word's pieces, taking from left to right the longest known piece."""
        if len(word) > LONGEST_WORD:
            return self._unknown
        ids, start, mark = [], 0, ""
        while start < len(word):
            for end in range(len(word), start, -1):
                id = self.ids.get(mark + word[start:end])
                if id is not None:
                    break
            else:
                return self._unknown
            ids.append(id)
            start, mark = end, "##"
        return tuple(ids)


def normalise(word: str) -> str:
    """Return a word in lower case, without accents and control characters."""
    if word.isascii() and word.isprintable():
        return word.lower()
    kept = "".join(c for c in word if not _is_control(c)).lower()
    return "".join(c for c in unicodedata.normalize("NFD", kept) if unicodedata.category(c) != "Mn")


def _words(chunk: str) -> Iterator[tuple[int, int]]:
    if chunk.isascii() and chunk.isprintable():
        yield from (m.span() for m in _PLAIN.finditer(chunk))
        return
    start = 0
    for i, character in enumerate(chunk):
        if _stands_alone(character):
            if start < i:
                yield start, i
            yield i, i + 1
            start = i + 1
    if start < len(chunk):
        yield start, len(chunk)


@cache
def _stands_alone(character: str) -> bool:
    """Return whether a character is a word by itself: a punctuation mark or a Chinese character."""
    code = ord(character)
    if code < 128:
        return 33 <= code <= 47 or 58 <= code <= 64 or 91 <= code <= 96 or 123 <= code <= 126
    is_chinese = (
        0x4E00 <= code <= 0x9FFF
        or 0x3400 <= code <= 0x4DBF
        or 0xF900 <= code <= 0xFAFF
        or 0x20000 <= code <= 0x2FA1F
    )
    return is_chinese or unicodedata.category(character).startswith("P")


def _is_control(character: str) -> bool:
    return character == "\ufffd" or unicodedata.category(character) in ("Cc", "Cf", "Co", "Cn", "Cs")
