"""Search for articles by words, outlet, person, act, certainty, day and warning, newest first."""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Collection, Iterator
from dataclasses import dataclass

from msgspec import Struct

from accordingto.errors import NotInLibrary, TooBroad
from accordingto.store.database import bounded
from accordingto.store.index import code_bits, codes_in, known_codes, labels, marks
from accordingto.store.records import Entry, Page
from accordingto.types import Act, Certainty

PAGE = 50
"""Default number of items on a page."""
PLACE = r"([^~\x00]{0,200})~([0-9]{1,18})"
"""Regular expression of a page cursor (``Page.after``): a sort value and a row id."""
MOST_COUNTED = 1000
"""Limit of a count of articles, so that counting takes no longer than a page."""
MOST_WORDS = 32
"""Limit of words in a search, including those within quotation marks."""
MOST_BEGINNINGS = 8
"""Limit of prefixes (``word*``) in a search: each of them can match most words that there are."""
MOST_TYPED = 1000
"""Limit of characters in a search."""
_SIGNS = str.maketrans("“”„\0", '""" ')
_TERM = re.compile(r'"([^"]*)"|(\S+)')
_LETTER = re.compile(r"\w")
_WORD = re.compile(r"[^\W_]+")
_CURSOR = re.compile(r"(\d{4}-\d{2}-\d{2})?~(\d{1,18})")


class Query(Struct, frozen=True, kw_only=True):
    """A search for articles; every field that is not empty narrows it."""

    text: str = ""
    """Words that the article must all contain. Quotation marks make a phrase, and a final ``*`` a prefix."""
    outlet: str = ""
    """Name of the publisher."""
    person: str = ""
    """Key of a person who appears in it."""
    acts: tuple[Act, ...] = ()
    """At least one statement must have one of these acts …"""
    certainties: tuple[Certainty, ...] = ()
    """… with one of these certainties, in the same statement."""
    since: str = ""
    """First day of publication, ISO 8601."""
    until: str = ""
    """Last day of publication, ISO 8601."""
    warnings: tuple[str, ...] = ()
    """Codes of warnings; the article must have at least one of them."""


@dataclass(frozen=True)
class Wanted:
    """A query as SQL: the tables after FROM, the condition after WHERE, and its values."""

    tables: str
    where: str
    values: tuple[object, ...]


def storable(text: str) -> str:
    """Return text that SQLite can store: lone surrogates, as from odd arguments, become question marks."""
    return text.encode("utf-8", "replace").decode()


def find(
    connection: sqlite3.Connection, query: Query, *, after: str | None = None, limit: int = PAGE
) -> Page[Entry]:
    """Return one page of the articles that match, newest first and those without a date last.

    ``after`` is an earlier page's cursor; any other value starts from the beginning. Raises ``TooBroad``.
    """
    wanted = _wanted(connection, query)
    where, values = wanted.where, wanted.values
    cursor = _CURSOR.fullmatch(after or "")
    if cursor is not None:
        where += " AND (s.day, s.article) < (?, ?)"
        values = (*values, cursor[1] or "", int(cursor[2]))
    with bounded(connection):
        rows = connection.execute(
            f"SELECT s.day, s.article FROM {wanted.tables} WHERE {where} "
            "ORDER BY s.day DESC, s.article DESC LIMIT ?",
            (*values, limit + 1),
        ).fetchall()
    more = len(rows) > limit
    ids = [article for _, article in rows[:limit]]
    last = rows[limit - 1] if more else None
    return Page(items=tuple(entries(connection, ids)), after=None if last is None else f"{last[0]}~{last[1]}")


def count(connection: sqlite3.Connection, query: Query) -> int:
    """Count the articles that match; ``MOST_COUNTED`` + 1 means more than that. Raises ``TooBroad``."""
    wanted = _wanted(connection, query)
    with bounded(connection):
        (found,) = connection.execute(
            f"SELECT COUNT(*) FROM (SELECT 1 FROM {wanted.tables} WHERE {wanted.where} LIMIT ?)",
            (*wanted.values, MOST_COUNTED + 1),
        ).fetchone()
    return int(found)


