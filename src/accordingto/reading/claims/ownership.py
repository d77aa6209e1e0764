"""Who says each character of a text: the source of the innermost content that holds it, or the outlet."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise
from typing import TYPE_CHECKING

import numpy as np

from accordingto.reading.claims.topics import has_noun, is_topic, says_nothing
from accordingto.reading.text.sentences import split_sentences

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from numpy.typing import NDArray

    from accordingto.reading.syntax.document import Document
    from accordingto.reading.text.bounds import Bounds
    from accordingto.types import Attribution, Sentence, Span

LINK = "outlet"
"""The first link of every chain."""
TOP = 2
"""Links of the chain of an attribution that stands in no other."""
OUTLET = -1
"""What stands for the outlet where others are the index of their attribution."""
_SAYING = -2
_TOLD = 2
"""The first part of an attribution that is neither content, source nor cue."""
_ENDING = re.compile(r"[.!?…]\W*\s\W*\w")
_BREAK = re.compile(r"[\r\n\x0b\x0c\x85\u2028\u2029]")
_MARKS = "“”\"‘’'«»„ \n"


@dataclass(frozen=True)
class Ownership:
    """Who says each character of a text."""

    doc: Document
    attributions: Sequence[Attribution]
    chains: Sequence[tuple[str, ...]]
    """Of each attribution the chain through it."""
    owners: NDArray[np.int32]
    """Of each character the index of the attribution whose content it is; negative for others."""
    said: NDArray[np.bool_]
    """Whether a character is in a content."""
    covered: bytearray
    """Of each character 1 or 0, whether a character is in a source, cue or content."""
    sources: Sequence[tuple[Span, int]]
    """The words that name sources, in order, with the index of the attribution."""
    parents: Sequence[int]
    """Of each attribution the index of the one in whose content it stands, or ``OUTLET``."""
    topics: Sequence[tuple[Span, int]]
    """The words that are only somebody's topic, with the index of the attribution, in order."""

    @property
    def text(self) -> str:
        """The text."""
        return self.doc.text

    @cached_property
    def said_turns(self) -> list[int]:
        """The offsets at which a content begins or ends, in order."""
        return _turns(self.said)

    @cached_property
    def owner_turns(self) -> list[int]:
        """The offsets at which another begins to speak, in order."""
        return _turns(self.owners)

    @cached_property
    def topical(self) -> frozenset[int]:
        """The attributions that have a topic."""
        return frozenset(at for _, at in self.topics)


def find_owners(doc: Document, attributions: Sequence[Attribution]) -> Ownership:
    """Return who says each character of a text.

    Of two spans that cross, the shorter one has what both hold. In "Orr's claim that …" the words "Orr's
    claim" stay the outlet's. What is only somebody's topic, or a lone pronoun, belongs to whoever says so, as
    do the words that attribute it.
    """
    chains = _chains(attributions)
    topical = [is_topic(one) or says_nothing(one) for one in attributions]
    owners = np.full(len(doc.text), OUTLET, np.int32)
    said, covered = np.zeros(len(doc.text), np.bool_), bytearray(len(doc.text))
    nouns = [len(chain) == TOP and has_noun(one) for one, chain in zip(attributions, chains, strict=True)]
    parts = [
        (span.start - span.end, len(chains[at]), part, span, at)
        for at, one in enumerate(attributions)
        for part, spans in enumerate((one.content, one.source + one.cue, one.addressee_span + one.channel))
        for span in spans
    ]
    for *_, part, span, at in sorted(parts):
        if part < _TOLD:
            covered[span.start : span.end] = b"\1" * (span.end - span.start)
        if not (topical[at] or (nouns[at] and part == 1)):
            owners[span.start : span.end] = _SAYING if part else at
            if not part:
                said[span.start : span.end] = True
    for at, one in enumerate(attributions):
        if topical[at] and len(chains[at]) == TOP:
            _give_back(owners, one.source)
    theirs = [at for at, is_only_topic in enumerate(topical) if not is_only_topic]
    sources = sorted((span, at) for at in theirs for span in attributions[at].source)
    topics = sorted((span, at) for at, one in enumerate(attributions) if topical[at] for span in one.content)
    places = {one.id: at for at, one in enumerate(attributions)}
    parents = [OUTLET if one.parent is None else places.get(one.parent, OUTLET) for one in attributions]
    return Ownership(doc, attributions, chains, owners, said, covered, sources, parents, topics)


def _turns(values: NDArray[np.generic]) -> list[int]:
    """Return the indices of the values that differ from the one before, in order."""
    return (np.flatnonzero(values[1:] != values[:-1]) + 1).tolist()


def _within(turns: list[int], first: int, last: int) -> list[int]:
    """Return those of some places, in order, that stand behind ``first`` and before ``last``."""
    return turns[bisect_right(turns, first) : bisect_left(turns, last)]


def _give_back(owners: NDArray[np.int32], source: Sequence[Span]) -> None:
    """Give a source that others share to the outlet, whose words on it go on behind it."""
    for span in source:
        if (owners[span.start : span.end] == _SAYING).all():
            owners[span.start : span.end] = OUTLET


def _chains(attributions: Sequence[Attribution]) -> list[tuple[str, ...]]:
    """Return the chain through each attribution; an unknown parent, or one that closes a circle, ends it."""
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


def stretches(ownership: Ownership, sentence: Sentence) -> Iterator[Bounds]:
    """Return the parts of a sentence: it is cut where a new one begins inside what somebody says."""
    turns = _within(ownership.said_turns, sentence.start, sentence.end)
    cuts = [sentence.start]
    for start, end in pairwise([sentence.start, *turns, sentence.end]):
        words = ownership.text[start:end]
        if ownership.said[start] and _ENDING.search(words):
            lead = len(words) - len(words.lstrip(_MARKS))
            inner = split_sentences(_BREAK.sub(" ", words[lead:]))
            places = (one.start + start + lead for one in inner[1:])
            cuts += [at for at in places if ownership.text[at - 1].isspace()]
    return pairwise([*cuts, sentence.end])


def runs_in(ownership: Ownership, first: int, last: int) -> Iterator[tuple[int, list[Bounds]]]:
    """Return each who speaks in a stretch, by the index of the attribution, with the runs that are theirs."""
    turns = _within(ownership.owner_turns, first, last)
    runs: dict[int, list[Bounds]] = {}
    for start, end in pairwise([first, *turns, last]):
        runs.setdefault(int(ownership.owners[start]), []).append((start, end))
    runs.pop(_SAYING, None)
    return iter(runs.items())
