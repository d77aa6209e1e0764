"""Articles → stories with their articles in order, for whoever has all of them at hand."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Iterable, Mapping
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


def storylines(articles: Iterable[Article]) -> tuple[Storyline, ...]:
    """Return the stories of some articles, the one with the most outlets first, then that with most articles.

    Of an article that comes twice the first is kept. The order of the articles makes no difference else.
    """
    clusters, known, outlines = Clusters(), dict[str, Article](), dict[str, Outline]()
    for article in articles:
        key = key_of(article)
        if key not in known:
            known[key], outlines[key] = article, outline_of(article)
            clusters.add(key, outlines[key])
    found = [storyline(keys, known, outlines) for keys in clusters.stories()]
    return tuple(sorted(found, key=lambda story: (-len(story.outlets), -len(story.members), story.id)))


def storyline(
    keys: Iterable[str], articles: Mapping[str, Article], outlines: Mapping[str, Outline]
) -> Storyline:
    """Return the story that some articles make, by their keys."""
    ordered = sorted(keys, key=lambda key: (outlines[key].day is None, outlines[key].day or 0, key))
    days = [day for key in ordered if (day := outlines[key].day) is not None]
    names = Counter(name for key in ordered for name in outlines[key].names)
    members = tuple(_member(articles[key]) for key in ordered)
    return Storyline(
        id=ordered[0].partition("-")[0],
        first=date.fromordinal(days[0]).isoformat() if days else None,
        last=date.fromordinal(days[-1]).isoformat() if days else None,
        outlets=tuple(dict.fromkeys(member.outlet for member in members if member.outlet)),
        unnamed=sum(not member.outlet for member in members),
        names=tuple(name for name, _ in names.most_common(MOST_NAMES)),
        members=members,
    )


def _member(article: Article) -> Member:
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
