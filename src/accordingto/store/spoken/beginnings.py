"""Words of a search that are given by how they begin, and the words of the library that they stand for.

Full-text search first puts together where all words stand that begin so, which takes as long as there are
statements. Words that are named one by one are looked for from the newest statement on, however many there
are.
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
"""Words that those of a search which are given by how they begin may stand for, all together: looking for so
many takes 30 ms on one core."""
_WORD = re.compile(r"[^\W_]+")
_LAST_WORD = re.compile(r"([^\W_]+)[\W_]*$")
_NUMBERED = re.compile(r"(?:outlet|person)(?=\d)")
"""How labels begin that are as many as there are outlets and people, and no words."""
_BEHIND = "\x01"
"""A sign that stands before all letters, so that a word with it stands right behind the word."""
_BEHIND_NUMBERS = ":"


def list_words(connection: sqlite3.Connection) -> None:
    """Have a connection list the words of statements; once, when it is opened."""
    connection.execute("CREATE VIRTUAL TABLE temp.spoken_words USING fts5vocab('main', 'spoken', 'instance')")


def spread(connection: sqlite3.Connection, expression: Expression) -> Expression:
    """Return an expression with the words of the library in the place of beginnings. Raises ``TooBroad``."""
    left = MOST_BEGUN

    def meant(terms: tuple[Term, ...]) -> tuple[Term, ...]:
        nonlocal left
        found: list[Term] = []
        for term in terms:
            words = list(islice(_begun(connection, term), left + 1))
            left -= len(words)
            if left < 0:
                raise TooBroad(
                    f"what ends in * stands for more than {MOST_BEGUN} words of the library, "
                    f"“{term.words}*” among them; write more letters before each *"
                )
            found += [term] if _is_kept(term, words) else [Term(word, begins=False) for word in words]
        return tuple(dict.fromkeys(found))

    return Expression(tuple(map(meant, expression.groups)), meant(expression.excluded))


def _begun(connection: sqlite3.Connection, term: Term) -> Iterator[str]:
    """Yield the words that begin as the last one of a term does; none where it is a whole word."""
    last = _LAST_WORD.search(unicodedata.normalize("NFC", term.words))
    if term.begins and last is not None:
        yield from _beginning(connection, _folded(last[1]))


def _is_kept(term: Term, words: list[str]) -> bool:
    """Return whether a term is searched for as it is: a whole word, a phrase, and what no word begins with.

    Of a phrase the words before the beginning would be looked for with each of its words. The last is there
    for letters that the index folds in another way.
    """
    return not words or len(_WORD.findall(term.words)) > 1


def _beginning(connection: sqlite3.Connection, begun: str) -> Iterator[str]:
    """Yield the words that begin so, in order; each is sought by itself, whatever stands between."""
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
    """Return a word as the index has it: in small letters, without accents."""
    parts = unicodedata.normalize("NFD", word.lower())
    return "".join(letter for letter in parts if unicodedata.category(letter) != "Mn")
