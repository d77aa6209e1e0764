"""What a measured process runs: ``python -m benchmarks.probe reader|stages FOLDER [PROCESSES]``, JSON out.

A process of its own, so that one measurement leaves nothing warm for the next.
"""

from __future__ import annotations

import sys
import time
from collections.abc import Callable
from typing import TypeVar

import msgspec
from msgspec import Struct

T = TypeVar("T")
REPEATS = 2


class ReaderTime(Struct, frozen=True):
    """The reader alone, the model loaded and warm, from texts to ledgers."""

    pieces: int
    seconds: float


class StageTimes(Struct, frozen=True):
    """Seconds that each stage took over all articles."""

    articles: int
    stages: dict[str, float]


def time_reader(folder: str, processes: int) -> ReaderTime:
    """Read a folder of articles ``REPEATS`` times over, so that starting processes weighs little."""
    from accordingto.ingest import read_inputs
    from accordingto.reading import Reader
    from accordingto.reading.encoder.model import Model
    from accordingto.types import Article

    articles = [item for item in read_inputs([folder]) if isinstance(item, Article)]
    model = Model()
    pieces = sum(len(model.words(article.text).pieces) for article in articles)
    reader = Reader()
    reader.read(articles[0])
    began = time.perf_counter()
    for _ in reader.read_many(articles * REPEATS, processes=processes):
        pass
    return ReaderTime(REPEATS * pieces, time.perf_counter() - began)


def time_stages(folder: str) -> StageTimes:
    """Take a folder of pages through the stages one after another, each over all articles."""
    from accordingto.export import to_jsonl_line
    from accordingto.ingest import read_inputs
    from accordingto.reading.assemble import make_ledger
    from accordingto.reading.encoder.model import Model
    from accordingto.reading.lexicons.outlets import Outlets
    from accordingto.reading.reader import find_parts, read_scores
    from accordingto.types import Article

    stages: dict[str, float] = {}

    def timed(stage: str, work: Callable[[], T]) -> T:
        began = time.perf_counter()
        done = work()
        stages[stage] = time.perf_counter() - began
        return done

    model = timed("load", Model)
    articles = timed("extract", lambda: [a for a in read_inputs([folder]) if isinstance(a, Article)])
    words = timed("tokenise", lambda: [model.words(a.text) for a in articles])
    scores = timed("encode", lambda: [read_scores(model, w) for w in words])
    outlets = Outlets()
    parts = timed(
        "decode",
        lambda: [
            find_parts(a.text, w, s, model.heads, outlets)
            for a, w, s in zip(articles, words, scores, strict=True)
        ],
    )
    ledgers = timed(
        "ledger",
        lambda: [
            make_ledger(a, w, p, outlets, model.tables, "benchmark")
            for a, w, p in zip(articles, words, parts, strict=True)
        ],
    )
    timed("write", lambda: [to_jsonl_line(ledger) for ledger in ledgers])
    return StageTimes(len(articles), stages)


def main() -> None:
    """Run one measurement and write its JSON to standard output."""
    what, folder, *processes = sys.argv[1:]
    result = time_stages(folder) if what == "stages" else time_reader(folder, int(processes[0]))
    sys.stdout.buffer.write(msgspec.json.encode(result))


if __name__ == "__main__":
    main()
