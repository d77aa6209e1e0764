"""Reader of GUM (Zeldes, LRE 2017): texts with entity mentions and coreference clusters.

These are read from the ``Entity`` annotation of the dependency trees
(https://universaldependencies.org/misc.html#coreference-and-entity-linking), whose fields in GUM are
group, type, information status, salience, centering, minimal span, link and, if known, identity.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Literal, NamedTuple

from accordingto.types import MentionForm
from corpora.conllu import Sentence, Word, parse

Split = Literal["train", "dev", "test"]

BRACKETS = re.compile(r"\(([^()]+)(\))?|([^()]+)\)")
"""An opening mention, with a closing bracket if it has one word; or the group of a closing mention."""
FIELDS = "GRP-etype-infstat-salience-centering-minspan-link-identity"
PREFIX = "GUM_"


@dataclass(frozen=True)
class GumMention:
    """A mention of an entity. Mentions may be nested."""

    start: int
    """Offset of its first character."""
    end: int
    """Offset after its last character."""
    cluster: str
    """Id of its coreference cluster, unique within the document."""
    kind: str
    """``person``, ``organization``, ``place``, ``time``, ``event``, ``abstract``, ``object``, ``animal``,
    ``plant`` or ``substance``."""
    form: MentionForm
    """``name`` if its head is a proper noun, ``pronoun`` (including possessives), else ``nominal``."""
    link: str
    """Type of link to its antecedent: ``coref``, ``ana`` (pronoun), ``cata`` (precedes its antecedent),
    ``appos``, ``pred``, ``disc`` (pronoun for a stretch of discourse), ``sgl`` (singleton)."""
    infstat: str
    """Information status: ``new``, ``giv:act``, ``giv:inact``, ``acc:inf`` and so on."""
    head_start: int
    """Offset of the first character of its head word."""


@dataclass(frozen=True)
class Document:
    """One text of the corpus."""

    name: str
    genre: str
    text: str
    sentences: tuple[Sentence, ...]
    mentions: tuple[GumMention, ...]
    """In the order of the text; of mentions with the same start, the longer one first."""


class _Open(NamedTuple):
    """A mention that has been opened but not closed."""

    fields: Sequence[str]
    first: int
    """Index of its first word in the sentence."""


def read_gum(folder: Path, split: Split) -> list[Document]:
    """Return the documents of a split, in the order of their names.

    ``folder`` holds ``splits.md`` and ``dep/``. Documents missing from ``dep/`` are skipped, since not every
    genre may be redistributed. Raises ``ValueError`` for a file that is not annotated like GUM.
    """
    return [read_document(path) for path in split_files(folder, split)]


def split_files(folder: Path, split: Split) -> list[Path]:
    """Return the existing files of a split, sorted; ``splits.md`` lists their names under its heading."""
    heading, names = "", []
    for line in (folder / "splits.md").read_text(encoding="utf-8").split("\n"):
        if line.startswith("## "):
            heading = line[3:].strip()
        elif heading == split and line.strip().startswith("* "):
            names.append(line.strip()[2:])
    paths = (folder / "dep" / f"{name}.conllu" for name in sorted(names))
    return [path for path in paths if path.exists()]


def read_document(path: Path) -> Document:
    """Read one file; its name contains the genre. Raises ``ValueError`` if it is not annotated like GUM."""
    content = path.read_text(encoding="utf-8")
    if f"# global.Entity = {FIELDS}\n" not in content:
        raise ValueError(f"{path.name}: mentions are not written as {FIELDS}")
    tree = parse(content)
    mentions = [m for sentence in tree.sentences for m in _mentions(sentence)]
    mentions.sort(key=lambda m: (m.start, -m.end))
    genre = path.stem.removeprefix(PREFIX).partition("_")[0]
    return Document(path.stem, genre, tree.text, tree.sentences, tuple(mentions))


def _mentions(sentence: Sentence) -> Iterator[GumMention]:
    opened: dict[str, list[_Open]] = {}
    for index, word in enumerate(sentence.words):
        for opening, at_once, closing in BRACKETS.findall(word.misc.get("Entity", "")):
            if opening:
                fields = opening.split("-", FIELDS.count("-"))
                opened.setdefault(fields[0], []).append(_Open(fields, index))
            if closing or at_once:
                group = closing or opening.partition("-")[0]
                if not opened.get(group):
                    raise ValueError(f"{sentence.id}: mention {group} closes and was not opened")
                yield _mention(opened[group].pop(), index, sentence.words)
    if any(opened.values()):
        raise ValueError(f"{sentence.id}: a mention does not close")


def _mention(begun: _Open, last: int, words: Sequence[Word]) -> GumMention:
    group, kind, infstat, _, _, minimal, link, *_ = begun.fields
    inside = range(begun.first, last + 1)
    core = [begun.first + int(i) - 1 for i in minimal.split(",")] if minimal[:1].isdecimal() else inside
    head = words[_head(core, words)]
    return GumMention(
        words[begun.first].start,
        words[last].end,
        group,
        kind,
        _form(head),
        link,
        infstat,
        head.start,
    )


def _head(core: Iterable[int], words: Sequence[Word]) -> int:
    """Return the index of the head: the core word nearest to the root, the first of several.

    The core can be discontinuous, so it need not be a subtree.
    """
    return min(core, key=lambda i: (_depth(i, words), i))


def _depth(index: int, words: Sequence[Word]) -> int:
    above, depth = words[index].head, 0
    while above is not None:
        above, depth = words[above].head, depth + 1
    return depth


def _form(head: Word) -> MentionForm:
    if head.upos == "PRON" or head.xpos in {"PRP", "PRP$"}:
        return "pronoun"
    return "name" if head.upos == "PROPN" else "nominal"
