from __future__ import annotations

from pathlib import Path

import pytest

from accordingto.store import Library, Query, count
from tests.cli.conftest import Run


def left(db: Path) -> int:
    with Library(db, create=False) as library:
        return library.ask(count, Query())


def test_articles_are_removed(run: Run, kept: list[str], db: Path) -> None:
    result = run("remove", "--yes", kept[0][:5], kept[1], kept[1])

    assert result.stdout.splitlines() == [f"removed {kept[0]}", f"removed {kept[1]}"]
    assert left(db) == 1


def test_all_or_none_are_removed(run: Run, kept: list[str], db: Path) -> None:
    result = run("remove", "--yes", kept[0], "0000000000")

    assert (result.exit_code, result.stdout) == (1, "")
    assert left(db) == 3


def test_where_nobody_can_be_asked_it_wants_yes(run: Run, kept: list[str], db: Path) -> None:
    result = run("remove", kept[0])

    assert result.exit_code == 2
    assert "--yes" in result.stderr
    assert left(db) == 3


@pytest.mark.parametrize(("answer", "code", "number"), [("y\n", 0, 2), ("n\n", 1, 3), ("", 1, 3)])
def test_it_asks_on_a_terminal(
    run: Run,
    kept: list[str],
    db: Path,
    monkeypatch: pytest.MonkeyPatch,
    answer: str,
    code: int,
    number: int,
) -> None:
    monkeypatch.setattr("accordingto.cli.commands.remove.piped", lambda stream: False)
    result = run("remove", kept[0], input=answer)

    assert "Minister resigns" in result.stderr
    assert result.exit_code == code
    assert left(db) == number
