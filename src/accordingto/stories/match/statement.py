"""What a sentence of an article says, as it is compared with sentences of others."""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from accordingto.reading.lexicons import word_class
from accordingto.reading.support.stems import number_words, stem
from accordingto.reading.text.quotations import find_quotes, touching
from accordingto.stories.statements import statements_of
from accordingto.stories.words import words_of
from accordingto.types import Span

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from accordingto.stories.words import Word
    from accordingto.types import Attribution, Claim, Ledger

LEXICON = "supportclasses"
SCALES = {"hundred": 1e2, "thousand": 1e3, "million": 1e6, "billion": 1e9, "trillion": 1e12}
NEAR = 16
"""Attributions and claims before a sentence that are looked at: those that begin in it or reach into it."""
_DAY = re.compile(r"\d{4}-\d\d-\d\d")
_DIGITS = re.compile(r"\d+(?:\.\d+)?")


@dataclass(frozen=True)
class Statement:
    """A sentence of an article, with what the ledger knows of it."""

    article: int
    number: int
    """Which sentence of the article's body, from 0."""
    of: int
    """How many sentences the body has."""
    start: int
    end: int
    text: str
    words: tuple[Word, ...]
    stems: tuple[str, ...]
    """The words without their endings."""
    quoted: tuple[bool, ...]
    """For each word whether it stands in quotation marks."""
    names: frozenset[str]
    """Words that are part of a name."""
    whom: frozenset[str]
    """Last names of those whom it speaks of, also where it says "he" or "the minister"."""
    numbers: frozenset[float]
    days: frozenset[str]
    """Days that the sentence names, as ISO 8601."""
    voices: Mapping[str, str]
    """By attribution whose word it is: the last name, or a word for somebody nameless."""
    acts: frozenset[str]
    claims: tuple[Claim, ...]
    """Claims of the ledger that begin in it."""
    attributions: tuple[Attribution, ...]
    """Attributions of which a part of the content stands in it."""

    @cached_property
    def telling(self) -> frozenset[str]:
        """The stems of words that say what it is about."""
        idle = word_class("idle", LEXICON)
        return frozenset(
            root
            for word, root in zip(self.words, self.stems, strict=True)
            if word.form not in idle and (len(word.form) > 1 or word.form.isdigit())
        )

    @cached_property
    def speakers(self) -> frozenset[str]:
        """Those on whose word it stands, as in ``voices``."""
        return frozenset(self.voices.values())

    @property
    def span(self) -> Span:
        """Its characters."""
        return Span(self.start, self.end, self.text)


def statements(article: int, ledger: Ledger) -> list[Statement]:
    """Return the sentences of an article's body, in order."""
    text = ledger.article.text
    quotes = find_quotes(text)
    names = _name_words(ledger)
    contents = sorted(
        ((span.start, span.end, n) for n, one in enumerate(ledger.attributions) for span in one.content)
    )
    begun = sorted((claim.content[0].start, n) for n, claim in enumerate(ledger.claims) if claim.content)
    mentions = sorted(
        (mention.start, words_of(actor.name)[-1].form)
        for actor in ledger.actors
        if words_of(actor.name)
        for mention in actor.mentions
    )
    days = sorted(
        (time.start, time.value[:10]) for time in ledger.times if time.value and _DAY.match(time.value)
    )
    bounds = statements_of(ledger)
    found = []
    for number, (start, end) in enumerate(bounds):
        words = tuple(words_of(text, start, end))
        if not words:
            continue
        inside = touching(quotes, start, end)
        said = tuple(ledger.attributions[n] for n in _reaching(contents, start, end))
        first = bisect_left(begun, (start, -1))
        claims = tuple(ledger.claims[n] for _, n in begun[first : bisect_left(begun, (end, -1))])
        found.append(
            Statement(
                article=article,
                number=number,
                of=len(bounds),
                start=start,
                end=end,
                text=text[start:end],
                words=words,
                stems=tuple(stem(word.form) if word.form.isalpha() else word.form for word in words),
                quoted=tuple(any(q.start < word.start < q.end for q in inside) for word in words),
                names=frozenset(
                    word.form
                    for at, word in enumerate(words)
                    if word.is_capital and (at or word.form in names)
                ),
                numbers=_numbers(words),
                whom=frozenset(_between(mentions, start, end)),
                days=frozenset(_between(days, start, end)),
                voices=_voices(said, ledger),
                acts=frozenset(one.act for one in said if one.act),
                claims=claims,
                attributions=said,
            )
        )
    return found


def _between(placed: Sequence[tuple[int, str]], start: int, end: int) -> list[str]:
    """Return what stands in a stretch, of what is given with its places in order."""
    return [what for _, what in placed[bisect_left(placed, (start, "")) : bisect_left(placed, (end, ""))]]


def _reaching(contents: Sequence[tuple[int, int, int]], start: int, end: int) -> list[int]:
    """Return the attributions of which a content shares characters with a stretch, in order."""
    last = bisect_left(contents, (end, -1, -1))
    return sorted({n for a, b, n in contents[max(0, last - NEAR) : last] if b > start and a < end})


def _name_words(ledger: Ledger) -> frozenset[str]:
    return frozenset(
        word.form
        for actor in ledger.actors
        for mention in actor.mentions
        if mention.form == "name"
        for word in words_of(mention.text)
        if word.is_capital
    )


def _voices(said: Sequence[Attribution], ledger: Ledger) -> dict[str, str]:
    names = {actor.id: actor.name for actor in ledger.actors}
    found = {}
    for one in said:
        name = names.get(one.actor or "") or " ".join(span.text for span in one.source)
        words = words_of(name)
        if words:
            found[one.id] = words[-1].form
    return found


def _numbers(words: Sequence[Word]) -> frozenset[float]:
    """Return the numbers that words name: "20,000", "eleven", "$1.5 trillion"."""
    values = (number_at(words, at) for at in range(len(words)))
    return frozenset(value for value in values if value is not None)


def number_at(words: Sequence[Word], at: int) -> float | None:
    """Return the number that a word names, with a scale behind it ("$1.5 trillion"); None for none."""
    form = words[at].form
    digits = _DIGITS.match(form)
    value = float(digits.group()) if digits else number_words().get(form)
    if value is None or (not digits and form in ("one", "a", *SCALES)):
        return None
    return value * (SCALES.get(words[at + 1].form, 1.0) if at + 1 < len(words) else 1.0)
