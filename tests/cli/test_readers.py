from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner

from accordingto.bulk import Job
from accordingto.cli import main
from accordingto.reading.encoder.model import SMALL, files_of
from tests.bulk.fakes import QuickReader


def make_model(folder: Path) -> None:
    """Write the files of a model, with nothing in them."""
    folder.mkdir()
    for file in files_of(folder):
        file.touch()


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
    make_model(Path("own"))
    CliRunner().invoke(main, [*words, "a.txt", *(["--model", named] if named else [])])

    assert models == [Path("own") if named == "own" else named]


def test_a_model_that_is_nowhere_is_wrong_usage(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("Orr said it.", encoding="utf-8")
    result = CliRunner().invoke(main, ["read", str(tmp_path / "a.txt"), "--model", "tiny"])

    assert result.exit_code == 2
    assert "tiny: there is no such folder" in result.stderr


@pytest.mark.parametrize(
    "words",
    [
        ("read", "a.txt"),
        ("add", "a.txt", "--db", "new.db"),
        ("bulk", "a.txt", "--out", "out"),
        ("follow", "https://courier.example/rss", "--once", "--db", "new.db"),
    ],
)
def test_a_folder_without_a_whole_model_is_wrong_usage_and_nothing_is_begun(
    words: tuple[str, ...], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("a.txt").write_text("Orr said it.", encoding="utf-8")
    make_model(Path("own"))
    Path("own", "heads.npz").unlink()
    result = CliRunner().invoke(main, [*words, "--model", "own"])

    assert result.exit_code == 2
    assert "own: this folder has no complete model (heads.npz missing)" in " ".join(result.stderr.split())
    assert sorted(one.name for one in tmp_path.iterdir()) == ["a.txt", "own"]


def test_the_small_model_can_be_named_by_its_folder(
    models: list[object], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "a.txt").write_text("Orr said it.", encoding="utf-8")
    CliRunner().invoke(main, ["read", str(tmp_path / "a.txt"), "--model", str(SMALL)])

    assert models == [SMALL]


def test_another_model_makes_another_run(tmp_path: Path) -> None:
    own = tmp_path / "own"
    own.mkdir()
    (own / "reader.onnx").write_bytes(b"1")
    told = [Job(out="out", model=model).options()["model"] for model in (None, "small", own)]
    (own / "reader.onnx").write_bytes(b"2")
    told.append(Job(out="out", model=own).options()["model"])

    assert told[:2] == ["", "small"]
    assert len({*told}) == 4


def test_what_else_is_in_the_folder_of_a_model_makes_no_other_run(tmp_path: Path) -> None:
    job = Job(out="out", model=tmp_path)
    (tmp_path / "reader.onnx").write_bytes(b"1")
    before = job.options()["model"]
    (tmp_path / "checkpoints").mkdir()
    (tmp_path / "checkpoints" / "last.pt").write_bytes(b"2")
    (tmp_path / "training.log").write_bytes(b"3")

    assert job.options()["model"] == before
