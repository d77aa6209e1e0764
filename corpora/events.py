"""Articles of several outlets on known events: as they stand in four collections, and news without any marks.

Every article is ``Told``: an ``Article`` under a name, and the event that it tells of.
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
    """An article, and what it tells of."""

    name: str
    """Its name in the collection."""
    event: str
    """The event, as the collection names it; empty if nobody said."""
    article: Article


def read_basil(folder: Path) -> list[Told]:
    """Return the articles of BASIL: an event as three outlets tell it, with the day of each."""
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
    """Return the articles of ECB+: short, without a day, and each event with one that looks like it."""
    gold: dict[str, str] = json.loads((folder / "stories.gold.json").read_text("utf-8"))
    lines = (folder / "articles.jsonl").read_text("utf-8").splitlines()
    rows = [json.loads(line) for line in lines]
    return [Told(row["path"], gold[row["path"]], article_from_text(row["text"])) for row in rows]


def read_drawn(file: Path) -> list[Told]:
    """Return the articles of the stories that were drawn by hand, with outlet and day."""
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
    """Yield real articles with outlet and day; of which event they tell nobody said.

    Their texts are taken as they are.
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
    """Return the bodies of the Fake News Challenge: what headlines speak of together is one event.

    They have no day. A few articles that look back on several events make one of these.
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
