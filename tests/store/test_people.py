from __future__ import annotations

import sqlite3
import tempfile
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from accordingto.store import Library, people, person, seen_in
from accordingto.types import Ledger
from tests.fakes import ledger_from_marks
from tests.store.shelves import Clock, said


def counts(library: Library) -> dict[str, tuple[int, int]]:
    return {one.key: (one.articles, one.statements) for one in library.ask(people).items}


def recounted(library: Library) -> dict[str, tuple[int, int]]:
    with library.reading() as connection:
        rows = connection.execute(
            "SELECT p.key, COUNT(DISTINCT a.article), SUM(a.statements) FROM appearances a "
            "JOIN people p ON p.id = a.person GROUP BY p.id"
        )
        return {key: (articles, statements) for key, articles, statements in rows}


def test_the_same_full_name_and_role_is_one_person(library: Library) -> None:
    library.add(said(words="one", actor={"role": "harbour engineer"}))
    library.add(said(words="two", actor={"role": "chief engineer"}))
    library.add(said(words="three", actor={"role": "spokeswoman", "affiliation": "Sund Rowing"}))

    assert counts(library)["mara-ellison"] == (2, 2)
    assert [one.why for one in library.ask(seen_in, "mara-ellison").items] == ["name_and_role", "first"]


def test_an_affiliation_that_agrees_is_enough(library: Library) -> None:
    library.add(said(words="one", actor={"role": "engineer", "affiliation": "Velmouth Harbour"}))
    library.add(said(words="two", actor={"role": "spokeswoman", "affiliation": "Harbour Board"}))

    assert [one.why for one in library.ask(seen_in, "mara-ellison").items] == [
        "name_and_affiliation",
        "first",
    ]


def test_who_is_something_else_is_somebody_else(library: Library) -> None:
    library.add(said(words="one", actor={"role": "harbour engineer"}))
    library.add(said(words="two", actor={"role": "goalkeeper"}))
    library.add(said(words="three", actor={"role": "goalkeeper"}))

    keys = [key for key in counts(library) if key.startswith("mara-ellison")]
    assert len(keys) == 2
    assert counts(library)["mara-ellison"] == (1, 1)


def test_a_surname_alone_joins_nobody(library: Library) -> None:
    for words in ("one", "two"):
        library.add(said("Ellison", words))
        library.add(said("Mayor Ellison", words))
    library.add(said("Mara Ellison"))

    found = {one.key: one for one in library.ask(people).items if one.statements}
    assert [one.articles for one in found.values()] == [1] * 5
    whys = [one.why for key in found for one in library.ask(seen_in, key).items]
    assert sorted(whys) == ["alone"] * 4 + ["first"]


def test_a_person_and_a_body_of_one_name_are_two(library: Library) -> None:
    library.add(said("Ellison Brandt", "one"))
    library.add(said("Ellison Brandt", "two", actor={"kind": "organization"}))

    assert sum(key.startswith("ellison-brandt") for key in counts(library)) == 2


def test_what_every_town_has_is_not_one_body(library: Library) -> None:
    for words in ("one", "two"):
        library.add(said("City Council", words, actor={"kind": "organization"}))
        library.add(said("Skerry Rail", words, actor={"kind": "organization"}))

    found = counts(library)
    assert found["skerry-rail"] == (2, 2)
    assert [found[key] for key in found if key.startswith("city-council")] == [(1, 1)] * 2


def test_who_has_no_name_is_nobody(library: Library) -> None:
    library.add(said("a clerk", actor={"kind": "unknown"}))

    assert set(counts(library)) == {"ruben-tarr"}


def test_an_article_that_has_somebody_twice_counts_once(library: Library) -> None:
    twice = ledger_from_marks(
        "[[q1.source|[[a1|Skerry Rail]]]] [[q1.cue|said]] [[q1.content|no]]. "
        "[[q2.source|[[a2|Skerry Rail]]]] [[q2.cue|said]] [[q2.content|yes]].",
        {"a1": {"kind": "organization"}, "a2": {"kind": "organization"}},
    )
    key = library.add(twice).key

    assert counts(library) == {"skerry-rail": (1, 2)}
    library.remove(key)
    assert counts(library) == {}


def test_keys_stay_when_an_article_is_shown_anew(library: Library) -> None:
    first = said(words="one", actor={"role": "goalkeeper"}, url="https://a.example/1")
    library.add(first)
    library.add(said(words="two", actor={"role": "engineer"}, url="https://a.example/2"))
    before = counts(library)

    library.add(said(words="one or two", actor={"role": "goalkeeper"}, url="https://a.example/1"))

    assert counts(library) == before


def test_who_is_in_no_article_any_more_is_gone(library: Library) -> None:
    key = library.add(said()).key
    library.remove(key)

    with library.reading() as connection:
        assert connection.execute("SELECT COUNT(*) FROM people").fetchone() == (0,)


NAMES = ("Mara Ellison", "Ellison", "Ana López", "Ruben Tarr", "Skerry Rail")


@st.composite
def ledgers(draw: st.DrawFn) -> Ledger:
    return said(
        draw(st.sampled_from(NAMES)),
        draw(st.sampled_from(["one", "two", "three"])),
        to=draw(st.sampled_from(NAMES)),
        actor={"role": draw(st.sampled_from([None, "mayor", "engineer"]))},
        url=f"https://north.example/{draw(st.integers(1, 3))}",
    )


@given(st.lists(st.tuples(ledgers(), st.integers(0, 5)), max_size=8))
def test_the_counts_are_what_counting_gives(steps: list[tuple[Ledger, int]]) -> None:
    with tempfile.TemporaryDirectory() as folder, Library(Path(folder) / "l.db", clock=Clock()) as library:
        for ledger, what in steps:
            key = library.add(ledger).key
            keys = [one.key for one in library.ask(people).items]
            if what == 0:
                library.remove(key)
            elif what == 1 and len(keys) > 1:
                library.join(keys[0], keys[-1], author="Ida")
            elif what == 2:
                library.split(library.ask(appearances_of, key), key, author="Ida")
            assert counts(library) == recounted(library)
            assert all(library.ask(person, one).articles for one in counts(library))


def appearances_of(connection: sqlite3.Connection, key: str) -> str:
    (who,) = connection.execute(
        "SELECT p.key FROM appearances a JOIN people p ON p.id = a.person "
        "JOIN articles k ON k.id = a.article WHERE k.key = ? ORDER BY a.actor LIMIT 1",
        (key,),
    ).fetchone()
    return str(who)
