"""The encoder's scores of each word, the weights of the heads, and emissions relative to a cue."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, get_args

import numpy as np

from accordingto.reading.encoder.windows import most_central
from accordingto.types import Act, Certainty, Polarity, SourceKind, Strength

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from numpy.typing import NDArray

    from accordingto.reading.encoder.spans import TokenSpan
    from accordingto.reading.encoder.tokens import Tokens
    from accordingto.reading.encoder.windows import EncoderWindow

    Floats = NDArray[np.float32]

FORBIDDEN = -1e4
"""Score of a forbidden label."""
FLAT = ("O", "B-source", "I-source", "B-cue", "I-cue", "B-content", "I-content")
"""Labels of the flat tags: the part of the outermost attribution that each word is in."""
CUE = ("O", "B-cue", "I-cue")
"""Labels of cues at any depth."""
OWN = ("O", "B-source", "I-source", "B-content", "I-content")
"""Labels of words relative to one cue: its own source and content."""
FIELDS: dict[str, tuple[str, ...]] = {
    "act": get_args(Act),
    "certainty": get_args(Certainty),
    "strength": get_args(Strength),
    "polarity": get_args(Polarity),
    "source_kind": get_args(SourceKind),
}
"""Fields of an attribution that are classified from its cue, source and content, and their values."""
POOLS = 4
"""Number of parts of a content's vector; each is a weighted mean over its words with its own weights."""
TAGS = (
    "ADJ", "ADP", "ADV", "AUX:past", "AUX:present", "AUX:infinitive", "AUX:participle", "AUX:ing", "CCONJ",
    "DET", "INTJ", "NOUN", "NUM", "PART", "PRON", "PROPN", "PUNCT", "SCONJ", "SYM", "VERB:past",
    "VERB:present", "VERB:infinitive", "VERB:imperative", "VERB:participle", "VERB:ing", "X",
)  # fmt: skip
"""Part-of-speech tags (https://universaldependencies.org/u/pos); verbs and auxiliaries with their form."""
RELATIONS = (
    "root", "acl", "acl:relcl", "advcl", "advmod", "amod", "appos", "aux", "aux:pass", "case", "cc", "ccomp",
    "compound", "compound:prt", "conj", "cop", "csubj", "dep", "det", "discourse", "dislocated", "expl",
    "fixed", "flat", "goeswith", "iobj", "list", "mark", "nmod", "nmod:poss", "nsubj", "nsubj:pass", "nummod",
    "obj", "obl", "obl:agent", "orphan", "parataxis", "punct", "reparandum", "vocative", "xcomp", "part",
)  # fmt: skip
"""Relations of a word to its head (https://universaldependencies.org/u/dep). ``part`` is our own: for a token
that continues a word of GUM's tokenization ("t" of "don't" is part of the negation)."""
DISTANCES = (-96, -48, -24, -12, -6, -3, -1, 0, 1, 2, 4, 7, 13, 25, 49, 97)
"""Lower bounds of the buckets of a word's signed distance from a cue, in words."""


@dataclass(frozen=True)
class Scores:
    """The encoder's outputs: arrays with one row per word, of a window or of a whole text."""

    flat: Floats
    """Emissions over ``FLAT``."""
    cue: Floats
    """Emissions over ``CUE``."""
    word: Floats
    """Vector of the word in the cue-centred head, which tags source and content relative to one cue."""
    shift: Floats
    """Vector that a word of the cue adds to ``word`` in that head; a cue's is the mean over its words."""
    scale: Floats
    """Factor minus one that a word of the cue applies to ``word`` in that head; also averaged."""
    begin: Floats
    """Vector of the word as the first of a mention; times ``finish`` of the last, the span's score."""
    finish: Floats
    """Vector of the word as the last of a mention."""
    left: Floats
    """Contribution to a mention's vector by its first word."""
    right: Floats
    """Contribution to a mention's vector by its last word."""
    inside: Floats
    """Contribution to a mention's vector by each of its words, averaged over them."""
    tag: Floats
    """Scores over ``TAGS``."""
    below: Floats
    """Vector of the word as a dependent; times ``above`` of another, the score that this is its head."""
    above: Floats
    """Vector of the word as a head; times its own ``below``, the score that it is a sentence's root."""
    related: Floats
    """Contribution to the relation of a dependent and its head by the dependent."""
    relating: Floats
    """Contribution to the relation of a dependent and its head by the head."""
    said: Floats
    """Contribution to the scores of an attribution's fields by a word of the cue."""
    teller: Floats
    """Contribution to them by a word of the source."""
    told: Floats
    """Contribution to them by a word of the content, in ``POOLS`` parts."""
    weight: Floats
    """Weights of a word in the means over the content, one column for each of ``POOLS``."""


