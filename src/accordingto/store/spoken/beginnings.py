"""Expansion of prefixes (``toll*``) in a search into the words of the library that begin with them.

For a prefix, SQLite's full-text search first merges the positions of all matching words, which takes time
linear in the number of statements. Words that are listed one by one are searched from the newest statement
on, however many statements there are.
"""

from __future__ import annotations

import re
import sqlite3
import unicodedata
from collections.abc import Iterator
from itertools import islice

from accordingto.errors import TooBroad
from accordingto.store.finding import Term
from accordingto.store.spoken.expression import Expression

MOST_BEGUN = 300
"""Limit of words that all prefixes of a search together may expand to: so many take 30 ms on one core."""
_WORD = re.compile(r"[^\W_]+")
_LAST_WORD = re.compile(r"([^\W_]+)[\W_]*$")
_NUMBERED = re.compile(r"(?:outlet|person)(?=\d)")
"""Beginning of the labels of outlets and people, which are in the index but are not words, and are many."""
_BEHIND = "\x01"
"""A character lower than all letters: a word followed by it sorts directly after the word."""
_BEHIND_NUMBERS = ":"


def list_words(connection: sqlite3.Connection) -> None:
    """Create the temporary table of the words of statements; call it once for each new connection."""
    connection.execute("CREATE VIRTUAL TABLE temp.spoken_words USING fts5vocab('main', 'spoken', 'instance')")


def spread(connection: sqlite3.Connection, expression: Expression) -> Expression:
    """Return an expression with each prefix replaced by the library's words for it. Raises ``TooBroad``."""
    left = MOST_BEGUN

    def meant(terms: tuple[Term, ...]) -> tuple[Term, ...]:
        nonlocal left
        found: list[Term] = []
        for term in terms:
            words = list(islice(_begun(connection, term), left + 1))
            left -= len(words)
            if left < 0:
                raise TooBroad(
                    f"the words that end in * match more than {MOST_BEGUN} words of the library, "
                    f"“{term.words}*” among them; write more letters before each *"
                )
            found += [term] if _is_kept(term, words) else [Term(word, begins=False) for word in words]
        return tuple(dict.fromkeys(found))

    return Expression(tuple(map(meant, expression.groups)), meant(expression.excluded))


def _begun(connection: sqlite3.Connection, term: Term) -> Iterator[str]:
    """Yield the library's words that begin with the last word of a term; none if the term has no prefix."""
    last = _LAST_WORD.search(unicodedata.normalize("NFC", term.words))
    if term.begins and last is not None:
        yield from _beginning(connection, _folded(last[1]))


def _is_kept(term: Term, words: list[str]) -> bool:
    """Return whether a term is not expanded: a whole word, a phrase, or a prefix that matches no word.

    Expanding a phrase would search for its other words once for each expansion. A prefix that matches no
    word is kept because the index may fold its letters in another way.
    """
    return not words or len(_WORD.findall(term.words)) > 1


def _beginning(connection: sqlite3.Connection, begun: str) -> Iterator[str]:
    """Yield the words with a prefix in order, each by a query of its own, which skips the numbered labels."""
    at = begun
    while True:
        row = connection.execute(
            "SELECT term FROM temp.spoken_words WHERE term >= ? LIMIT 1", (at,)
        ).fetchone()
        if row is None or not row[0].startswith(begun):
            return
        word = str(row[0])
        numbered = _NUMBERED.match(word)
        if numbered is None:
            yield word
        at = word + _BEHIND if numbered is None else numbered[0] + _BEHIND_NUMBERS


def _folded(word: str) -> str:
    """Return a word in the form of the index: in lower case, without accents."""
    parts = unicodedata.normalize("NFD", word.lower())
    return "".join(letter for letter in parts if unicodedata.category(letter) != "Mn")
