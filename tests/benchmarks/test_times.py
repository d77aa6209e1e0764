from __future__ import annotations

import os
from pathlib import Path

import pytest

from accordingto.types import Time, TimeKind
from benchmarks.times import Scored, measure, pooled, score, section
from corpora.timeml import Dated, GoldTime, read_timeml, timeml_files


def time(start: int, end: int, value: str, kind: TimeKind = "date") -> Time:
    return Time(id="t1", start=start, end=end, text="x" * (end - start), value=value, kind=kind)


def test_an_overlap_counts_relaxed_and_the_same_characters_strict() -> None:
    gold = [GoldTime(0, 7, "date", "2031"), GoldTime(10, 15, "duration", "P3D")]
    result = score(gold, [time(0, 7, "2031"), time(12, 20, "P3D"), time(30, 33, "2030")])
    assert (result.relaxed.right, result.relaxed.wrong, result.relaxed.missed) == (2, 1, 0)
    assert (result.strict.right, result.kind.right, result.value.right) == (1, 1, 2)


def test_each_time_counts_once() -> None:
    gold = [GoldTime(0, 3, "date", "2031"), GoldTime(4, 8, "date", "2031")]
    assert score(gold, [time(0, 8, "2031")]).relaxed.right == 1


def test_the_section_gives_goals_and_spread() -> None:
    gold = (GoldTime(0, 4, "date", "2031"),)
    documents = [Dated(f"d{i}", "2031", "2031-01-01", gold) for i in range(20)]
    scored = [Scored(d, score(d.times, [time(0, 4, "2031")])) for d in documents]
    made = section(scored, {}, "hash")
    assert pooled(scored).f1s == (100, 100, 100, 100)
    assert {f.key: f.value for f in made.figures}["times.value"] == 100
    assert made.tables[0].rows[-1][-1] == "100.0 ± 0.0"


def test_without_data_the_section_says_so(tmp_path: Path) -> None:
    assert "tempeval3" in (measure(tmp_path).skipped or "")


@pytest.mark.skipif("ACCORDINGTO_DATA" not in os.environ, reason="ACCORDINGTO_DATA names no data folder")
def test_the_gold_itself_scores_100() -> None:
    for path in timeml_files(Path(os.environ["ACCORDINGTO_DATA"]) / "tempeval3"):
        document = read_timeml(path)
        said = [
            # In the gold a kind is a plain string.
            Time(id="t1", start=t.start, end=t.end, text="", value=t.value, kind=t.kind)  # type: ignore[arg-type]  # see above
            for t in document.times
        ]
        assert set(score(document.times, said).f1s) <= {0, 100}
