"""Our own gold ledgers: stored as offsets, checked against the corpora, and written out with words.

``corpora/gold/<corpus>-<document>.json`` holds a person's annotation of one article without any of its words:
every span is ``[start, end]`` in its text. ``python -m corpora.gold DATA OUT`` checks each file against the
corpus in DATA and writes ``OUT/<name>.txt`` and ``OUT/<name>.json``, the latter with words, as in the ledgers
of ``corpora/ledgers.py``. Since rules were written with these articles in view, they may be used to train the
reader but not to evaluate it.

The text of a PolNeAR article is its file. The text of a GUM document is built from ``dep/<document>.conllu``:
the surface tokens of a sentence (a multi-word token as its range line has it, no empty nodes), each followed
by a space unless it is marked ``SpaceAfter=No``; sentences joined by a space, or by two newlines where
``# newpar`` opens a paragraph.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator
from itertools import pairwise
from pathlib import Path
from typing import Literal

import click
import msgspec
from msgspec import Struct

from accordingto.types import (
    Act,
    ActorKind,
    Certainty,
    Form,
    Polarity,
    SourceKind,
    Span,
    Strength,
    Verdict,
)
from corpora.parts import Piece, Pieces

FOLDER = Path(__file__).with_name("gold")
PARTS = ("train", "dev")
"""The parts of PolNeAR in which documents are looked for."""
PLACES = ("source", "cue", "content", "addressee_span", "channel", "hedges")
"""The fields of an attribution that hold offsets in the text."""
COLUMNS = 10
"""Number of columns of a CoNLL-U line."""


class DrawnActor(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A source or an addressee. The words of several pieces are joined by a space."""

    id: str
    name: Pieces
    kind: ActorKind
    role: Pieces | None = None
    affiliation: Pieces | None = None


