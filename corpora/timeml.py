"""TimeML files as TempEval-3 gives them: the text, its day, and the times that people marked in it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from xml.etree import ElementTree

CORPORA = ("TimeBank", "AQUAINT")
KINDS = {"DATE": "date", "TIME": "time", "DURATION": "duration", "SET": "set"}
"""TimeML's types with the ledger's names for them."""
_ENTITY = re.compile(r"<!(?:DOCTYPE|ENTITY)")


@dataclass(frozen=True)
class GoldTime:
    """A time that people marked."""

    start: int
    end: int
    kind: str
    value: str


@dataclass(frozen=True)
class Dated:
    """A document and its times."""

    name: str
    text: str
    published: str
    times: tuple[GoldTime, ...]


def timeml_files(folder: Path) -> list[Path]:
    """The files of both corpora, in order."""
    return sorted(path for corpus in CORPORA for path in (folder / corpus).glob("*.tml"))


def read_timeml(path: Path) -> Dated:
    """Read one file. Raises ``ValueError`` where it is no TimeML, or declares entities."""
    written = path.read_text(encoding="utf-8")
    if _ENTITY.search(written):
        raise ValueError(f"{path} declares entities")
    root = ElementTree.fromstring(written)
    body, day = root.find("TEXT"), root.find("DCT/TIMEX3")
    if body is None or day is None:
        raise ValueError(f"{path} has no TEXT or no day")
    text = ""
    times = []
    for piece, time in _pieces(body):
        if time is not None:
            kind = KINDS.get(time.get("type", ""), "date")
            times.append(GoldTime(len(text), len(text) + len(piece), kind, time.get("value", "")))
        else:
            text += piece
    return Dated(path.name, text, day.get("value", "")[:10], tuple(times))


def _pieces(node: ElementTree.Element) -> Iterator[tuple[str, ElementTree.Element | None]]:
    """The text below a node in order; before that of a time, all of it with the time."""
    yield node.text or "", None
    for child in node:
        if child.tag == "TIMEX3":
            yield "".join(child.itertext()), child
        yield from _pieces(child)
        yield child.tail or "", None
