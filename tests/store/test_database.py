from __future__ import annotations

import os
import signal
import sqlite3
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from pathlib import Path

import pytest

from accordingto.corrections import OtherAct, OtherCertainty, anchor
from accordingto.errors import (
    DamagedLibrary,
    LibraryUnavailable,
    NewerLibrary,
    NotALibrary,
    ReadOnlyLibrary,
)
from accordingto.store import Library, Query, count, database, find
from tests.earlier import age_library, checked
from tests.store.shelves import said, tolls

OPEN = """
import sys
from pathlib import Path
from accordingto.store import Library, Query, count
with Library(Path(sys.argv[1])) as library:
    print(library.ask(count, Query()))
"""


def test_a_library_is_made_and_opened_again(path: Path) -> None:
    with Library(path) as library:
        library.add(tolls())

    with Library(path, create=False) as library:
        assert library.ask(count, Query()) == 1


def test_a_folder_is_refused(tmp_path: Path) -> None:
    with pytest.raises(NotALibrary, match="folder"):
        Library(tmp_path)


def test_what_is_no_file_is_said_to_be_none(path: Path) -> None:
    os.mkfifo(path)
    for create in (True, False):
        with pytest.raises(NotALibrary, match="pipe, socket or device"):
            Library(path, create=create)


def test_a_library_that_says_no_version_is_not_called_empty(path: Path) -> None:
    with Library(path) as library:
        library.add(tolls())
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("PRAGMA user_version = 0")
    for create in (True, False):
        with pytest.raises(DamagedLibrary, match="says no version, though it has the tables"):
            Library(path, create=create)


def test_a_database_without_tables_is_called_that(path: Path) -> None:
    with closing(sqlite3.connect(path)) as connection:
        connection.executescript("CREATE TABLE a (b); DROP TABLE a")
    with pytest.raises(NotALibrary, match=r"without tables.*accordingto add"):
        Library(path, create=False)


def test_a_missing_file_is_not_made_for_a_reader(path: Path) -> None:
    with pytest.raises(NotALibrary, match=r"no such file.*accordingto add"):
        Library(path, create=False)
    assert not path.exists()


def test_a_missing_folder_is_said(tmp_path: Path) -> None:
    with pytest.raises(LibraryUnavailable, match="folder exists"):
        Library(tmp_path / "none" / "library.db")


def test_an_empty_file_becomes_a_library_for_who_adds_only(path: Path) -> None:
    path.touch()

    with pytest.raises(NotALibrary, match="empty"):
        Library(path, create=False)
    assert path.stat().st_size == 0
    Library(path).close()
    assert path.stat().st_size > 0


@pytest.mark.parametrize("content", [b"plain text, longer than a header would be " * 40, b"\0" * 5000])
def test_another_file_is_refused_and_left_as_it_is(path: Path, content: bytes) -> None:
    path.write_bytes(content)

    with pytest.raises(NotALibrary):
        Library(path)
    assert path.read_bytes() == content


def test_a_database_of_another_program_is_refused_and_left_as_it_is(path: Path) -> None:
    with sqlite3.connect(path) as other:
        other.execute("CREATE TABLE theirs (a)")
    other.close()
    before = path.read_bytes()

    with pytest.raises(NotALibrary, match="another program"):
        Library(path)
    assert path.read_bytes() == before


@pytest.mark.parametrize("pragma", ["application_id = 77", "user_version = 3"])
def test_a_database_with_a_header_of_others_is_refused(path: Path, pragma: str) -> None:
    with sqlite3.connect(path) as other:
        other.execute(f"PRAGMA {pragma}")
    other.close()

    with pytest.raises(NotALibrary, match="another program"):
        Library(path)


def test_a_newer_library_is_refused(path: Path) -> None:
    Library(path).close()
    with sqlite3.connect(path) as later:
        later.execute("PRAGMA user_version = 99")
    later.close()

    with pytest.raises(NewerLibrary, match=r"99.*newer accordingto"):
        Library(path)


def test_a_damaged_library_is_said_to_be_damaged(path: Path) -> None:
    with Library(path) as library:
        for number in range(30):
            library.add(said(words=f"thing {number} " * 50))
    data = path.read_bytes()
    path.write_bytes(data[:4096] + b"\x55" * (len(data) - 4096))

    with pytest.raises(DamagedLibrary, match="backup"), Library(path) as library:
        library.ask(find, Query())


def test_a_ledger_that_is_no_longer_what_went_in_is_damage(library: Library) -> None:
    key = library.add(tolls()).key
    with library.transaction() as connection:
        connection.execute("UPDATE readings SET ledger = x'789c0000'")

    with pytest.raises(DamagedLibrary, match="cannot be read"):
        library.ledger(key)
    with pytest.raises(DamagedLibrary):
        library.remove(key)


@pytest.mark.skipif(os.geteuid() == 0, reason="nothing is forbidden to root")
def test_a_file_that_may_not_be_written_is_said(path: Path) -> None:
    Library(path).close()
    path.chmod(0o444)
    path.parent.chmod(0o555)
    try:
        with pytest.raises(LibraryUnavailable), Library(path) as library:
            library.add(tolls())
    finally:
        path.parent.chmod(0o755)


def test_a_write_that_the_file_refuses_is_said(library: Library) -> None:
    with library.transaction() as connection:
        connection.execute("PRAGMA query_only = ON")

    with pytest.raises(LibraryUnavailable, match="read-only"):
        library.add(tolls())
    with pytest.raises(LibraryUnavailable, match="read-only"):
        library.check_writable()


