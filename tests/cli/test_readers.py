from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner

from accordingto.bulk import Job
from accordingto.cli import main
from tests.bulk.fakes import QuickReader


@pytest.fixture
def models(monkeypatch: pytest.MonkeyPatch) -> list[object]:
    """What readers are made with, instead of reading with them."""
    asked: list[object] = []

    def make(model: object = None, **others: object) -> QuickReader:
        asked.append(model)
        raise LookupError

    monkeypatch.setattr("accordingto.reading.Reader", make)
    return asked


@pytest.mark.parametrize("words", [("read",), ("add", "--db", "new.db"), ("watch",)])
@pytest.mark.parametrize("named", [None, "small", "own"])
def test_a_command_reads_with_the_model_that_is_named(
    models: list[object],
    words: tuple[str, ...],
    named: str | None,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("a.txt").write_text("Orr said it.", encoding="utf-8")
    Path("own").mkdir()
    CliRunner().invoke(main, [*words, "a.txt", *(["--model", named] if named else [])])

    assert models == [Path("own") if named == "own" else named]


def test_a_model_that_is_nowhere_is_wrong_usage(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("Orr said it.", encoding="utf-8")
    result = CliRunner().invoke(main, ["read", str(tmp_path / "a.txt"), "--model", "tiny"])

    assert result.exit_code == 2
    assert "tiny: there is no such folder" in result.stderr


def test_another_model_makes_another_run(tmp_path: Path) -> None:
    own = tmp_path / "own"
    own.mkdir()
    (own / "reader.onnx").write_bytes(b"1")
    told = [Job(out="out", model=model).options()["model"] for model in (None, "small", own)]
    (own / "reader.onnx").write_bytes(b"2")
    told.append(Job(out="out", model=own).options()["model"])

    assert told[:2] == ["", "small"]
    assert len({*told}) == 4
