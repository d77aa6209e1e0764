"""Confidence of attributions: the probability that a decoded attribution, with roughly its bounds, is one.

It is a logistic regression over the network's scores, the lexicon and the text. Its weights belong to the
model (``encoder/calibration.py``); ``python -m training.calibrate`` fits them on articles on which the
network was not trained. Attributions below the model's threshold are dropped.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
from msgspec.structs import replace

from accordingto.reading.attributions.acts import entry_of
from accordingto.reading.attributions.cue_views import REACH, share_of, softmax
from accordingto.reading.attributions.decode import with_parents
from accordingto.reading.encoder.calibration import log_odds
from accordingto.reading.encoder.long_sequences import label_chances
from accordingto.reading.encoder.outputs import FLAT
from accordingto.reading.lexicons import word_class
from accordingto.reading.syntax.plain_words import words_of

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping, Sequence

    from accordingto.reading.attributions.cue_views import OwnHead
    from accordingto.reading.attributions.decode import AttributionDraft
    from accordingto.reading.encoder.calibration import Logistic
    from accordingto.reading.encoder.outputs import Floats
    from accordingto.reading.encoder.spans import TokenSpan
    from accordingto.reading.syntax.document import Document
    from accordingto.reading.syntax.trees import Trees

FEATURES = (
    "cue",
    "cue at any depth",
    "cue goes on",
    "words of the cue",
    "cue is quoted",
    "cue is negated",
    "cue is a noun",
    "cue is a participle",
    "cue is listed",
    "says",
    "decides",
    "finds",
    "suggests",
    "no source",
    "source",
    "source is a pronoun",
    "source in another sentence",
    "content as the cue sees it",
    "least sure word of the content",
    "content as the flat tags see it",
    "words of the content",
    "content is a word or two",
    "content in pieces",
    "content comes first",
    "content in another sentence",
    "content is quoted",
    "content opens a quotation",
    "content begins with to",
    "content begins with that",
    "nested",
    "nested in a nested one",
    "made by a rule",
    "cue is a verb",
    "cue is a finite verb",
    "source is its subject",
    "content is its clause",
    "content is its object",
    "cue depends on the content",
)
"""Names of the features; each has a weight."""
OF_NESTED = 0.6
"""Factor on the threshold for nested attributions. F1 is the same as without it, and one in twenty more of
the nested ones is found (training/LOG.md)."""
SHORT = 2
"""Most words of a content that counts as "a word or two"."""
_ACTS = {"say": "says", "decide": "decides", "find": "finds", "suggest": "suggests"}
"""Acts that have a feature of their own, with its name: cues of these acts are more often, or less often,
false than others."""
_MARKS = ('"', "“")
"""Opening quotation marks."""
_CLAUSES = frozenset(("ccomp", "xcomp", "parataxis", "advcl"))
"""Relations of a clause to the cue that it is the content of."""
_OBJECTS = frozenset(("obj", "obl", "nmod", "acl"))
"""Relations of a noun to the cue that it is the content of."""


@dataclass(frozen=True)
class Evidence:
    """The network's probabilities and the quotation state of each word, and the view of each cue."""

    deep: list[float]
    """Probability of each word to be in a cue at any depth of nesting."""
    flat_cue: list[float]
    """Probability of each word to be in the cue of an outermost attribution."""
    flat_content: Floats
    """Probability of each word to be in the content of an outermost attribution."""
    quoted: Floats
    """1 for each word in quotation marks, 0 for the others."""
    own: list[tuple[Floats, Floats]]
    """For each cue, the probabilities of the words around it to be in its source, and in its content; see
    ``OwnHead``."""


def with_confidence(
    found: Sequence[AttributionDraft],
    seen: Collection[int],
    own: OwnHead,
    doc: Document,
    attribution: Logistic,
) -> list[AttributionDraft]:
    """Return the attributions with their confidence and that of their sources, 0 to 1.

    ``seen`` are the indices of the first tokens of the cues that the network found; other cues come from
    rules. Turns of a transcript and labelled claims are returned unchanged: their layout is certain.
    """
    return [
        one if one.is_certain else replace(one, confidence=attribution.chance(row), source_confidence=source)
        for one, row, source in judgements(found, seen, own, doc)
    ]