def test_a_full_disk_is_said_and_nothing_is_lost(library: Library) -> None:
    library.add(tolls())
    with library.reading() as connection:
        (pages,) = connection.execute("PRAGMA page_count").fetchone()
        connection.execute(f"PRAGMA max_page_count = {pages}")

    with pytest.raises(LibraryUnavailable, match="disk is full"):
        library.add(said(words=os.urandom(400_000).hex()))
    assert library.ask(count, Query()) == 1


def test_a_mistake_in_a_statement_stays_a_bug(library: Library) -> None:
    with pytest.raises(sqlite3.OperationalError), library.reading() as connection:
        connection.execute("SELECT nothing FROM nowhere")


def test_several_processes_make_one_library_at_once(path: Path) -> None:
    command = [sys.executable, "-c", OPEN, str(path)]
    with ThreadPoolExecutor(6) as pool:
        runs = list(pool.map(lambda _: subprocess.run(command, capture_output=True, text=True), range(6)))

    assert [(run.returncode, run.stdout, run.stderr) for run in runs] == [(0, "0\n", "")] * 6


def test_a_migration_is_whole_or_not_there(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with Library(path) as library:
        library.add(tolls())
    second = "CREATE TABLE more (a);\nINSERT INTO more VALUES (1);\n"
    earlier = database.scripts()
    monkeypatch.setattr(database, "scripts", lambda: (*earlier, second + "CREATE TABLE shelf (broken);\n"))
    with pytest.raises(DamagedLibrary, match="not that of its tables"):
        Library(path)

    monkeypatch.setattr(database, "scripts", lambda: (*earlier, second))
    with Library(path) as library, library.reading() as connection:
        assert connection.execute("SELECT a FROM more").fetchall() == [(1,)]
        assert library.ask(count, Query()) == 1


def test_a_migration_that_breaks_references_is_refused(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    Library(path).close()
    broken = "INSERT INTO readings (version, reader, added, ledger) VALUES (7, 'r', 'now', x'00');\n"
    earlier = database.scripts()
    monkeypatch.setattr(database, "scripts", lambda: (*earlier, broken))
    with pytest.raises(DamagedLibrary, match="refer"):
        Library(path)

    monkeypatch.setattr(database, "scripts", lambda: earlier)
    Library(path).close()


def test_a_program_that_is_killed_while_it_makes_the_file_leaves_one_that_opens(path: Path) -> None:
    code = (
        "import os, signal, sys\nfrom pathlib import Path\nfrom accordingto.store import database\n"
        "first = database.scripts()[0]\n"
        "def statements(script):\n"
        "    for number, one in enumerate(real(script)):\n"
        "        if number == 6: os.kill(os.getpid(), signal.SIGKILL)\n"
        "        yield one\n"
        "real = database._statements\ndatabase._statements = statements\n"
        "database.connect(Path(sys.argv[1]), {})\n"
    )
    killed = subprocess.run([sys.executable, "-c", code, str(path)])

    assert killed.returncode == -signal.SIGKILL
    with Library(path) as library:
        assert library.add(tolls()).outcome == "new"


def test_a_library_of_version_1_goes_on_with_its_corrections(path: Path) -> None:
    ledger = checked()
    cue = anchor(ledger.article.text, ledger.attributions[0].cue)
    with Library(path) as library:
        key = library.add(ledger).key
        library.correct(key, OtherAct(attribution=cue, act="promise"), author="Vale")
    age_library(path, ledger)

    with Library(path) as library:
        assert library.ledger(key) == ledger
        assert library.shown(key).ledger.attributions[0].act == "promise"
        library.correct(key, OtherCertainty(attribution=cue, certainty="hedged"), author="Ida")
        assert library.shown(key).ledger.attributions[0].certainty == "hedged"
        library.add(said(words="more"))
        library.remove(key)
        assert library.ask(count, Query()) == 1
    with closing(sqlite3.connect(path)) as connection:
        assert connection.execute("PRAGMA user_version").fetchone() == (len(database.scripts()),)


def test_a_library_of_an_earlier_version_that_cannot_be_written_to_is_not_taken_for_damaged(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with Library(path) as library:
        library.add(checked())
    age_library(path, checked())
    monkeypatch.setattr(
        database,
        "opened",
        lambda path: sqlite3.connect(f"file:{path}?immutable=1", uri=True, isolation_level=None),
    )

    with pytest.raises(ReadOnlyLibrary, match=r"earlier version.*where it can be written to"):
        database.connect(path, {})


def test_a_library_of_an_earlier_version_with_the_same_tables_is_read_where_it_cannot_be_written_to(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with Library(path) as library:
        key = library.add(checked()).key
    earlier = database.scripts()
    monkeypatch.setattr(database, "scripts", lambda: (*earlier, "-- No table changes.\n"))
    monkeypatch.setattr(
        database,
        "opened",
        lambda path: sqlite3.connect(f"file:{path}?immutable=1", uri=True, isolation_level=None),
    )

    with closing(database.connect(path, {})) as connection:
        assert connection.execute("SELECT key FROM articles").fetchall() == [(key,)]
        assert connection.execute("PRAGMA user_version").fetchone() == (len(earlier),)


def test_what_a_migration_made_is_filled_where_there_was_a_library(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    filled: list[int] = []
    fillings = {number: lambda _, __, number=number: filled.append(number) for number in range(1, 9)}
    database.connect(path, fillings).close()
    assert filled == []

    earlier = database.scripts()
    monkeypatch.setattr(database, "scripts", lambda: (*earlier, "CREATE TABLE more (a);\n"))
    database.connect(path, fillings).close()
    database.connect(path, fillings).close()
    assert filled == [len(earlier) + 1]
