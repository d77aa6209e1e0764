"""Lessons (training examples) from all corrections of a library."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator

from accordingto.corrections import Lesson, lessons, teaches
from accordingto.store.correcting import corrections
from accordingto.store.library import Library


def taught(library: Library) -> Iterator[tuple[int, list[Lesson]]]:
    """Yield for each corrected article the number of its attribution corrections, and their lessons.

    A lesson is about the version for which the correction was made, in its shown reading, with the other
    corrections that apply there. A correction that does not apply there, because another reader read the
    text differently, gives no lesson. Undone corrections are ignored.
    """
    for key in library.ask(_corrected):
        standing = [one.correction for one in library.ask(corrections, key) if one.undone is None]
        standing = [one for one in standing if teaches(one.change)]
        numbers = {version.text_id: version.number for version in library.versions(key)}
        found: dict[str, Lesson] = {}
        for text in dict.fromkeys(one.article for one in standing if one.article in numbers):
            own = {one.id for one in standing if one.article == text}
            for lesson in lessons(library.shown(key, version=numbers[text])):
                if lesson.correction in own:
                    found[lesson.correction] = lesson
        yield len(standing), [found[one.id] for one in standing if one.id in found]


def _corrected(connection: sqlite3.Connection) -> tuple[str, ...]:
    """Return the keys of the articles with corrections, in the order in which they were added."""
    rows = connection.execute(
        "SELECT key FROM articles WHERE id IN (SELECT article FROM corrections) ORDER BY id"
    )
    return tuple(key for (key,) in rows)
