"""Ledgers kept in one file: added, found again, listed, counted and corrected.

>>> library = Library(path)  # doctest: +SKIP
>>> library.add(ledger)  # doctest: +SKIP
>>> library.ask(find, Query(text="harbour tolls", acts=("deny",)))  # doctest: +SKIP
"""

from __future__ import annotations

from accordingto.store.agenda import WatchQuery, count_watched, due_days, due_next_to, watched
from accordingto.store.applying import Corrected, StaleReason, refusal
from accordingto.store.asking import (
    acts_of,
    appearances,
    months_of,
    outlets,
    people,
    person,
    sourcing,
    statements,
)
from accordingto.store.correcting import corrections
from accordingto.store.corrections import Change, Correction
from accordingto.store.finding import MOST_COUNTED, PAGE, Query, count, find
from accordingto.store.library import Library
from accordingto.store.profiles import (
    Measure,
    Seen,
    behind,
    days_of,
    namesakes,
    only_mentioned,
    portrait,
    seen_in,
    told,
)
from accordingto.store.records import (
    Added,
    Appearance,
    Behind,
    Entry,
    Kept,
    Page,
    Person,
    Portrait,
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
    "Behind",
    "Change",
    "Corrected",
    "Correction",
    "Entry",
    "Kept",
    "Library",
    "Measure",
    "Page",
    "Person",
    "Portrait",
    "Query",
    "ReadingInfo",
    "SavedSearch",
    "Seen",
    "Share",
    "Sourcing",
    "StaleReason",
    "Statement",
    "Version",
    "WatchQuery",
    "Watched",
    "acts_of",
    "appearances",
    "behind",
    "corrections",
    "count",
    "count_watched",
    "days_of",
    "due_days",
    "due_next_to",
    "find",
    "months_of",
    "namesakes",
    "only_mentioned",
    "outlets",
    "people",
    "person",
    "portrait",
    "refusal",
    "seen_in",
    "sourcing",
    "statements",
    "told",
    "watched",
]