def likely(found: list[AttributionDraft], least: float, words: int) -> list[AttributionDraft]:
    """Return the attributions that are certain or whose confidence is at least ``least``.

    The threshold of nested ones is lower (``OF_NESTED``). ``words`` is the number of tokens of the text.
    """
    kept = [
        one
        for one in found
        if one.is_certain or one.confidence >= (least if one.parent is None else OF_NESTED * least)
    ]
    return found if len(kept) == len(found) else with_parents(kept, words)


def judgements(
    found: Sequence[AttributionDraft],
    seen: Collection[int],
    own: OwnHead,
    doc: Document,
) -> Iterator[tuple[AttributionDraft, dict[str, float], float]]:
    """Yield each attribution with the values of its features, and the probability that its source is right.

    That probability is the mean over the words of the source, or 0.5 without a source.
    """
    evidence = _evidence(found, own, doc)
    for one, (source, content) in zip(found, evidence.own, strict=True):
        above = None if one.parent is None else found[one.parent]
        chances = source[_around(one.cue, one.source, len(source))]
        row = {
            **dict(_of_cue(one.cue, evidence, doc)),
            **dict(_of_source(one, chances, doc)),
            **dict(_of_content(one, content, evidence, doc)),
            **_of_act(one, doc),
            **dict(_of_tree(one, doc.trees)),
            "nested": float(above is not None),
            "nested in a nested one": float(above is not None and above.parent is not None),
            "made by a rule": float(one.cue.start not in seen),
        }
        yield one, row, float(chances.mean()) if len(chances) else 0.5


def _evidence(found: Sequence[AttributionDraft], own: OwnHead, doc: Document) -> Evidence:
    """Return the evidence for each word of a text, and for the words around the cue of each attribution."""
    flat = label_chances(own.scores.flat, own.heads.flat_step, own.heads.flat_start)
    deep = 1 - softmax(own.scores.cue)[:, 0]
    return Evidence(
        deep.tolist(),
        share_of(flat, FLAT, "cue").tolist(),
        share_of(flat, FLAT, "content"),
        (doc.quote > 0).astype(np.float32),
        own.chances([one.cue for one in found]),
    )


def _of_cue(cue: TokenSpan, evidence: Evidence, doc: Document) -> Iterator[tuple[str, float]]:
    """Yield the features of the cue."""
    deep = max(evidence.deep[cue.start : cue.end])
    around = (*evidence.deep[max(cue.start - 1, 0) : cue.start], *evidence.deep[cue.end : cue.end + 1])
    words = doc.lower[cue.start : cue.end]
    yield "cue", log_odds(max(deep, *evidence.flat_cue[cue.start : cue.end]))
    yield "cue at any depth", log_odds(deep)
    yield "cue goes on", max((0.0, *around))
    yield "words of the cue", float(np.log(len(cue)))
    yield "cue is quoted", float(doc.quote[cue.start] > 0)
    yield "cue is negated", float(not word_class("negations").isdisjoint(words))
    yield "cue is a noun", float(_is_noun(cue, doc))
    yield "cue is a participle", float(words[0].endswith("ing"))


def _is_noun(cue: TokenSpan, doc: Document) -> bool:
    """Return whether a cue is used as a noun: after a determiner or a possessive."""
    owned = doc[cue.start - 1] == "s" and doc.is_apostrophe(cue.start - 2)
    return owned or any(doc[at] in word_class("determiners") for at in (cue.start - 1, cue.start))


def _of_act(one: AttributionDraft, doc: Document) -> Mapping[str, float]:
    """Return the features of the line of ``acts.txt`` that fits the cue."""
    entry = entry_of(words_of(doc, (one.cue,)), words_of(doc, one.content[:1]))
    acts = {name: float(entry is not None and entry.act == act) for act, name in _ACTS.items()}
    return {"cue is listed": float(entry is not None), **acts}


