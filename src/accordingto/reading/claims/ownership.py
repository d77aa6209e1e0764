"""The owner of each character of a text: the innermost attribution whose content has it, or the outlet."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise
from typing import TYPE_CHECKING

import numpy as np

from accordingto.reading.claims.topics import has_noun, is_topic, says_nothing
from accordingto.reading.text.full_stops import find_sentences

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from numpy.typing import NDArray

    from accordingto.reading.syntax.document import Document
    from accordingto.reading.text.bounds import Bounds
    from accordingto.types import Attribution, Sentence, Span

LINK = "outlet"
"""The first link of every chain."""
TOP = 2
"""Length of the chain of an attribution without a parent."""
OUTLET = -1
"""The owner index of the outlet; other owners are indices of attributions."""
_SAYING = -2
"""The owner index of sources, cues, addressees and channels, which belong to no claim."""
_TOLD = 2
"""Number of the part with addressees and channels, which do not count as covered."""
_BREAK = re.compile(r"[\r\n\x0b\x0c\x85\u2028\u2029]")
_MARKS = "“”\"‘’'«»„ \n"
_ENDING = frozenset(".!?…")


@dataclass(frozen=True)
class Ownership:
    """The owner of each character of a text, and the attributions as owners."""

    doc: Document
    attributions: Sequence[Attribution]
    chains: Sequence[tuple[str, ...]]
    """Per attribution, the chain that ends in it: ``LINK``, then ids from the outermost attribution on."""
    owners: NDArray[np.int32]
    """Per character, the index of the attribution that owns it; ``OUTLET`` or ``_SAYING`` for others."""
    said: NDArray[np.bool_]
    """Per character, whether it is in a content that is more than a topic."""
    covered: bytearray
    """Per character, 1 if it is in a source, cue or content, else 0."""
    sources: Sequence[tuple[Span, int]]
    """The spans of sources, in order, each with the index of the attribution."""
    parents: Sequence[int]
    """Per attribution, the index of its parent, or ``OUTLET``."""
    topics: Sequence[tuple[Span, int]]
    """The spans that are only somebody's topic, in order, each with the index of the attribution."""

    @property
    def text(self) -> str:
        """The text of the document."""
        return self.doc.text

    @cached_property
    def said_turns(self) -> list[int]:
        """The offsets at which contents begin or end, in order."""
        return _turns(self.said)

    @cached_property
    def owner_turns(self) -> list[int]:
        """The offsets at which the owner changes, in order."""
        return _turns(self.owners)

    @cached_property
    def topical(self) -> frozenset[int]:
        """The indices of the attributions whose content is only a topic."""
        return frozenset(at for _, at in self.topics)


def find_owners(doc: Document, attributions: Sequence[Attribution]) -> Ownership:
    """Return the owner of each character of a text.

    Where spans overlap, the shorter one wins. In "Orr's claim that …" the words "Orr's claim" belong to the
    outlet. A content that is only a topic or a lone pronoun belongs, with its source and cue, to the owner of
    the text around it.
    """
    chains = _chains(attributions)
    topical = [is_topic(one, doc) or says_nothing(one, doc) for one in attributions]
    owners = np.full(len(doc.text), OUTLET, np.int32)
    said, covered = np.zeros(len(doc.text), np.bool_), bytearray(len(doc.text))
    nouns = [
        len(chain) == TOP and has_noun(one, doc) for one, chain in zip(attributions, chains, strict=True)
    ]
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
    """Return the indices of the values that differ from the previous one, in order."""
    return (np.flatnonzero(values[1:] != values[:-1]) + 1).tolist()


def _within(turns: list[int], first: int, last: int) -> list[int]:
    """Return the offsets, out of a sorted list, that are after ``first`` and before ``last``."""
    return turns[bisect_right(turns, first) : bisect_left(turns, last)]


def _give_back(owners: NDArray[np.int32], source: Sequence[Span]) -> None:
    """Give the spans of a source that another attribution has marked back to the outlet, as its text."""
    for span in source:
        if (owners[span.start : span.end] == _SAYING).all():
            owners[span.start : span.end] = OUTLET


def _chains(attributions: Sequence[Attribution]) -> list[tuple[str, ...]]:
    """Return the chain of each attribution; an unknown parent, or one that closes a cycle, is left out."""
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
    """Return the parts of a sentence, which is cut where a content inside it begins a new sentence."""
    doc, turns = ownership.doc, _within(ownership.said_turns, sentence.start, sentence.end)
    cuts = [sentence.start]
    for start, end in pairwise([sentence.start, *turns, sentence.end]):
        tokens = doc.tokens_between(start, end)
        if ownership.said[start] and any(doc[at] in _ENDING for at in tokens[:-1]):
            words = ownership.text[start:end]
            lead = len(words) - len(words.lstrip(_MARKS))
            inner = find_sentences(_BREAK.sub(" ", words[lead:]))
            places = (first + start + lead for first, _ in inner[1:])
            cuts += [at for at in places if ownership.text[at - 1].isspace()]
    return pairwise([*cuts, sentence.end])


def runs_in(ownership: Ownership, first: int, last: int) -> Iterator[tuple[int, list[Bounds]]]:
    """Return each owner of text between two offsets with its ranges; sources and cues are left out."""
    turns = _within(ownership.owner_turns, first, last)
    runs: dict[int, list[Bounds]] = {}
    for start, end in pairwise([first, *turns, last]):
        runs.setdefault(int(ownership.owners[start]), []).append((start, end))
    runs.pop(_SAYING, None)
    return iter(runs.items())
