"""Lookups in the articles of a story that a brief needs: references, days, sentences, publishers."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from accordingto.stories.brief.brief import BriefArticle, Passage
from accordingto.stories.cluster.days import day_of
from accordingto.stories.making import in_order, paths_of
from accordingto.stories.match.statement import statements
from accordingto.stories.origins.copies import copies_of

if TYPE_CHECKING:
    from collections.abc import Iterable

    from accordingto.stories.match.statement import Statement
    from accordingto.stories.story import Place, Story
    from accordingto.types import Ledger, Span


class Shelf:
    """A story with the ledgers that it was made from; articles are given by their paths in the story."""

    def __init__(self, story: Story, ledgers: Iterable[Ledger]) -> None:
        ordered = in_order(ledgers)
        self.story = story
        self.ledgers = dict(zip(paths_of(ordered), ordered, strict=True))
        self.copies = copies_of(story.derives)
        self._days = {path: day_of(ledger.article) for path, ledger in self.ledgers.items()}
        self._statements: dict[str, dict[int, Statement]] = {}

    @cached_property
    def first_day(self) -> int | None:
        """The earliest day of publication as a proleptic Gregorian ordinal; None if no article has a day."""
        return min((day for day in self._days.values() if day is not None), default=None)

    def day(self, path: str) -> int | None:
        """Return the day of publication (UTC, as an ordinal); None if the article has no believable one."""
        return self._days[path]

    def is_later(self, path: str, than: str) -> bool:
        """Return whether an article is of a later day than another; False if either day is unknown."""
        here, there = self._days[path], self._days[than]
        return here is not None and there is not None and here > there

    def passage(self, path: str, spans: Iterable[Span]) -> Passage:
        """Return spans of an article with a reference to it."""
        article = self.ledgers[path].article
        return Passage(path=path, outlet=article.outlet, published=article.published, spans=tuple(spans))

    def likest(self, place: Place) -> Passage:
        """Return the sentence of a place that matches its claim best (the first), with its reference."""
        return self.passage(place.path, place.spans[:1])

    def statement(self, place: Place) -> Statement | None:
        """Return the first sentence of a place as the matcher sees it; None if no sentence begins there."""
        known = self._statements.get(place.path)
        if known is None:
            found = statements(0, self.ledgers[place.path])
            known = self._statements[place.path] = {one.start: one for one in found}
        return known.get(place.spans[0].start)

    def outlets(self, paths: Iterable[str]) -> tuple[str, ...]:
        """Return the known publishers of some articles, without duplicates."""
        named = (self.ledgers[path].article.outlet for path in paths)
        return tuple(dict.fromkeys(name for name in named if name))

    def unnamed(self, paths: Iterable[str]) -> tuple[str, ...]:
        """Return the articles among ``paths`` whose publisher is unknown."""
        return tuple(path for path in paths if not self.ledgers[path].article.outlet)

    def originals(self, paths: Iterable[str]) -> list[str]:
        """Return some articles with only one of those that print the same text: the original, if given."""
        some = list(paths)
        kept: dict[str, str] = {}
        for path in some:
            text = self.copies.get(path, path)
            kept.setdefault(text, text if text in some else path)
        return list(kept.values())

    def articles(self) -> tuple[BriefArticle, ...]:
        """Return the articles of the story, in its order."""
        return tuple(
            BriefArticle(
                path=path,
                id=ledger.article.id,
                url=ledger.article.url,
                outlet=ledger.article.outlet,
                published=ledger.article.published,
                headline=ledger.article.headline,
                copy_of=self.copies.get(path),
            )
            for path, ledger in self.ledgers.items()
        )
