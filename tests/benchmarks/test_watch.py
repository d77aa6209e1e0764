"""The benchmark of the watch list, on an article of ours."""

from __future__ import annotations

import json
from pathlib import Path

from benchmarks.reporting.report import Goal
from benchmarks.watch import measure, section
from corpora.measures import Share
from corpora.watchscores import WatchScore

PROMISED, OWED = "the harbour will reopen the pier on 14 March 2031", "repay the loan"
TEXT = (
    f"Pier to reopen\n\nMayor Mara Orr said that {PROMISED}. Boats have waited for a year. The town of Lund "
    f"has until 1 May 2031 to {OWED}."
)


def data(folder: Path, due: str = "2031-03-14") -> Path:
    """Write a folder of data with one article, whose list has its two items, and return it."""
    (folder / "ledgers" / "text").mkdir(parents=True, exist_ok=True)
    (folder / "watch").mkdir(exist_ok=True)
    (folder / "ledgers" / "splits.json").write_text('{"train": [], "dev": ["pier"]}')
    (folder / "ledgers" / "text" / "pier.txt").write_text(TEXT)
    items = [("prediction", PROMISED, due), ("deadline", OWED, "2031-05-01")]
    drawn = {
        "file": "pier.txt",
        "published": "2031-03-10",
        "items": [
            {
                "kind": kind,
                "what": [{"start": TEXT.index(w), "end": TEXT.index(w) + len(w), "text": w}],
                "due": day,
            }
            for kind, w, day in items
        ],
    }
    (folder / "watch" / "pier.json").write_text(json.dumps(drawn))
    return folder


def test_an_article_is_read_as_of_its_day_and_its_items_and_days_compared(tmp_path: Path) -> None:
    right, wrong = measure(data(tmp_path)), measure(data(tmp_path, due="2031-03-15"))

    assert {one.key: one.value for one in right.figures} == {
        "watch.recall": 100,
        "watch.precision": 100,
        "watch.kind": 100,
        "watch.due": 100,
        "watch.day_precision": 100,
        "watch.day_recall": 100,
    }
    assert {one.key: one.value for one in wrong.figures}["watch.day_precision"] == 50
    assert right.data != wrong.data


def test_figures_are_pooled_over_articles_and_have_counts_intervals_and_goals() -> None:
    scores = [WatchScore(recall=Share(4, 4)), WatchScore(recall=Share(1, 4))]
    made = section(scores, "")
    recall = made.figures[0]

    assert "2 articles" in made.intro
    assert (recall.value, recall.goal, recall.gated) == (62.5, Goal(65.0), True)
    assert recall.name.endswith("(5 of 8)")
    assert recall.interval is not None
    assert (recall.interval.low, recall.interval.high) == (25, 100)
    assert [one.key for one in made.figures if not one.gated] == ["watch.kind", "watch.due"]


def test_without_data_the_section_says_so(tmp_path: Path) -> None:
    assert "watch" in (measure(tmp_path).skipped or "")
