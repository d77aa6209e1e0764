"""Exact-match scores of source, cue and content, as computed in the published comparisons.

As in Wang et al., "CofeNet", COLING 2022, table 6: a span is right if its type, its first and its last token
all agree, and each piece of a discontinuous span is counted separately.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from msgspec import Struct

from corpora.alignment import align
from corpora.measures import Score, Share
from corpora.parts import ROLES, Parts, Piece, Role


class Instance(Struct, frozen=True):
    """A part of an article: consecutive tokens with BIO labels for source, cue and content."""

    id: str
    """Article and annotator: ``<article>_<annotator>``."""
    tokens: tuple[str, ...]
    labels: tuple[str, ...]
    """One label for each token."""


class Tagged(NamedTuple):
    """A labelled span, as token indices, the end exclusive."""

    start: int
    end: int
    role: str


@dataclass(frozen=True)
class SpanScores:
    """Scores of predicted spans against a corpus."""

    roles: Mapping[Role, Score] = field(default_factory=lambda: {role: Score() for role in ROLES})
    cues: Share = field(default_factory=lambda: Share(0, 0))
    """Share of gold cues that overlap a predicted cue."""
    tokens: int = 0
    """Number of tokens."""
    lost: int = 0
    """Number of tokens that were not found in the text."""

    def __add__(self, other: SpanScores) -> SpanScores:
        """Return the scores over both sets."""
        return SpanScores(
            {role: self.roles[role] + other.roles[role] for role in ROLES},
            self.cues + other.cues,
            self.tokens + other.tokens,
            self.lost + other.lost,
        )


def score_spans(
    instances: Iterable[Instance], texts: Mapping[str, str], predicted: Mapping[str, Sequence[Parts]]
) -> SpanScores:
    """Score the predicted attributions of each article; a missing one counts as having none."""
    total = SpanScores()
    for name, document in _documents(instances):
        article = name.rpartition("_")[0]
        total += _score_document(document, texts[article], predicted.get(article, ()))
    return total


def tagged(labels: Sequence[str]) -> set[Tagged]:
    """Return the spans that BIO labels encode. An ``I`` label without a span before it begins one."""
    spans: set[Tagged] = set()
    start, role = 0, ""
    for i, label in enumerate([*labels, "O"]):
        kind, _, name = label.partition("-")
        if role and (kind != "I" or name != role):
            spans.add(Tagged(start, i, role))
            role = ""
        if kind == "B" or (kind == "I" and not role):
            start, role = i, name
    return spans


def label_tokens(places: Sequence[Piece | None], attributions: Sequence[Parts]) -> list[str]:
    """Return the BIO labels of tokens, given their offsets and the attributions of the text."""
    labels = ["O"] * len(places)
    known = [(place, i) for i, place in enumerate(places) if place]
    starts, ends = [place.start for place, _ in known], [place.end for place, _ in known]
    order: tuple[Role, ...] = ("content", "source", "cue")  # a later role overrides an earlier one
    for role in order:
        for piece in (piece for a in attributions for piece in a.of(role)):
            prefix = "B-"
            for _, i in known[bisect_right(ends, piece.start) : bisect_left(starts, piece.end)]:
                labels[i] = prefix + role
                prefix = "I-"
    return labels


def _documents(instances: Iterable[Instance]) -> Iterator[tuple[str, list[Instance]]]:
    documents: dict[str, list[Instance]] = {}
    for instance in instances:
        documents.setdefault(instance.id, []).append(instance)
    yield from documents.items()


def _score_document(document: Sequence[Instance], text: str, attributions: Sequence[Parts]) -> SpanScores:
    places = align([token for instance in document for token in instance.tokens], text)
    labels = label_tokens(places, attributions)
    _bridge_lost(labels, places)
    total = SpanScores(tokens=len(places), lost=sum(place is None for place in places))
    at = 0
    for instance in document:
        total += _score_labels(instance.labels, labels[at : at + len(instance.tokens)])
        at += len(instance.tokens)
    return total


def _bridge_lost(labels: list[str], places: Sequence[Piece | None]) -> None:
    """Label a token that was not found in the text, if it lies within a span, as part of that span."""
    for i in range(1, len(labels) - 1):
        role = labels[i - 1].partition("-")[2]
        if places[i] is None and role and labels[i + 1] == f"I-{role}":
            labels[i] = f"I-{role}"


def _score_labels(gold_labels: Sequence[str], our_labels: Sequence[str]) -> SpanScores:
    gold, ours = tagged(gold_labels), tagged(our_labels)
    cues = [span for span in gold if span.role == "cue"]
    touched = sum(any(label.endswith("cue") for label in our_labels[cue.start : cue.end]) for cue in cues)
    return SpanScores(
        {
            role: Score(
                sum(span.role == role for span in gold & ours),
                sum(span.role == role for span in ours - gold),
                sum(span.role == role for span in gold - ours),
            )
            for role in ROLES
        },
        Share(touched, len(cues)),
    )
