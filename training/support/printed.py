"""Training pairs from printed headlines of news: with their own articles, altered, or with another article.

A headline of straight news is nearly always supported by its article, in the same words or others. So each is
taken as supported, and altered by program for the other verdicts; and the headline of a later article about
the same people is unsupported by an earlier one. Then neither similarity nor a negation gives away the
verdict.
"""

from __future__ import annotations

import random
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache

from msgspec import Struct

from accordingto.reading.lexicons import entries, word_class
from accordingto.types import Ledger
from training.support import edits
from training.support.acts import Act, find_act
from training.support.pairs import BORNE_OUT, Pair, altered

MOST_CONTRADICTED = 2
"""Maximum number of contradicted headlines made from a printed one."""
DENIALS_LAST = 0.4
"""Added to the random rank of negations, so that not most of the contradictions are negations."""
TITLED = 0.6
"""Share of a headline's words with a capital above which it is in title case."""
A_NAME = 0.9
"""Share of a word's uses within sentences that have a capital above which it is a name."""
LEAST_USES = 3
"""Minimum number of uses with a capital of a name."""
SOONEST, LATEST = 4, 500
"""Minimum and maximum number of days by which the other headline is later than the article."""
LEAST_NAMES = 2
"""Minimum number of names in a later headline; the body must have all of them."""
MOST_SHARED = 0.9
"""Share of the other words of a later headline below which a body must stay, or it may support it."""
LATER = 2
"""Maximum number of later headlines for one article."""
DENIED_TOO = 0.35
"""Share of the unsupported headlines that are negated, so that a negation does not give away the verdict."""
HEDGED_TOO = 0.25
"""Share of the contradicted and unsupported headlines that are hedged, for the same reason."""
DENYING = 3
"""How often a printed headline with a negation is used, as there are few."""
_WORD = re.compile(r"[^\W\d_]+(?:['’.-][^\W\d_]+)*")
_PROPER = re.compile(r"^[A-Z].*[a-z]$")
_WITHIN = re.compile(r"(?<=[a-z,;] )[^\W\d_]+(?:['’.-][^\W\d_]+)*")


class Headlined(Struct, frozen=True):
    """A news article with its headline and its day; ``path`` is its name."""

    path: str
    headline: str
    published: date | None = None


class Casing:
    """Counts of how words are written within sentences, with or without a capital, over some texts."""

    def __init__(self, texts: Iterable[str]) -> None:
        self._small: Counter[str] = Counter()
        self._large: Counter[str] = Counter()
        for text in texts:
            for found in _WITHIN.finditer(text):
                word = bare(found[0])
                (self._large if found[0][0].isupper() else self._small)[word.lower()] += 1

    def is_name(self, word: str) -> bool:
        """Return whether a word is mostly written with a capital."""
        small, large = self._small[bare(word).lower()], self._large[bare(word).lower()]
        return large >= LEAST_USES and large > A_NAME * (small + large)

    def names(self, headline: str) -> set[str]:
        """Return the names in a headline, in lower case."""
        return {bare(m[0]).lower() for m in _WORD.finditer(headline) if self.is_name(m[0])}

    def as_sentence(self, headline: str) -> str:
        """Return a headline in title case with the capitals of a sentence; others are unchanged."""
        first = _WORD.search(headline)

        def written(found: re.Match[str]) -> str:
            is_kept = (
                self.is_name(found[0]) or (first and found.start() == first.start()) or found[0].isupper()
            )
            return found[0] if is_kept else found[0].lower()

        return _WORD.sub(written, headline) if is_titled(headline) else headline


def bare(word: str) -> str:
    """Return a word without its possessive ending or final punctuation mark."""
    return re.sub(r"['’]s$|['’.]$", "", word)


def is_titled(headline: str) -> bool:
    """Return whether a headline is in title case."""
    words = _WORD.findall(headline)
    return sum(word[0].isupper() for word in words) > TITLED * len(words)


def as_title(headline: str) -> str:
    """Return a headline in title case: capitals for all words but prepositions, articles, "and" and "or"."""
    small = word_class("prepositions") | {"and", "or", "the", "a", "an"}
    words = headline.split(" ")
    return " ".join(w if i and w in small else w[:1].upper() + w[1:] for i, w in enumerate(words))


def printed_pairs(ledger: Ledger, headline: str, casing: Casing, rng: random.Random) -> Iterator[Pair]:
    """Yield a headline as supported by its article, and altered ones; nothing if the article lacks a name."""
    body = set(map(str.lower, map(bare, _WORD.findall(ledger.article.text))))
    if not casing.names(headline) <= body:
        return
    plain = casing.as_sentence(headline)
    if find_act(plain) is None:
        return
    is_told = edits.without_source(plain) or edits.make_sure(plain)
    is_denied = edits.NEGATIVE.search(plain) is not None
    for _ in range(DENYING if is_denied else 1):
        yield Pair(headline, "supported" if is_told else BORNE_OUT)
    known = casing.names(headline) | _names_of(ledger)
    made = [pair for pair in altered(Pair(plain, "supported"), ledger, rng) if _is_sound(pair, casing, known)]
    others = (oppose(plain, rng), with_another(plain, ledger, rng))
    made += [Pair(one, "contradicted") for one in others if one]
    made.sort(key=lambda pair: rng.random() + DENIALS_LAST * (not is_denied and _denies(pair)))
    left = MOST_CONTRADICTED
    for pair in made:
        left -= pair.verdict == "contradicted"
        if pair.verdict != "contradicted" or left >= 0:
            statement = (
                _also_hedged(pair.statement, rng) if pair.verdict == "contradicted" else pair.statement
            )
            yield Pair(as_title(statement) if is_titled(headline) else statement, pair.verdict)


