"""A made-up newspaper archive from a few real ledgers, with realistic frequencies of names and words.

::

    ledgers of the reader
      | paragraphs in another order, other names and words            rewriting.py
      | an outlet, a day within five years, an address, at times the address of an earlier article
      > any number of ledgers: the n-th is always the same
"""

from __future__ import annotations

import random
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from itertools import accumulate
from typing import Any

import msgspec

from accordingto.types import Actor, Ledger
from benchmarks.library.rewriting import Draft, Edit, rewritten, shuffled

DAYS = 5 * 365
LAST_DAY = date(2031, 6, 30)
PEOPLE, BODIES, OUTLETS, WORDS = 40_000, 8_000, 240, 200_000
"""How many different people, bodies, outlets and words there are to draw from."""
VERSIONS, ADDRESSED, DATED = 0.05, 0.7, 0.97
"""Shares of articles that are a new version of an earlier one, that have an address, and that have a day."""
CHANGED_WORDS, EDITED_WORDS, CHANGED_BODIES, WITH_ROLE, NAMESAKES = 0.12, 0.01, 0.7, 0.6, 0.02
BACK = 400
"""Most articles between an article and another version of it."""

_GIVEN = (
    "Mara Tobias Ines Jonah Petra Emeka Lucia Anders Noor Viktor Salome Idris Greta Mateo Yuki Oren Dalia "
    "Pavel Amina Rufus Celia Bram Zofia Hugo Leila Ivo Tamsin Kofi Elin Marcus Ada Silas Farah Otto Nina "
    "Ravi Hedda Cyrus Maud Desmond"
)
_FIRST = "Ald Ber Cor Dun Ell Far Gar Hol Jar Kel Lind Mor Nor Oka Pre Quin Ros Sel Tor Umb Var Wen Yar Zim"
_LAST = "berg croft dale en field gaard hurst ington kamp ley man olo ova quist ridge son ström ton vik wick"
_PLACES = "North South East West Upper Lower Old New Great Little Saint High"
_KINDS = (
    "Harbour_Board City_Council University Steel_Works Farmers_Union Water_Company Teachers_Association Bank "
    "Hospital_Trust Ministry_of_Roads Football_Club Observatory"
)
_PAPERS = "Post Herald Courier Gazette Mercury Tribune Wire Chronicle Examiner Echo"
_SYLLABLES = "ba ce di fo gu ha je ki lo mu na pe qui ro su ta ve wi xo ya zu bre cla dro fli gra stu"
_TOKEN = re.compile(r"[a-z]{4,}")


class Ranks:
    """Random ranks, of which low ones are most frequent: Zipf's law, flattened at its head (Mandelbrot)."""

    def __init__(self, size: int, head: float) -> None:
        self._weights = list(accumulate(1 / (rank + head) for rank in range(1, size + 1)))
        self._all = range(size)

    def draw(self, chance: random.Random, count: int = 1) -> list[int]:
        """Return ``count`` ranks, from 0."""
        return chance.choices(self._all, cum_weights=self._weights, k=count)


@dataclass(frozen=True)
class Person:
    """A made-up person."""

    name: str
    role: str | None
    affiliation: str | None


