"""Reader of CoNLL-U: dependency trees, and the text rebuilt from them, with the offsets of every word.

The text consists of the surface tokens: multi-word tokens as written, without empty nodes, respecting
``SpaceAfter=No``. Sentences are joined by a space, paragraphs (``# newpar``) by a blank line.
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
    """A syntactic word with its offsets in the text."""

    start: int
    """Offset of the first character. The words of a multi-word token that is not their concatenation all have
    the offsets of the token."""
    end: int
    """Offset after the last character."""
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
    """A sentence with its offsets in the text."""

    id: str
    start: int
    end: int
    words: tuple[Word, ...]
    speaker: str | None
    """The speaker, if the corpus gives one (``# speaker``)."""


@dataclass(frozen=True)
class Treebank:
    """The text and the dependency trees of one document."""

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
    """Parse the content of a file. Raises ``ValueError`` for a line that is not CoNLL-U."""
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
    """Return the text of a sentence, and the offsets of each word in it, by the word's id."""
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
    """Return the offsets of a multi-word token's words: consecutive if they make it up, else the token's."""
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
