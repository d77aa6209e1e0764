"""What people say of what they think and say themselves: "I think", "we urge", in their own words.

The corpus that the reader learned from annotates nothing inside a quotation, and joining its sentences
makes no such ones either. In quotation marks a pronoun as subject and a verb of thought or speech behind
it are an attribution by grammar alone, so a rule finds the cue; the model still says what its content is.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from accordingto.reading.lexicon import word_class
from accordingto.reading.pieces import Piece

if TYPE_CHECKING:
    from accordingto.reading.words import Words

SUBJECTS = frozenset({"i", "we", "he", "she", "they"})
MOST_BETWEEN = 3
"""Words between a pronoun and its verb: "do not really"."""


@dataclass(frozen=True)
class Aside:
    """An attribution within quoted words, as far as grammar tells."""

    source: Piece
    """The pronoun."""
    cue: Piece
    """The verb with what stands between the two."""


def find_asides(words: Words, text: str) -> list[Aside]:
    """The asides in quotation marks, in order."""
    verbs, between = word_class("attitude-verbs"), word_class("verb-companions")
    found = []
    for at in range(len(words) - 1):
        if not words.quote[at] or _word(words, text, at) not in SUBJECTS:
            continue
        for verb in range(at + 1, min(at + MOST_BETWEEN + 2, len(words))):
            word = _word(words, text, verb)
            if word in verbs and words.quote[verb]:
                found.append(Aside(Piece(at, at + 1), Piece(at + 1, verb + 1)))
            if word not in between:
                break
    return found


def _word(words: Words, text: str, at: int) -> str:
    return text[words.start[at] : words.end[at]].lower()
