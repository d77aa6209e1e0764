"""Verbs that say who is told, and the ways in which they do: a lexicon, read in any form of its verbs."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from accordingto.reading.lexicons import entries
from accordingto.reading.syntax.lemmas import lemmas_of

if TYPE_CHECKING:
    from accordingto.reading.encoder.spans import TokenSpan
    from accordingto.reading.syntax.document import Document

REACH = 40
"""Words on either side of a cue in which its addressee and channels are looked for."""
ABOUT = frozenset(("about", "whether", "if", "why", "how", "what", "when", "where", "who", "which", "for"))
"""Words that begin what somebody is asked or told of."""
_BE = frozenset(("be", "been", "being", "is", "are", "was", "were", "am", "get", "gets", "got", "gotten"))


@dataclass(frozen=True)
class AddressingFrames:
    """The verb of a cue that says who is told."""

    word: int
    """Index of the verb."""
    frames: frozenset[str]
    """Its ways, as ``addressing.txt`` names them."""
    passive: bool
    """Whether it is a participle that a form of "be" stands before."""


def ways_of(cue: TokenSpan, doc: Document) -> AddressingFrames | None:
    """Return the last verb of a cue that the lexicon lists; None where it has none."""
    for word in range(cue.end - 1, cue.start - 1, -1):
        frames = _frames_of(doc[word])
        if frames:
            return AddressingFrames(word, frames, _is_passive(word, doc))
    return None


def _is_passive(word: int, doc: Document) -> bool:
    """Return whether "be" stands at most two words before a participle ("was reportedly told")."""
    before = [doc[i] for i in range(word - 1, max(-1, word - 4), -1)]
    near = before[: before.index("to")] if "to" in before else before
    return not doc[word].endswith("ing") and any(w in _BE for w in near)


@cache
def _lexicon() -> dict[str, frozenset[str]]:
    rows = (entry.partition("|") for entry in entries("addressing"))
    return {verb: frozenset(ways.split()) for verb, _, ways in rows}


def _frames_of(word: str) -> frozenset[str]:
    lemmas = (lemma for lemma in lemmas_of(word) if lemma in _lexicon())
    return _lexicon().get(next(lemmas, ""), frozenset())
