"""Text and dependency trees from CoNLL-U, with every word's place in the text that is built from them.

The text is the surface: a multi-word token stands as it is written, empty nodes do not stand at all, and
``SpaceAfter=No`` is respected. Sentences are joined by a space, paragraphs (``# newpar``) by a blank line.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

COLUMNS = 10
PARAGRAPH = "\n\n"
NOTHING = "_"


@dataclass(frozen=True)
class Word:
    """A syntactic word with its place in the text."""

    start: int
    """Offset of its first character. Words of a multi-word token that is not their mere sequence share it."""
    end: int
    form: str
    lemma: str
    upos: str
    """Part of speech, universal tag."""
    xpos: str
    """Part of speech, tag of the corpus."""
    head: int | None
    """Index of its head in the sentence; None for the root."""
    relation: str
    """Universal dependency relation to the head, subtype included."""
    misc: Mapping[str, str]
    """The last column."""
    features: Mapping[str, str] = field(default_factory=dict)
    """Universal features (number, tense, mood and so on)."""


@dataclass(frozen=True)
class Sentence:
    """A sentence with its place in the text."""

    id: str
    start: int
    end: int
    words: tuple[Word, ...]
    speaker: str | None
    """Who says it, where the corpus has it (``# speaker``)."""


@dataclass(frozen=True)
class Treebank:
    """One document's text and trees."""

    text: str
    sentences: tuple[Sentence, ...]


class _Row(NamedTuple):
    """A line of a sentence."""

    id: str
    fields: Sequence[str]
    misc: Mapping[str, str]


class _Place(NamedTuple):
    start: int
    end: int


def parse(content: str) -> Treebank:
    """Read the content of a file. Raises ValueError where a line is no CoNLL-U."""
    text = ""
    sentences = []
    for block in _blocks(content):
        comments = dict(_comment(line) for line in block if line.startswith("#"))
        rows = [_row(line) for line in block if not line.startswith("#")]
        if text:
            text += PARAGRAPH if "newpar" in comments else " "
        start = len(text)
        surface, places = _surface(rows)
        text += surface
        words = tuple(_word(row, places[row.id], start) for row in rows if row.id.isdecimal())
        name = comments.get("sent_id", "")
        sentences.append(Sentence(name, start, len(text), words, comments.get("speaker")))
    return Treebank(text, tuple(sentences))


def _blocks(content: str) -> Iterator[list[str]]:
    block: list[str] = []
    for line in content.split("\n"):
        if line.strip():
            block.append(line)
        elif block:
            yield block
            block = []
    if block:
        yield block


def _comment(line: str) -> tuple[str, str]:
    name, _, value = line.lstrip("#").partition("=")
    return name.strip(), value.strip()


def _row(line: str) -> _Row:
    fields = line.split("\t")
    if len(fields) != COLUMNS:
        raise ValueError(f"not {COLUMNS} columns: {line!r}")
    return _Row(fields[0], fields, _pairs(fields[-1]))


def _pairs(column: str) -> dict[str, str]:
    pairs = (pair.partition("=") for pair in column.split("|") if pair != NOTHING)
    return {name: value for name, _, value in pairs}


def _surface(rows: Iterable[_Row]) -> tuple[str, dict[str, _Place]]:
    """Give the sentence as it is written, and the place in it of every word, by the word's id."""
    text, end = "", 0  # the end comes before the space that may follow
    places: dict[str, _Place] = {}
    joined: list[str] = []
    for row in rows:
        if "." in row.id:
            continue
        if row.id in joined:
            continue
        start, form = len(text), row.fields[1]
        end = start + len(form)
        text += form + ("" if row.misc.get("SpaceAfter") == "No" else " ")
        places[row.id] = _Place(start, end)
        if "-" in row.id:
            first, _, last = row.id.partition("-")
            joined = [str(i) for i in range(int(first), int(last) + 1)]
            parts = [other.fields[1] for other in rows if other.id in joined]
            places.update(zip(joined, _within(places[row.id], form, parts), strict=True))
    return text[:end], places


def _within(token: _Place, form: str, parts: Sequence[str]) -> list[_Place]:
    """Give the places of a multi-word token's words: in turn where they make it up, else all of it."""
    if "".join(parts) != form:
        return [token] * len(parts)
    ends = [token.start + len("".join(parts[: i + 1])) for i in range(len(parts))]
    return [_Place(end - len(part), end) for part, end in zip(parts, ends, strict=True)]


def _word(row: _Row, place: _Place, offset: int) -> Word:
    _, form, lemma, upos, xpos, features, head, relation, *_ = row.fields
    return Word(
        offset + place.start,
        offset + place.end,
        form,
        lemma,
        upos,
        xpos,
        int(head) - 1 if int(head) else None,
        relation,
        row.misc,
        _pairs(features),
    )
