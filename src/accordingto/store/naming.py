"""Lookup of an article by its key, a prefix of the key, or its address; and articles to read again."""

from __future__ import annotations

import re
import sqlite3

from accordingto.errors import NotInLibrary
from accordingto.store.details import AUTHOR
from accordingto.store.finding import storable
from accordingto.store.keeping import plain_address
from accordingto.store.records import Reread

FEWEST_DIGITS = 4
"""Fewest digits of a key prefix."""
MOST_NAMED = 5
"""Limit of keys in an error message about an ambiguous prefix."""
_BEGINNING = re.compile(rf"[0-9a-f]{{{FEWEST_DIGITS},16}}")
_HIGHEST = "g"  # sorts after every hexadecimal digit


def key_named(connection: sqlite3.Connection, name: str) -> str:
    """Return the key of the article with this key, unique key prefix or address.

    Raises ``NotInLibrary`` if no article or several match.
    """
    row = connection.execute(
        "SELECT key FROM articles WHERE key = ? OR address = ?",
        (storable(name), storable(plain_address(name))),
    ).fetchone()
    if row is not None:
        return str(row[0])
    beginning = name.lower()
    if not _BEGINNING.fullmatch(beginning):
        raise _missing(name)
    rows = connection.execute(
        "SELECT key FROM articles WHERE key >= ? AND key < ? ORDER BY key LIMIT ?",
        (beginning, beginning + _HIGHEST, MOST_NAMED),
    ).fetchall()
    if not rows:
        raise _missing(name)
    if len(rows) > 1:
        keys = ", ".join(key for (key,) in rows)
        raise NotInLibrary(f"article {name}: several keys begin like this ({keys} …); give more digits")
    return str(rows[0][0])


_DATED_SINCE = (
    "SELECT 1 FROM corrections c WHERE c.article = k.id AND c.correction LIKE ? "
    "AND (c.undone >= r.added OR c.undone IS NULL AND c.made >= r.added AND c.correction NOT LIKE ?)"
)
"""Whether the day of publication was corrected after a reading, so that its relative dates are out of date.
Times are whole seconds, so a correction in the same second counts. Corrections made by adding the article
again do not count, as it was then read with the new day."""
_OF_DAYS, _BY_ADDING = '%"type":"other_published"%', f'%"author":"{AUTHOR}"%'


def not_read_by(connection: sqlite3.Connection, reader: str, *, older: bool = False) -> tuple[Reread, ...]:
    """Return the versions to read again with a reader: those it has not read, and those whose day of
    publication was corrected since. Only each article's latest version counts, or with ``older`` all."""
    rows = connection.execute(
        "SELECT k.key, v.number FROM versions v JOIN articles k ON k.id = v.article "
        "LEFT JOIN readings r ON r.version = v.id AND r.reader = ? "
        f"WHERE (r.id IS NULL OR EXISTS ({_DATED_SINCE})) AND (? OR k.latest = v.id) ORDER BY v.id",
        (reader, _OF_DAYS, _BY_ADDING, older),
    )
    return tuple(Reread(key=key, version=number) for key, number in rows)


def _missing(name: str) -> NotInLibrary:
    return NotInLibrary(
        f"article {name}: not in the library; give its key (accordingto list shows it), at least "
        f"{FEWEST_DIGITS} digits of the key, or the address of the article"
    )
