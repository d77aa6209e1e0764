"""Straight news articles with their printed headlines: no opinion, no labels, no hand-annotated articles."""

from __future__ import annotations

import gzip
import re
from collections.abc import Iterable, Iterator
from datetime import date
from pathlib import Path

import msgspec
from msgspec import Struct

PREFIX = "news_"
"""Prefix of the names of these articles, to distinguish them from others."""
OPINION = frozenset(
    ("Townhall", "National Review", "Vox", "Salon", "Reason", "Guest Writer - Right", "Guest Writer - Left",
     "American Spectator", "Vanity Fair", "The Atlantic", "Daily Kos", "Slate", "American Thinker",
     "New York Magazine", "The Week")
)  # fmt: skip
"""Outlets of the collection that mostly have opinion and long stories, whose headlines are less plain."""
FEWEST, MOST, LONGEST = 5, 16, 130
"""Minimum and maximum number of words of a headline, and its maximum number of characters."""
LEAST, ENOUGH, TOO_MUCH = 900, 3600, 6000
"""Lengths of a body in characters: the minimum, that beyond which no paragraph is added, and the maximum."""
TOLD = 60
"""Number of letters and digits of a paragraph by which it is recognised in another text."""
_VIEWS = re.compile(r"opinion|commentar|column|editorial|blog|voices|analysis|/ideas|perspective")
_LABEL = re.compile(
    r"(?:opinion|editorial|analysis|video|watch|live|photos?|here['’]s|how|why|what|who|where|when|which|the|"
    r"exclusive|\d+ (?:things|ways|reasons|takeaways)|fact check|transcript|read|full text|updates?|five|"
    r"four|six|ten|inside|meet|a)\b",
    re.IGNORECASE,
)
_NO_STATEMENT = re.compile(r"[?|!…]|\.\.\.|\b(?:you|your|we|our|us|I|this|these|here)\b")


class NewsArticle(Struct, frozen=True):
    """An article of the collection."""

    path: str
    url: str
    outlet: str
    headline: str
    text: str
    published: str | None = None

    @property
    def name(self) -> str:
        """The article's name, with ``PREFIX``."""
        return PREFIX + self.path

    @property
    def day(self) -> date | None:
        """The day of publication; None if unknown."""
        try:
            return date.fromisoformat(self.published or "")
        except ValueError:
            return None


def straight_news(data: Path) -> Iterator[NewsArticle]:
    """Yield the articles whose headline states something; their texts are cut to a body without headline."""
    known = {key for text in _drawn_texts(data) for key in _keys(re.split(r"\n+", text))}
    with gzip.open(data / "news" / "articles.jsonl.gz", "rb") as lines:
        for line in lines:
            one = msgspec.json.decode(line, type=NewsArticle)
            headline = " ".join(one.headline.split())
            body = _body(one.text, headline)
            if _is_plain(one, headline) and body and known.isdisjoint(_keys(one.text.split("\n\n"))):
                yield msgspec.structs.replace(one, headline=headline, text=body)


def _is_plain(one: NewsArticle, headline: str) -> bool:
    return (
        one.outlet not in OPINION
        and not _VIEWS.search(one.url)
        and FEWEST <= len(headline.split()) <= MOST
        and len(headline) <= LONGEST
        and not _NO_STATEMENT.search(headline)
        and not _LABEL.match(headline)
    )


def _body(text: str, headline: str) -> str | None:
    """Return the first paragraphs of an article, without its headline; None if they are too short or long."""
    first, _, rest = text.partition("\n\n")
    parts = (rest if _key(first)[:40] == _key(headline)[:40] or len(first) < 200 else text).split("\n\n")
    taken: list[str] = []
    for part in parts:
        if taken and sum(map(len, taken)) + len(part) > ENOUGH:
            break
        taken.append(part)
    body = "\n\n".join(taken).strip()
    return f"{body}\n" if LEAST <= len(body) <= TOO_MUCH else None


def _drawn_texts(data: Path) -> Iterator[str]:
    for folder in ("ledgers/text", "polnear/train/text", "polnear/dev/text"):
        for path in sorted((data / folder).glob("*.txt")):
            yield path.read_text("utf-8", "replace")


def _keys(paragraphs: Iterable[str]) -> set[str]:
    return {_key(one)[:TOLD] for one in paragraphs if len(one) > TOLD}


def _key(text: str) -> str:
    return re.sub(r"\W+", "", text.lower())
