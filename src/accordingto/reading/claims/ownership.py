"""Whose every character of a text is: of the innermost content that holds it, or of nobody but the outlet."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise
from typing import TYPE_CHECKING

import numpy as np

from accordingto.reading.claims.topics import has_noun, is_topic, says_nothing
from accordingto.reading.syntax.clause_tokens import ClauseTokens
from accordingto.reading.text.sentences import split_sentences

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from numpy.typing import NDArray

    from accordingto.reading.text.bounds import Bounds
    from accordingto.types import Attribution, Sentence, Span

LINK = "outlet"
"""The first link of every chain."""
TOP = 2
"""Links of the chain of an attribution that stands in no other."""
OUTLET = -1
"""What stands for the outlet where others are the index of their attribution."""
_SAYING = -2
_ENDING = re.compile(r"[.!?…]\W*\s\W*\w")
_BREAK = re.compile(r"[\r\n\x0b\x0c\x85\u2028\u2029]")
_MARKS = "“”\"‘’'«»„ \n"


@dataclass(frozen=True)
class Ownership:
    """Whose every character of a text is."""

    tokens: ClauseTokens
    """The words and marks of the text."""
    attributions: Sequence[Attribution]
    chains: Sequence[tuple[str, ...]]
    """Of each attribution the chain through it."""
    owners: NDArray[np.int32]
    """Of each character the index of the attribution whose content it is; negative for others."""
    said: NDArray[np.bool_]
    """Whether a character is in a content."""
    covered: NDArray[np.bool_]
    """Whether a character is in a source, cue or content."""
    sources: Sequence[tuple[Span, int]]
    """The words that name sources, in order, with the index of the attribution."""
    parents: Sequence[int]
    """Of each attribution the index of the one in whose content it stands, or ``OUTLET``."""
    topics: Sequence[tuple[Span, int]]
    """What is only said to be somebody's topic, with the index of the attribution, in order."""

    @property
    def text(self) -> str:
        """The text."""
        return self.tokens.text

    @cached_property
    def topical(self) -> frozenset[int]:
        """The attributions that have a topic."""
        return frozenset(at for _, at in self.topics)


def listen(text: str, attributions: Sequence[Attribution]) -> Ownership:
    """Whose everything is. Of two spans that cross, the shorter one has what both hold.

    "Orr's claim that …" leaves the outlet's words "Orr's claim" where they are.
    What is no more than somebody's topic, or a lone pronoun, is of whoever says so, as are the words that
    attribute it.
    """
    chains = _chains(attributions)
    topical = [is_topic(one) or says_nothing(one) for one in attributions]
    owners = np.full(len(text), OUTLET, np.int32)
    said, covered = np.zeros(len(text), np.bool_), np.zeros(len(text), np.bool_)
    nouns = [len(chain) == TOP and has_noun(one) for one, chain in zip(attributions, chains, strict=True)]
    parts = [
        (span.start - span.end, len(chains[at]), part, span, at)
        for at, one in enumerate(attributions)
        for part, spans in enumerate((one.content, one.source + one.cue, one.addressee_span + one.channel))
        for span in spans
    ]
    for *_, part, span, at in sorted(parts):
        covered[span.start : span.end] |= part < 2
        if not (topical[at] or (nouns[at] and part == 1)):
            owners[span.start : span.end] = _SAYING if part else at
            said[span.start : span.end] |= part == 0
    for at, one in enumerate(attributions):
        if topical[at] and len(chains[at]) == TOP:
            _give_back(owners, one.source)
    theirs = [at for at, is_only_topic in enumerate(topical) if not is_only_topic]
    sources = sorted((span, at) for at in theirs for span in attributions[at].source)
    topics = sorted((span, at) for at, one in enumerate(attributions) if topical[at] for span in one.content)
    places = {one.id: at for at, one in enumerate(attributions)}
    parents = [OUTLET if one.parent is None else places.get(one.parent, OUTLET) for one in attributions]
    return Ownership(
        ClauseTokens(text), attributions, chains, owners, said, covered, sources, parents, topics
    )


def _give_back(owners: NDArray[np.int32], source: Sequence[Span]) -> None:
    """Give a source that others share to the outlet, whose words on it go on behind it."""
    for span in source:
        if (owners[span.start : span.end] == _SAYING).all():
            owners[span.start : span.end] = OUTLET


def _chains(attributions: Sequence[Attribution]) -> list[tuple[str, ...]]:
    """The chain through each attribution; a parent that is unknown, or would close a circle, ends it."""
    parents = {one.id: one.parent for one in attributions}
    chains: dict[str, tuple[str, ...]] = {}
    for one in attributions:
        path: list[str] = []
        at: str | None = one.id
        while at in parents and at not in chains and at not in path:
            path.append(at)
            at = parents[at]
        chain = chains.get(at, (LINK,)) if at is not None else (LINK,)
        for link in reversed(path):
            chain = (*chain, link)
            chains[link] = chain
    return [chains[one.id] for one in attributions]


def stretches(voices: Ownership, sentence: Sentence) -> Iterator[Bounds]:
    """A sentence, cut where a new one begins in what somebody says: a quotation may hold several."""
    said = voices.said[sentence.start : sentence.end]
    turns = (np.flatnonzero(np.diff(said)) + 1 + sentence.start).tolist()
    cuts = [sentence.start]
    for start, end in pairwise([sentence.start, *turns, sentence.end]):
        words = voices.text[start:end]
        if voices.said[start] and _ENDING.search(words):
            lead = len(words) - len(words.lstrip(_MARKS))
            inner = split_sentences(_BREAK.sub(" ", words[lead:]))
            places = (one.start + start + lead for one in inner[1:])
            cuts += [at for at in places if voices.text[at - 1].isspace()]
    return pairwise([*cuts, sentence.end])


def runs_in(voices: Ownership, first: int, last: int) -> Iterator[tuple[int, list[Bounds]]]:
    """Of each voice in a stretch what is its own."""
    turns = (np.flatnonzero(np.diff(voices.owners[first:last])) + 1 + first).tolist()
    runs: dict[int, list[Bounds]] = {}
    for start, end in pairwise([first, *turns, last]):
        runs.setdefault(int(voices.owners[start]), []).append((start, end))
    runs.pop(_SAYING, None)
    return iter(runs.items())
