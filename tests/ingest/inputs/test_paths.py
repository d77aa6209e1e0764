from __future__ import annotations

import os
from pathlib import Path

import pytest

from accordingto.errors import UnreadableInput
from accordingto.ingest.inputs.paths import files_named
from accordingto.types import Failure


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    deep = tmp_path / "archive" / "2031" / "march"
    deep.mkdir(parents=True)
    for place in (deep, deep.parent):
        (place / "tolls.txt").write_text("Tolls will rise in June, the port said.", encoding="utf-8")
    return tmp_path / "archive"


TWO = ["archive/2031/march/tolls.txt", "archive/2031/tolls.txt"]


@pytest.mark.parametrize(
    "pattern", ["archive/**", "archive/**/*", "**", "**/**/*.txt", "*", "arch*/**/t*.txt"]
)
def test_a_file_that_is_matched_in_several_ways_is_named_once(folder: Path, pattern: str) -> None:
    assert sorted(map(str, files_named(pattern))) == TWO


def test_an_absolute_pattern_gives_absolute_paths(folder: Path) -> None:
    assert [*files_named(f"{folder}/**/*.txt")] == [str(folder.parent / one) for one in TWO]


def test_links_to_folders_above_are_not_followed(folder: Path) -> None:
    """Two of them are 2^40 paths."""
    for name in ("a", "b"):
        (folder / name).symlink_to(folder)

    assert sorted(map(str, files_named("archive/**/*.txt"))) == TWO


def test_an_empty_folder_does_not_end_a_pattern(folder: Path) -> None:
    (folder / "2030").mkdir()

    assert sorted(map(str, files_named("archive/*"))) == TWO


def test_a_pattern_waits_for_no_pipe(folder: Path) -> None:
    os.mkfifo(folder / "2031" / "pipe.txt")
    (folder / "2031" / "device.txt").symlink_to("/dev/zero")

    assert sorted(map(str, files_named("archive/2031/*.txt"))) == TWO[1:]


def test_a_name_with_signs_of_a_pattern_is_matched_as_it_is(folder: Path) -> None:
    odd = folder / "[2032]"
    odd.mkdir()
    (odd / "*.txt").write_text("The port said so.", encoding="utf-8")

    assert "archive/[2032]/*.txt" in [*files_named("archive/**/*.txt")]


def test_a_pattern_without_a_file_is_told(folder: Path) -> None:
    with pytest.raises(UnreadableInput, match="matches it"):
        [*files_named("archive/**/*.pdf")]


@pytest.mark.skipif(os.geteuid() == 0, reason="root may list every folder")
def test_a_folder_that_cannot_be_listed_is_a_failure(folder: Path) -> None:
    folder.chmod(0)
    try:
        assert any(isinstance(one, Failure) for one in files_named("arch*"))
    finally:
        folder.chmod(0o755)