@dataclass(frozen=True)
class Heads:
    """Weights of the layers that numpy runs after the encoder; training/export.py defines their shapes."""

    flat_step: Floats
    flat_start: Floats
    own_step: Floats
    own_start: Floats
    own_distance: Floats
    own_out: Floats
    own_bias: Floats
    span_width: Floats
    kind_out: Floats
    kind_bias: Floats
    form_out: Floats
    form_bias: Floats
    later_out: Floats
    later_bias: Floats
    earlier_out: Floats
    new_out: Floats
    new_bias: Floats
    pair_distance: Floats
    pair_match: Floats
    pair_forms: Floats
    pair_quoted: Floats
    pair_out: Floats
    pair_alike: Floats
    arc_distance: Floats
    relation_way: Floats
    relation_out: Floats
    relation_bias: Floats
    field_out: Floats
    field_bias: Floats


def merge_scores(tokens: Tokens, windows: Sequence[EncoderWindow], parts: Iterable[Scores]) -> Scores:
    """Return the scores of a text; those of a word come from the window in which it is most central.

    ``parts`` has the scores of each window. They are taken one by one, so that the windows of a long text
    need not be in memory together.
    """
    if len(windows) == 1:
        return next(iter(parts))
    owner = most_central(tokens, list(windows))
    merged: dict[str, Floats] = {}
    for at, (window, part) in enumerate(zip(windows, parts, strict=True)):
        own = np.flatnonzero(owner[window.start : window.end] == at)
        for name, rows in vars(part).items():
            if name not in merged:
                merged[name] = np.empty((len(owner), rows.shape[1]), rows.dtype)
            merged[name][window.start + own] = rows[own]
    return Scores(**merged)


def own_emissions(
    scores: Scores, heads: Heads, cues: Sequence[TokenSpan], reach: int, longest: int = 0
) -> Floats:
    """Return emissions over ``OWN`` for the words around each cue, relative to that cue.

    The shape is (cues, 2 * reach + width of the longest cue, labels); that width is at least ``longest``.
    Rows begin ``reach`` words before each cue. Positions outside the text, and the cue's own words, can only
    be labelled O.
    """
    width = 2 * reach + max(longest, *map(len, cues))
    buckets = np.searchsorted(DISTANCES, np.arange(-reach, width - reach), side="right")
    distance = heads.own_distance[buckets]
    emissions = np.empty((len(cues), width, len(OWN)), dtype=np.float32)
    mixed = np.empty((width, scores.word.shape[1]), dtype=np.float32)
    for cue, own in zip(cues, emissions, strict=True):
        first, size = cue.start - reach, len(cue)
        around = _rows(scores.word, first, first + width)
        np.multiply(around, 1 + _mean(scores.scale[cue.start : cue.end]), out=mixed)
        mixed += _mean(scores.shift[cue.start : cue.end])
        mixed[:reach] += distance[:reach]
        mixed[reach : reach + size] += distance[reach]
        mixed[reach + size :] += distance[reach + 1 : width - size + 1]
        np.maximum(mixed, 0, out=mixed)
        np.matmul(mixed, heads.own_out, out=own)
        own += heads.own_bias
        own[: max(-first, 0), 1:] = FORBIDDEN
        own[max(len(scores.word) - first, 0) :, 1:] = FORBIDDEN
        own[reach : reach + size, 1:] = FORBIDDEN
    return emissions


def _rows(values: Floats, first: int, last: int) -> Floats:
    """Return the rows from ``first`` up to ``last``; indices outside the array repeat its outermost row."""
    if first >= 0 and last <= len(values):
        return values[first:last]
    return values.take(np.arange(first, last), axis=0, mode="clip")


def _mean(rows: Floats) -> Floats:
    """Return the mean of the rows; most often there is only one."""
    mean: Floats = rows[0] if len(rows) == 1 else rows.mean(axis=0)
    return mean