class DrawnAttribution(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """An attribution, with the fields of ``accordingto.types.Attribution``."""

    id: str
    source: Pieces
    cue: Pieces
    content: Pieces
    parent: str | None
    actor: str | None
    source_kind: SourceKind
    addressee: str | None
    addressee_span: Pieces
    channel: Pieces
    form: Form
    act: Act
    certainty: Certainty
    hedges: Pieces
    strength: Strength
    polarity: Polarity
    borderline: bool = False
    """Whether careful readers may disagree on it, so that it is not scored."""

    def spans(self) -> Iterator[Pieces]:
        """Yield the values of all fields that hold offsets."""
        yield from (getattr(self, field) for field in PLACES)


class DrawnStatement(Struct, frozen=True, forbid_unknown_fields=True):
    """A statement in the outlet's own voice."""

    span: Pieces


class DrawnHeadline(Struct, frozen=True, forbid_unknown_fields=True):
    """A proposition of the headline, with its verdict from the body."""

    span: Pieces
    verdict: Verdict


class Drawn(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """The content of a file in ``corpora/gold``."""

    corpus: Literal["polnear", "gum"]
    document: str
    """Stem of the document's file in the corpus."""
    sha256: str
    """SHA-256 of the text in UTF-8, hexadecimal."""
    published: str | None
    """ISO 8601 date of publication."""
    attributions: tuple[DrawnAttribution, ...]
    actors: tuple[DrawnActor, ...]
    own_voice: tuple[DrawnStatement, ...]
    headline: tuple[DrawnHeadline, ...]

    def spans(self) -> Iterator[Pieces]:
        """Yield the values of all fields that hold offsets."""
        for attribution in self.attributions:
            yield from attribution.spans()
        for actor in self.actors:
            yield from (actor.name, actor.role or (), actor.affiliation or ())
        yield from (statement.span for statement in self.own_voice)
        yield from (part.span for part in self.headline)


def gum_text(lines: Iterable[str]) -> str:
    """Build the text of a GUM document from the lines of its ``.conllu`` file."""
    text: list[str] = []
    before, within = "", 0  # space before the next token; last word of the current multi-word token
    for line in lines:
        columns = line.rstrip("\n").split("\t")
        if columns == [""]:
            before, within = " ", 0
        elif columns == ["# newpar"]:
            before = "\n\n"
        elif len(columns) == COLUMNS and "." not in columns[0]:
            first, _, last = columns[0].partition("-")
            if int(first) > within:
                within = int(last or 0)
                text += [before if text else "", columns[1]]
                before = "" if "SpaceAfter=No" in columns[9].split("|") else " "
    return "".join(text)


def read_text(data: Path, drawn: Drawn) -> str:
    """Return the text of a gold file's document. Raises ``FileNotFoundError`` if ``data`` lacks it."""
    if drawn.corpus == "gum":
        path = data / "gum" / "dep" / f"{drawn.document}.conllu"
        return gum_text(path.read_text(encoding="utf-8").split("\n"))
    folders = [data / "polnear" / part / "text" for part in PARTS]
    paths = [folder / f"{drawn.document}.txt" for folder in folders]
    return next((p for p in paths if p.exists()), paths[0]).read_bytes().decode("utf-8")


def problems(drawn: Drawn, text: str) -> list[str]:
    """Return messages about what is wrong with a gold file, given its text; none if it is valid."""
    if hashlib.sha256(text.encode()).hexdigest() != drawn.sha256:
        return ["the text is not the one that was annotated (sha256)"]
    found = [
        f"{list(pieces)}: {fault}" for pieces in drawn.spans() if (fault := _fault(pieces, text)) is not None
    ]
    return found or [*_dangling(drawn), *_crossing(drawn)]


def _fault(pieces: Pieces, text: str) -> str | None:
    """Return why pieces are not valid offsets in the text, or None if they are."""
    for piece in pieces:
        if not 0 <= piece.start < piece.end <= len(text):
            return "empty or outside the text"
        if (words := text[piece.start : piece.end]) != words.strip():
            return "begins or ends with white space"
    if any(one.end > other.start for one, other in pairwise(pieces)):
        return "pieces overlap or are out of order"
    return None


def _dangling(drawn: Drawn) -> Iterator[str]:
    """Yield messages about ids that are used twice or unknown, and about cycles of parents."""
    actors = [actor.id for actor in drawn.actors]
    parents = {a.id: a.parent for a in drawn.attributions}
    for ids in (actors, [a.id for a in drawn.attributions]):
        yield from (f"{id}: used twice" for id in sorted({id for id in ids if ids.count(id) > 1}))
    for a in drawn.attributions:
        for field, actor in (("actor", a.actor), ("addressee", a.addressee)):
            if actor is not None and actor not in actors:
                yield f"{a.id}: {field} {actor} is nobody"
        above = [a.id]
        while (parent := parents.get(above[-1])) is not None and parent not in above:
            above.append(parent)
        if parent is not None:
            yield f"{a.id}: its parents run in a circle"
        elif above[-1] not in parents:
            yield f"{a.id}: parent {above[-1]} is nothing"


def _crossing(drawn: Drawn) -> Iterator[str]:
    """Yield messages about attributions whose parts overlap or cross a piece of the parent's content."""
    by_id = {a.id: a for a in drawn.attributions}
    for a in drawn.attributions:
        own = sorted([*a.source, *a.cue, *a.content])
        if any(one.end > other.start for one, other in pairwise(own)):
            yield f"{a.id}: its source, cue and content overlap"
        parent = by_id.get(a.parent) if a.parent else None
        for around in parent.content if parent else ():
            yield from (
                f"{a.id}: {list(piece)} crosses {list(around)}" for piece in own if _cross(piece, around)
            )


def _cross(one: Piece, other: Piece) -> bool:
    """Return whether two pieces overlap without one containing the other."""
    first, second = sorted((one, other), key=lambda piece: (piece.start, -piece.end))
    return first.start < second.start < first.end < second.end


def with_words(drawn: Drawn, text: str, name: str) -> dict[str, object]:
    """Return a valid gold file in the form that the scorers read: spans with words, actors by name."""

    def spans(pieces: Pieces) -> list[Span]:
        return [Span(start, end, text[start:end]) for start, end in pieces]

    def words(pieces: Pieces | None) -> str | None:
        return None if pieces is None else " ".join(text[start:end] for start, end in pieces)

    names = {actor.id: words(actor.name) for actor in drawn.actors}

    def named(attribution: DrawnAttribution) -> dict[str, object]:
        places = {field: spans(getattr(attribution, field)) for field in PLACES}
        actors = {field: names.get(getattr(attribution, field)) for field in ("actor", "addressee")}
        return msgspec.structs.asdict(attribution) | places | actors

    return {
        "file": f"{name}.txt",
        "published": drawn.published,
        "attributions": [named(attribution) for attribution in drawn.attributions],
        "actors": [
            {"name": names[a.id], "kind": a.kind, "role": words(a.role), "affiliation": words(a.affiliation)}
            for a in drawn.actors
        ],
        "own_voice": [{"span": spans(statement.span)} for statement in drawn.own_voice],
        "headline": [{"span": spans(part.span), "verdict": part.verdict} for part in drawn.headline],
    }


def write(path: Path, data: Path, out: Path) -> list[str]:
    """Check a gold file, and write it and its text to ``out`` if it is valid; return what is wrong."""
    try:
        drawn = msgspec.json.decode(path.read_bytes(), type=Drawn)
        text = read_text(data, drawn)
    except (msgspec.DecodeError, FileNotFoundError) as error:
        return [str(error)]
    if path.stem != f"{drawn.corpus}-{drawn.document}":
        return [f"is about {drawn.corpus}-{drawn.document}"]
    found = problems(drawn, text)
    if not found:
        (out / f"{path.stem}.txt").write_bytes(text.encode())
        ledger = msgspec.json.encode(with_words(drawn, text, path.stem))
        (out / f"{path.stem}.json").write_bytes(msgspec.json.format(ledger, indent=1) + b"\n")
    return found


@click.command()
@click.argument("data", type=click.Path(exists=True, file_okay=False, path_type=Path))
@click.argument("out", type=click.Path(file_okay=False, path_type=Path))
def main(data: Path, out: Path) -> None:
    """Check the gold ledgers against the corpora in DATA and write them with words to OUT.

    Invalid files are not written. The exit code is 1 if there are any.
    """
    out.mkdir(parents=True, exist_ok=True)
    paths = sorted(FOLDER.glob("*.json"))
    found = [f"{path.name}: {problem}" for path in paths for problem in write(path, data, out)]
    for line in found:
        click.echo(line, err=True)
    click.echo(f"{len(paths)} files of gold, {len(found)} problems")
    if found:
        raise SystemExit(1)


if __name__ == "__main__":
    main()
