"""Sentences of an article with all that is compared with the sentences of other articles."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
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
"""Number of content spans, beginning before the end of a sentence, that are checked for overlap with it."""
_DAY = re.compile(r"\d{4}-\d\d-\d\d")
_DIGITS = re.compile(r"\d+(?:\.\d+)?")


@dataclass(frozen=True)
class Statement:
    """A sentence of an article, with what the ledger says about it; words and names are in lower case."""

    article: int
    """Index of the article in the story."""
    number: int
    """Index of the sentence in the article's body."""
    of: int
    """Number of sentences in the body."""
    start: int
    end: int
    text: str
    words: tuple[Word, ...]
    stems: tuple[str, ...]
    """The stem of each word."""
    quoted: tuple[bool, ...]
    """For each word whether it is in quotation marks."""
    framing: tuple[bool, ...]
    """For each word whether it names or describes an actor, or is part of a source or a cue."""
    names: frozenset[str]
    """Words that are part of a name."""
    whom: frozenset[str]
    """Last names of the actors that it mentions, also by "he" or "the minister"."""
    numbers: frozenset[float]
    days: frozenset[str]
    """ISO 8601 days that the sentence names."""
    voices: Mapping[str, str]
    """The last word of the source's name or description (mostly the last name), by attribution id."""
    acts: frozenset[str]
    """Acts of the attributions."""
    claims: tuple[Claim, ...]
    """Claims of the ledger whose content begins in it."""
    attributions: tuple[Attribution, ...]
    """Attributions whose content overlaps it."""

    @cached_property
    def telling(self) -> frozenset[str]:
        """The stems of the content words: all but stop words and single letters."""
        idle = word_class("idle", LEXICON)
        return frozenset(
            root
            for word, root in zip(self.words, self.stems, strict=True)
            if word.form not in idle and (len(word.form) > 1 or word.form.isdigit())
        )

    @cached_property
    def matter(self) -> frozenset[str]:
        """The stems of the content words that say what happens: those in ``telling`` that are not in names
        and that stand at least once outside the words in ``framing``."""
        return self.telling.intersection(
            root
            for word, root, is_frame in zip(self.words, self.stems, self.framing, strict=True)
            if not is_frame and word.form not in self.names
        )

    @cached_property
    def speakers(self) -> frozenset[str]:
        """The sources of the attributions, as in ``voices``."""
        return frozenset(self.voices.values())

    @property
    def span(self) -> Span:
        """The span of the sentence."""
        return Span(self.start, self.end, self.text)


def statements(article: int, ledger: Ledger) -> list[Statement]:
    """Return the sentences of an article's body, in order; ``article`` is its index in the story."""
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
    frames = _frames(ledger)
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
                framing=tuple(_is_in(word.start, frames) for word in words),
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


def _frames(ledger: Ledger) -> list[tuple[int, int]]:
    """Return where the actors are mentioned and where sources and cues stand, as disjoint sorted ranges."""
    spans = [(mention.start, mention.end) for actor in ledger.actors for mention in actor.mentions]
    spans += [(span.start, span.end) for one in ledger.attributions for span in (*one.source, *one.cue)]
    found: list[tuple[int, int]] = []
    for start, end in sorted(spans):
        if found and start <= found[-1][1]:
            found[-1] = found[-1][0], max(end, found[-1][1])
        else:
            found.append((start, end))
    return found


def _is_in(at: int, ranges: Sequence[tuple[int, int]]) -> bool:
    """Return whether an offset is in one of some disjoint sorted ranges."""
    before = bisect_right(ranges, at, key=lambda one: one[0])
    return before > 0 and at < ranges[before - 1][1]


def _between(placed: Sequence[tuple[int, str]], start: int, end: int) -> list[str]:
    """Return the values whose offsets are in [start, end), from (offset, value) pairs in order."""
    return [what for _, what in placed[bisect_left(placed, (start, "")) : bisect_left(placed, (end, ""))]]


def _reaching(contents: Sequence[tuple[int, int, int]], start: int, end: int) -> list[int]:
    """Return the indexes of the attributions whose content overlaps [start, end), in ascending order."""
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
    """Return the values of the numbers in some words: "20,000", "eleven", "$1.5 trillion"."""
    values = (number_at(words, at) for at in range(len(words)))
    return frozenset(value for value in values if value is not None)


def number_at(words: Sequence[Word], at: int) -> float | None:
    """Return the value of the number at an index, with a scale after it ("$1.5 trillion"), or None."""
    form = words[at].form
    digits = _DIGITS.match(form)
    value = float(digits.group()) if digits else number_words().get(form)
    if value is None or (not digits and form in ("one", "a", *SCALES)):
        return None
    return value * (SCALES.get(words[at + 1].form, 1.0) if at + 1 < len(words) else 1.0)
