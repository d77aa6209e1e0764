"""Whom a passive names: "the plan is criticised by doctors", "it is said by the defence that they knew"."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from accordingto.reading.lemmas import is_participle
from accordingto.reading.lexicon import word_class
from accordingto.reading.phrasebounds import clause_from, phrase_from
from accordingto.reading.pieces import Piece
from accordingto.reading.words import GAPS

if TYPE_CHECKING:
    from collections.abc import Sequence

    from accordingto.reading.decode import Found
    from accordingto.reading.words import Words

_LINE = GAPS.index("line")


def with_agents(found: Sequence[Found], words: Words, text: str) -> list[Found]:
    """Give passive cues whoever "by" names right behind, if no source stands in their sentence.

    Behind "it is said by …" what "that" opens is the content, and not "it".
    """
    said = [text[a:b].lower() for a, b in zip(words.start.tolist(), words.end.tolist(), strict=True)]
    return [_with_agent(one, said, words) for one in found]


def _with_agent(one: Found, said: Sequence[str], words: Words) -> Found:
    """An attribution with the agent of its passive for its source."""
    cue = said[one.cue.start : one.cue.end]
    verb = cue[-2] if cue[-1] == "by" and len(cue) > 1 else cue[-1]
    if not is_participle(verb) or word_class("be").isdisjoint(cue) or words.quote[one.cue.start]:
        return one
    by = next((at for at in _ends(one) if said[at - 1 : at] == ["by"] or said[at : at + 1] == ["by"]), None)
    if by is None:
        return one
    agent = phrase_from(said, by if said[by - 1] == "by" else by + 1)
    if agent is None or any(_one_sentence(p, one.cue, said, words) for p in one.source):
        return one
    content = one.content
    if [said[p.start : p.end] for p in content] == [["it"]] and said[agent.end : agent.end + 1] == ["that"]:
        content = (clause_from(said, words, agent.end),)
    return replace(one, source=(agent,), content=content)


def _ends(one: Found) -> list[int]:
    """Where "by" may stand: behind the cue, or behind what is attributed there ("described as safe by")."""
    return [one.cue.end, *(p.end for p in one.content if p.start == one.cue.end)]


def _one_sentence(one: Piece, other: Piece, said: Sequence[str], words: Words) -> bool:
    """Whether neither a line break nor the end of a sentence stands between two pieces."""
    first, second = sorted((one, other))
    between = range(first.end, second.start)
    return not any(words.gap[at] == _LINE or said[at] in (".", "!", "?") for at in between)
