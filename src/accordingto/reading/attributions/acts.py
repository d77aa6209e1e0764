"""The act of an attribution ("say", "deny", "promise" …), looked up in ``acts.txt`` by the words of its cue.

The cue is searched from left to right for the first words that ``acts.txt`` lists, in any of their forms;
auxiliaries, adverbs and other words that are not listed are skipped. Several lines can begin with the same
word: the longest whose frame fits is used. A frame sets conditions on the rest of the cue and on the
beginning of the content. If the line found has the act "say", a line with another act later in the cue is
preferred ("said in a statement condemning").
"""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from accordingto.reading.attributions.cue_words import CueWords, Opening, cue_words
from accordingto.reading.attributions.cues import entries_from
from accordingto.reading.lexicons import word_class

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from accordingto.reading.attributions.cues import CueEntry
    from accordingto.reading.syntax.plain_words import Words
    from accordingto.types import Act

REMEMBERED = 512
"""Size of the cache of ``entry_of``, in pairs of a cue and a content."""
NEUTRAL = "o/o"
"""The signature of cues that imply nothing about the truth of their content, or are not listed."""


class ActMatch(NamedTuple):
    """A line of ``acts.txt`` and the words of a cue that match it."""

    entry: CueEntry
    at: int
    """Index of the first matching word in the cue."""
    end: int
    """Index after the last matching word."""


def signature_of(cue: Words, content: Words) -> str:
    """Return the signature of ``cue``: what it implies about its content if affirmed / negated.

    The signature is written as in ``acts.txt``, for example "-/o".
    """
    entry = entry_of(cue, content)
    return entry.signature if entry else NEUTRAL


def act_of(source: Words, cue: Words, content: Words, *, is_before: bool = False) -> Act | None:
    """Return the act of an attribution, or None if no line of ``acts.txt`` fits its cue.

    "According to" a poll or a study has the act "find", not "say". ``is_before`` says that the content stands
    before the cue, but for parts behind it that begin a quotation.
    """
    entry = entry_of(cue, content, is_before=is_before)
    if entry is None:
        return None
    measures = entry.words[0] == "accord" and not word_class("measuring-nouns").isdisjoint(source)
    return "find" if measures else entry.act


def is_shown(cue: Words, content: Words) -> bool:
    """Return whether a cue of saying or suggesting means "find" if its source is a document: "reveals"."""
    entry = entry_of(cue, content)
    if entry is None or entry.act not in ("say", "suggest"):
        return False
    return entry.words[0] in word_class("showing-verbs")


@lru_cache(REMEMBERED)
def entry_of(cue: Words, content: Words, *, is_before: bool = False) -> CueEntry | None:
    """Return the line of ``acts.txt`` that fits a cue and its content, or None if no line fits.

    A content before its cue never begins with somebody who is told to do something: in "Skippers expect the
    toll to fall, Orr told us" nobody is told.

    The result is cached because it is needed several times for each attribution.
    """
    words, opening = cue_words(cue), Opening(content, is_before=is_before)
    matches = _matches(words, opening, last=False)
    first = next(matches, None) or next(_matches(words, opening, last=True), None)
    if first is None:
        return None
    if first.entry.act != "say":
        return first.entry
    telling = (m.entry for m in matches if m.entry.act != "say" and _goes_with(words, first, m))
    return next(telling, first.entry)


def _matches(cue: CueWords, opening: Opening, *, last: bool) -> Iterator[ActMatch]:
    """Yield the lines that fit, from left to right; of lines that begin at the same word only the longest.

    ``last`` selects the lines that apply only if no other line fits.
    """
    at = 0
    while at < len(cue):
        found = next(_matches_at(at, cue, opening, last=last), None)
        if found:
            yield found
        at = found.end if found else at + 1


def _matches_at(at: int, cue: CueWords, opening: Opening, *, last: bool) -> Iterator[ActMatch]:
    for entry in entries_from(cue.words[at]):
        end = cue.end_of(entry.words, at) if entry.is_last == last else 0
        match = ActMatch(entry, at, end)
        if end and all(_holds(condition, match, cue, opening) for condition in entry.frame):
            yield match


def _goes_with(cue: CueWords, said: ActMatch, other: ActMatch) -> bool:
    """Return whether a later match in a cue describes the same utterance as ``said``, a match of saying.

    It does if it is an -ing form ("in a statement condemning", "responded by vowing", but not "said after
    criticising"), or another word that is close to the word of saying and is no past form.
    """
    word, between = cue.words[other.at], cue.words[said.end : other.at]
    links = word_class("prepositions") | {"to"}
    if word.endswith("ing"):
        return not between or between[-1] not in links or between[-1] in ("by", "in")
    return not word.endswith("ed") and links.isdisjoint(between)


def _holds(condition: str, match: ActMatch, cue: CueWords, opening: Opening) -> bool:
    """Return whether a condition of a frame is met by the cue or by the content."""
    of_cue, of_content = _OF_CUE.get(condition), _OF_CONTENT.get(condition)
    if of_cue is None and of_content is None:
        return cue.last(condition) >= match.end or opening.first == condition
    return bool((of_cue and of_cue(cue, match)) or (of_content and of_content(opening)))


def _ends_in_to(cue: CueWords, match: ActMatch) -> bool:
    return cue.last("to") == len(cue) - 1 >= match.end


_OF_CUE: Mapping[str, Callable[[CueWords, ActMatch], bool]] = {
    "alone": lambda cue, match: True,
    "only": lambda cue, match: match.end - match.at == len(cue),
    "to": _ends_in_to,
    "whom-to": _ends_in_to,
    "not": lambda cue, match: cue.is_negated(match.at),
    "unwilling": lambda cue, match: cue.is_refused(match.at),
    "passive": lambda cue, match: cue.is_passive(match.at),
}
"""Tests of a cue, by the name of the condition; each gets the words of the cue and the match in it."""
_OF_CONTENT: Mapping[str, Callable[[Opening], bool]] = {
    "to": lambda opening: opening.is_infinitive,
    "whom-to": lambda opening: opening.tells_whom,
    "that": lambda opening: opening.is_clause,
    "that-clause": lambda opening: opening.is_that_clause,
    "of-others": lambda opening: opening.is_of_others,
    "wh": lambda opening: opening.asks,
    "quote": lambda opening: opening.is_quote,
    "ing": lambda opening: opening.is_participle,
    "np": lambda opening: opening.is_thing,
    "negative": lambda opening: opening.first == "not" and not opening.is_infinitive,
    "will": lambda opening: opening.has("future"),
    "charge": lambda opening: opening.has("charges"),
    "request": lambda opening: opening.has("requests"),
}
"""Tests of the beginning of a content, by the name of the condition."""
