"""GUM (Zeldes, LRE 2017): texts with everything that is mentioned in them, and what refers to the same.

Read from the ``Entity`` annotation of its dependency trees
(https://universaldependencies.org/misc.html#coreference-and-entity-linking), whose fields in GUM are
group, type, information status, salience, centering, minimal span, link and, where known, identity.
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
"""A mention that opens, and closes at once if the bracket does; or the group of one that closes."""
FIELDS = "GRP-etype-infstat-salience-centering-minspan-link-identity"
PREFIX = "GUM_"


@dataclass(frozen=True)
class GumMention:
    """A phrase that refers. Phrases may stand inside each other."""

    start: int
    """Offset of its first character."""
    end: int
    """Offset after its last character."""
    cluster: str
    """What it refers to: the same within a document for all that refer to the same."""
    kind: str
    """``person``, ``organization``, ``place``, ``time``, ``event``, ``abstract``, ``object``, ``animal``,
    ``plant`` or ``substance``."""
    form: MentionForm
    """A name where its head is a proper noun, a pronoun (possessives included), else a nominal."""
    link: str
    """To its antecedent: ``coref``, ``ana`` (pronoun), ``cata`` (stands before what it refers to), ``appos``,
    ``pred``, ``disc`` (a pronoun for what was said), ``sgl`` (nothing else refers to it)."""
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
    """In the order of the text, the longer before those inside it."""


class _Open(NamedTuple):
    """A mention whose end has not come."""

    fields: Sequence[str]
    first: int
    """Index of its first word in the sentence."""


def read_gum(folder: Path, split: Split) -> list[Document]:
    """Read the documents of a split that are there, in the order of their names.

    ``folder`` holds ``splits.md`` and ``dep/``, which may lack some of them: not every genre may be passed
    on. Raises ValueError where a file is not annotated like GUM.
    """
    return [read_document(path) for path in split_files(folder, split)]


def split_files(folder: Path, split: Split) -> list[Path]:
    """Give the files of a split that are there, sorted: ``splits.md`` lists the names under its heading."""
    heading, names = "", []
    for line in (folder / "splits.md").read_text(encoding="utf-8").split("\n"):
        if line.startswith("## "):
            heading = line[3:].strip()
        elif heading == split and line.strip().startswith("* "):
            names.append(line.strip()[2:])
    paths = (folder / "dep" / f"{name}.conllu" for name in sorted(names))
    return [path for path in paths if path.exists()]


def read_document(path: Path) -> Document:
    """Read one file; its name says the genre. Raises ValueError where it is not annotated like GUM."""
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
    """Give the index of the word of a mention's core that stands highest in the tree, the first of several.

    A core can lack a word between two of its own, so that it hangs together nowhere.
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
