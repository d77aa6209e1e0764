"""Exact-match scores of source, cue and content, as the published comparisons compute them.

Wang et al., "CofeNet", COLING 2022, table 6: a span counts when its type, first and last token all
agree, and a discontinuous one counts piece by piece.
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
    """Tokens of an article, in order, with BIO labels over source, cue and content."""

    id: str
    """Article and annotator: ``<article>_<annotator>``."""
    tokens: tuple[str, ...]
    labels: tuple[str, ...]


class Tagged(NamedTuple):
    """A labelled run of tokens, the end exclusive."""

    start: int
    end: int
    role: str


@dataclass(frozen=True)
class SpanScores:
    """How the spans of a set of ledgers agree with a corpus."""

    roles: Mapping[Role, Score] = field(default_factory=lambda: {role: Score() for role in ROLES})
    cues: Share = field(default_factory=lambda: Share(0, 0))
    """Gold cues that some predicted cue touches."""
    tokens: int = 0
    lost: int = 0
    """Tokens that were not found in the text."""

    def __add__(self, other: SpanScores) -> SpanScores:
        """Pool two scores."""
        return SpanScores(
            {role: self.roles[role] + other.roles[role] for role in ROLES},
            self.cues + other.cues,
            self.tokens + other.tokens,
            self.lost + other.lost,
        )


def score_spans(
    instances: Iterable[Instance], texts: Mapping[str, str], predicted: Mapping[str, Sequence[Parts]]
) -> SpanScores:
    """Score predicted attributions by article. An article that nothing is predicted for counts as empty."""
    total = SpanScores()
    for name, document in _documents(instances):
        article = name.rpartition("_")[0]
        total += _score_document(document, texts[article], predicted.get(article, ()))
    return total


def tagged(labels: Sequence[str]) -> set[Tagged]:
    """Give the spans that BIO labels spell. An ``I`` that continues nothing begins a span."""
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
    """Give the BIO labels that attributions put on tokens at these places."""
    labels = ["O"] * len(places)
    known = [(place, i) for i, place in enumerate(places) if place]
    starts, ends = [place.start for place, _ in known], [place.end for place, _ in known]
    order: tuple[Role, ...] = ("content", "source", "cue")  # a later one wins a token that two claim
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
    """Let a token that the text lost go with the span it stands in."""
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
