"""Ledgers kept in one file: added, found again, listed, counted and corrected.

>>> library = Library(path)  # doctest: +SKIP
>>> library.add(ledger)  # doctest: +SKIP
>>> library.ask(find, Query(text="harbour tolls", acts=("deny",)))  # doctest: +SKIP
"""

from __future__ import annotations

from accordingto.store.applying import Corrected
from accordingto.store.asking import (
    WatchQuery,
    acts_of,
    appearances,
    months_of,
    outlets,
    people,
    person,
    sourcing,
    statements,
    watched,
)
from accordingto.store.correcting import corrections
from accordingto.store.finding import MOST_COUNTED, PAGE, Query, count, find
from accordingto.store.library import Library
from accordingto.store.records import (
    Added,
    Appearance,
    Entry,
    Kept,
    Page,
    Person,
    ReadingInfo,
    SavedSearch,
    Share,
    Sourcing,
    Statement,
    Version,
    Watched,
)

__all__ = [
    "MOST_COUNTED",
    "PAGE",
    "Added",
    "Appearance",
    "Corrected",
    "Entry",
    "Kept",
    "Library",
    "Page",
    "Person",
    "Query",
    "ReadingInfo",
    "SavedSearch",
    "Share",
    "Sourcing",
    "Statement",
    "Version",
    "WatchQuery",
    "Watched",
    "acts_of",
    "appearances",
    "corrections",
    "count",
    "find",
    "months_of",
    "outlets",
    "people",
    "person",
    "sourcing",
    "statements",
    "watched",
]
