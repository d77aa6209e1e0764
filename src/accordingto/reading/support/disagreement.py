"""Where a statement and a sentence visibly disagree, by their trees.

One denies what the other says, has the opposite of a word, has who acts and who is acted on the other way
round, or has another number with the same word: what a reader can be shown.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple

from accordingto.reading.lexicons import word_class
from accordingto.reading.support.stems import opposites_of
from accordingto.reading.support.words import LEXICON

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from accordingto.reading.support.comparison import EvidencePair
    from accordingto.reading.support.words import Words

HELD = 0.6
"""How alike two words are from which one stands for the other."""
MUCH = 0.4
"""The share of what is in common that one side denies from which the two disagree."""
LEAST_HELD = 0.3
"""The share of a statement that a sentence has, from which it matters what it denies."""
_ACTS, _ACTED_ON = frozenset({"nsubj", "obl:agent"}), frozenset({"obj", "nsubj:pass", "iobj"})
_APART = frozenset({"conj", "parataxis", "advcl", "acl:relcl", "punct"})
"""Relations by which a clause hangs on a verb that is denied, and is not denied with it."""
_DEEPEST = 30
"""Words of a tree above each other that are looked at."""


@dataclass(frozen=True)
class Parsed:
    """Some words of a text, with their trees."""

    words: Words
    at: range

    @cached_property
    def below(self) -> dict[int, list[int]]:
        """The words that hang on each."""
        found: dict[int, list[int]] = {i: [] for i in self.at}
        for i in self.at:
            if self.head(i) != i:
                found[self.head(i)].append(i)
        return found

    def head(self, i: int) -> int:
        """Return the word on which one hangs; itself where that is not among them."""
        head = self.words.trees.heads[i]
        return head if head in self.at else i

    def relation(self, i: int) -> str:
        """Return how a word hangs on its head."""
        return self.words.trees.relations[i]

    def role(self, i: int) -> str | None:
        """Return whether a word is who acts or is acted on; None for neither."""
        relation = self.relation(i)
        return "acts" if relation in _ACTS else "acted on" if relation in _ACTED_ON else None

    @cached_property
    def is_denied(self) -> dict[int, bool]:
        """Whether each word stands in what is denied; what is denied twice is not."""
        found = dict.fromkeys(self.at, False)
        particles = word_class("negation", LEXICON)
        refusing = word_class("denying", LEXICON) - particles
        for i in self.at:
            if self._is_particle(i, particles):
                for one in self._denied_by(i):
                    found[one] ^= True
            elif self.words.lower[i] in refusing:
                for child in self.below[i]:
                    if self.relation(child) not in _APART | _ACTS:
                        for one in self._under(child):
                            found[one] ^= True
        return found

    def _is_particle(self, i: int, particles: frozenset[str]) -> bool:
        """Return whether a word denies: "not", "no", or the "t" of "isn't"."""
        word = self.words.lower[i]
        return word in particles and (word != "t" or self.words.lower[i - 1] in "'’")

    def _denied_by(self, i: int) -> Iterator[int]:
        """Yield what a particle denies: what it hangs on, and what that is done to ("found no errors")."""
        while self.relation(i) in ("part", "fixed", "aux") and self.head(i) != i:
            i = self.head(i)
        denied = self.head(i)
        yield from self._under(denied)
        if self.relation(i) == "det" and self.role(denied) and self.head(denied) != denied:
            yield self.head(denied)

    def _under(self, i: int, depth: int = 0) -> Iterator[int]:
        yield i
        for child in self.below[i] if depth < _DEEPEST else ():
            if self.relation(child) not in _APART | _ACTS:
                yield from self._under(child, depth + 1)


def disagrees(one: EvidencePair) -> bool:
    """Return whether a statement and the nearest sentence visibly disagree."""
    return any(disagreement_of(one).values())


def disagreement_of(one: EvidencePair) -> dict[str, bool]:
    """Return in what ways a statement and the nearest sentence visibly disagree, by name."""
    mine, theirs, held = _parsed(one)
    opposites = list(_opposites(one, mine, theirs, held))
    # who denies the opposite agrees: "unsafe", "not safe"
    agreeing = [(i, k) for i, k in opposites if mine.is_denied[i] != theirs.is_denied[k]]
    return {
        "opposed": len(opposites) > len(agreeing),
        "denied": not agreeing and not opposites and _denied_apart(mine, theirs, held) > MUCH,
        "turned round": _is_turned_round(mine, theirs, held),
        "counted": bool(differing_numbers(one)),
    }


def differing_numbers(one: EvidencePair) -> list[tuple[int, int]]:
    """Return the numbers of a statement that are others in the sentence, with the same word: both places."""
    mine, theirs, held = _parsed(one)
    used = {of.place for of in held.values() if of.alike > HELD}
    found = []
    for i in one.likeness.asked:
        above = held.get(mine.head(i))
        if mine.words.trees.tags[i] != "NUM" or above is None or above.alike < HELD:
            continue
        if i in held and held[i].alike > HELD:
            continue
        numbers = (k for k in theirs.below[above.place] if theirs.words.trees.tags[k] == "NUM")
        others = (k for k in numbers if k not in used and theirs.relation(k) == mine.relation(i))
        if (other := next(others, None)) is not None:
            found.append((i, other))
    return found


def _parsed(one: EvidencePair) -> tuple[Parsed, Parsed, dict[int, Held]]:
    """Return both sides with their trees, and what the sentence has of each word of the statement."""
    held = {
        one.likeness.asked[row]: Held(place, float(one.found[row]), float(one.likeness.weight[row]))
        for row, place in one.shared
    }
    return Parsed(one.asked.words, one.asked.at), Parsed(one.text, one.sentence), held


class Held(NamedTuple):
    """What a sentence has of a word of a statement."""

    place: int
    """The word of the sentence."""
    alike: float
    weight: float
    """How much the word counts in the statement."""


def _denied_apart(mine: Parsed, theirs: Parsed, held: Mapping[int, Held]) -> float:
    """Return how much of what is in common is denied on one side only."""
    total = sum(one.alike * one.weight for one in held.values())
    apart = sum(
        one.alike * one.weight for i, one in held.items() if mine.is_denied[i] != theirs.is_denied[one.place]
    )
    return apart / total if total > LEAST_HELD else 0.0


def _opposites(
    one: EvidencePair, mine: Parsed, theirs: Parsed, held: Mapping[int, Held]
) -> Iterator[tuple[int, int]]:
    """Yield words of a statement that the sentence lacks, with their opposites that it has.

    Small words ("before", "up") count only where they stand with the same word.
    """
    told: dict[str, list[int]] = {}
    for k in theirs.at:
        told.setdefault(theirs.words.stems[k], []).append(k)
    for i in mine.at:
        if mine.words.stems[i] in told:
            continue
        above = held.get(mine.head(i))
        for other in opposites_of(mine.words.stems[i]) & told.keys():
            for k in told[other]:
                is_telling = mine.words.is_content[i] and theirs.words.is_content[k]
                if k in one.around and (is_telling or (above and theirs.head(k) == above.place)):
                    yield i, k


def _is_turned_round(mine: Parsed, theirs: Parsed, held: Mapping[int, Held]) -> bool:
    """Return whether who acts is acted on beside the same word, or the other way round."""
    for i, one in held.items():
        above = held.get(mine.head(i))
        if one.alike < HELD or above is None or above.alike < HELD or mine.role(i) is None:
            continue
        other = theirs.role(one.place)
        if theirs.head(one.place) == above.place and other not in (None, mine.role(i)):
            return True
    return False
