"""The articles with watch lists on which the weights are fitted, and those by which they are judged.

Two sets of lists were drawn by reading: those of DATA/watch, of which the articles of the train part of
DATA/ledgers are used and those of its dev part judge; and ours (``drawn.jsonl``), of 160 other articles of
DATA/ledgers and DATA/news. Ours hold no text: a hash of its text names an article, offsets name an item.
"""

from __future__ import annotations

import gzip
from collections.abc import Iterator
from hashlib import sha256
from pathlib import Path
from typing import Literal

import msgspec
from msgspec import Struct

from accordingto.ingest import article_from_text
from accordingto.types import Article, Span
from corpora.watch import GoldItem, read_watch_lists

OWN = Path(__file__).with_name("drawn.jsonl")
HASH = 16
"""Hexadecimal digits of a SHA-256 that name a text."""
Part = Literal["train", "dev"]


class WatchedArticle(Struct, frozen=True):
    """An article, and what is to be watched in it."""

    article: Article
    items: tuple[GoldItem, ...]


class OwnItem(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """An item of ours, by the offsets of its words."""

    kind: Literal["promise", "threat", "prediction", "deadline"]
    what: tuple[tuple[int, int], ...]
    due: str | None = None


class OwnList(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A watch list of ours."""

    text: str
    """The first ``HASH`` digits of the SHA-256 of the article's text."""
    published: str
    items: tuple[OwnItem, ...]

    def of(self, text: str) -> WatchedArticle:
        """Return the list of an article with its text."""
        items = (
            GoldItem(kind=i.kind, what=tuple(Span(a, b, text[a:b]) for a, b in i.what), due=i.due)
            for i in self.items
        )
        return WatchedArticle(_published(text, self.published), tuple(items))


class _News(Struct):
    """What is read of a line of DATA/news."""

    text: str


def read_lists(data: Path, part: Part) -> list[WatchedArticle]:
    """Return the articles of a part of DATA/watch with their lists, in the order of their names."""
    splits = msgspec.json.decode((data / "ledgers" / "splits.json").read_bytes(), type=dict[str, list[str]])
    names = frozenset(splits[part])
    lists = [one for one in read_watch_lists(data / "watch") if Path(one.file).stem in names]
    texts = ((data / "ledgers" / "text" / one.file).read_text(encoding="utf-8") for one in lists)
    return [
        WatchedArticle(_published(text, one.published), one.items)
        for one, text in zip(lists, texts, strict=True)
    ]


def read_own_lists(data: Path, own: Path = OWN) -> list[WatchedArticle]:
    """Return the articles with lists of ours whose texts are in DATA, in the order of their hashes."""
    lists = {one.text: one for one in msgspec.json.Decoder(OwnList).decode_lines(own.read_bytes())}
    found = {name: text for text in _texts(data) if (name := name_of(text)) in lists}
    return [lists[name].of(found[name]) for name in sorted(found)]


def name_of(text: str) -> str:
    """Return what names a text in lists of ours."""
    return sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:HASH]


def _texts(data: Path) -> Iterator[str]:
    for path in sorted((data / "ledgers" / "text").glob("*.txt")):
        yield path.read_text(encoding="utf-8")
    news = data / "news" / "articles.jsonl.gz"
    if news.exists():
        with gzip.open(news) as lines:
            for line in lines:
                yield msgspec.json.decode(line, type=_News).text


def _published(text: str, day: str) -> Article:
    return msgspec.structs.replace(article_from_text(text), published=day)
