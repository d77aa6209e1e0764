"""The headline of a page, from its headings and titles, without the name of the site."""

from __future__ import annotations

import re
from itertools import islice
from typing import TYPE_CHECKING

from accordingto.ingest.pages.structured import clean, letters
from accordingto.ingest.pages.tidy import is_short

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from lxml.html import HtmlElement

SITE_CHARS = 40
"""The longest name of a site that is cut off although nothing else on the page confirms it."""
HEADING_CHARS = 2_000
"""The longest heading, in characters; without a limit, nested headings would take quadratic time."""
MOST_HEADINGS = 200
"""The most headings of a page that are examined. News pages have one, and live pages some dozens."""
LEAST_WORDS = 3
"""The fewest words that the beginning or the end of a title needs to be a headline by itself."""

_SUFFIX = re.compile(r"\s+[|\-–—•·»:]+\s+(?=[^|–—•·»]*$)|\s+[|•·»]\s+")
_BARS = "|•·»"
_KICKER = re.compile(r"kicker|label|categor|eyebrow|section|overline|tag|prefix|topic|rubric", re.IGNORECASE)


def headline_in(tree: HtmlElement, titles: Sequence[str], sites: Sequence[str]) -> str | None:
    """Return the headline: the ``<h1>`` that one of the titles repeats, else the first title.

    ``titles`` are the titles that the page gives, the most reliable first; ``sites`` are names of the site,
    which are removed from the titles. A kicker before the headline within its ``<h1>`` is left out.
    """
    bare = [without_site(title, sites) for title in titles]
    printings = [*_printings(tree)]
    for same in (_says_the_same, _says_more, _is_begun_by):
        for printed in printings:
            for title in (*titles, *bare):
                if same(printed, title):
                    return title if same is _says_more else printed
    return max(_whole(bare), key=len) if bare else next(iter(printings), None)


def headings(tree: HtmlElement) -> list[HtmlElement]:
    """Return the first ``<h1>`` elements of a page, up to ``MOST_HEADINGS``, that are not too long."""
    return [one for one in islice(tree.iter("h1"), MOST_HEADINGS) if is_short(one, HEADING_CHARS)]


def without_site(title: str, sites: Iterable[str]) -> str:
    """Return a title without the name of the site at its end, whether it is known or only looks like one."""
    known = [letters(site) for site in sites if site]
    for match in _SUFFIX.finditer(title):
        name = title[match.end() :]
        said = letters(name)
        if not said or match.start() == 0:
            continue
        if any(said == site or (len(said) > 3 and (said in site or said.startswith(site))) for site in known):
            return title[: match.start()].rstrip()
    last = [*_SUFFIX.finditer(title)][-1:]
    if last and not known and _looks_like_site(title[last[0].end() :], match_mark=last[0].group().strip()):
        return title[: last[0].start()].rstrip()
    return title


def _looks_like_site(name: str, match_mark: str) -> bool:
    """Return whether the end of a title looks like a site's name: after a bar, or all words capitalised."""
    if len(name) > SITE_CHARS or match_mark == ":" or any(mark in name for mark in "“”\"'’‘?!"):
        return False
    capitalised = all(word[0].isupper() or word in ("of", "the", "and", "&") for word in name.split())
    return match_mark in _BARS or capitalised


def _printings(tree: HtmlElement) -> Iterable[str]:
    """Yield the text of each ``<h1>``, first without its kicker, then whole."""
    for heading in headings(tree):
        whole = clean(heading.text_content())
        kickers = [
            child
            for child in heading.iter()
            if child is not heading and _KICKER.search(child.get("class") or "")
        ]
        for kicker in kickers:
            said = clean(kicker.text_content())
            if said and whole.startswith(said) and len(whole) > len(said):
                yield whole.removeprefix(said).lstrip(" :|-–—")
        if whole:
            yield whole


def _says_the_same(printed: str, title: str) -> bool:
    return letters(printed) == letters(title) != ""


def _says_more(printed: str, title: str) -> bool:
    """Return whether a heading is a title with a kicker before it."""
    return (
        len(title.split()) >= LEAST_WORDS
        and letters(printed).endswith(letters(title))
        and letters(title) != ""
    )


def _is_begun_by(printed: str, title: str) -> bool:
    """Return whether a title continues after the end of the heading, or was cut off within it."""
    short, long = sorted((letters(printed), letters(title)), key=len)
    return min(len(printed.split()), len(title.split())) >= LEAST_WORDS and long.startswith(short)


def _whole(titles: Sequence[str]) -> list[str]:
    """Return the first title, and those that continue it if it was cut off."""
    first = letters(titles[0].rstrip("…. "))
    return [title for title in titles if letters(title).startswith(first)]
