"""Files that are damaged, cut off, of others or not to be written to, and every question asked of them."""

from __future__ import annotations

import random
import sqlite3
import subprocess
import sys
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import closing, suppress
from functools import partial
from pathlib import Path
from typing import Any

import pytest

from accordingto.corrections import OtherAct, anchor
from accordingto.errors import (
    AccordingtoError,
    DamagedLibrary,
    LibraryUnavailable,
    NotALibrary,
    ReadOnlyLibrary,
)
from accordingto.store import (
    Library,
    Query,
    WatchQuery,
    acts_of,
    corrections,
    count,
    database,
    due_days,
    entry,
    find,
    joinings,
    months,
    not_read_by,
    outlets,
    passages,
    people,
    person,
    portrait,
    searches,
    seen_in,
    sourcing,
    statements,
    taught,
    warning_codes,
    watched,
)
from accordingto.types import Ledger
from accordingto.watchlist import watch_items
from tests.fakes import ferry, harbour, observatory, orchard
from tests.store.shelves import said, tolls

PLACES = 240
PAGE = 4096


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    """A library with something in every table."""
    path = tmp_path_factory.mktemp("whole") / "library.db"
    with Library(path, watching=watch_items) as library:
        library.add_all([harbour(), orchard(), observatory(), ferry()])
        for number in range(8):
            words = f"we will pay {number} kroner by June {number + 1}, 2031 " * 5
            ledger = said(words=words, act="promise", published="2031-03-01", outlet="North Post")
            key = library.add(ledger).key
        place = anchor(ledger.article.text, ledger.attributions[0].cue)
        library.correct(key, OtherAct(attribution=place, act="deny"), author="Ada")
        library.save_search("mine", "q=kroner")
        library.join("ruben-tarr", "mara-ellison", author="Ada")
    return path.read_bytes()


