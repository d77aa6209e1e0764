"""Our own watch lists, on which the weights are fitted beside those of the train part of DATA/watch.

They (``drawn.jsonl``) are for 160 other articles of DATA/ledgers and DATA/news, and have no text: an article
is named by the hash of its text, an item by offsets.
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
from accordingto.types import Span
from corpora.watch import GoldItem, WatchedArticle

OWN = Path(__file__).with_name("drawn.jsonl")
HASH = 16
"""Number of hexadecimal digits of a SHA-256 hash that name a text."""


class OwnItem(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """An item of our own lists, by the offsets of its words."""

    kind: Literal["promise", "threat", "prediction", "deadline"]
    what: tuple[tuple[int, int], ...]
    due: str | None = None


class OwnList(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One of our own watch lists."""

    text: str
    """The first ``HASH`` digits of the SHA-256 of the article's text."""
    published: str
    items: tuple[OwnItem, ...]

    def of(self, text: str) -> WatchedArticle:
        """Return the list with its article, given the article's text."""
        items = (
            GoldItem(kind=i.kind, what=tuple(Span(a, b, text[a:b]) for a, b in i.what), due=i.due)
            for i in self.items
        )
        return WatchedArticle(article_from_text(text, published=self.published), tuple(items))


class _News(Struct):
    """The part of a line of DATA/news that is read."""

    text: str


def read_own_lists(data: Path, own: Path = OWN) -> list[WatchedArticle]:
    """Return the articles of our own lists whose texts are in DATA, sorted by their hashes."""
    lists = {one.text: one for one in msgspec.json.Decoder(OwnList).decode_lines(own.read_bytes())}
    found = {name: text for text in _texts(data) if (name := name_of(text)) in lists}
    return [lists[name].of(found[name]) for name in sorted(found)]


def name_of(text: str) -> str:
    """Return the name of a text in our own lists, the beginning of its SHA-256 hash."""
    return sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:HASH]


def _texts(data: Path) -> Iterator[str]:
    for path in sorted((data / "ledgers" / "text").glob("*.txt")):
        yield path.read_text(encoding="utf-8")
    news = data / "news" / "articles.jsonl.gz"
    if news.exists():
        with gzip.open(news) as lines:
            for line in lines:
                yield msgspec.json.decode(line, type=_News).text
