"""Queries over the whole library: the warning codes that occur, and the number of articles by month."""

from __future__ import annotations

import sqlite3

from accordingto.store.records import Share


def warning_codes(connection: sqlite3.Connection) -> tuple[str, ...]:
    """Return the codes of the warnings that articles have or had, sorted."""
    return tuple(code for (code,) in connection.execute("SELECT code FROM warning_codes ORDER BY code"))


def months(connection: sqlite3.Connection) -> tuple[Share, ...]:
    """Return the number of articles published in each month that has any ("2031-03"), in order of month."""
    rows = connection.execute(
        "SELECT substr(day, 1, 7) AS month, COUNT(*) FROM shelf WHERE day <> '' GROUP BY month ORDER BY month"
    )
    return tuple(Share(name=month, count=count) for month, count in rows)