def damaged(data: bytes, chance: random.Random) -> bytes:
    """The same with something wrong somewhere: bits, bytes of the header, pages or the end."""
    found = bytearray(data)
    page = chance.randrange(len(data) // PAGE) * PAGE
    match chance.randrange(7):
        case 0:
            found[chance.randrange(len(found))] ^= 1 << chance.randrange(8)
        case 1:
            for _ in range(50):
                found[chance.randrange(len(found))] ^= 1 << chance.randrange(8)
        case 2:
            found[chance.randrange(100)] = chance.randrange(256)
        case 3:
            for _ in range(3):
                found[chance.randrange(100, PAGE)] ^= 1 << chance.randrange(8)
        case 4:
            found[page : page + PAGE] = chance.randbytes(PAGE)
        case 5:
            other = chance.randrange(len(data) // PAGE) * PAGE
            found[page : page + PAGE], found[other : other + PAGE] = (
                found[other : other + PAGE],
                found[page : page + PAGE],
            )
        case _:
            del found[chance.randrange(len(found)) :]
    return bytes(found)


def everything(path: Path) -> Iterator[Callable[[], Any]]:
    """All that can be asked of a library, and what changes it."""
    with Library(path, watching=watch_items) as library:
        ask = library.ask
        keys, who = list[str](), list[str]()
        yield lambda: keys.extend(one.key for one in ask(find, Query()).items)
        yield lambda: ask(find, Query(text="kron* tolls"))
        yield lambda: ask(count, Query(acts=("deny", "say")))
        yield lambda: ask(passages, "kroner", keys)
        yield lambda: who.extend(one.key for one in ask(people).items)
        yield lambda: ask(people, "mara")
        yield lambda: ask(watched, WatchQuery())
        yield lambda: ask(watched, WatchQuery(dated=False))
        yield lambda: ask(due_days, WatchQuery())
        for question in (sourcing, outlets, months, warning_codes, searches, joinings):
            yield partial(ask, question)
        yield lambda: ask(not_read_by, "another")
        yield lambda: list(taught(library))
        for key in keys:
            yield partial(library.shown, key)
            yield partial(library.versions, key)
            yield partial(ask, entry, key)
            yield partial(ask, corrections, key)
        for key in who[:3]:
            for about in (person, statements, acts_of, portrait, seen_in):
                yield partial(ask, about, key)
        yield lambda: library.add(said(words="it is new"))
        for key in keys[:3]:
            yield partial(library.remove, key)


def test_whatever_is_damaged_ends_in_an_error_of_ours(tmp_path: Path, whole: bytes) -> None:
    chance, seen = random.Random(7), Counter[str]()
    for number in range(PLACES):
        folder = tmp_path / str(number)
        folder.mkdir()
        path = folder / "library.db"
        path.write_bytes(damaged(whole, chance))
        try:
            for question in everything(path):
                try:
                    question()
                except AccordingtoError as error:
                    seen[type(error).__name__] += 1
        except AccordingtoError as error:
            seen[type(error).__name__] += 1
            assert str(path) in str(error)

    assert seen["DamagedLibrary"] > PLACES
    # a header that says that a later SQLite wrote the file makes it one that can only be read
    assert set(seen) <= {"DamagedLibrary", "NotALibrary", "NewerLibrary", "NotInLibrary", "ReadOnlyLibrary"}


def test_a_whole_library_answers_all_of_it(tmp_path: Path, whole: bytes) -> None:
    path = tmp_path / "library.db"
    path.write_bytes(whole)

    assert len([question() for question in everything(path)]) > 60


@pytest.mark.parametrize(
    "statements",
    [
        ["CREATE TABLE theirs (a)"],
        ["CREATE TABLE articles (id INTEGER PRIMARY KEY, key TEXT)", "CREATE TABLE shelf (article)"],
    ],
)
def test_our_id_on_tables_of_others_is_told(path: Path, statements: list[str]) -> None:
    with closing(sqlite3.connect(path)) as other:
        for statement in [
            *statements,
            f"PRAGMA application_id = {database.APPLICATION}",
            f"PRAGMA user_version = {len(database.scripts())}",
        ]:
            other.execute(statement)
    before = path.read_bytes()

    with pytest.raises(DamagedLibrary, match=r"tables are not those of a library; .* name another"):
        Library(path, create=False)
    assert path.read_bytes() == before


def test_what_somebody_added_beside_our_tables_is_left_alone(path: Path) -> None:
    Library(path).close()
    with closing(sqlite3.connect(path)) as other:
        other.execute("CREATE INDEX mine ON shelf (published)")
        other.execute("ANALYZE")

    with Library(path, create=False) as library:
        assert library.add(tolls()).outcome == "new"


def columns(path: Path) -> list[tuple[str, str]]:
    """Every column of every table but those that SQLite keeps for itself."""
    with closing(sqlite3.connect(path)) as file:
        names = file.execute(
            "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'found%' ORDER BY name"
        )
        return [(name, row[1]) for (name,) in names for row in file.execute(f"PRAGMA table_info({name})")]


def changed(path: Path, statement: str) -> bool:
    """Whether a file lets its rows be changed so, which no program of ours does."""
    try:
        with closing(sqlite3.connect(path)) as file, file:
            file.execute("PRAGMA ignore_check_constraints = ON")
            return file.execute(statement).rowcount > 0
    except sqlite3.Error:
        return False


@pytest.mark.parametrize("value", ["NULL", "-1", "9223372036854775807", "'zzz'", "x''"])
def test_whatever_stands_in_a_column_ends_in_an_error_of_ours(
    tmp_path: Path, whole: bytes, value: str
) -> None:
    (tmp_path / "whole.db").write_bytes(whole)
    tried = 0
    for number, (table, column) in enumerate(columns(tmp_path / "whole.db")):
        path = tmp_path / f"{number}.db"
        path.write_bytes(whole)
        if not changed(path, f"UPDATE OR IGNORE {table} SET {column} = {value}"):
            continue
        tried += 1
        with suppress(AccordingtoError):
            for question in everything(path):
                with suppress(AccordingtoError):
                    question()

    assert tried


@pytest.mark.parametrize(
    ("statement", "ailment"),
    [
        ("UPDATE OR IGNORE warning_codes SET bit = -1", "a warning has no bit"),
        ("UPDATE articles SET latest = NULL", "an article has no version"),
    ],
)
def test_what_sqlite_lets_pass_is_told(tmp_path: Path, whole: bytes, statement: str, ailment: str) -> None:
    path = tmp_path / "library.db"
    path.write_bytes(whole)
    assert changed(path, statement)

    with Library(path) as library, pytest.raises(DamagedLibrary, match=ailment):
        library.ask(find, Query())


def test_a_correction_that_is_none_is_told(tmp_path: Path, whole: bytes) -> None:
    path = tmp_path / "library.db"
    path.write_bytes(whole)
    assert changed(path, "UPDATE corrections SET correction = 'zzz'")

    with Library(path) as library, pytest.raises(DamagedLibrary, match="cannot be read"):
        list(taught(library))


def test_what_a_caller_does_meanwhile_is_its_own_fault(tmp_path: Path, whole: bytes) -> None:
    path = tmp_path / "library.db"
    path.write_bytes(whole)
    assert changed(path, "UPDATE articles SET latest = 99999")

    def broken() -> Iterator[Ledger]:
        yield said(words="it is new")
        raise ValueError("a bad line")

    with Library(path) as library:
        with pytest.raises(KeyError), library.reading():
            raise KeyError("mine")
        with pytest.raises(ValueError, match="a bad line"):
            library.add_all(broken())


def test_a_mistake_over_whole_rows_stays_a_bug(library: Library) -> None:
    def mistaken(connection: sqlite3.Connection) -> None:
        (_,) = connection.execute("SELECT 1 WHERE FALSE").fetchone()

    with pytest.raises(TypeError):
        library.ask(mistaken)
    with pytest.raises(sqlite3.OperationalError), library.reading() as connection:
        connection.execute("SELECT nothing FROM nowhere")


def test_text_that_is_no_text_is_damage(library: Library) -> None:
    key = library.add(tolls(url="https://north.example/tolls")).key
    with library.transaction() as connection:
        connection.execute("UPDATE articles SET address = CAST(x'ff' AS TEXT)")

    with pytest.raises(DamagedLibrary, match="backup"):
        library.ask(entry, key)


@pytest.fixture
def sealed(tmp_path: Path) -> Iterator[Path]:
    """A library on a medium that may only be read, with one article."""
    folder, mounted = tmp_path / "medium", False
    folder.mkdir()
    path = folder / "library.db"
    with Library(path, watching=watch_items) as library:
        library.add(tolls())
    try:
        for options in (["--bind", str(folder), str(folder)], ["-o", "remount,ro,bind", str(folder)]):
            run = subprocess.run(["mount", *options], capture_output=True, check=False)
            if run.returncode:
                pytest.skip("nothing can be mounted here")
            mounted = True
        yield path
    except FileNotFoundError:
        pytest.skip("there is no mount here")
    finally:
        if mounted:
            subprocess.run(["umount", str(folder)], check=True)


def test_a_library_on_a_medium_that_may_only_be_read_answers(sealed: Path) -> None:
    with Library(sealed, create=False) as library:
        (found,) = library.ask(find, Query(text="tolls")).items
        assert library.shown(found.key).ledger.article.text.endswith("will rise.")
        assert library.ask(passages, "tolls", [found.key])

    assert sorted(one.name for one in sealed.parent.iterdir()) == ["library.db"]


def test_nothing_is_written_there_and_it_is_said_why(sealed: Path) -> None:
    with Library(sealed) as library:
        for change in (
            lambda: library.add(said()),
            lambda: library.remove(library.ask(find, Query()).items[0].key),
            library.check_writable,
        ):
            with pytest.raises(ReadOnlyLibrary, match="read-only; allow writing"):
                change()
        assert library.ask(count, Query()) == 1


def test_no_library_is_made_there(sealed: Path) -> None:
    with pytest.raises(LibraryUnavailable):
        Library(sealed.with_name("another.db"))


def test_what_was_not_written_back_is_not_left_out_in_silence(path: Path, tmp_path: Path) -> None:
    code = (
        "import os, sys\nfrom pathlib import Path\nfrom accordingto.store import Library\n"
        "from tests.store.shelves import tolls\n"
        "library = Library(Path(sys.argv[1]))\nlibrary.add(tolls())\nos._exit(0)\n"
    )
    folder = tmp_path / "medium"
    folder.mkdir()
    subprocess.run([sys.executable, "-c", code, str(folder / "library.db")], check=True)
    assert (folder / "library.db-wal").stat().st_size
    (folder / "library.db-shm").unlink()
    for options in (["--bind", str(folder), str(folder)], ["-o", "remount,ro,bind", str(folder)]):
        if subprocess.run(["mount", *options], capture_output=True, check=False).returncode:
            pytest.skip("nothing can be mounted here")
    try:
        with pytest.raises(ReadOnlyLibrary, match=r"library\.db-wal; open it once"):
            Library(folder / "library.db", create=False)
    finally:
        subprocess.run(["umount", str(folder)], check=True)


def test_another_file_is_no_library(path: Path) -> None:
    path.write_bytes(b"SQLite format 3\0" + b"\1" * 5000)

    with pytest.raises((NotALibrary, DamagedLibrary)):
        Library(path)
