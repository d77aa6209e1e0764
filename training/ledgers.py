"""Whole ledgers, drawn by hand, for the encoder to learn from: attributions at any depth, with all fields.

``DATA/ledgers`` (its README says how they were drawn) holds ``NAME.json`` beside ``text/NAME.txt``. Its
annotator is one more among those of PolNeAR, and the one whose manner the product reads in.
"""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Any

import numpy as np

from accordingto.reading.attributions.acts import entry_of
from accordingto.reading.attributions.certainty import vouched
from accordingto.reading.attributions.factuality import stance_of
from accordingto.reading.encoder.mentions import WIDEST
from accordingto.reading.encoder.model import Model
from accordingto.reading.encoder.outputs import FIELDS
from accordingto.reading.encoder.tokens import tokenize
from accordingto.reading.reader import read_scores
from accordingto.reading.syntax.document import Document
from accordingto.reading.syntax.trees import trees_of
from accordingto.reading.text.quotations import find_quotes
from accordingto.reading.text.sentences import split_sentences
from accordingto.types import Span
from corpora.parts import Piece
from training.gum import Referring
from training.net import BESIDE
from training.polnear import Marked, Reading, pieces_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

    from accordingto.reading.encoder.tokens import Tokens
    from accordingto.reading.encoder.wordpiece import WordPiece

ANNOTATOR = "~ledgers"
"""Sorts behind every annotator of PolNeAR."""
UNKNOWN = -100
LONGEST_NAME = 6
"""Tokens in a person's name with titles, at most; a name within more is a mention of its own."""
SAID_OF = {"addressee": "addressee_span", "channel": "channel", "hedge": "hedges"}
"""Field of a ledger that holds the words of each label of ``BESIDE``."""


@dataclass(frozen=True)
class WholeLedger:
    """The attributions of an article, and which phrases in it are known to name whom."""

    reading: Reading
    referring: Referring
    doubtful: frozenset[int]
    """Indices of the attributions on which two good annotators might differ."""


def read_ledgers(folder: Path, split: str, wordpiece: WordPiece) -> list[WholeLedger]:
    """Return the ledgers of a split (``train`` or ``dev``) in the order of their names."""
    names = json.loads((folder / "splits.json").read_text(encoding="utf-8"))[split]
    return [_read(folder, name.removesuffix(".json"), wordpiece) for name in sorted(names)]


def _read(folder: Path, name: str, wordpiece: WordPiece) -> WholeLedger:
    drawn = json.loads((folder / f"{name}.json").read_text(encoding="utf-8"))
    text = (folder / "text" / f"{name}.txt").read_bytes().decode("utf-8")
    words = tokenize(text, wordpiece)
    context = _Context(text, words)
    found = [(one, context.marked(one)) for one in drawn["attributions"]]
    kept = sorted((pair for pair in found if pair[1].cue), key=lambda pair: pair[1].cue)
    doubtful = frozenset(i for i, (one, _) in enumerate(kept) if one.get("borderline"))
    reading = Reading(name, ANNOTATOR, words, tuple(marked for _, marked in kept), is_whole=True)
    return WholeLedger(reading, _referring(drawn, reading, text), doubtful)


class _Context:
    """What the rules are asked with, for one text."""

    def __init__(self, text: str, words: Tokens) -> None:
        self._text, self._words = text, words
        self._doc = _parsed(text, words)
        self._sentences = split_sentences(text)
        self._quotes = [(quote.start, quote.end) for quote in find_quotes(text)]

    def marked(self, one: Mapping[str, Any]) -> Marked:
        """Return a drawn attribution in tokens, with its fields and what the rules say of them."""
        return Marked(
            self._tokens(one["source"]),
            self._tokens(one["cue"]),
            self._tokens(one["content"]),
            "inner" if one["parent"] else "outer",
            tuple(self._tokens(one[SAID_OF[label]]) for label in BESIDE[1:]),
            tuple(_index(name, one[name]) for name in FIELDS),
            self._rules(one),
        )

    def _tokens(self, spans: list[dict[str, Any]] | None) -> tuple[tuple[int, int], ...]:
        return pieces_of(tuple(Piece(span["start"], span["end"]) for span in spans or ()), self._words)

    def _rules(self, one: Mapping[str, Any]) -> tuple[int, ...]:
        """Return what the rules answer for each of ``FIELDS``, given what was drawn."""
        source, cue, content = (_spans(one[part]) for part in ("source", "cue", "content"))
        at = next((s for s in self._sentences if s.start <= cue[0].start < s.end), None)
        said, told = _joined(cue), _joined(content)
        entry = entry_of(said, told)
        stance = stance_of(self._doc, entry.act if entry else one["act"], source, cue, content)
        certainty = vouched(self._text, source, cue, content, at, self._quotes).certainty
        answers = {
            "act": entry.act if entry else None,
            "certainty": certainty,
            "strength": stance.strength,
            "polarity": stance.polarity,
            "source_kind": None if source else "none",
        }
        return tuple(_index(name, answers[name]) for name in FIELDS)


