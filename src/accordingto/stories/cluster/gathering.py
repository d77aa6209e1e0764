"""Articles → stories with their articles in order, for whoever has all of them at hand."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Iterable
from datetime import date

from accordingto.stories.cluster.clusters import Clusters
from accordingto.stories.cluster.outline import Outline, outline_of
from accordingto.stories.cluster.storyline import Member, Storyline
from accordingto.types import Article

MOST_NAMES = 6
"""Names that are given of a story."""


def key_of(article: Article | Member) -> str:
    """Return what an article is known by: its text and its publisher, or else its address.

    The same text of one publisher is one article; of two it is two.
    """
    source = one_line(article.outlet or article.url or "").lower()
    return f"{article.id}-{hashlib.sha256(source.encode('utf-8', 'replace')).hexdigest()[:8]}"


class Gathering:
    """Articles that come in, as far as stories need them: one takes some 11 KB."""

    def __init__(self) -> None:
        self._clusters = Clusters()
        self._members: dict[str, Member] = {}
        self._outlines: dict[str, Outline] = {}

    def __contains__(self, key: str) -> bool:
        return key in self._members

    def __len__(self) -> int:
        return len(self._members)

    def add(self, member: Member, outline: Outline) -> None:
        """Take up an article; of one that comes twice the first is kept."""
        key = key_of(member)
        if key not in self._members:
            self._members[key], self._outlines[key] = member, outline
            self._clusters.add(key, outline)

    def storylines(self) -> tuple[Storyline, ...]:
        """Return the stories, the one with the most outlets first, then that with most articles.

        The order in which the articles came makes no difference.
        """
        found = [self._storyline(keys) for keys in self._clusters.stories()]
        return tuple(sorted(found, key=lambda story: (-len(story.outlets), -len(story.members), story.id)))

    def _storyline(self, keys: Iterable[str]) -> Storyline:
        outlines = self._outlines
        ordered = sorted(keys, key=lambda key: (outlines[key].day is None, outlines[key].day or 0, key))
        days = [day for key in ordered if (day := outlines[key].day) is not None]
        names = Counter(name for key in ordered for name in outlines[key].names)
        members = tuple(self._members[key] for key in ordered)
        return Storyline(
            id=ordered[0].partition("-")[0],
            first=date.fromordinal(days[0]).isoformat() if days else None,
            last=date.fromordinal(days[-1]).isoformat() if days else None,
            outlets=tuple(dict.fromkeys(member.outlet for member in members if member.outlet)),
            unnamed=sum(not member.outlet for member in members),
            names=tuple(name for name, _ in names.most_common(MOST_NAMES)),
            members=members,
        )


def storylines(articles: Iterable[Article]) -> tuple[Storyline, ...]:
    """Return the stories of some articles, as ``Gathering`` does."""
    gathering = Gathering()
    for article in articles:
        if key_of(article) not in gathering:
            gathering.add(member_of(article), outline_of(article))
    return gathering.storylines()


def member_of(article: Article) -> Member:
    """Return what a story tells of an article."""
    return Member(
        id=article.id,
        path=article.path,
        url=article.url,
        outlet=one_line(article.outlet) if article.outlet else None,
        published=article.published,
        headline=one_line(article.headline.text) if article.headline else None,
    )


def one_line(text: str) -> str:
    """Return a text with every run of white space as one blank."""
    return " ".join(text.split())
