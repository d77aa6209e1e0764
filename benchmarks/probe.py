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
    from accordingto.reading.drafting import draft_ledger
    from accordingto.reading.encoder.model import Model
    from accordingto.reading.lexicons.outlets import Outlets
    from accordingto.reading.reader import read_scores, write_ledger
    from accordingto.reading.syntax.document import Document
    from accordingto.reading.trace import Trace
    from accordingto.types import Article

    stages: dict[str, float] = {}

    def timed(stage: str, work: Callable[[], T]) -> T:
        began = time.perf_counter()
        done = work()
        stages[stage] = time.perf_counter() - began
        return done

    model = timed("load", Model)
    articles = timed("extract", lambda: [a for a in read_inputs([folder]) if isinstance(a, Article)])
    docs = timed("tokenise", lambda: [Document(a.text, model.words(a.text)) for a in articles])
    scores = timed("encode", lambda: [read_scores(model, doc.tokens) for doc in docs])
    outlets, trace = Outlets(), Trace()
    drafts = timed(
        "decode",
        lambda: [
            draft_ledger(doc, own, model, outlets, trace) for doc, own in zip(docs, scores, strict=True)
        ],
    )
    ledgers = timed(
        "ledger",
        lambda: [
            write_ledger(article, draft, model, outlets, trace)
            for article, draft in zip(articles, drafts, strict=True)
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