def _parsed(text: str, words: Tokens) -> Document:
    """Return a text with the trees that the bundled reader gives: the rules of a content ask for them."""
    doc, model = Document(text, words), _bundled()
    return doc.parsed(trees_of(doc, read_scores(model, words), model.heads))


@cache
def _bundled() -> Model:
    return Model()


def _index(field: str, value: str | None) -> int:
    return FIELDS[field].index(value) if value in FIELDS[field] else UNKNOWN


def _spans(drawn: list[dict[str, Any]]) -> list[Span]:
    return [Span(one["start"], one["end"], one["text"]) for one in drawn]


def _joined(spans: list[Span]) -> str:
    return " ".join(span.text for span in spans)


def _referring(drawn: Mapping[str, Any], reading: Reading, text: str) -> Referring:
    """Return the phrases that are known to name an actor: sources, those told, and the names themselves."""
    words = reading.words
    actors = {one["name"]: number for number, one in enumerate(drawn["actors"])}
    rows: dict[tuple[int, int], int] = {}
    for one in drawn["attributions"]:
        for who, spans in ((one["actor"], one["source"]), (one["addressee"], one["addressee_span"])):
            if who in actors and len(spans or ()) == 1:
                rows.update(_in_tokens(words, spans[0]["start"], spans[0]["end"], actors[who]))
    for one in drawn["actors"]:
        for start, end in _named(one, text):
            taken = _in_tokens(words, start, end, actors[one["name"]])
            rows.update({span: who for span, who in taken if not _is_within(span, who, rows)})
    ordered = sorted(rows.items(), key=lambda row: (row[0][0], -row[0][1]))
    spans = np.array([span for span, _ in ordered], dtype=np.int64).reshape(-1, 2)
    clusters = np.array([who for _, who in ordered], dtype=np.int64)
    unknown = np.full(len(clusters), UNKNOWN)
    return Referring(reading.name, "news", text, words, spans, clusters, unknown, unknown)


def _named(actor: Mapping[str, Any], text: str) -> Iterator[tuple[int, int]]:
    """Yield the places of an actor's name, and of a person's last name, in a text."""
    names = {actor["name"], *(mention["text"] for mention in actor["mentions"])}
    parts = [part for part in actor["name"].split() if part[:1].isupper()]
    if actor["kind"] == "person" and len(parts) > 1:
        names.add(parts[-1])
    for name in sorted(names, key=len, reverse=True):
        if any(letter.isupper() for letter in name):
            yield from (match.span() for match in re.finditer(rf"(?<!\w){re.escape(name)}(?!\w)", text))


def _is_within(span: tuple[int, int], who: int, rows: Mapping[tuple[int, int], int]) -> bool:
    """Return whether a span is a phrase that is known, or the part of a name of the same actor."""
    return span in rows or any(
        a <= span[0] and span[1] <= b and other == who
        for (a, b), other in rows.items()
        if b - a <= LONGEST_NAME
    )


def _in_tokens(words: Tokens, start: int, end: int, who: int) -> list[tuple[tuple[int, int], int]]:
    a = int(np.searchsorted(words.end, start, side="right"))
    b = int(np.searchsorted(words.start, end, side="left"))
    return [((a, b), who)] if 0 < b - a <= WIDEST else []
