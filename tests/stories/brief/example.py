"""The example of a story, read once."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from accordingto.ingest import read_inputs
from accordingto.reading import Reader
from accordingto.stories.brief.brief import Brief, Passage
from accordingto.stories.brief.making import make_brief
from accordingto.stories.making import make_story
from accordingto.stories.story import Story
from accordingto.types import Article, Ledger

FILE = Path(__file__).parents[3] / "examples" / "harbour-bridge.jsonl"


@cache
def ledgers() -> tuple[Ledger, ...]:
    reader = Reader()
    articles = [one for one in read_inputs([str(FILE)]) if isinstance(one, Article)]
    return tuple(reader.read(article) for article in articles)


@cache
def story() -> Story:
    return make_story(ledgers())


@cache
def brief() -> Brief:
    return make_brief(story(), ledgers())


def words(passage: Passage) -> str:
    return " … ".join(span.text for span in passage.spans)
