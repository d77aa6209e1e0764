"""Clustering a set of articles, all at hand, into stories with sorted articles."""

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
"""Maximum number of names listed for a story."""


def key_of(article: Article | Member) -> str:
    """Return the key of an article: its id (a hash of the text) and a hash of its publisher, or else its URL.

    The same text from one publisher is one article; from two publishers it is two.
    """
    source = one_line(article.outlet or article.url or "").lower()
    return f"{article.id}-{hashlib.sha256(source.encode('utf-8', 'replace')).hexdigest()[:8]}"


class Gathering:
    """The articles that came in, reduced to what stories need: some 11 KB an article."""

    def __init__(self) -> None:
        self._clusters = Clusters()
        self._members: dict[str, Member] = {}
        self._outlines: dict[str, Outline] = {}

    def __contains__(self, key: str) -> bool:
        return key in self._members

    def __len__(self) -> int:
        return len(self._members)

    def add(self, member: Member, outline: Outline) -> None:
        """Add an article, unless one with the same key is there already."""
        key = key_of(member)
        if key not in self._members:
            self._members[key], self._outlines[key] = member, outline
            self._clusters.add(key, outline)

    def storylines(self) -> tuple[Storyline, ...]:
        """Return the stories, sorted by the number of outlets, then of articles, the largest first.

        The order in which the articles were added makes no difference.
        """
        found = [self._storyline(keys) for keys in self._clusters.stories()]
        return tuple(sorted(found, key=lambda story: (-len(story.outlets), -len(story.members), story.id)))

    def _storyline(self, keys: Iterable[str]) -> Storyline:
        outlines = self._outlines
        ordered = sorted(keys, key=lambda key: (outlines[key].day is None, outlines[key].day or 0, key))
        days = [day for key in ordered if (day := outlines[key].day) is not None]
        names = Counter(name for key in ordered for name in outlines[key].names)
        members = tuple(self._members[key] for key in ordered)
        headed = [member for member in members if member.headline]
        return Storyline(
            id=ordered[0].partition("-")[0],
            title=max(headed, key=lambda member: member.words).headline if headed else None,
            first=date.fromordinal(days[0]).isoformat() if days else None,
            last=date.fromordinal(days[-1]).isoformat() if days else None,
            outlets=tuple(dict.fromkeys(member.outlet for member in members if member.outlet)),
            unnamed=sum(not member.outlet for member in members),
            names=tuple(name for name, _ in names.most_common(MOST_NAMES)),
            members=members,
        )


def storylines(articles: Iterable[Article]) -> tuple[Storyline, ...]:
    """Return the stories of some articles, sorted as in ``Gathering.storylines``."""
    gathering = Gathering()
    for article in articles:
        if key_of(article) not in gathering:
            gathering.add(member_of(article), outline_of(article))
    return gathering.storylines()


def member_of(article: Article) -> Member:
    """Return the data of an article that a story lists."""
    return Member(
        id=article.id,
        path=article.path,
        url=article.url,
        outlet=one_line(article.outlet) if article.outlet else None,
        published=article.published,
        headline=one_line(article.headline.text) if article.headline else None,
        words=len(article.text.split()),
    )


def one_line(text: str) -> str:
    """Return a text with every run of white space replaced by one space."""
    return " ".join(text.split())