def _also_hedged(statement: str, rng: random.Random) -> str:
    return (rng.random() < HEDGED_TOO and edits.hedge(statement, rng)) or statement


def _denies(pair: Pair) -> bool:
    return edits.NEGATIVE.search(pair.statement) is not None


def _names_of(ledger: Ledger) -> set[str]:
    """Return the words of the names of the actors, in lower case."""
    return {word.lower() for actor in ledger.actors for word in actor.name.split()}


def _is_sound(pair: Pair, casing: Casing, known: set[str]) -> bool:
    """Return whether an altered headline is usable: it has no unknown names, and begins as headlines do."""
    if pair.verdict == "contradicted" and not casing.names(pair.statement) <= known:
        return False
    first = pair.statement.split()[0].lower()
    return first not in word_class("prepositions") or pair.verdict != "attribution_dropped"


def with_another(headline: str, ledger: Ledger, rng: random.Random) -> str | None:
    """Return a headline with a person of the article in place of another, or None."""
    people = [actor for actor in ledger.actors if actor.kind == "person" and _PROPER.search(actor.name)]
    last = {actor.name.split()[-1] for actor in people}
    named = [m for m in _WORD.finditer(headline) if bare(m[0]) in last]
    others = sorted(last - {bare(m[0]) for m in _WORD.finditer(headline)})
    if not named or not others:
        return None
    one, other = rng.choice(named), rng.choice(others)
    start = one.start()
    given = re.search(r"(?:[A-Z][\w.’'-]+ )+$", headline[:start])
    if given and any(actor.name.endswith(given[0] + bare(one[0])) for actor in people):
        start = given.start()
    return headline[:start] + other + headline[one.start() + len(bare(one[0])) :]


def oppose(headline: str, rng: random.Random) -> str | None:
    """Return a headline with the opposite of its main verb ("backs" for "opposes"), or None."""
    act = find_act(headline)
    if act is None or act.base is None or act.base not in _opposites():
        return None
    form = _like(act, rng.choice(_opposites()[act.base]))
    return None if form is None else headline[: act.start] + form + headline[act.end :]


def _like(act: Act, base: str) -> str | None:
    """Return a verb in the form of another one; None if that cannot be made by rule."""
    if act.form == act.base:
        return base
    ending = next((end for end in ("s", "ed") if act.form.endswith(end)), None)
    if ending is None:
        return None
    verb, _, particle = base.partition(" ")
    if ending == "s":
        verb = (
            verb[:-1] + "ies"
            if verb.endswith("y") and verb[-2] not in "aeo"
            else verb + ("es" if verb.endswith(("s", "sh", "ch", "x")) else "s")
        )
    elif verb.endswith("y") and verb[-2] not in "aeo":
        verb = verb[:-1] + "ied"
    else:
        verb += "d" if verb.endswith("e") else "ed"
    return f"{verb} {particle}".strip()


@cache
def _opposites() -> Mapping[str, Sequence[str]]:
    found: dict[str, list[str]] = {}
    for line in entries("headlineopposites"):
        sides = [side.split() for side in line.split("|")]
        for own, others in zip(sides, reversed(sides), strict=True):
            for word in own:
                kept = [other.replace("_", " ") for other in others if other not in own]
                found.setdefault(word, []).extend(kept)
    return found


@dataclass(frozen=True)
class Later:
    """An index of the headlines of other articles, by the names in them."""

    casing: Casing
    by_name: Mapping[str, Sequence[tuple[Headlined, frozenset[str], frozenset[str]]]]
    """For each name, the articles with it in their headlines, with all names in the headline, and its other
    words of at least four letters."""

    @staticmethod
    def of(articles: Iterable[Headlined], casing: Casing) -> Later:
        """Return an index of the articles whose day is known and whose headline has enough names."""
        found: dict[str, list[tuple[Headlined, frozenset[str], frozenset[str]]]] = {}
        for one in articles:
            names = frozenset(casing.names(one.headline))
            if one.published and len(names) >= LEAST_NAMES:
                words = {bare(word).lower() for word in _WORD.findall(one.headline)} - names
                entry = (one, names, frozenset(word for word in words if len(word) > 3))
                for name in names:
                    found.setdefault(name, []).append(entry)
        return Later(casing, found)

    def pairs(self, ledger: Ledger, published: date, rng: random.Random) -> Iterator[Pair]:
        """Yield headlines of later articles, some of them negated, as unsupported by an article that has all
        their names."""
        body = set(map(str.lower, map(bare, _WORD.findall(ledger.article.text))))
        found: dict[str, float] = {}
        for name in sorted(body & self.by_name.keys()):  # a set's order would change with the hash seed
            for one, names, words in self.by_name[name]:
                is_later = one.published and SOONEST <= (one.published - published).days <= LATEST
                if is_later and names <= body and one.headline not in found:
                    share = len(words & body) / max(1, len(words))
                    if share < MOST_SHARED:
                        found[one.headline] = share + 0.3 * rng.random() + 0.05 * len(names)
        for headline in sorted(found, key=found.__getitem__, reverse=True)[:LATER]:
            plain = self.casing.as_sentence(headline)
            told = (rng.random() < DENIED_TOO and edits.deny(plain, rng)) or _also_hedged(plain, rng)
            if told != plain:
                headline = as_title(told) if is_titled(headline) else told
            yield Pair(headline, "unsupported")
