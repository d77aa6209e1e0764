"""The program that measured processes run: ``python -m benchmarks.probe WHAT FOLDER [PROCESSES]``.

WHAT is ``reader``, ``stages`` or ``headlines``. The result is written to standard output as JSON.

Each measurement has its own process, so that it leaves no warm caches for the next.
"""

from __future__ import annotations

import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

import msgspec
from msgspec import Struct

T = TypeVar("T")
REPEATS = 2
EVERY = 12
"""One in so many headlines is timed. The bodies of dev have seven each, so this covers all bodies."""
TRIES = 3


class ReaderTime(Struct, frozen=True):
    """Time of the reader alone, from texts to ledgers, with the model loaded and warm."""

    pieces: int
    seconds: float


class StageTimes(Struct, frozen=True):
    """Seconds that each stage took over all articles."""

    articles: int
    stages: dict[str, float]


class HeadlineTimes(Struct, frozen=True):
    """For each headline, how many milliseconds of processor time longer reading took with it than without."""

    added: list[float]


def time_headlines(data: str) -> HeadlineTimes:
    """Time the bodies of DATA/headlines/dev.jsonl without and with their headlines, the fastest of three."""
    from accordingto.ingest import article_from_text
    from accordingto.reading import Reader

    reader, added = Reader(), []
    for line in (Path(data) / "headlines" / "dev.jsonl").read_bytes().splitlines()[::EVERY]:
        row = msgspec.json.decode(line)
        text = (Path(data) / "ledgers" / "text" / row["file"]).read_text(encoding="utf-8")
        body = text.partition("\n\n")[2].strip()
        articles = article_from_text(body), article_from_text(body, headline=row["headline"])
        reader.read(articles[1])
        seconds: list[list[float]] = [[], []]
        for _ in range(TRIES):
            for article, own in zip(articles, seconds, strict=True):
                began = time.process_time()
                reader.read(article)
                own.append(time.process_time() - began)
        added.append(1000 * (min(seconds[1]) - min(seconds[0])))
    return HeadlineTimes(added)


def time_reader(folder: str, processes: int) -> ReaderTime:
    """Read a folder of articles ``REPEATS`` times, so that starting processes weighs little."""
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
    """Run a folder of pages through the stages one after another, each over all articles."""
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
    alone = {"stages": time_stages, "headlines": time_headlines}
    result = alone[what](folder) if what in alone else time_reader(folder, int(processes[0]))
    sys.stdout.buffer.write(msgspec.json.encode(result))


if __name__ == "__main__":
    main()
