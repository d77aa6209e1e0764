"""The listing of a library's articles, shared by ``list`` and ``search``."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from accordingto.cli.db import opened
from accordingto.cli.listing import Column, write_page

if TYPE_CHECKING:
    from accordingto.store import Entry, Query


def write_articles(db: Path, query: Query, *, format: str, limit: int, after: str | None, empty: str) -> None:
    """Write one page of the articles that match a query to standard output, newest first.

    ``after`` is where the page begins, as the page before gave it, and ``empty`` the message for no matches.
    Raises ``LibraryError``.
    """
    from accordingto.store import Entry, find

    with opened(db, create=False) as library:
        page = library.ask(find, query, after=after, limit=limit)
    write_page(page, Entry, format, COLUMNS, empty)


def _words(entry: Entry) -> str:
    versions = f", {entry.versions} versions" if entry.versions > 1 else ""
    return f"{entry.title}{versions}"


COLUMNS: tuple[Column, ...] = (
    ("Key", 0, lambda entry: entry.key),
    ("Published", 0, lambda entry: (entry.published or "")[:10]),
    ("Outlet", 1, lambda entry: entry.outlet or ""),
    ("Article", 3, _words),
    ("Warnings", 1, lambda entry: ", ".join(entry.warnings)),
)
"""The columns of the table of articles."""