def entries(connection: sqlite3.Connection, articles: list[int]) -> Iterator[Entry]:
    """Yield the list entries of some articles, in the order given."""
    codes = known_codes(connection)
    for article in articles:
        row = connection.execute(
            "SELECT k.key, s.title, o.name, s.published, k.address, v.number, s.words, s.statements, "
            "s.warnings FROM shelf s JOIN articles k ON k.id = s.article JOIN versions v ON v.id = k.latest "
            "LEFT JOIN outlets o ON o.id = s.outlet WHERE s.article = ?",
            (article,),
        ).fetchone()
        key, title, outlet, published, url, number, words, statements, warnings = row
        yield Entry(
            key=key,
            title=title,
            outlet=outlet,
            published=published,
            url=url,
            versions=number,
            words=words,
            statements=statements,
            warnings=codes_in(warnings, codes),
        )


def entry(connection: sqlite3.Connection, key: str) -> Entry:
    """Return the list entry of an article. Raises ``NotInLibrary``."""
    row = connection.execute("SELECT id FROM articles WHERE key = ?", (key,)).fetchone()
    if row is None:
        raise NotInLibrary(f"article {key}: not in the library")
    return next(entries(connection, [row[0]]))


class Term(Struct, frozen=True):
    """A word or a phrase of a search."""

    words: str
    """The words, as they were typed."""
    begins: bool
    """Whether the last word is a prefix, so that it may have any ending."""


def typed(text: str) -> str:
    """Return a typed search with plain quotation marks. Raises ``TooBroad`` if it is too long."""
    if len(text) > MOST_TYPED:
        raise TooBroad(f"the search has {len(text):,} characters; use at most {MOST_TYPED:,}")
    return storable(text).translate(_SIGNS)


def terms_of(text: str) -> tuple[Term, ...]:
    """Parse a typed search into its terms, each once; empty if it has no word.

    Only quotation marks and a final asterisk have a meaning; everything else is taken as words. Raises
    ``TooBroad`` for more terms than a search may have.
    """
    found = dict[Term, None]()
    for match in _TERM.finditer(typed(text)):
        term = match[1] if match[1] is not None else match[2].replace('"', "")
        if _LETTER.search(term):
            found[Term(term.rstrip("*"), term.endswith("*"))] = None
    check_terms(found)
    return tuple(found)


def check_terms(terms: Collection[Term]) -> None:
    """Raise ``TooBroad`` for more terms than a search may have."""
    words = sum(len(_WORD.findall(term.words)) for term in terms)
    if words > MOST_WORDS:
        raise TooBroad(f"the search has {words} words; use at most {MOST_WORDS}")
    beginnings = sum(term.begins for term in terms)
    if beginnings > MOST_BEGINNINGS:
        raise TooBroad(
            f"the search has {beginnings} words that end in *; use at most {MOST_BEGINNINGS}, "
            "and write the others in full"
        )


def match_of(text: str) -> str:
    """Translate a typed search into an FTS5 match expression; empty if it has no word. Raises ``TooBroad``.

    >>> match_of('"harbour toll" board*')
    '"harbour toll" "board"*'
    """
    return " ".join(f'"{term.words}"' + ("*" if term.begins else "") for term in terms_of(text))


def _wanted(connection: sqlite3.Connection, query: Query) -> Wanted:
    tables, where, values = ["shelf s"], ["1"], list[object]()
    if query.text:
        match = match_of(query.text)
        tables, where = ["found f", "shelf s ON s.article = f.rowid"], ["found MATCH ?" if match else "0"]
        values += [match] if match else []
    if query.person:
        where.append(
            "s.article IN (SELECT a.article FROM appearances a JOIN people p ON p.id = a.person "
            "WHERE p.key = ?)"
        )
        values.append(storable(query.person))
    if query.outlet:
        where.append("s.outlet = (SELECT id FROM outlets WHERE name = ?)")
        values.append(storable(query.outlet))
    if query.acts or query.certainties:
        both = bool(query.acts and query.certainties)
        where.append("s.marks & ?" if both else "s.labels & ?")
        values.append(marks(query.acts, query.certainties) if both else labels(query.acts, query.certainties))
    if query.warnings:
        where.append("s.warnings & ?")
        values.append(code_bits(connection, query.warnings))
    if query.since:
        where.append("s.day >= ?")
        values.append(storable(query.since))
    if query.until:
        where.append("s.day <= ? AND s.day <> ''")
        values.append(storable(query.until))
    return Wanted(" JOIN ".join(tables), " AND ".join(where), tuple(values))
