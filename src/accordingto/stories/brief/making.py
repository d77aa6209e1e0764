"""Making a brief from a story and its ledgers.

::

    Story, Ledgers
      | told           each claim with its sentences, outlets, origins, denials    claims.py
      | differences    what is said more weakly, more strongly, differently        differences.py
      | news           what changed after the first day                            news.py
      | due_items      what is due, with what later articles say about it          dues.py
      > Brief
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from accordingto.stories.brief.brief import Brief
from accordingto.stories.brief.claims import each_said_once, is_of_several, told, weight
from accordingto.stories.brief.differences import differences
from accordingto.stories.brief.dues import due_items
from accordingto.stories.brief.news import news
from accordingto.stories.brief.shelf import Shelf

if TYPE_CHECKING:
    from collections.abc import Iterable

    from accordingto.stories.brief.brief import Passage
    from accordingto.stories.story import Story
    from accordingto.types import Ledger


def make_brief(story: Story, ledgers: Iterable[Ledger]) -> Brief:
    """Return the brief of a story; ``ledgers`` are those it was made from, in any order.

    Claims that only one outlet has, in several of its articles, are in the story but not in the brief, unless
    they are denied. Raises ``KeyError`` if a ledger of the story is missing.
    """
    shelf = Shelf(story, ledgers)
    every = (told(claim, shelf) for claim in story.claims)
    claims = sorted((one for one in every if is_of_several(one) or one.denials), key=weight)
    held = each_said_once(one for one in claims if not one.denials)
    return Brief(
        id=story.id,
        title=_title(shelf),
        articles=shelf.articles(),
        several=tuple(one for one in held if len(one.origins) > 1),
        one=tuple(one for one in held if len(one.origins) == 1),
        unknown=tuple(one for one in held if not one.origins),
        denied=tuple(one for one in claims if one.denials),
        differing=tuple(differences(shelf)),
        news=news(shelf, claims),
        due=due_items(shelf),
    )


def _title(shelf: Shelf) -> Passage | None:
    """Return the headline of the longest article that has one, the first of several."""
    headlines = {path: one.article.headline for path, one in shelf.ledgers.items() if one.article.headline}
    if not headlines:
        return None
    longest = max(headlines, key=lambda path: len(shelf.ledgers[path].article.text.split()))
    return shelf.passage(longest, (headlines[longest],))
