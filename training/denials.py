"""Pairs of headline and body that disagree, made by program: few people's pairs do, and on few subjects.

A headline is turned into its opposite, or a sentence that denies it is put into the body. So that the words
of denial alone tell nothing, denials of unrelated headlines are put into bodies too, which changes nothing,
and opposite headlines stand beside bodies that deny, which agree.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence

import numpy as np

from benchmarks.stancepairs import Pair, Stance

_AUXILIARY = re.compile(r"\b(is|are|was|were|will|can|could|would|should|has|have|had|may|might)\b", re.I)
_INFINITIVE = re.compile(r"(?<=\w )to(?= [a-z]+)")
_DENIALS = (
    "The report that {} is false.",
    "It is not true that {}.",
    "A spokesman denied that {}.",
    "“{}” is a hoax, officials said.",
    "Contrary to reports, it is not the case that {}.",
    "Claims that {} have been debunked.",
    "That {} was made up, it turned out.",
    "Those responsible dismissed as untrue a report that {}.",
)
_OPPOSITES = ("No, {}: that is not true", "Report that {} is false", "{}: a hoax", "Officials deny that {}")
_OWN, _OTHER = 0.5, 0.25
"""Shares of what is made of a pair: a denial of its headline, one of an unrelated one; else an opposite."""


def make_denials(
    pairs: Sequence[Pair], bodies: dict[str, str], count: int, rng: np.random.Generator
) -> list[tuple[Pair, str]]:
    """So many new pairs out of related ones, each with the text of its body."""
    stating = [pair for pair in pairs if pair.stance != "unrelated"]
    agreeing = [pair for pair in stating if pair.stance == "agree"]
    apart: dict[str, list[Pair]] = defaultdict(list)
    for pair in pairs:
        if pair.stance == "unrelated":
            apart[pair.body].append(pair)
    made = []
    for _ in range(count):
        pair = _any(agreeing if rng.random() < 0.7 else stating, rng)
        body, kind = bodies[pair.body], rng.random()
        if kind < _OWN:
            body = _with(body, _denial(pair.headline, rng), rng)
            if rng.random() < 0.3:
                made.append((Pair(opposite(pair.headline, rng), pair.body, "agree"), body))
            else:
                made.append((Pair(pair.headline, pair.body, "disagree"), body))
        elif kind < _OWN + _OTHER and apart[pair.body]:
            other = _any(apart[pair.body], rng).headline
            made.append((pair, _with(body, _denial(other, rng), rng)))
        elif pair.stance != "discuss":
            turned: Stance = "disagree" if pair.stance == "agree" else "agree"
            made.append((Pair(opposite(pair.headline, rng), pair.body, turned), body))
    return made


def opposite(headline: str, rng: np.random.Generator) -> str:
    """A headline that says the contrary: "will not open", "not to open", or a denial of the whole."""
    for pattern, text in ((_AUXILIARY, r"\1 not"), (_INFINITIVE, "not to")):
        turned, n = pattern.subn(text, headline, count=1)
        if n and rng.random() < 0.8:
            return turned
    return _OPPOSITES[int(rng.integers(len(_OPPOSITES)))].format(headline.rstrip(".!?"))


def _denial(headline: str, rng: np.random.Generator) -> str:
    return _DENIALS[int(rng.integers(len(_DENIALS)))].format(headline.rstrip(".!?"))


def _with(body: str, sentence: str, rng: np.random.Generator) -> str:
    """A body with a paragraph of one sentence before it, or behind one of its first paragraphs."""
    paragraphs = body.split("\n")
    at = int(rng.integers(min(4, len(paragraphs)) + 1))
    return "\n".join([*paragraphs[:at], sentence, *paragraphs[at:]])


def _any(pairs: Sequence[Pair], rng: np.random.Generator) -> Pair:
    return pairs[int(rng.integers(len(pairs)))]
