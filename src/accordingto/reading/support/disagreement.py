"""Visible disagreement between a statement and a sentence, found in their dependency trees.

They disagree if one negates what the other says, if one has the opposite of a word, if agent and patient are
swapped, or if different numbers depend on matching words. Such a disagreement can be shown to a reader.
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
"""Likeness from which two words count as matching."""
MUCH = 0.4
"""Share of the content in common, negated on one side only, above which the two disagree."""
LEAST_HELD = 0.3
"""Weighted share of a statement that a sentence must have in common with it before negation matters."""
_ACTS, _ACTED_ON = frozenset({"nsubj", "obl:agent"}), frozenset({"obj", "nsubj:pass", "iobj"})
_APART = frozenset({"conj", "parataxis", "advcl", "acl:relcl", "punct"})
"""Relations of clauses and marks that a negation of their head does not cover."""
_DEEPEST = 30
"""Greatest depth to which the tree under a negated word is followed."""


@dataclass(frozen=True)
class Parsed:
    """Words of a text with their dependency trees."""

    words: Words
    at: range
    """Indices of the words."""

    def below(self, i: int) -> list[int]:
        """Return the dependents of a word that are among the words, in order."""
        return [one for one in self.words.trees.below[i] if one in self.at]

    def head(self, i: int) -> int:
        """Return the head of a word; the word itself if its head is not among the words."""
        head = self.words.trees.heads[i]
        return head if head in self.at else i

    def relation(self, i: int) -> str:
        """Return the relation of a word to its head."""
        return self.words.trees.relations[i]

    def role(self, i: int) -> str | None:
        """Return "acts" for an agent, "acted on" for a patient, and None for other words."""
        relation = self.relation(i)
        return "acts" if relation in _ACTS else "acted on" if relation in _ACTED_ON else None

    @cached_property
    def is_denied(self) -> dict[int, bool]:
        """Whether each word is negated; two negations cancel each other."""
        found = dict.fromkeys(self.at, False)
        particles = word_class("negation", LEXICON)
        refusing = word_class("denying", LEXICON) - particles
        for i in self.at:
            if self._is_particle(i, particles):
                for one in self._denied_by(i):
                    found[one] ^= True
            elif self.words.lower[i] in refusing:
                for child in self.below(i):
                    if self.relation(child) not in _APART | _ACTS:
                        for one in self._under(child):
                            found[one] ^= True
        return found

    def _is_particle(self, i: int, particles: frozenset[str]) -> bool:
        """Return whether a word is a negation: "not", "no", or the "t" of "isn't"."""
        word = self.words.lower[i]
        return word in particles and (word != "t" or self.words.lower[i - 1] in "'’")

    def _denied_by(self, i: int) -> Iterator[int]:
        """Yield the words that a particle negates: its head with dependents; "found" in "found no errors"."""
        while self.relation(i) in ("part", "fixed", "aux") and self.head(i) != i:
            i = self.head(i)
        denied = self.head(i)
        yield from self._under(denied)
        if self.relation(i) == "det" and self.role(denied) and self.head(denied) != denied:
            yield self.head(denied)

    def _under(self, i: int, depth: int = 0) -> Iterator[int]:
        """Yield a word and its dependents at any depth, without subjects and clauses apart."""
        yield i
        for child in self.below(i) if depth < _DEEPEST else ():
            if self.relation(child) not in _APART | _ACTS:
                yield from self._under(child, depth + 1)


def disagrees(one: EvidencePair) -> bool:
    """Return whether a statement and the sentence visibly disagree."""
    return any(disagreement_of(one).values())


def disagreement_of(one: EvidencePair) -> dict[str, bool]:
    """Return for each type of disagreement whether a statement and the sentence show it.

    The types are "opposed", "denied", "turned round" and "counted".
    """
    mine, theirs, held = _parsed(one)
    opposites = list(_opposites(one, mine, theirs, held))
    # the negated opposite agrees: "unsafe", "not safe"
    agreeing = [(i, k) for i, k in opposites if mine.is_denied[i] != theirs.is_denied[k]]
    return {
        "opposed": len(opposites) > len(agreeing),
        "denied": not agreeing and not opposites and _denied_apart(mine, theirs, held) > MUCH,
        "turned round": _is_turned_round(mine, theirs, held),
        "counted": bool(differing_numbers(one)),
    }


def differing_numbers(one: EvidencePair) -> list[tuple[int, int]]:
    """Return the numbers of a statement that differ in the sentence, with the index of the other number.

    Two numbers are compared if they have the same relation to matching words. Indices are those of words in
    the text of the statement and in the text of the sentence.
    """
    mine, theirs, held = _parsed(one)
    used = {of.place for of in held.values() if of.alike > HELD}
    found = []
    for i in one.likeness.asked:
        above = held.get(mine.head(i))
        if mine.words.trees.tags[i] != "NUM" or above is None or above.alike < HELD:
            continue
        if i in held and held[i].alike > HELD:
            continue
        numbers = (k for k in theirs.below(above.place) if theirs.words.trees.tags[k] == "NUM")
        others = (k for k in numbers if k not in used and theirs.relation(k) == mine.relation(i))
        if (other := next(others, None)) is not None:
            found.append((i, other))
    return found


def _parsed(one: EvidencePair) -> tuple[Parsed, Parsed, dict[int, Held]]:
    """Return statement and sentence with their trees, and the match of each word of the statement."""
    held = {
        one.likeness.asked[row]: Held(place, float(one.found[row]), float(one.likeness.weight[row]))
        for row, place in one.shared
    }
    return Parsed(one.asked.words, one.asked.at), Parsed(one.text, one.sentence), held


class Held(NamedTuple):
    """The match in a sentence of a word of a statement."""

    place: int
    """Index of the matching word in the text."""
    alike: float
    """Likeness of the two words, 0 to 1."""
    weight: float
    """Weight of the word in the statement."""


def _denied_apart(mine: Parsed, theirs: Parsed, held: Mapping[int, Held]) -> float:
    """Return the weighted share of the words in common that are negated on one side only."""
    total = sum(one.alike * one.weight for one in held.values())
    apart = sum(
        one.alike * one.weight for i, one in held.items() if mine.is_denied[i] != theirs.is_denied[one.place]
    )
    return apart / total if total > LEAST_HELD else 0.0


def _opposites(
    one: EvidencePair, mine: Parsed, theirs: Parsed, held: Mapping[int, Held]
) -> Iterator[tuple[int, int]]:
    """Yield pairs of a word that only the statement has and an opposite in the sentence, as indices.

    Function words ("before", "up") count only if their heads match.
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
    """Return whether a word is the agent on one side and the patient on the other, with matching heads."""
    for i, one in held.items():
        above = held.get(mine.head(i))
        if one.alike < HELD or above is None or above.alike < HELD or mine.role(i) is None:
            continue
        other = theirs.role(one.place)
        if theirs.head(one.place) == above.place and other not in (None, mine.role(i)):
            return True
    return False
