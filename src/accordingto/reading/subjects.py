"""Subjects that verbs of a sentence share: in "Orr said …, adding that …" it is Orr who adds."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from accordingto.reading.lexicon import word_class
from accordingto.reading.pieces import Piece
from accordingto.reading.words import GAPS

if TYPE_CHECKING:
    from collections.abc import Sequence

    from accordingto.reading.decode import Found
    from accordingto.reading.words import Words

_LINE = GAPS.index("line")
LEAST_OPENING, MOST_OPENING = 5, 30
"""Words of a name with a clause behind it."""


def with_shared_subjects(found: Sequence[Found], words: Words, text: str) -> list[Found]:
    """Give cues without a source the subject they share, at the same level of the same sentence.

    Whoever opens the sentence and has a clause between commas speaks ("Orr, whose boat sank, said"). Else it
    is that of the attribution before, to participles ("adding that …") and to verbs that "and" joins ("and
    warned that …"); that of the attribution after, to participles that open the sentence ("Citing …, Orr
    said").
    """
    result = list(found)
    for i, one in enumerate(found):
        if one.source:
            continue
        opening = _opening(one, found, words, text)
        if opening:
            result[i] = replace(one, source=(opening,))
            continue
        before = [o for o in result[:i] if o.parent == one.parent][-1:]
        after = [o for o in result[i + 1 :] if o.parent == one.parent][:1]
        participle = _word(words, text, one.cue.start).endswith("ing")
        if participle or _is_joined(one, words, text):
            shared = [o for o in before if o.source and _one_sentence(words, text, o.cue.end, one.cue.start)]
        else:
            shared = []
        if not shared and participle and _opens(one, words, text):
            shared = [
                o for o in after if o.source and _one_sentence(words, text, one.cue.end, o.source[0].start)
            ]
        if shared:
            result[i] = replace(one, source=shared[0].source)
    return result


def _opening(one: Found, found: Sequence[Found], words: Words, text: str) -> Piece | None:
    """The sentence up to a cue, where it is a name with a relative clause between commas and nothing else."""
    start = one.cue.start
    if start < LEAST_OPENING or _word(words, text, start - 1) != ",":
        return None
    while start and not _opens_at(words, text, start) and one.cue.start - start < MOST_OPENING:
        start -= 1
    said = [_word(words, text, at) for at in range(start, one.cue.start)]
    if "," not in said:  # the comma closes the line before
        return None
    comma = said.index(",")
    stands = _opens_at(words, text, start) and 0 < comma < len(said) - 1 and "," not in said[comma + 1 : -1]
    if (
        not stands
        or said[comma + 1] not in word_class("relatives")
        or words.quote[start : one.cue.start].any()
    ):
        return None
    if said[0] in word_class("prepositions"):
        return None
    attributed = any(start <= o.cue.start < one.cue.start for o in found)
    is_name = all(text[words.start[at]].isupper() for at in range(start, start + comma))
    return Piece(start, one.cue.start) if is_name and not attributed else None


def _opens_at(words: Words, text: str, at: int) -> bool:
    """Whether a word is the first of its sentence."""
    return not at or bool(words.gap[at] == _LINE) or _stops(words, text, at - 1)


def _is_joined(one: Found, words: Words, text: str) -> bool:
    """Whether "and" or "but" stands before a cue that is no passive, adverbs aside."""
    at = one.cue.start
    if _word(words, text, at) in word_class("passive-openings"):
        return False
    while at > 1 and _word(words, text, at - 1) in word_class("joined-adverbs"):
        at -= 1
    return at > 0 and _word(words, text, at - 1) in word_class("verb-joints")


def _opens(one: Found, words: Words, text: str) -> bool:
    """Whether a cue begins a sentence."""
    at = one.cue.start
    return not at or bool(words.gap[at] == _LINE) or text[words.start[at - 1]] in ".!?"


def _one_sentence(words: Words, text: str, start: int, end: int) -> bool:
    """Whether neither a line break nor a full stop outside quotation marks stands between two words."""
    if (words.gap[start : end + 1] == _LINE).any():
        return False
    return not any(_stops(words, text, at) for at in range(start, end))


def _stops(words: Words, text: str, at: int) -> bool:
    """Whether a word is a mark that ends a sentence: not the full stop of "U.S.", nor one in a quotation."""
    if text[words.start[at]] not in ".!?" or words.quote[at] or at + 1 >= len(words):
        return False
    return bool(words.gap[at + 1] and not text[words.start[at + 1]].islower())


def _word(words: Words, text: str, at: int) -> str:
    return text[words.start[at] : words.end[at]].lower()
