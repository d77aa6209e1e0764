"""Reader of the TimeML files of TempEval-3: the text, its publication date, and annotated times."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from xml.etree import ElementTree

from accordingto.errors import UnreadableInput

CORPORA = ("TimeBank", "AQUAINT")
KINDS = {"DATE": "date", "TIME": "time", "DURATION": "duration", "SET": "set"}
"""The ledger's kinds of times, by TimeML type."""
ADVICE = "give a TimeML file of TempEval-3 as it was published"
"""What to do about a file that cannot be read."""
_ENTITY = re.compile(r"<!(?:DOCTYPE|ENTITY)")


@dataclass(frozen=True)
class GoldTime:
    """An annotated time: offsets, the ledger's kind, and the TimeML value."""

    start: int
    end: int
    kind: str
    value: str


@dataclass(frozen=True)
class Dated:
    """A document with its publication date and its times."""

    name: str
    text: str
    published: str
    times: tuple[GoldTime, ...]


def timeml_files(folder: Path) -> list[Path]:
    """Return the files of both corpora, sorted."""
    return sorted(path for corpus in CORPORA for path in (folder / corpus).glob("*.tml"))


def read_timeml(path: Path) -> Dated:
    """Read one file.

    Raises ``UnreadableInput`` if it is not XML in UTF-8, lacks a text or a date, or declares XML entities.
    """
    root = _root_of(path)
    body, day = root.find("TEXT"), root.find("DCT/TIMEX3")
    if body is None or day is None:
        raise UnreadableInput(str(path), "it has no TEXT or no day in DCT", ADVICE)
    text = ""
    times = []
    for piece, time in _pieces(body):
        if time is not None:
            kind = KINDS.get(time.get("type", ""), "date")
            times.append(GoldTime(len(text), len(text) + len(piece), kind, time.get("value", "")))
        else:
            text += piece
    return Dated(path.name, text, day.get("value", "")[:10], tuple(times))


def _root_of(path: Path) -> ElementTree.Element:
    try:
        written = path.read_text(encoding="utf-8")
        if _ENTITY.search(written):
            raise UnreadableInput(str(path), "it declares entities", ADVICE)
        return ElementTree.fromstring(written)
    except (UnicodeDecodeError, ElementTree.ParseError) as error:
        raise UnreadableInput(str(path), f"it is no XML in UTF-8 ({error})", ADVICE) from error


def _pieces(node: ElementTree.Element) -> Iterator[tuple[str, ElementTree.Element | None]]:
    """Yield the text below a node in order; before the text of a time, yield it whole with its element."""
    yield node.text or "", None
    for child in node:
        if child.tag == "TIMEX3":
            yield "".join(child.itertext()), child
        yield from _pieces(child)
        yield child.tail or "", None
