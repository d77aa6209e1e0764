"""A name as somebody types it, and the words of speakers that it may mean."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Sequence

from msgspec import Struct

from accordingto.errors import TooBroad
from accordingto.store.finding import MOST_WORDS, storable
from accordingto.store.names import EMPTY, fold

MOST_SPELLINGS = 40
"""Words that a word which nobody is called may mean, at the most."""
FEWEST_LETTERS = 3
"""Letters with which a name begins, of which it is looked for by its beginning."""
FEWEST_MISSPELT = 4
"""Letters of a word that may be misspelt: of shorter ones, too many are one letter apart."""
LAST = "\U0010ffff"
"""A character that stands behind all others."""
_LETTERS = "abcdefghijklmnopqrstuvwxyz"


class Spelling(Struct, frozen=True):
    """A word of a name that was typed, and what it may mean."""

    typed: str
    """The word, without case and accents."""
    meant: tuple[str, ...]
    """Words of speakers, one of which is wanted."""


def spelled(connection: sqlite3.Connection, name: str) -> tuple[Spelling, ...] | None:
    """Return for each word of a typed name the words of speakers that it may mean.

    Articles and the like do not count. A word that any speaker has means itself; another means the words of
    names that begin with it, else those that differ from it in one letter. If no speaker has all of them
    together, each may also be misspelt. None where a word means nothing, or nobody has all of them; empty
    where no word was typed. Raises ``TooBroad`` for too many words.
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
    """Return an expression of full-text search for speakers with a spelling of each word."""
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
    """Return words of names that begin with a word."""
    if len(word) < FEWEST_LETTERS:
        return ()
    rows = connection.execute(
        "SELECT DISTINCT word FROM name_words WHERE word >= ? AND word < ? LIMIT ?",
        (word, word + LAST, MOST_SPELLINGS),
    )
    return tuple(found for (found,) in rows)


def _near(connection: sqlite3.Connection, word: str) -> tuple[str, ...]:
    """Return words of names that differ from a word in one letter: another, one more, one less, or two
    exchanged."""
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
