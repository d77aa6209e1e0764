"""The view model of a story's page; the template makes no decisions of its own.

Other pages can show a story, too: ``view`` returns its view model, ``parts.html.j2`` has a macro for each
part of it, and ``STYLE`` is the style that these need.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import chain

from msgspec import Struct

from accordingto.export.report.days import short_day
from accordingto.export.story.graph import Graph, graph_of
from accordingto.export.story.lanes import Lanes, lanes_of
from accordingto.export.story.quotations import QuoteRow, quote_rows
from accordingto.export.story.rows import ClaimRow, DifferenceRow, DueRow, NewsRow, Rows
from accordingto.export.story.wording import NO_OUTLET, TITLES, claims_by_part, names_of
from accordingto.export.story.words import Linker, Quoter, Rejecter
from accordingto.export.wording import counted, one_line, outlets_in_words
from accordingto.stories.brief.brief import Brief, BriefArticle
from accordingto.stories.story import Story

MOST_OPEN = 6
"""Rows of a part of the page that are shown at once; the others are folded below them."""


class ClaimPart(Struct, frozen=True, kw_only=True):
    """The claims of one part of the brief."""

    id: str
    """Id of the part: denied, several, one or unknown."""
    title: str
    """Its heading."""
    rows: tuple[ClaimRow, ...]
    """Its claims, in the order of the brief."""


class StoryView(Struct, frozen=True, kw_only=True):
    """A story with its brief, as the page shows them."""

    key: str
    """Prefix of all ids and anchors of the story."""
    title: str
    """The headline of the longest article that has one, or else the path of the first article."""
    outlets: str
    """The number of outlets in words: "5 outlets"."""
    originals: str
    """The same without outlets that only print copies."""
    articles: str
    """The number of articles in words."""
    copies: int
    """How many of the articles are copies."""
    days: str
    """The first and the last day in words; empty if none is known."""
    parts: tuple[ClaimPart, ...]
    """The claims, denied ones first, then by what is known of their origins; no part is empty."""
    differing: tuple[DifferenceRow, ...]
    """Sentences that are weaker, stronger or worded differently."""
    news: tuple[NewsRow, ...]
    """Changes since the first day."""
    due: tuple[DueRow, ...]
    """Watch items."""
    quotes: tuple[QuoteRow, ...]
    """Quotations as printed."""
    lanes: Lanes
    """The outlets side by side."""
    graph: Graph | None
    """The derivations of articles; None if the texts show none."""

    most_open: int = MOST_OPEN
    """Rows of each part that are not folded."""

    @property
    def claims(self) -> int:
        """Number of claims that several articles share."""
        return sum(len(part.rows) for part in self.parts)


def view(
    story: Story,
    brief: Brief,
    link: Linker | None = None,
    key: str = "s",
    rejecter: Rejecter | None = None,
) -> StoryView:
    """Return the view model of a story.

    ``link`` returns the address of a place in an article, given its path in the story and an offset. Without
    it, articles link to their own addresses if these are http or https. ``key`` must be unique among the
    stories of a page. ``rejecter`` returns the address of the form that rejects a link between two sentences;
    without it, links cannot be rejected.
    """
    names = names_of(brief.articles, NO_OUTLET)
    copies = {one.path: one.copy_of for one in brief.articles if one.copy_of is not None}
    link = link or _to_the_web(brief.articles)
    quoter = Quoter(names, frozenset(copies), link)
    rows = Rows(story, brief, quoter, rejecter)
    return StoryView(
        key=key,
        title=_title(brief),
        outlets=_outlets(brief.articles),
        originals=_outlets([one for one in brief.articles if one.copy_of is None]),
        articles=counted(len(brief.articles), "article"),
        copies=len(copies),
        days=_days(brief.articles),
        parts=tuple(
            ClaimPart(id=id, title=TITLES[id], rows=tuple(rows.claim(one) for one in claims))
            for id, claims in claims_by_part(brief)
            if claims
        ),
        differing=tuple(rows.difference(one) for one in brief.differing),
        news=tuple(rows.news(one) for one in brief.news),
        due=tuple(rows.due(one) for one in brief.due),
        quotes=quote_rows(story, quoter),
        lanes=lanes_of(brief.articles, names, {one.path: link(one.path, 0) for one in brief.articles}),
        graph=graph_of(story.derives, names, copies),
    )


def _to_the_web(articles: Iterable[BriefArticle]) -> Linker:
    """Return a linker to the articles' own addresses, limited to http and https."""
    known = {one.path: one.url for one in articles if (one.url or "").startswith(("http://", "https://"))}
    return lambda path, at: known.get(path)


def _outlets(articles: Sequence[BriefArticle]) -> str:
    named = {one.outlet for one in articles if one.outlet}
    return outlets_in_words(named, sum(not one.outlet for one in articles))


def _title(brief: Brief) -> str:
    spans = brief.title.spans if brief.title else ()
    return one_line(" ".join(span.text for span in spans)) or brief.articles[0].path


def _days(articles: Iterable[BriefArticle]) -> str:
    days = sorted(one.published[:10] for one in articles if one.published)
    ends = dict.fromkeys(chain(days[:1], days[-1:]))
    return " to ".join(short_day(day) for day in ends)
