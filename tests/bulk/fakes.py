"""A reader that is quick, and does what its article says: fail, take its time, end its process."""

from __future__ import annotations

import json
import os
import signal
import time
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

from accordingto.bulk import Job, Outcome, Shard
from accordingto.bulk.engines import Report
from accordingto.bulk.work import work
from accordingto.types import Actor, Article, Attribution, Ledger, Mention, Span


class QuickReader:
    """Finds that the first word of an article says its second."""

    def read(self, article: Article) -> Ledger:
        words = article.text.split()
        if "BUG" in words:
            raise LookupError("the reader does not know BUG")
        if "POISON" in words:
            os.kill(os.getpid(), signal.SIGKILL)
        if "SLOW" in words:
            time.sleep(0.02)
        first, second = _span(article.text, words[0]), _span(article.text, words[1])
        return Ledger(
            reader="quick 1",
            article=article,
            actors=(Actor(id="a1", name=first.text, kind="person", mentions=(_mention(first),)),),
            attributions=(
                Attribution(
                    id="q1", source=(first,), cue=(second,), content=(second,), form="indirect", actor="a1",
                    confidence=0.5,
                ),
            ),
        )  # fmt: skip


def _span(text: str, word: str) -> Span:
    start = text.index(word)
    return Span(start, start + len(word), word)


def _mention(span: Span) -> Mention:
    return Mention(start=span.start, end=span.end, text=span.text, form="name")


@dataclass(frozen=True)
class Inline:
    """An engine without processes."""

    def run(self, job: Job, shards: Iterable[Shard], report: Report) -> Iterator[Outcome]:
        for shard in shards:
            yield from (one for one in work(job, shard) if isinstance(one, Outcome))


def job_for(out: Path, **others: object) -> Job:
    return Job(**{"out": str(out), "records": 4, "reader": QuickReader, **others})  # type: ignore[arg-type]  # as given


def write_lines(file: Path, texts: Iterable[str]) -> None:
    rows = (
        {"text": text, "id": f"{file.stem}-{number}", "published": f"2031-05-{1 + number % 3:02}"}
        for number, text in enumerate(texts)
    )
    file.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")


def written(folder: Path) -> dict[str, str]:
    """The hashes of all files of a run but the lock."""
    return {
        str(file.relative_to(folder)): sha256(file.read_bytes()).hexdigest()
        for file in sorted(folder.rglob("*"))
        if file.is_file() and file.name != "lock"
    }
