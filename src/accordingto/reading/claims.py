"""The whole article as claims: each a proposition, with everybody who vouches for it.

The parts of the attributions are painted over the text, the longer ones first, so that every character is of the
innermost content that holds it, or of a source or cue, or of the outlet. What one voice has in a sentence is
then cut into propositions, and what an attribution cut apart is put together again where one clause runs
around it.
"""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

import numpy as np

from accordingto.reading.claimkinds import Setting, kind_of
from accordingto.reading.clauses import (
    has_verb,
    opens_with_verb,
    split_clauses,
    trimmed,
    words_in,
    words_of,
)
from accordingto.types import Claim, Span

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from numpy.typing import NDArray

    from accordingto.reading.clauses import Word
    from accordingto.types import Attribution, ClaimKind, Sentence

OUTLET = "outlet"
"""The first link of every chain."""
LEAST_COVERED = 0.3
"""Share of a sentence that lies in its claims and in the parts of attributions, at the least."""
LEAST_WORDS = 4
"""Words with a meaning of their own in a fragment without a verb that is a claim of its own."""
_SAYING, _OUTLET = -2, -1

Bounds = tuple[int, int]


@dataclass(frozen=True)
class Unit:
    """A stretch of one voice that may be a proposition, or a part of one."""

    start: int
    """Offset of the first character."""
    end: int
    """Offset after the last character."""
    words: Sequence[Word]
    """Its words and marks."""
    runs_in: bool
    """Whether an attribution stands right before it, without a mark between."""
    runs_on: bool
    """Whether an attribution stands right behind it, without a mark between."""
    cut_before: bool
    """Whether an attribution stands somewhere before it in the sentence."""

    @property
    def bounds(self) -> Bounds:
        """Where it stands."""
        return self.start, self.end

    @property
    def is_proposition(self) -> bool:
        """Whether it has a verb and enough words to say something."""
        return len([w for w in self.words if not w.is_mark]) > 2 and has_verb(self.words)

    @property
    def is_weighty(self) -> bool:
        """Whether it says something without a verb: an apposition, a headline."""
        own = [w for w in self.words if not w.is_mark and w.form not in words_of("function-words")]
        return len(own) >= LEAST_WORDS and self.words[0].form not in words_of("circumstances")


@dataclass(frozen=True)
class Voices:
    """Whose every character of a text is."""

    text: str
    attributions: Sequence[Attribution]
    chains: Sequence[tuple[str, ...]]
    """Of each attribution the chain through it."""
    owners: NDArray[np.int32]
    """Of each character the index of the attribution whose content it is; negative for others."""
    covered: NDArray[np.bool_]
    """Whether a character is in a source, cue or content."""
    sources: Sequence[Span]
    """The words that name sources, in order."""


def make_claims(
    text: str, sentences: Sequence[Sentence], attributions: Sequence[Attribution], headline: Span | None
) -> tuple[Claim, ...]:
    """The propositions of an article, in the order of the text; every sentence lies in at least one.

    A content is one claim a sentence, of the chain through its attribution; what an attribution inside leaves of
    it is a claim of the outer chain where it says something. What is nobody's is the outlet's, a clause at
    a time; a headline is not cut. A sentence with nothing else, such as "Orr disagreed.", is the outlet's claim.
    """
    voices = _listen(text, attributions)
    found: list[tuple[tuple[Bounds, ...], int]] = []
    for sentence in sentences:
        whole = headline is not None and headline.start <= sentence.start < headline.end
        claims = [
            (pieces, owner)
            for owner, runs in _runs(voices, sentence)
            for pieces in _propositions(voices, owner, runs, sentence, cut=not whole)
        ]
        found += claims if _is_covered(voices, sentence, claims) else _whole(voices, sentence, claims)
    found.sort()
    return tuple(
        Claim(
            id=f"c{i}",
            content=tuple(Span(a, b, text[a:b]) for a, b in pieces),
            chain=(OUTLET,) if owner < 0 else voices.chains[owner],
            kind=_kind(voices, pieces, owner),
        )
        for i, (pieces, owner) in enumerate(found, 1)
    )


def _listen(text: str, attributions: Sequence[Attribution]) -> Voices:
    chains = _chains(attributions)
    owners = np.full(len(text), _OUTLET, np.int32)
    covered = np.zeros(len(text), np.bool_)
    parts = [
        (span.start - span.end, len(chains[at]), said, span, at)
        for at, one in enumerate(attributions)
        for said, spans in enumerate(
            (one.content, (*one.source, *one.cue), (*one.addressee_span, *one.channel))
        )
        for span in spans
    ]
    for *_, said, span, at in sorted(parts):
        owners[span.start : span.end] = _SAYING if said else at
        if said < 2:
            covered[span.start : span.end] = True
    sources = sorted(span for one in attributions for span in one.source)
    return Voices(text, attributions, chains, owners, covered, sources)


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
        chain = chains.get(at, (OUTLET,)) if at is not None else (OUTLET,)
        for link in reversed(path):
            chain = (*chain, link)
            chains[link] = chain
    return [chains[one.id] for one in attributions]


def _runs(voices: Voices, sentence: Sentence) -> Iterator[tuple[int, list[Bounds]]]:
    """Of each voice in a sentence the stretches that are its own."""
    owners = voices.owners[sentence.start : sentence.end]
    turns = (np.flatnonzero(np.diff(owners)) + 1 + sentence.start).tolist()
    runs: dict[int, list[Bounds]] = {}
    for start, end in pairwise([sentence.start, *turns, sentence.end]):
        runs.setdefault(int(voices.owners[start]), []).append((start, end))
    runs.pop(_SAYING, None)
    return iter(runs.items())


