"""What the ledger knows of each word of a text: whose word it stands on, how sure, whether it is denied."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from accordingto.reading.lexicons import word_class
from accordingto.reading.support.stems import stem
from accordingto.reading.support.words import LEXICON

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from numpy.typing import NDArray

    from accordingto.reading.support.words import Words
    from accordingto.types import Actor, Attribution, Claim, Span

MOST_VOICES = 2
"""People beside the outlet from which it is one more the same."""
STRENGTHS = ("certain", "probable", "possible", "unknown")
KINDS = ("statement", "opinion", "prediction", "directive", "promise", "threat", "question")


class Knowledge:
    """Arrays with an entry for each word of a text; of what is nested the innermost counts."""

    def __init__(
        self,
        words: Words,
        claims: Sequence[Claim],
        attributions: Sequence[Attribution],
        actors: Sequence[Actor],
    ) -> None:
        size = len(words)
        self.voices = np.zeros(size, dtype=np.int64)
        """How many vouch for it beside the outlet, at most ``MOST_VOICES``."""
        self.strength = np.zeros(size, dtype=np.int64)
        """Index into ``STRENGTHS``."""
        self.denied = np.zeros(size, dtype=np.int64)
        """1 where it is negated or denied."""
        self.kind = np.zeros(size, dtype=np.int64)
        """Index into ``KINDS``."""
        self.source = np.zeros(size, dtype=np.int64)
        self.cue = np.zeros(size, dtype=np.int64)
        self.sureness = np.ones(size)
        """How sure the reader is of the attribution that it stands in."""
        self.owner = np.full(size, -1, dtype=np.int64)
        """Which of ``names`` belongs to the outermost attribution that it stands in; -1 for the outlet."""
        for claim in sorted(claims, key=lambda one: len(one.chain)):
            for span in claim.content:
                at = words.range_of(span.start, span.end)
                said = slice(at.start, at.stop)
                self.voices[said] = min(len(claim.chain) - 1, MOST_VOICES)
                self.strength[said] = STRENGTHS.index(claim.strength or "certain")
                self.denied[said] = claim.polarity == "negative"
                self.kind[said] = KINDS.index(claim.kind or "statement")
        named = {actor.id: actor.name for actor in actors}
        self.names: list[frozenset[str]] = []
        """Stems of the words for each source that nobody else cites."""
        for one in attributions:
            words.mark(one.source, self.source, 1)
            words.mark(one.cue, self.cue, 1)
            for span in one.content:
                at = words.range_of(span.start, span.end)
                self.sureness[at.start : at.stop] = one.confidence
            if one.parent is None:
                words.mark(one.content, self.owner, len(self.names))
                self.names.append(_stems(words, one.source, named.get(one.actor or "", "")))

    def is_hedged(self) -> NDArray[np.bool_]:
        """Return for each word whether it is said to be probable or possible only."""
        unsure: NDArray[np.bool_] = (self.strength == STRENGTHS.index("probable")) | (
            self.strength == STRENGTHS.index("possible")
        )
        return unsure


def _stems(words: Words, source: Iterable[Span], name: str) -> frozenset[str]:
    """Return the stems of the words for a source, and of its name, that are not idle."""
    idle = word_class("idle", LEXICON)
    ranges = (words.range_of(span.start, span.end) for span in source)
    said = {words.lower[i] for at in ranges for i in at}.union(name.lower().split())
    return frozenset(stem(word) for word in said if word not in idle and word[0].isalpha())
