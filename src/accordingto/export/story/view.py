"""What the page of a story shows, ready to be set: the template decides nothing.

``view`` is for whoever sets a story within a page of their own: the templates of this folder have a macro
for each part of it (``parts.html.j2``), and ``STYLE`` is the style that they need.
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


class ClaimPart(Struct, frozen=True, kw_only=True):
    """The claims of one kind."""

    id: str
    """Name of the part: denied, several, one, unknown."""
    title: str
    """Its heading."""
    rows: tuple[ClaimRow, ...]
    """The claims, what most outlets have first."""


class StoryView(Struct, frozen=True, kw_only=True):
    """A story with its brief."""

    key: str
    """Prefix of all its anchors."""
    title: str
    """The first headline, or else what names the first article."""
    outlets: str
    """How many outlets: "5 outlets"."""
    originals: str
    """The same without those that only print copies."""
    articles: str
    """How many articles."""
    copies: int
    """How many of them are copies."""
    days: str
    """The first and the last day; empty where none is known."""
    parts: tuple[ClaimPart, ...]
    """The claims by what is known of their origins, those that are denied first; no part is empty."""
    differing: tuple[DifferenceRow, ...]
    """What is said weaker, stronger or otherwise."""
    news: tuple[NewsRow, ...]
    """What changed since the first day."""
    due: tuple[DueRow, ...]
    """What falls due."""
    quotes: tuple[QuoteRow, ...]
    """Utterances as printed."""
    lanes: Lanes
    """The outlets side by side."""
    graph: Graph | None
    """Who has it from whom; null where no text shows anything."""

    @property
    def claims(self) -> int:
        """How many claims several articles have."""
        return sum(len(part.rows) for part in self.parts)


def view(
    story: Story,
    brief: Brief,
    link: Linker | None = None,
    key: str = "s",
    rejecter: Rejecter | None = None,
) -> StoryView:
    """Return what the page of a story shows.

    ``link`` gives the address of a place of an article, by the path that the story calls it by and an offset;
    without it articles with an http or https address lead there. ``key`` keeps apart several on one page.
    ``rejecter`` gives the address at which a link is rejected, where that can be done.
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
    """Return a linker to the addresses of articles, of those that a browser may be sent to."""
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
