"""Invented articles on two accidents and a museum, in a library. All people and outlets are invented."""

from __future__ import annotations

from msgspec.structs import replace

from accordingto.reading.text.sentences import split_sentences
from accordingto.store import Library, StoryQuery, find_stories, story_articles
from accordingto.types import Article, Ledger
from tests.stories.cluster.invented import FERRY, MUSEUM, OTHER_FERRY, articles

ARTICLES: dict[str, Article] = dict(
    zip(("f1", "f2", "f3", "o1", "o2", "m1", "m2"), articles(*FERRY, *OTHER_FERRY, *MUSEUM), strict=True)
)
"""Three articles on one ferry, two on another, two on a portrait."""
KEYS = {name: article.id for name, article in ARTICLES.items()}
NAMES = {key: name for name, key in KEYS.items()}


def ledger(name: str, **details: str) -> Ledger:
    """An article with its sentences, and without attributions."""
    article = replace(ARTICLES[name], **details)
    return Ledger(reader="fake 0", article=article, sentences=split_sentences(article.text))


def add(library: Library, *names: str) -> None:
    for name in names or ARTICLES:
        library.add(ledger(name))


def grouped(library: Library) -> list[str]:
    """The stories, each as the names of its articles: ``f1 f2 f3``."""
    page = library.ask(find_stories, StoryQuery(least=1))
    found = (library.ask(story_articles, one.key) for one in page.items)
    return sorted(" ".join(sorted(NAMES[one.key] for one in some)) for some in found)