def _of_tree(one: AttributionDraft, trees: Trees) -> Iterator[tuple[str, float]]:
    """Yield the features of how the parts depend on each other in the tree of their sentence."""
    cue = range(one.cue.start, one.cue.end)
    tags = [trees.tags[at].partition(":") for at in cue]
    below = {"source": one.source, "content": one.content}
    relations = {
        part: {
            trees.relations[at].partition(":")[0]
            for span in spans
            for at in range(span.start, span.end)
            if trees.heads[at] in cue
        }
        for part, spans in below.items()
    }
    above = {trees.heads[at] for at in cue}
    yield "cue is a verb", float(any(tag == "VERB" for tag, _, _ in tags))
    yield "cue is a finite verb", float(any(form in ("past", "present") for _, _, form in tags))
    yield "source is its subject", float("nsubj" in relations["source"])
    yield "content is its clause", float(not _CLAUSES.isdisjoint(relations["content"]))
    yield "content is its object", float(not _OBJECTS.isdisjoint(relations["content"]))
    yield "cue depends on the content", float(any(s.start <= at < s.end for s in one.content for at in above))


def _of_source(one: AttributionDraft, chances: Floats, doc: Document) -> Iterator[tuple[str, float]]:
    """Yield the features of the source; ``chances`` are the probabilities of its words to be in it."""
    pronouns = (len(p) == 1 and doc[p.start] in word_class("pronouns") for p in one.source)
    yield "no source", float(not one.source)
    yield "source", log_odds(float(chances.min(initial=1))) if len(chances) else 0.0
    yield "source is a pronoun", float(any(pronouns))
    yield "source in another sentence", _elsewhere(one.cue, one.source, doc)


def _of_content(
    one: AttributionDraft, chances: Floats, evidence: Evidence, doc: Document
) -> Iterator[tuple[str, float]]:
    """Yield the features of the content.

    ``chances`` are the probabilities of the words around the cue to be in it.
    """
    inside = _around(one.cue, one.content, len(chances))
    own, words = chances[inside], sum(map(len, one.content))
    shared = float(own.sum()) + (words - len(own)) / 2
    whole = words + float(chances.sum()) - float(own.sum())
    first = one.content[0].start if one.content else one.cue.end
    flat = _mean(evidence.flat_content, one.content)
    yield "content as the cue sees it", log_odds(shared / whole if whole else 0.5)
    yield "least sure word of the content", float(own.min(initial=1)) if len(own) else 0.0
    yield "content as the flat tags see it", flat
    yield "words of the content", float(np.log1p(words))
    yield "content is a word or two", float(words <= SHORT)
    yield "content in pieces", float(len(one.content) > 1)
    yield "content comes first", float(first < one.cue.start)
    yield "content in another sentence", _elsewhere(one.cue, one.content, doc)
    yield "content is quoted", _mean(evidence.quoted, one.content)
    yield "content opens a quotation", float(any(doc.written[p.start] in _MARKS for p in one.content))
    yield "content begins with to", float(doc[first] == "to")
    yield "content begins with that", float(doc[first] == "that")


def _around(cue: TokenSpan, pieces: Sequence[TokenSpan], width: int) -> np.ndarray:
    """Return a mask over the ``width`` words of a row around a cue: True for words in ``pieces``."""
    shift = cue.start - REACH
    inside = np.zeros(width, dtype=bool)
    for piece in pieces:
        inside[max(piece.start - shift, 0) : max(piece.end - shift, 0)] = True
    return inside


def _mean(values: Floats, pieces: Sequence[TokenSpan]) -> float:
    """Return the mean of ``values`` over the words of ``pieces``; 0 without words."""
    words = sum(map(len, pieces))
    return sum(float(values[p.start : p.end].sum()) for p in pieces) / words if words else 0.0


def _elsewhere(cue: TokenSpan, pieces: Sequence[TokenSpan], doc: Document) -> float:
    """Return 1 if there are pieces and none is in the sentence of the cue, else 0."""
    pairs = (sorted((piece, cue)) for piece in pieces)
    return float(bool(pieces) and not any(doc.is_one_sentence(a.end - 1, b.start) for a, b in pairs))
