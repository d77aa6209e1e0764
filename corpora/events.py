"""Readers of articles on known events from four collections, and of news without annotated events.

Each article is a ``Told``: an ``Article`` with its name in the collection and the event that it reports.
"""

from __future__ import annotations

import csv
import gzip
import hashlib
import json
import sys
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from accordingto.ingest import article_from_text
from accordingto.types import Article
from corpora.stories import read_stories


@dataclass(frozen=True)
class Told:
    """An article and the event that it reports."""

    name: str
    """Its name in the collection."""
    event: str
    """Id of the event in the collection; empty if not annotated."""
    article: Article
    """The article."""


def read_basil(folder: Path) -> list[Told]:
    """Return the articles of BASIL, where three outlets report each event, with outlets and dates."""
    return [
        _of_basil(json.loads(file.read_text("utf-8")), file.name) for file in sorted(folder.glob("*.json"))
    ]


def _of_basil(found: dict[str, Any], name: str) -> Told:
    body = "\n\n".join(" ".join(sentences) for sentences in found["body-paragraphs"])
    article = article_from_text(
        f"{found['title']}\n\n{body}",
        headline=found["title"],
        published=found["date"],
        outlet=found["source"],
        url=found["url"],
    )
    return Told(name, found["triplet-uuid"], article)


def read_ecbplus(folder: Path) -> list[Told]:
    """Return the articles of ECB+: short, without dates, where each event has a similar counterpart."""
    gold: dict[str, str] = json.loads((folder / "stories.gold.json").read_text("utf-8"))
    lines = (folder / "articles.jsonl").read_text("utf-8").splitlines()
    rows = [json.loads(line) for line in lines]
    return [Told(row["path"], gold[row["path"]], article_from_text(row["text"])) for row in rows]


def read_drawn(file: Path) -> list[Told]:
    """Return the articles of the stories annotated by hand, with outlets and dates."""
    return [
        Told(
            one.path,
            story.id,
            article_from_text(one.text, published=one.published, outlet=one.outlet, url=one.url),
        )
        for story in read_stories(file)
        for one in story.articles
    ]


def read_news(file: Path) -> Iterator[Told]:
    """Yield real articles with outlets and dates but no events, from a gzipped JSON lines file.

    Their texts are used unchanged.
    """
    with gzip.open(file, "rt", encoding="utf-8") as lines:
        for row in map(json.loads, lines):
            article = Article(
                id=hashlib.sha256(row["text"].encode()).hexdigest()[:16],
                url=row["url"],
                outlet=row["outlet"],
                published=row["published"],
                text=row["text"],
            )
            yield Told(row["path"], "", article)


def read_rumours(folder: Path) -> list[Told]:
    """Return the bodies of the Fake News Challenge, without dates.

    Bodies that are related to the same headline are one event, transitively. A few articles that look back on
    several events therefore merge these into one.
    """
    csv.field_size_limit(sys.maxsize)
    with (folder / "train_bodies.csv").open(encoding="utf-8", newline="") as file:
        bodies = {row["Body ID"]: row["articleBody"] for row in csv.DictReader(file)}
    spoken: defaultdict[str, set[str]] = defaultdict(set)
    with (folder / "train_stances.csv").open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            if row["Stance"] != "unrelated":
                spoken[row["Headline"]].add(row["Body ID"])
    first = {name: name for name in bodies}

    def event_of(name: str) -> str:
        while first[name] != name:
            name = first[name]
        return name

    for together in spoken.values():
        head, *others = sorted(together)
        for other in others:
            first[event_of(other)] = event_of(head)
    return [Told(name, event_of(name), article_from_text(text)) for name, text in bodies.items()]