def _propositions(
    voices: Voices, owner: int, runs: list[Bounds], sentence: Sentence, *, cut: bool
) -> Iterator[tuple[Bounds, ...]]:
    """What a voice says in a sentence, each proposition with its pieces."""
    if owner >= 0 and _is_whole(voices, owner, runs, sentence):
        pieces = tuple(bounds for run in runs if (bounds := _stripped(voices.text, *run)))
        if pieces:
            yield pieces
        return
    units = list(_units(voices, runs, sentence, cut=cut and owner < 0))
    if len(units) == 1 and not units[0].cut_before and runs[-1][1] == sentence.end:
        yield (units[0].bounds,)
        return
    yield from _joined(voices, units, owner)


def _is_whole(voices: Voices, owner: int, runs: list[Bounds], sentence: Sentence) -> bool:
    """Whether nothing stands inside what a content has in a sentence."""
    spans = voices.attributions[owner].content
    within = (min(s.end, sentence.end) - max(s.start, sentence.start) for s in spans)
    return sum(max(0, size) for size in within) == sum(b - a for a, b in runs)


def _units(voices: Voices, runs: list[Bounds], sentence: Sentence, *, cut: bool) -> Iterator[Unit]:
    text = voices.text
    for start, end in runs:
        clauses = split_clauses(text, start, end) if cut else [(start, end)]
        for a, b in clauses:
            followed = b == end < sentence.end
            bounds = _without_edges(text, a, b, begins=a == sentence.start, followed=followed)
            if bounds is None:
                continue
            yield Unit(
                *bounds,
                words_in(text, *bounds),
                runs_in=a == start > sentence.start and not text[a : bounds[0]].strip(),
                runs_on=followed and not any(w.is_mark for w in words_in(text, bounds[1], b)),
                cut_before=start > sentence.start,
            )


def _without_edges(text: str, start: int, end: int, *, begins: bool, followed: bool) -> Bounds | None:
    """A stretch without marks and joints at its edges; None where nothing is left."""
    bounds = trimmed(text, start, end)
    while bounds is not None:
        words = [w for w in words_in(text, *bounds) if not w.is_mark]
        if not begins and words[0].form in words_of("edges") | {"while", "whereas"}:
            bounds = trimmed(text, words[0].end, bounds[1])
        elif words[-1].form in words_of("loose-ends" if followed else "edges"):
            bounds = trimmed(text, bounds[0], words[-1].start)
        else:
            return bounds
    return None


def _joined(voices: Voices, units: list[Unit], owner: int) -> Iterator[tuple[Bounds, ...]]:
    """The units as propositions, those that are parts of one together, and fragments left out."""
    claims: list[list[Bounds]] = []
    waiting: Unit | None = None
    last: Unit | None = None
    for unit in units:
        if unit.cut_before and opens_with_verb(unit.words):
            subject = waiting.bounds if waiting else _subject(voices, unit, owner)
            claims.append([subject, unit.bounds] if subject else [unit.bounds])
            waiting = None
        elif unit.is_proposition:
            claims.append([unit.bounds])
        elif last is not None and last.runs_on and unit.runs_in and claims:
            claims[-1].append(unit.bounds)
        elif unit.is_weighty:
            claims.append([unit.bounds])
        else:
            waiting = unit
        last = unit
    return (tuple(pieces) for pieces in claims)


def _subject(voices: Voices, unit: Unit, owner: int) -> Bounds | None:
    """The source before a unit that begins with its verb: "Orr" of "Orr said it was late and left"."""
    at = bisect_left(voices.sources, unit.start, key=lambda span: span.start) - 1
    return None if at < 0 else (voices.sources[at].start, voices.sources[at].end)


def _stripped(text: str, start: int, end: int) -> Bounds | None:
    """A stretch without white space at its edges; None where no word is left."""
    words = text[start:end]
    start += len(words) - len(words.lstrip())
    end -= len(words) - len(words.rstrip())
    return (start, end) if any(map(str.isalnum, words)) else None


def _is_covered(voices: Voices, sentence: Sentence, claims: Sequence[tuple[tuple[Bounds, ...], int]]) -> bool:
    """Whether a sentence lies in a claim, and enough of it in claims and in the parts of attributions."""
    covered = voices.covered[sentence.start : sentence.end].copy()
    for pieces, _ in claims:
        for start, end in pieces:
            covered[start - sentence.start : end - sentence.start] = True
    return bool(claims) and int(covered.sum()) >= LEAST_COVERED * len(covered)


def _whole(
    voices: Voices, sentence: Sentence, claims: Sequence[tuple[tuple[Bounds, ...], int]]
) -> list[tuple[tuple[Bounds, ...], int]]:
    """The claims of others in a sentence, and the sentence itself as the outlet's claim."""
    theirs = [claim for claim in claims if claim[1] >= 0]
    return [*theirs, (((sentence.start, sentence.end),), _OUTLET)]


def _kind(voices: Voices, pieces: tuple[Bounds, ...], owner: int) -> ClaimKind | None:
    """The kind of a claim; None where it has no word."""
    text = voices.text
    content = " ".join(text[a:b] for a, b in pieces)
    if not any(map(str.isalnum, content)):
        return None
    start, end = pieces[0][0], pieces[-1][1]
    one = voices.attributions[owner] if owner >= 0 else None
    before, behind = text[max(0, start - 2) : start].rstrip(), text[end : end + 1]
    return kind_of(
        content,
        Setting(
            cue=" ".join(span.text for span in one.cue) if one else "",
            act=one.act if one else None,
            asked=content.rstrip("”\"’' )").endswith("?") or behind == "?",
            begins=text[start] in "“\"'‘" or not before or before[-1] in ".!?",
        ),
    )
