"""Identity of people across articles: cautious automatic joining, then merges and splits by hand."""

from __future__ import annotations

import hashlib
import sqlite3
from collections import Counter
from collections.abc import Iterable, Iterator

from accordingto.store.names import Described, fold, is_full, slug, why_same
from accordingto.store.spoken import indexing
from accordingto.types import Actor, Ledger

LOOKED_AT = 50
"""How many of a person's appearances, newest first, a new actor is compared with."""


class Persons:
    """The people of a library. Every change is part of the caller's transaction."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._db = connection

    def enter(self, article: int, key: str, ledger: Ledger) -> dict[str, int]:
        """Insert the appearances in an article; return the row id of the person by id of each named actor."""
        spoken = Counter(one.actor for one in ledger.attributions if one.actor is not None)
        found: dict[str, int] = {}
        for actor in ledger.actors:
            if all(mention.form != "name" for mention in actor.mentions):
                continue
            taken, why = self._taken_for(actor, f"{key} {actor.id} {actor.name}")
            person = self.now_called(taken, key)
            is_again = person in found.values()
            found[actor.id] = person
            self._db.execute(
                "INSERT INTO appearances (article, actor, person, taken, statements, name, role, "
                "affiliation, mentions, why) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                (
                    article, actor.id, person, taken, spoken[actor.id],
                    actor.name, actor.role, actor.affiliation, len(actor.mentions), why,
                ),
            )  # fmt: skip
            self._count(person, 0 if is_again else 1, spoken[actor.id])
        return found

    def forget(self, article: int) -> frozenset[int]:
        """Delete the appearances in an article; return the people, to ``prune`` if it stays removed."""
        rows = self._db.execute(
            "SELECT person, SUM(statements) FROM appearances WHERE article = ? GROUP BY person", (article,)
        ).fetchall()
        for person, statements in rows:
            self._count(person, -1, -statements)
        taken = self._db.execute("SELECT taken FROM appearances WHERE article = ?", (article,)).fetchall()
        self._db.execute("DELETE FROM appearances WHERE article = ?", (article,))
        return frozenset([*(person for person, _ in rows), *(person for (person,) in taken)])

    def prune(self, people: Iterable[int]) -> None:
        """Delete those of ``people`` who appear in no article, unless they were merged or split by hand."""
        self._db.executemany(
            "DELETE FROM people WHERE id = ? "
            "AND NOT EXISTS (SELECT 1 FROM appearances WHERE person = people.id) "
            "AND NOT EXISTS (SELECT 1 FROM appearances WHERE taken = people.id) "
            "AND NOT EXISTS (SELECT 1 FROM joinings WHERE person = people.key OR other = people.key)",
            ((person,) for person in sorted(people)),
        )

    def settle(self, person: int) -> None:
        """Move the appearances of ``person`` to whom merges and splits now assign them."""
        rows = self._db.execute(
            "SELECT a.article, k.key, a.actor, a.taken, a.statements FROM appearances a "
            "JOIN articles k ON k.id = a.article WHERE a.person = ?",
            (person,),
        ).fetchall()
        for article, key, actor, taken, statements in rows:
            after = self.now_called(taken, key)
            if after != person:
                self._move(article, actor, statements, person, after)

    def _move(self, article: int, actor: str, statements: int, before: int, after: int) -> None:
        there = self._appears(article, after)
        indexing.withdraw(self._db, article)
        self._db.execute(
            "UPDATE appearances SET person = ? WHERE article = ? AND actor = ?", (after, article, actor)
        )
        for table, column, of in (
            ("statements", "person", "actor"),
            ("statements", "addressee", "told"),
            ("watched", "person", "actor"),
        ):
            self._db.execute(
                f"UPDATE {table} SET {column} = ? WHERE article = ? AND {of} = ?", (after, article, actor)
            )
        indexing.enter(self._db, article)
        self._count(before, 0 if self._appears(article, before) else -1, -statements)
        self._count(after, 0 if there else 1, statements)

    def _appears(self, article: int, person: int) -> bool:
        row = self._db.execute(
            "SELECT 1 FROM appearances WHERE person = ? AND article = ?", (person, article)
        ).fetchone()
        return row is not None

    def new(self, name: str, folded: str, kind: str, key: str) -> int:
        """Return the row id of the person with a key, inserting the person if there is none."""
        self._db.execute(
            "INSERT INTO people (key, name, folded, kind) VALUES (?, ?, ?, ?) ON CONFLICT DO NOTHING",
            (key, name, folded, kind),
        )
        (id,) = self._db.execute("SELECT id FROM people WHERE key = ?", (key,)).fetchone()
        self._db.executemany(
            "INSERT INTO name_words (word, person) VALUES (?, ?) ON CONFLICT DO NOTHING",
            ((word, id) for word in fold(name).split()),
        )
        return int(id)

    def _taken_for(self, actor: Actor, origin: str) -> tuple[int, str]:
        """Return the row id of the person that an actor is taken for, and the reason code.

        If nobody fits, a new person is inserted.
        """
        folded = fold(actor.name)
        if not is_full(actor):
            return self.new(actor.name, "", actor.kind, numbered(slug(actor.name), origin)), "alone"
        known = self._db.execute(
            "SELECT id FROM people WHERE folded = ? AND kind = ? ORDER BY id", (folded, actor.kind)
        ).fetchall()
        own = Described(actor.role, actor.affiliation)
        reasons = {}
        for (person,) in known:
            why = "name" if actor.kind != "person" else why_same(own, self._descriptions(person))
            if why is not None:
                reasons[person] = why
        if not reasons:
            return self.new(actor.name, folded, actor.kind, self._free_key(slug(actor.name), origin)), "first"
        person = min(reasons, key=lambda one: (reasons[one] == "name", one))
        return person, reasons[person]

    def _descriptions(self, person: int) -> Iterator[Described]:
        """Yield the descriptions of a person in articles, after merges and splits, newest first."""
        rows = self._db.execute(
            "SELECT role, affiliation FROM appearances WHERE person = ? ORDER BY article DESC LIMIT ?",
            (self.now_called(person), LOOKED_AT),
        )
        for role, affiliation in rows:
            yield Described(role, affiliation)

    def now_called(self, person: int, article: str = "") -> int:
        """Follow merges, and splits in the article with key ``article``, from a person to the one it now is.

        Nobody is visited twice, so cycles end.
        """
        seen = {person}
        while True:
            row = self._db.execute(
                "SELECT o.id FROM people p JOIN joinings j ON j.person = p.key "
                "JOIN people o ON o.key = j.other WHERE p.id = ? AND j.undone IS NULL "
                "AND (j.article IS NULL OR j.article = ?) "
                "ORDER BY j.article IS NULL, j.id DESC LIMIT 1",
                (person, article),
            ).fetchone()
            if row is None or row[0] in seen:
                return person
            person = row[0]
            seen.add(person)

    def _free_key(self, name: str, origin: str) -> str:
        """Return a name as a key, or the result of ``numbered`` if that key is taken."""
        taken = self._db.execute("SELECT 1 FROM people WHERE key = ?", (name,)).fetchone()
        return name if taken is None else numbered(name, origin)

    def _count(self, person: int, articles: int, statements: int) -> None:
        self._db.execute(
            "UPDATE people SET articles = articles + ?, statements = statements + ? WHERE id = ?",
            (articles, statements, person),
        )


def numbered(name: str, origin: str) -> str:
    """Return a key from a name and a hash of where it was found, so that it is the same if added again."""
    return f"{name}-{hashlib.sha256(origin.encode()).hexdigest()[:8]}"
