"""Tolerant matching of a typed name against the words of speakers: prefixes and misspellings."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Sequence

from msgspec import Struct

from accordingto.errors import TooBroad
from accordingto.store.finding import MOST_WORDS, storable
from accordingto.store.names import EMPTY, fold

MOST_SPELLINGS = 40
"""Limit of words that an unknown word may mean; longer words than this are not tried as misspellings."""
FEWEST_LETTERS = 3
"""Fewest letters of a word that is tried as a prefix."""
FEWEST_MISSPELT = 4
"""Fewest letters of a word that may be misspelt: too many shorter words are one letter apart."""
LAST = "\U0010ffff"
"""The highest character, which sorts after all others."""
_LETTERS = "abcdefghijklmnopqrstuvwxyz"


class Spelling(Struct, frozen=True):
    """A word of a typed name, and the words that it may mean."""

    typed: str
    """The word, without case and accents."""
    meant: tuple[str, ...]
    """Words of speakers, of which one must match."""


def spelled(connection: sqlite3.Connection, name: str) -> tuple[Spelling, ...] | None:
    """Return for each word of a typed name the words of speakers that it may mean.

    Articles and the like are ignored. A word that any speaker has means itself; any other word means the
    words of names that begin with it, or else those that differ from it in one letter. If no speaker has all
    words together, each may also be misspelt. Returns None if a word means nothing or nobody has all words,
    and an empty tuple if no word was typed. Raises ``TooBroad`` for too many words.
    """
    words = fold(storable(name)).split()
    if len(words) > MOST_WORDS:
        raise TooBroad(f"the name has {len(words)} words; use at most {MOST_WORDS}")
    telling = list(dict.fromkeys(word for word in words if word not in EMPTY)) or words
    if not telling:
        return None if name.strip() else ()
    found = tuple(Spelling(word, _meanings(connection, word)) for word in telling)
    if _is_said(connection, found):
        return found
    loose = tuple(
        Spelling(one.typed, tuple(dict.fromkeys((*one.meant, *_near(connection, one.typed)))))
        for one in found
    )
    return loose if _is_said(connection, loose) else None


def speaker_match(name: Iterable[Spelling]) -> str:
    """Return an FTS5 match expression for speakers with a spelling of each word."""
    return " AND ".join("(" + " OR ".join(f'"{word}"' for word in one.meant) + ")" for one in name)


def _meanings(connection: sqlite3.Connection, word: str) -> tuple[str, ...]:
    if _is_said(connection, [Spelling(word, (word,))]):
        return (word,)
    return _begun(connection, word) or _near(connection, word)


def _is_said(connection: sqlite3.Connection, words: Sequence[Spelling]) -> bool:
    if not all(one.meant for one in words):
        return False
    row = connection.execute(
        "SELECT 1 FROM spoken WHERE spoken MATCH ? LIMIT 1", (f"speaker : ({speaker_match(words)})",)
    ).fetchone()
    return row is not None


def _begun(connection: sqlite3.Connection, word: str) -> tuple[str, ...]:
    """Return the words of names that begin with a word; none if it is too short."""
    if len(word) < FEWEST_LETTERS:
        return ()
    rows = connection.execute(
        "SELECT DISTINCT word FROM name_words WHERE word >= ? AND word < ? LIMIT ?",
        (word, word + LAST, MOST_SPELLINGS),
    )
    return tuple(found for (found,) in rows)


def _near(connection: sqlite3.Connection, word: str) -> tuple[str, ...]:
    """Return the words of names at one edit from a word: a letter replaced, inserted or deleted, or two
    adjacent letters swapped."""
    if not FEWEST_MISSPELT <= len(word) <= MOST_SPELLINGS:
        return ()
    edits = sorted(_one_apart(word))
    marks = ", ".join("?" * len(edits))
    rows = connection.execute(
        f"SELECT DISTINCT word FROM name_words WHERE word IN ({marks}) ORDER BY word LIMIT ?",
        (*edits, MOST_SPELLINGS),
    )
    return tuple(found for (found,) in rows)


def _one_apart(word: str) -> set[str]:
    cuts = [(word[:at], word[at:]) for at in range(len(word) + 1)]
    letters = sorted({*_LETTERS, *word})
    less = {a + b[1:] for a, b in cuts if b}
    turned = {a + b[1] + b[0] + b[2:] for a, b in cuts if len(b) > 1}
    other = {a + letter + b[1:] for a, b in cuts if b for letter in letters}
    more = {a + letter + b for a, b in cuts for letter in letters}
    return (less | turned | other | more) - {word}
