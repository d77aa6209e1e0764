"""Fetching the article that a feed entry links to."""

from __future__ import annotations

from itertools import islice

from accordingto.errors import InputError, RefusedAddress, TooLarge, UnreadableInput
from accordingto.follow.manners import Manners
from accordingto.ingest import Given, Trail, articles_of_page, completed, is_address, iso_date, page_of
from accordingto.store.feeds.due import DueEntry
from accordingto.types import Article

MOST_CHARS = 200_000
"""Characters of the longest article that is read; a hostile text of this length takes half a minute."""


def given_by(entry: DueEntry) -> Given:
    """Return the date and outlet from a feed entry, which apply if the article does not state them."""
    try:
        published = None if entry.published is None else iso_date(entry.published)
    except ValueError:
        published = None
    outlet = entry.outlet or entry.feed
    return Given(published=published, outlet=None if is_address(outlet) else outlet)


def fetch_article(entry: DueEntry, url: str, manners: Manners) -> Article:
    """Fetch the page at ``url`` and return its article.

    Raises ``NotNow`` if it should be tried again later, ``Stopped`` if the program is ending, and an
    ``InputError`` if the page has no article, or several, or must not be fetched.
    """
    trail = Trail(url)
    page = page_of(trail, trail.follow(manners.get))
    given = given_by(entry)
    found = list(islice(articles_of_page(page, url, given), 2))
    if len(found) != 1 or not isinstance(found[0], Article):
        why = "it holds several articles" if len(found) > 1 else "it has no article"
        raise UnreadableInput(url, why, "look at it in a browser")
    return checked(completed(found[0], given), url)


def checked(article: Article, name: str) -> Article:
    """Return the article unchanged. Raises ``TooLarge`` if it has more than ``MOST_CHARS`` characters."""
    if len(article.text) > MOST_CHARS:
        reason = f"its text has {len(article.text):,} characters, and at most {MOST_CHARS:,} are read"
        raise TooLarge(name, reason, "split it, and add it with accordingto add")
    return article


def reason_of(error: InputError) -> str:
    """Return the reason of an error on one line of at most 500 characters.

    For an address that must not be asked, it also says what would permit it.
    """
    advice = f"; {error.advice}" if isinstance(error, RefusedAddress) else ""
    return " ".join(f"{error.reason}{advice}".split())[:500]
