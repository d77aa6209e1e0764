"""Updates of stories when an article is added, changed or removed, within the caller's transaction."""

from __future__ import annotations

import sqlite3

from accordingto.store.stories.rows import refresh
from accordingto.store.stories.settling import put_down, settle
from accordingto.types import Article


def follow(connection: sqlite3.Connection, article: int, shown: Article, when: str) -> None:
    """Find the story of an article as it is shown now, and rebuild the rows of the stories concerned."""
    from accordingto.store.stories import clustering, outlines
    from accordingto.stories.cluster.outline import outline_of

    outline, kept = outline_of(shown), outlines.kept(connection, article)
    story = _story_of(connection, article)
    changed = set[int]()
    if kept is not None:
        if story is not None and kept.day == outline.day and outlines.pack(kept) == outlines.pack(outline):
            refresh(connection, story)
            return
        changed = clustering.leave(connection, article)
    changed |= clustering.enter(connection, article, outline)
    connection.execute("UPDATE story_articles SET story = ? WHERE article = ?", (story, article))
    settle(connection, changed, when)


def remove(connection: sqlite3.Connection, article: int, when: str) -> None:
    """Take an article out of its story; call it while the article is still in the index."""
    from accordingto.store.stories import clustering

    story = _story_of(connection, article)
    if story is None:
        return
    put_down(connection, story, "removed", article, when)
    mates = {
        one
        for (one,) in connection.execute("SELECT article FROM story_articles WHERE story = ?", (story,))
        if one != article
    }
    connection.execute("DELETE FROM copies WHERE article = ?", (article,))
    changed = clustering.leave(connection, article) | mates
    connection.execute("DELETE FROM story_marks WHERE article = ?", (article,))
    if changed:
        settle(connection, changed, when)
    connection.execute(
        "DELETE FROM stories WHERE id = ?1 AND NOT EXISTS (SELECT 1 FROM story_articles WHERE story = ?1)",
        (story,),
    )


def _story_of(connection: sqlite3.Connection, article: int) -> int | None:
    """Return the row id of an article's story; None if it has none yet."""
    row = connection.execute("SELECT story FROM story_articles WHERE article = ?", (article,)).fetchone()
    return None if row is None else row[0]
