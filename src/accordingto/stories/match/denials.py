"""Finding the denials of a claim: in the sentence that reports it, or in another sentence of any article.

A denial counts if the ledger has one and what it denies is what the claim says, or if it points back to the
claim in the same sentence ("she accused him of it, which he denies"). Denials in other words are not found.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass, field
from itertools import chain
from typing import TYPE_CHECKING

from accordingto.reading.lexicons import word_class
from accordingto.reading.support.stems import stem
from accordingto.stories.match.denialwords import KNOWING, POINTING, UNTRUE, denying_words, idle_words
from accordingto.stories.words import words_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from accordingto.stories.match.apart import Apart
    from accordingto.stories.match.statement import Statement
    from accordingto.types import Attribution, Span

LEAST = 2
"""Minimum number of content words of what is denied that the claim must have."""
ACCUSED, ACCUSED_LINKED = 0.5, 0.42
"""Minimum share of an accusation's content words that another sentence about it has; the second number is for
sentences of one claim."""
SHARE = 2 / 3
"""Minimum share of the content words of what is denied that the claim has."""
DIRECT = 2
"""The highest rank of a match between a denial and a sentence: what is denied is what the sentence says."""
BEFORE = 3
"""Number of words before a denial among which a word that points back is sought."""


def denials_in(statement: Statement) -> list[Attribution]:
    """Return the denials whose cue begins in a sentence."""
    return [
        one
        for one in statement.attributions
        if is_denial(one) and any(statement.start <= span.start < statement.end for span in one.cue)
    ]


def what_is_denied(statement: Statement, cue: Sequence[Span]) -> frozenset[str]:
    """Return the stems of what a sentence denies by a cue, and of what the cue points back to, if it does."""
    return frozenset(
        root
        for one in denials_in(statement)
        if one.cue == tuple(cue)
        for root in (*_denied(one), *_told_before(statement, one))
    )


def is_denial(one: Attribution) -> bool:
    """Return whether an attribution is a denial, by its cue or by calling a claim untrue.

    A negated cue ("did not dispute") is not.
    """
    cue = {word.form for span in one.cue for word in words_of(span.text)}
    if any(form in word_class("negations") or form.endswith("n't") for form in cue):
        return False
    if one.act != "criticise":
        return one.act == "deny"
    forms = cue.union(word.form for span in one.content for word in words_of(span.text))
    return not forms.isdisjoint(UNTRUE) and any(stem(form) in POINTING for form in forms)


def denials_within(statement: Statement, others: Iterable[Statement]) -> tuple[Span, ...]:
    """Return the cue by which a sentence denies what it and one of ``others`` report ("which he denies").

    All are sentences of one claim. Empty if the sentence denies nothing that any of them reports.
    """
    told = [(one.cue, _told_before(statement, one)) for one in denials_in(statement)]
    told = [(cue, roots) for cue, roots in told if roots]
    if not told:
        return ()
    return next((cue for other in others for cue, roots in told if _tells(other, roots, ACCUSED_LINKED)), ())


def denial_of(first: Statement, other: Statement) -> tuple[Span, ...]:
    """Return the cue by which ``other`` denies what ``first`` says; empty if it does not."""
    if denials_in(first) or not _is_stated(first):
        return ()
    for one in denials_in(other):
        if _is_of(first, other, one, _denied(one)):
            return one.cue
    return ()


def denials_beside(
    claims: Sequence[Sequence[Sequence[Statement]]], sentences: Sequence[Statement], apart: Apart
) -> dict[int, list[tuple[Statement, tuple[Span, ...]]]]:
    """Return, by the index of the claim, the sentences of all articles that deny it, with the cues.

    A claim is given by its places, a list of sentences for each article that has it, the best match first.
    A denial goes to one claim, never to one it is ``apart`` from. The first rule that finds one decides: a
    sentence has most of what is denied; the first sentence of a place reports what the denial points back
    to; in the first sentence of a place, somebody whom the denial names says something of whoever denies.
    """
    tellers = _Tellers(claims)
    having: dict[str, set[int]] = defaultdict(set)
    for number, places in enumerate(claims):
        for word in frozenset[str]().union(*(one.telling for place in places for one in place)):
            having[word].add(number)
    found: dict[int, list[tuple[Statement, tuple[Span, ...]]]] = defaultdict(list)
    for other in sentences:
        for one in denials_in(other):
            denied, told = _denied(one), _told_before(other, one)
            near = {number for word in (*denied, *told) for number in having.get(word, ())}
            fits: dict[int, tuple[int, int]] = {}
            for each, home in tellers.near(denied, told, other.names):
                if not apart.are(each, other) and (fit := _fit(each, other, one, denied, told)):
                    numbers = home.all if fit[0] == DIRECT else home.likest
                    fits.update({at: max(fits.get(at, fit), fit) for at in near.intersection(numbers)})
            if fits:
                best = min(
                    fits,
                    key=lambda at: (-fits[at][0], -(fits[at][1] or tellers.sizes[at]), -len(claims[at]), at),
                )
                found[best].append((other, one.cue))
    return found


@dataclass
class _Home:
    """The indexes of the claims that have a sentence."""

    all: list[int] = field(default_factory=list)
    likest: list[int] = field(default_factory=list)
    """The claims in which it is the first sentence (the best match) of a place."""


class _Tellers:
    """An index of the sentences of claims, without denials, by content words and by speakers."""

    def __init__(self, claims: Sequence[Sequence[Sequence[Statement]]]) -> None:
        homes: dict[int, tuple[Statement, _Home]] = {}
        self.sizes = [0] * len(claims)
        """For each claim the number of places whose first sentence is in the index."""
        for number, places in enumerate(claims):
            for place in places:
                for at, one in enumerate(place):
                    if denials_in(one):
                        continue
                    home = homes.setdefault(id(one), (one, _Home()))[1]
                    home.all.append(number)
                    if not at:
                        home.likest.append(number)
                        self.sizes[number] += 1
        self._homes = list(homes.values())
        self._telling: dict[str, list[int]] = defaultdict(list)
        self._speaking: dict[str, list[int]] = defaultdict(list)
        for at, (one, _) in enumerate(self._homes):
            for word in one.telling:
                self._telling[word].append(at)
            for name in one.speakers:
                self._speaking[name].append(at)

    def near(
        self, denied: Sequence[str], told: Sequence[str], names: Iterable[str]
    ) -> list[tuple[Statement, _Home]]:
        """Return the sentences, with their claims, that share enough stems with ``denied`` or ``told``, or
        that have a speaker among those of ``names`` that are denied."""
        found = {at for name in names if stem(name) in denied for at in self._speaking.get(name, ())}
        for words in (denied, told):
            shared = Counter(chain.from_iterable(self._telling.get(word, ()) for word in words))
            found.update(at for at, count in shared.items() if count >= LEAST)
        return [self._homes[at] for at in sorted(found)]


def denials_again(
    claims: Sequence[Sequence[Sequence[Statement]]],
) -> dict[tuple[int, int], list[Sequence[tuple[Statement, tuple[Span, ...]]]]]:
    """Return, by article and start of a sentence with a denial, all denials by the same person in its claims.

    The value has a list of denials (sentence and cue) for each claim. What somebody denies in one article
    they also deny in another that has fewer words for it: "denied it", "denied that anything happened".
    """
    found: dict[tuple[int, int], list[Sequence[tuple[Statement, tuple[Span, ...]]]]] = defaultdict(list)
    for places in claims:
        by: dict[str, list[tuple[Statement, tuple[Span, ...]]]] = defaultdict(list)
        for one in (one for place in places for one in place):
            for denial in denials_in(one):
                if denial.id in one.voices:
                    by[one.voices[denial.id]].append((one, denial.cue))
        for same in by.values():
            for one, _ in same:
                found[one.article, one.start].append(same)
    return found


def _fit(
    each: Statement, other: Statement, one: Attribution, denied: Sequence[str], told: Sequence[str]
) -> tuple[int, int] | None:
    """Return the rank at which a denial fits a sentence of a claim, and the number of shared stems, or None.

    ``DIRECT``: the sentence says what is denied; 1: what the denial points back to; 0: see ``_accuses``."""
    if _is_of(each, other, one, denied) and _is_stated(each):
        return DIRECT, len(each.telling.intersection(denied))
    if _tells(each, told):
        return 1, len(each.telling.intersection(told))
    return (0, 0) if _accuses(each, other, one, denied) else None


def negates(statement: Statement) -> bool:
    """Return whether a sentence is negated: somebody who denies what it negates agrees with it."""
    denying = word_class("denying", "supportclasses")
    return any(word.form in denying or word.form.endswith("n't") for word in statement.words)


def _denied(one: Attribution) -> tuple[str, ...]:
    """Return the stems of what is denied, in order, without words that only point to it ("claim").

    Words of the cue after the denying word are denied as well ("denied any knowledge | of the payment"), but
    not those before it ("her public denial").
    """
    cue: Sequence[str] = ()
    if one.act == "deny":
        roots = [stem(word.form) for span in one.cue for word in words_of(span.text)]
        last = max((at for at, root in enumerate(roots) if root in denying_words()), default=-1)
        behind = frozenset(roots[last + 1 :])
        cue = [root for root in _told(one.cue) if root in behind and not root.endswith("ly")]
    return tuple(dict.fromkeys(root for root in (*cue, *_told(one.content)) if root not in POINTING))


def _is_stated(statement: Statement) -> bool:
    """Return whether a sentence states something: it has neither a negation nor "whether"."""
    return not negates(statement) and all(word.form != "whether" for word in statement.words)


def _told_before(statement: Statement, one: Attribution) -> tuple[str, ...]:
    """Return the stems of what a denial points back to in its own sentence, in order, or nothing: the longest
    content of another source's attribution before the denial, accusations preferred."""
    if _denied(one) and not _points_back(statement, one):
        return ()
    before = [a for a in statement.attributions if a.content and a.content[-1].end <= one.cue[0].start]
    before = [a for a in before if not is_denial(a) and not (a.source and a.source == one.source)]
    accused = [a for a in before if a.act == "accuse"] or before
    return max((_told(a.content) for a in accused), key=len, default=())


