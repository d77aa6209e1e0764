"""Hand-annotated ledgers as training data: attributions at any depth, with all fields.

``corpora/ledgers.py`` describes their format. Their annotator is added to those of PolNeAR, and is the one
whose style the reader reproduces.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from accordingto.reading.attributions.acts import act_of
from accordingto.reading.attributions.certainty import vouched
from accordingto.reading.encoder.mentions import WIDEST
from accordingto.reading.encoder.outputs import FIELDS
from accordingto.reading.encoder.tokens import tokenize
from accordingto.reading.syntax.document import Document
from accordingto.reading.syntax.plain_words import words_in
from corpora.ledgers import paths_of, read_part, text_of
from corpora.parts import Piece
from training.gum import Referring
from training.net import BESIDE
from training.polnear import Marked, Reading, pieces_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from pathlib import Path

    from accordingto.reading.encoder.tokens import Tokens
    from accordingto.reading.encoder.wordpiece import WordPiece
    from accordingto.types import Span
    from corpora.ledgers import GoldActor, GoldAttribution, GoldLedger, Part

ANNOTATOR = "~ledgers"
"""Name of the ledgers' annotator, which sorts after every annotator of PolNeAR."""
UNKNOWN = -100
LONGEST_NAME = 6
"""Maximum number of tokens in a person's name with titles; a name in a longer phrase is its own mention."""
SAID_OF = {"addressee": "addressee_span", "channel": "channel", "hedge": "hedges"}
"""The field of a gold attribution that has the words for each label in ``BESIDE``."""


@dataclass(frozen=True)
class WholeLedger:
    """The attributions of an article, and the phrases in it that are known to refer to an actor."""

    reading: Reading
    referring: Referring
    doubtful: frozenset[int]
    """Indexes of the borderline attributions, on which two good annotators might differ."""


def read_ledgers(folder: Path, part: Part, wordpiece: WordPiece) -> list[WholeLedger]:
    """Return the ledgers of a part, sorted by name."""
    return [
        _learned_from(ledger, text_of(path).read_bytes().decode("utf-8"), wordpiece)
        for path, ledger in zip(paths_of(folder, part), read_part(folder, part), strict=True)
    ]


def _learned_from(ledger: GoldLedger, text: str, wordpiece: WordPiece) -> WholeLedger:
    words = tokenize(text, wordpiece)
    context = _Context(text, words)
    found = [(one, context.marked(one)) for one in ledger.attributions]
    kept = sorted((pair for pair in found if pair[1].cue), key=lambda pair: pair[1].cue)
    doubtful = frozenset(i for i, (one, _) in enumerate(kept) if one.borderline)
    reading = Reading(ledger.name, ANNOTATOR, words, tuple(marked for _, marked in kept), is_whole=True)
    return WholeLedger(reading, _referring(ledger, reading, text), doubtful)


class _Context:
    """A text with what the reader's rules need of it."""

    def __init__(self, text: str, words: Tokens) -> None:
        self._doc, self._words = Document(text, words), words

    def marked(self, one: GoldAttribution) -> Marked:
        """Return a gold attribution over tokens, with its fields and the rules' answers for them."""
        return Marked(
            self._tokens(one.source),
            self._tokens(one.cue),
            self._tokens(one.content),
            "inner" if one.parent else "outer",
            tuple(self._tokens(getattr(one, SAID_OF[label])) for label in BESIDE[1:]),
            tuple(_index(name, getattr(one, name)) for name in FIELDS),
            self._rules(one),
        )

    def _tokens(self, spans: Sequence[Span]) -> tuple[tuple[int, int], ...]:
        return pieces_of(tuple(Piece(span.start, span.end) for span in spans), self._words)

    def _rules(self, one: GoldAttribution) -> tuple[int, ...]:
        """Return the rules' answers for each of ``FIELDS``, given the gold spans.

        Those for strength and polarity are unknown, since they rest on trees, which are learned here.
        """
        source, cue, content = (words_in(self._doc, part) for part in (one.source, one.cue, one.content))
        answers = {
            "act": act_of(source, cue, content),
            "certainty": vouched(self._doc, one.source, one.cue, one.content).certainty,
            "source_kind": None if source else "none",
        }
        return tuple(_index(name, answers.get(name)) for name in FIELDS)


def _index(field: str, value: str | None) -> int:
    return FIELDS[field].index(value) if value in FIELDS[field] else UNKNOWN


def _referring(ledger: GoldLedger, reading: Reading, text: str) -> Referring:
    """Return the phrases that are known to refer to an actor: sources, addressees, and the actors' names."""
    words = reading.words
    actors = {one.name: number for number, one in enumerate(ledger.actors)}
    rows: dict[tuple[int, int], int] = {}
    for one in ledger.attributions:
        for who, said in ((one.actor, one.source), (one.addressee, one.addressee_span)):
            if who in actors and len(said) == 1:
                rows.update(_in_tokens(words, said[0].start, said[0].end, actors[who]))
    for actor in ledger.actors:
        for start, end in _named(actor, text):
            taken = _in_tokens(words, start, end, actors[actor.name])
            rows.update({span: who for span, who in taken if not _is_within(span, who, rows)})
    ordered = sorted(rows.items(), key=lambda row: (row[0][0], -row[0][1]))
    spans = np.array([span for span, _ in ordered], dtype=np.int64).reshape(-1, 2)
    clusters = np.array([who for _, who in ordered], dtype=np.int64)
    unknown = np.full(len(clusters), UNKNOWN)
    return Referring(reading.name, "news", text, words, spans, clusters, unknown, unknown)


def _named(actor: GoldActor, text: str) -> Iterator[tuple[int, int]]:
    """Yield the offsets of an actor's names, including a person's last name, in a text."""
    names = {actor.name, *(mention.text for mention in actor.mentions)}
    parts = [part for part in actor.name.split() if part[:1].isupper()]
    if actor.kind == "person" and len(parts) > 1:
        names.add(parts[-1])
    for name in sorted(names, key=len, reverse=True):
        if any(letter.isupper() for letter in name):
            yield from (match.span() for match in re.finditer(rf"(?<!\w){re.escape(name)}(?!\w)", text))


def _is_within(span: tuple[int, int], who: int, rows: Mapping[tuple[int, int], int]) -> bool:
    """Return whether a span is a known phrase, or part of a name of the same actor."""
    return span in rows or any(
        a <= span[0] and span[1] <= b and other == who
        for (a, b), other in rows.items()
        if b - a <= LONGEST_NAME
    )


def _in_tokens(words: Tokens, start: int, end: int, who: int) -> list[tuple[tuple[int, int], int]]:
    a = int(np.searchsorted(words.end, start, side="right"))
    b = int(np.searchsorted(words.start, end, side="left"))
    return [((a, b), who)] if 0 < b - a <= WIDEST else []
