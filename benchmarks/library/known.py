"""The articles, people and words of a library that can be asked about."""

from __future__ import annotations

import random
import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from accordingto.store import Library, Query, find, outlets, people

KNOWN_ARTICLES, KNOWN_PEOPLE = 200, 1000
"""Most articles and people that are asked about; people with the most statements first."""
_WORD = re.compile(r"[^\W\d_]{4,}")


@dataclass(frozen=True)
class Known:
    """The contents of a library that questions can be about."""

    keys: Sequence[str]
    texts: Sequence[str]
    people: Sequence[str]
    names: Sequence[str]
    outlets: Sequence[str]
    first: date
    last: date

    def words(self, chance: random.Random, number: int) -> list[str]:
        """Return random words of one article, each as likely as it is frequent."""
        found = _WORD.findall(chance.choice(self.texts))
        return [chance.choice(found) for _ in range(number)]

    def somebody(self, chance: random.Random) -> int:
        """Return a random rank among the people, low ones most often."""
        return min(int(chance.paretovariate(0.6)), len(self.people)) - 1

    def span(self, chance: random.Random) -> tuple[str, str]:
        """Return the first and last day of a month, a quarter or a year."""
        start = self.first + timedelta(days=chance.randrange(max(1, (self.last - self.first).days)))
        return start.isoformat(), (start + timedelta(days=chance.choice((30, 91, 365)))).isoformat()


def get_known(library: Library, seed: str) -> Known:
    """Return what can be asked about in a library."""
    chance = random.Random(seed)
    days = [entry.published for entry in library.ask(find, Query(), limit=5).items if entry.published]
    last = date.fromisoformat(days[0][:10])
    keys: list[str] = []
    while len(keys) < KNOWN_ARTICLES:
        until = last - timedelta(days=chance.randrange(5 * 365))
        page = library.ask(find, Query(until=until.isoformat()), limit=5)
        keys += [entry.key for entry in page.items]
    who, after = list(library.ask(people).items), library.ask(people).after
    while len(who) < KNOWN_PEOPLE and after is not None:
        page_of_people = library.ask(people, after=after)
        who, after = [*who, *page_of_people.items], page_of_people.after
    return Known(
        keys,
        [library.ledger(key).article.text for key in keys],
        [one.key for one in who],
        [one.name for one in who],
        library.ask(outlets),
        last - timedelta(days=5 * 365),
        last,
    )
