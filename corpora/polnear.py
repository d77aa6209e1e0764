"""Reader of PolNeAR (Newell, Margolin & Ruths, LREC 2018): US news with annotated attributions."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

import msgspec

from corpora.brat import Annotation, read_annotation
from corpora.spans import Instance


@dataclass(frozen=True)
class Document:
    """An article with the annotation of each of its annotators."""

    text: str
    annotators: Mapping[str, Annotation]
    """Annotations by the name of the annotator."""


def read_part(part: Path) -> dict[str, Document]:
    """Return the articles of a part, a folder with ``text`` and ``attributions`` folders, by name."""
    found: dict[str, dict[str, Annotation]] = {}
    for path in sorted((part / "attributions").glob("*.ann")):
        article, _, annotator = path.stem.rpartition("_")
        lines = path.read_text(encoding="utf-8").split("\n")
        found.setdefault(article, {})[annotator] = read_annotation(lines)
    return {
        name: Document((part / "text" / f"{name}.txt").read_bytes().decode("utf-8"), annotators)
        for name, annotators in found.items()
    }


def read_instances(corpus: Path) -> list[Instance]:
    """Return the labelled tokens of the development part, which the published comparisons use."""
    lines = (corpus / "dev.bio.jsonl").read_bytes().splitlines()
    return [msgspec.json.decode(line, type=Instance) for line in lines]
