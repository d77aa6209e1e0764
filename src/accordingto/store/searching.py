"""Saved searches."""

from __future__ import annotations

import sqlite3

from accordingto.errors import NotInLibrary
from accordingto.store.records import SavedSearch, SearchedPage


def save(connection: sqlite3.Connection, name: str, query: str, made: str, page: SearchedPage) -> None:
    """Save a search of a page, replacing one of the same name, within the caller's transaction."""
    connection.execute(
        "INSERT INTO searches (name, query, made, page) VALUES (?, ?, ?, ?) ON CONFLICT (name) "
        "DO UPDATE SET query = excluded.query, made = excluded.made, page = excluded.page",
        (name, query, made, page),
    )


def forget(connection: sqlite3.Connection, name: str) -> None:
    """Delete a saved search, within the caller's transaction. Raises ``NotInLibrary``."""
    if connection.execute("DELETE FROM searches WHERE name = ?", (name,)).rowcount == 0:
        raise NotInLibrary(f"search {name}: not in the library")


def searches(connection: sqlite3.Connection) -> tuple[SavedSearch, ...]:
    """Return the saved searches, sorted by name."""
    rows = connection.execute("SELECT name, query, made, page FROM searches ORDER BY name")
    return tuple(
        SavedSearch(name=name, query=query, made=made, page=page) for name, query, made, page in rows
    )
