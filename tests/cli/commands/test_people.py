from __future__ import annotations

import json
from pathlib import Path

import pytest

from accordingto.store import Library
from tests.cli.conftest import Run
from tests.store.shelves import said


@pytest.fixture
def two(db: Path) -> None:
    with Library(db) as library:
        library.add(said(words="one"))
        library.add(said(words="two"))
        library.add(said("Skerry Rail", "three", actor={"kind": "organization"}))


def test_people_are_a_table(run: Run, two: None) -> None:
    heading, *rows = run("people").stdout.splitlines()

    assert heading.split() == ["Key", "Name", "Kind", "Articles", "Statements"]
    assert rows[0].split() == ["mara-ellison", "Mara", "Ellison", "person", "2", "2"]


def test_people_are_found_by_name_and_kind(run: Run, two: None) -> None:
    def keys(*words: str) -> list[str]:
        return [
            json.loads(line)["key"] for line in run("people", *words, "--format", "jsonl").stdout.splitlines()
        ]

    assert keys("ELLI") == keys("mara", "elli") == ["mara-ellison"]
    assert keys("--kind", "organization") == ["skerry-rail"]
    assert "Nobody" in run("people", "walrus").stderr
