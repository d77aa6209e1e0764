"""All engines write the same files; those that are not installed are skipped."""

from __future__ import annotations

import os
import signal
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from types import ModuleType

import pytest

from accordingto.bulk import Local, Outcome, Planned, Step, run
from accordingto.bulk.engines import ENGINES, Engine, daft, spark
from accordingto.errors import EngineFailed
from tests.bulk.fakes import Inline, job_for, write_lines, written

ROOT = Path(__file__).parents[3]
PACKAGES = {"daft": "daft", "spark": "pyspark"}


@pytest.mark.filterwarnings("ignore")  # the engines warn of what they do among themselves
@pytest.mark.parametrize("name", ENGINES)
def test_engines_write_the_same_bytes(tmp_path: Path, name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    if name in PACKAGES:
        pytest.importorskip(PACKAGES[name], reason=f"{name} is an extra that development does not install")
    monkeypatch.setenv("PYTHONPATH", os.pathsep.join([str(ROOT), str(ROOT / "src")]))  # for their processes
    news = tmp_path / "news.jsonl"
    write_lines(news, [f"Mara{number} said it." for number in range(11)] + ["BUG said it."])
    run([str(news)], job_for(tmp_path / "inline"), Inline())
    make: Callable[[int], Engine] = ENGINES[name]
    seen: list[Planned | Step | Outcome] = []
    summary = run([str(news)], job_for(tmp_path / "out"), make(2), seen.append)

    assert summary.problems == []
    assert (summary.articles, summary.failures) == (11, 1)
    assert sorted(one.shard for one in seen if isinstance(one, Outcome)) == [0, 1, 2]
    assert written(tmp_path / "out") == written(tmp_path / "inline")


@pytest.mark.filterwarnings("ignore")  # the engines warn of what they do among themselves
@pytest.mark.parametrize("name", PACKAGES)
def test_a_shard_that_fails_is_a_problem_and_the_others_are_done(
    tmp_path: Path, name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    pytest.importorskip(PACKAGES[name], reason=f"{name} is an extra that development does not install")
    monkeypatch.setenv("PYTHONPATH", os.pathsep.join([str(ROOT), str(ROOT / "src")]))
    news = tmp_path / "news.jsonl"
    write_lines(news, [f"Mara{number} said it." for number in range(8)])
    blocked = tmp_path / "out" / "_run" / "done" / "000001-0000.json"
    blocked.mkdir(parents=True)  # a folder is where the marker belongs
    (blocked / "in the way").touch()
    make: Callable[[int], Engine] = ENGINES[name]
    summary = run([str(news)], job_for(tmp_path / "out"), make(2))

    assert (summary.done, summary.shards) == (1, 2)
    assert "shard 1" in summary.problems[0]


@pytest.mark.filterwarnings("ignore")  # the engines warn of what they do among themselves
@pytest.mark.parametrize("name", PACKAGES)
def test_an_article_that_ends_its_process_is_a_failure_and_fails_no_job(
    tmp_path: Path, name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    pytest.importorskip(PACKAGES[name], reason=f"{name} is an extra that development does not install")
    monkeypatch.setenv("PYTHONPATH", os.pathsep.join([str(ROOT), str(ROOT / "src")]))
    news = tmp_path / "news.jsonl"
    write_lines(news, [*(f"Mara{number} said it." for number in range(4)), "POISON said it.", "Orr said it."])
    make: Callable[[int], Engine] = ENGINES[name]
    summary = run([str(news)], job_for(tmp_path / "out"), make(2))
    run([str(news)], job_for(tmp_path / "local"), Local(1))

    assert (summary.articles, summary.failures, summary.problems) == (5, 1, [])
    assert written(tmp_path / "out") == written(tmp_path / "local")


def workers_of_spark() -> list[int]:
    """The processes of Python in which Spark has shards read: what its daemon forks."""
    parents = {}
    for file in Path("/proc").glob("[0-9]*/cmdline"):
        try:
            if b"pyspark.daemon" in file.read_bytes():
                status = file.with_name("stat").read_text(encoding="utf-8")
                parents[int(file.parent.name)] = int(status.rpartition(")")[2].split()[1])
        except OSError:
            continue
    return [one for one, parent in parents.items() if parent in parents]


@pytest.mark.filterwarnings("ignore")  # the engines warn of what they do among themselves
@pytest.mark.skipif(not Path("/proc/self/stat").exists(), reason="only Linux tells who started a process")
def test_a_killed_worker_of_spark_is_replaced(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    pytest.importorskip("pyspark", reason="spark is an extra that development does not install")
    monkeypatch.setenv("PYTHONPATH", os.pathsep.join([str(ROOT), str(ROOT / "src")]))
    news, out, killed = tmp_path / "news.jsonl", tmp_path / "out", list[int]()
    write_lines(news, [f"Mara{number} said SLOW things." for number in range(80)])
    run([str(news)], job_for(tmp_path / "inline"), Inline())

    def kill_one() -> None:
        while len([*out.glob("_run/done/*.json")]) < 4 or not workers_of_spark():
            time.sleep(0.05)
        killed.append(workers_of_spark()[0])
        os.kill(killed[0], signal.SIGKILL)

    threading.Thread(target=kill_one, daemon=True).start()
    summary = run([str(news)], job_for(out), ENGINES["spark"](2))

    assert killed
    assert summary.problems == []
    assert written(out) == written(tmp_path / "inline")


@dataclass(frozen=True)
class Broken:
    """A library whose work cannot be done, whatever is called."""

    def __getattr__(self, name: str) -> Broken:
        return self

    def __call__(self, *args: object, **named: object) -> Broken:
        return self

    def iter_rows(self) -> list[object]:
        raise RuntimeError("its cluster is gone\n\tat java.lang")

    collect = iter_rows

    def __bool__(self) -> bool:
        return False


@pytest.mark.parametrize(("name", "module"), [("daft", daft), ("spark", spark)])
def test_an_engine_that_gives_up_says_so_and_what_to_do(
    tmp_path: Path, name: str, module: ModuleType, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(module, "need", lambda *_: Broken())
    news = tmp_path / "news.jsonl"
    write_lines(news, ["Mara said it."])

    with pytest.raises(EngineFailed, match=r"gave up \(RuntimeError: its cluster is gone\); run it again"):
        run([str(news)], job_for(tmp_path / "out"), ENGINES[name](1))