class Archive:
    """An archive made from ledgers. Raises ``ValueError`` if none of them has a text in paragraphs."""

    def __init__(self, ledgers: Iterable[Ledger], seed: str = "archive") -> None:
        self._seed = seed
        self._drafts = [draft for draft in map(Draft, ledgers) if len(draft.blocks) > 1]
        if not self._drafts:
            raise ValueError("an archive needs ledgers of articles in paragraphs")
        self._roles = sorted({a.role for d in self._drafts for a in d.ledger.actors if a.role}) or [
            "spokesman"
        ]
        self.words = list(_vocabulary([draft.ledger.article.text for draft in self._drafts]))
        self._people, self._bodies = Ranks(PEOPLE, 8), Ranks(BODIES, 6)
        self._outlets, self._ranks = Ranks(OUTLETS, 2), Ranks(len(self.words), 2)

    def ledger(self, number: int) -> Ledger:
        """Return the ledger with this number, from 0."""
        chance = self._chance("article", number)
        if number > BACK and chance.random() < VERSIONS:
            return self._made(number - chance.randint(1, BACK), number)
        return self._made(number, None)

    def word(self, chance: random.Random) -> str:
        """Return a random word, with the frequencies of the changed words in the articles."""
        return self.words[self._ranks.draw(chance)[0]]

    def person(self, rank: int) -> Person:
        """Return the person of a rank; a few have the name of another person."""
        chance = self._chance("person", rank)
        named = chance.randrange(PEOPLE) if chance.random() < NAMESAKES else rank
        names = self._chance("name", named)
        surname = _one(names, _FIRST) + _one(names, _SYLLABLES) + _one(names, _LAST)
        role = chance.choice(self._roles) if chance.random() < WITH_ROLE else None
        affiliation = self.body(self._bodies.draw(chance)[0]) if role and chance.random() < 0.5 else None
        return Person(f"{_one(names, _GIVEN)} {surname}", role, affiliation)

    def body(self, rank: int) -> str:
        """Return the name of the organization of a rank."""
        chance = self._chance("body", rank)
        place = f"{_one(chance, _FIRST)}{_one(chance, _SYLLABLES)}{_one(chance, _LAST)}"
        return f"{_one(chance, _PLACES)} {place} {_one(chance, _KINDS)}"

    def outlet(self, rank: int) -> str:
        """Return the name of the publisher of a rank."""
        chance = self._chance("outlet", rank)
        return f"{_one(chance, _FIRST)}{_one(chance, _LAST)} {_one(chance, _PAPERS)}"

    def _made(self, number: int, version: int | None) -> Ledger:
        """Return an article; another version of it has a few other words, and was fetched later."""
        chance = self._chance("text", number)
        draft = chance.choice(self._drafts)
        order = shuffled(draft, chance)
        names, edits = self._renamed(draft, chance)
        edits += self._reworded(draft, chance, CHANGED_WORDS)
        if version is not None:
            again = self._chance("version", version)
            edits += self._reworded(draft, again, EDITED_WORDS)
        value = rewritten(draft, order, _apart(edits), names)
        self._describe(value["article"], chance, number, version)
        return msgspec.convert(value, Ledger)

    def _describe(
        self, article: dict[str, Any], chance: random.Random, number: int, version: int | None
    ) -> None:
        """Set the publisher, day and address of an article."""
        outlet = self.outlet(self._outlets.draw(chance)[0])
        day = LAST_DAY - timedelta(days=int(DAYS * chance.random() ** 1.3))
        addressed = chance.random() < ADDRESSED
        site = outlet.lower().replace(" ", "-")
        article["outlet"] = outlet
        article["published"] = day.isoformat() if chance.random() < DATED else None
        article["url"] = f"https://{site}.example/{day:%Y/%m}/{number}" if addressed else None
        article["path"] = (
            None if addressed else f"archive/{number}{'' if version is None else f'-{version}'}.txt"
        )
        if addressed:
            hours = 1 if version is None else 2 + version - number
            fetched = datetime.combine(day, time()) + timedelta(hours=hours)
            article["retrieved"] = f"{fetched.isoformat()}Z"

    def _renamed(self, draft: Draft, chance: random.Random) -> tuple[dict[str, dict[str, Any]], list[Edit]]:
        """Return new names for the people and most bodies, and the edits that put them into the text."""
        names: dict[str, dict[str, Any]] = {}
        edits: list[Edit] = []
        for actor in draft.ledger.actors:
            if actor.kind == "person" and len(actor.name.split()) > 1:
                one = self.person(self._people.draw(chance)[0])
                names[actor.id] = {"name": one.name, "role": one.role, "affiliation": one.affiliation}
                edits += _mentions(actor, one.name)
            elif actor.kind == "organization" and chance.random() < CHANGED_BODIES:
                body = self.body(self._bodies.draw(chance)[0])
                names[actor.id] = {"name": body}
                edits += _mentions(actor, body)
        return names, edits

    def _reworded(self, draft: Draft, chance: random.Random, share: float) -> list[Edit]:
        places = [place for place in draft.words if chance.random() < share]
        ranks = self._ranks.draw(chance, len(places)) if places else []
        return [(start, end, self.words[rank]) for (start, end), rank in zip(places, ranks, strict=True)]

    def _chance(self, what: str, number: int) -> random.Random:
        return random.Random(f"{self._seed} {what} {number}")


def _one(chance: random.Random, words: str) -> str:
    """Return a random one of some words; an underscore in a word stands for a space."""
    return chance.choice(words.split()).replace("_", " ")


def _mentions(actor: Actor, name: str) -> Iterator[Edit]:
    """Yield the edits that rename an actor: the full name becomes the new one, shorter ones its last word."""
    for mention in actor.mentions:
        if mention.form == "name":
            whole = mention.text == actor.name or actor.kind != "person"
            yield mention.start, mention.end, name if whole else name.split()[-1]


def _apart(edits: Sequence[Edit]) -> list[Edit]:
    """Return edits in order, without those that overlap an earlier one."""
    kept: list[Edit] = []
    for edit in sorted(edits):
        if not kept or edit[0] >= kept[-1][1]:
            kept.append(edit)
    return kept


def _vocabulary(texts: Sequence[str]) -> Iterator[str]:
    """Yield words by decreasing frequency: those of the texts, then made-up ones."""
    counts = Counter(word for text in texts for word in _TOKEN.findall(text.lower()))
    known = [word for word, _ in sorted(counts.items(), key=lambda item: (-item[1], item[0]))][:WORDS]
    yield from known
    seen = set(known)
    chance = random.Random("words")
    while len(seen) < WORDS:
        word = "".join(chance.choices(_SYLLABLES.split(), k=chance.randint(3, 5)))
        if word not in seen:
            seen.add(word)
            yield word
