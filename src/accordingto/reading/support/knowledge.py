"""What the ledger says of each word of a text: who vouches for it, its strength, polarity and kind."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from accordingto.reading.encoder.kinds import STRENGTHS
from accordingto.reading.lexicons import word_class
from accordingto.reading.support.stems import stem
from accordingto.reading.support.words import LEXICON

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from numpy.typing import NDArray

    from accordingto.reading.support.words import Words
    from accordingto.types import Actor, Attribution, Claim, Span

MOST_VOICES = 2
"""Highest number of sources besides the outlet that is distinguished; more count as this many."""
KINDS = ("statement", "opinion", "prediction", "directive", "promise", "threat", "question")
"""Kinds of claims, by the index in ``Knowledge.kind``."""


class Knowledge:
    """Arrays with one entry per word of a text; for nested claims the values of the innermost."""

    def __init__(
        self,
        words: Words,
        claims: Sequence[Claim],
        attributions: Sequence[Attribution],
        actors: Sequence[Actor],
    ) -> None:
        size = len(words)
        self.voices = np.zeros(size, dtype=np.int64)
        """Number of sources that vouch for the word beside the outlet, at most ``MOST_VOICES``."""
        self.strength = np.zeros(size, dtype=np.int64)
        """Strength of its claim, as an index into ``STRENGTHS``."""
        self.denied = np.zeros(size, dtype=np.int64)
        """1 if the polarity of its claim is negative."""
        self.kind = np.zeros(size, dtype=np.int64)
        """Kind of its claim, as an index into ``KINDS``."""
        self.source = np.zeros(size, dtype=np.int64)
        """1 if the word is in a source."""
        self.cue = np.zeros(size, dtype=np.int64)
        """1 if the word is in a cue."""
        self.sureness = np.ones(size)
        """Confidence of the attribution whose content has the word; 1 outside contents."""
        self.owner = np.full(size, -1, dtype=np.int64)
        """Index into ``names`` of the outermost attribution whose content has the word; -1 for the outlet."""
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
        """For each outermost attribution, the stems of its source and of the name of its actor."""
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
        """Return for each word whether its claim is only probable or possible."""
        return np.isin(self.strength, [STRENGTHS.index("probable"), STRENGTHS.index("possible")])


def _stems(words: Words, source: Iterable[Span], name: str) -> frozenset[str]:
    """Return the stems of the words of a source and of its name, without function words."""
    idle = word_class("idle", LEXICON)
    ranges = (words.range_of(span.start, span.end) for span in source)
    said = {words.lower[i] for at in ranges for i in at}.union(name.lower().split())
    return frozenset(stem(word) for word in said if word not in idle and word[0].isalpha())