def _points_back(statement: Statement, one: Attribution) -> bool:
    """Return whether a word for something said is just before a denial: "allegations that he denied"."""
    start = min(span.start for span in (*one.source, *one.cue))
    before = [word.form for word in statement.words if word.start < start][-BEFORE:]
    return any(stem(form) in POINTING and form != "it" for form in before)


def _tells(statement: Statement, told: Sequence[str], share: float = ACCUSED) -> bool:
    """Return whether a sentence has at least a share of the stems in ``told``, names not counted."""
    if len(statement.telling.intersection(told)) < LEAST:
        return False
    names = {stem(name) for name in statement.names}
    rest = [root for root in told if root not in names]
    both = statement.telling.intersection(rest)
    return len(both) >= max(LEAST, share * len(rest))


def _accuses(statement: Statement, other: Statement, one: Attribution, denied: Sequence[str]) -> bool:
    """Return whether in a sentence somebody whom a denial names says something about whoever denies: "the
    mayor denies any affair with Lund" denies what Lund says about the mayor, in whatever words."""
    by = other.voices.get(one.id)
    named = {name for name in other.names if stem(name) in denied}
    if named.isdisjoint(statement.speakers) or set(denied) <= {stem(name) for name in named}:
        return False
    return by in statement.whom and by not in statement.speakers


def _told(spans: Iterable[Span]) -> tuple[str, ...]:
    """Return the stems of the content words of some spans, in order and without duplicates."""
    forms = [word.form for span in spans for word in words_of(span.text)]
    roots = (stem(form) for form in forms if form.isalpha() and form not in UNTRUE | idle_words())
    return tuple(dict.fromkeys(root for root in roots if root not in idle_words()))


def _is_of(first: Statement, other: Statement, one: Attribution, denied: Sequence[str]) -> bool:
    """Return whether a sentence has most of what is denied and its first word; if that is a word for knowing,
    it must mention whoever denies: to deny any knowledge of a murder is not to deny the murder."""
    both = first.telling.intersection(denied)
    if len(both) < max(LEAST, SHARE * len(denied)) or denied[0] not in both:
        return False
    names = {stem(name) for name in first.names | other.names}
    spoken_of = first.whom.union(word.form for word in first.words)
    if denied[:1] and denied[0] in KNOWING and other.voices.get(one.id) not in spoken_of:
        return False
    return bool(both - names) and not _is_own(first, other, one)


def _is_own(first: Statement, other: Statement, one: Attribution) -> bool:
    """Return whether whoever denies is a speaker of the claim's sentence."""
    return other.voices.get(one.id) in first.speakers
