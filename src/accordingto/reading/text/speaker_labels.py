"""Labels of speakers, as in transcripts: names before a colon, or alone on a line."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Literal

from accordingto.reading.lexicons import entries, listed
from accordingto.reading.text.bounds import stripped

if TYPE_CHECKING:
    from collections.abc import Iterable

LabelShape = Literal["colon", "line", "signature"]
Part = Literal["asks", "answers"]

SHAPES: tuple[LabelShape, ...] = ("colon", "line", "signature")
"""Before a colon; alone on the line above the speech; or alone on the line below it."""

LONGEST_LABEL = 80
"""Most characters of a label; a name with office and outlet is shorter."""
_MOST_WORDS = 6
_MOST_UPPER_WORDS = 10
_STAMP = re.compile(r"[\[(]\d{1,2}(?::\d\d){1,2}[\])][ \t]*")
_BRACKET = re.compile(r"[ \t]*[(\[][^()\[\]\n]{1,60}[)\]]$")
_NAME_WORD = re.compile(r"[^\W\d_]+(?:[.'’-]{1,2}[^\W\d_]+)*|(?:[^\W\d_]{1,4}\.)+(?:[^\W\d_]+)?")
_HANDLE = re.compile(r"@\w{1,30}")
_SIGNATURE = re.compile(r"[—–-][ \t]?[^\n@]{1,60}\(@\w{1,30}\)")
_HANDLE_HEAD = re.compile(r"[^\n@.!?:]{1,50}\(?@\w{1,30}\)?")
_DATED = re.compile(
    r"[ \t·•,—–-]*(?:[^\W\d_]{3,9}\.? \d{1,2}(?:, \d{4})?|\d{1,2}[hm]|\d{1,2} [^\W\d_]{3,9}\.?(?: \d{4})?)"
)
_COLON = re.compile(r"[:：]")
_PARTICLES = frozenset(
    ("al", "bin", "da", "de", "del", "der", "di", "du", "el", "ibn", "la", "le", "of", "van", "von")
)


@dataclass(frozen=True)
class Label:
    """A speaker label; all positions are character offsets in the text."""

    start: int
    end: int
    """Offset after the label's last character, before its colon."""
    cue_start: int
    cue_end: int
    shape: LabelShape
    key: str
    """The label without case, brackets and extra spaces, by which equal labels are recognised."""


def label_of(text: str, start: int, end: int) -> Label | None:
    """Return the label that the line between two offsets begins with, or consists of; None without one.

    A time stamp in brackets before the label is skipped.
    """
    bounds = stripped(text, start, end)
    stamp = bounds and _STAMP.match(text, *bounds)
    bounds = (stamp.end(), bounds[1]) if bounds and stamp else bounds
    if bounds is None or bounds[0] == bounds[1]:
        return None
    return _before_colon(text, *bounds) or _on_a_line(text, *bounds)


def full_keys(keys: Iterable[str]) -> dict[str, str]:
    """Return for each key the fullest key of the same speaker.

    "lind" maps to "mara lind" if that is the only longer name that ends in "lind", else to itself. A role
    behind a comma is no part of the name: "mara lind, host".
    """
    known = sorted(set(keys))
    ending: dict[str, list[str]] = {}
    for key in known:
        name = key.partition(",")[0].rstrip()
        if " " in name:
            ending.setdefault(name.rpartition(" ")[2], []).append(key)
    return {key: ending[key][0] if len(ending.get(key, ())) == 1 else key for key in known}


def part_of(label: Label) -> Part | None:
    """Return whether a label without a name ("Q", "A") marks who asks or who answers; None for others."""
    return _parts().get(label.key)


def is_speaker(label: str) -> bool:
    """Return whether words may name a speaker: one to six words (up to ten in capitals) written as in a name.

    A handle ("@name") or a label that ``part_of`` knows may, too.
    """
    if _HANDLE.fullmatch(label):
        return True
    name = _BRACKET.sub("", label)
    folded = _folded(name)
    if not name or folded in listed("nonspeakers"):
        return False
    if folded in _parts():
        return True
    upper = name.isupper()
    words = name.replace(",", " ").split()
    if not words or len(words) > (_MOST_UPPER_WORDS if upper else _MOST_WORDS) or ("," in name and not upper):
        return False
    if len(words) > 1 and words[-1].isdigit():
        words.pop()
    if not all(_NAME_WORD.fullmatch(w) or w == "&" for w in words):
        return False
    return words[0][0].isupper() and words[-1][0].isupper() and all(map(_is_name_word, words))


def _before_colon(text: str, start: int, end: int) -> Label | None:
    colon = _COLON.search(text, start, min(end, start + LONGEST_LABEL))
    at = colon.start() if colon else start
    if at == start or not (at + 1 == end or text[at + 1].isspace() or text[at] == "："):
        return None
    last = at
    while text[last - 1].isspace():
        last -= 1
    label = text[start:last]
    return Label(start, last, at, at + 1, "colon", _key(label)) if is_speaker(label) else None


def _on_a_line(text: str, start: int, end: int) -> Label | None:
    if end - start > LONGEST_LABEL:
        return None
    line = text[start:end]
    bare = line.removesuffix(".")
    signed = _SIGNATURE.match(line)
    if signed and _closes(line, signed.end()):
        return _whole(start, end, "signature", line)
    if _HANDLE.fullmatch(bare):
        return _whole(start, start + len(bare), "signature", bare)
    headed = _HANDLE_HEAD.match(line)
    if headed and _closes(line, headed.end()) and (line[-1] == ")" or _DATED.match(line, headed.end())):
        return _whole(start, end, "line", line[: headed.end()])
    return _whole(start, end, "line", line) if is_speaker(line) and not line.endswith(".") else None


def _whole(start: int, end: int, shape: LabelShape, name: str) -> Label:
    """Return a label that is a whole line; it is its own cue, since no other word attributes."""
    handle = _HANDLE.search(name)
    return Label(start, end, start, end, shape, handle.group().casefold() if handle else _key(name))


def _closes(line: str, at: int) -> bool:
    """Return whether the rest of the line from ``at`` is empty or only a date."""
    dated = _DATED.match(line, at)
    return not line[dated.end() if dated else at :].strip(" .")


def _is_name_word(word: str) -> bool:
    return word[0].isupper() or word in _PARTICLES or word == "&"


def _key(label: str) -> str:
    return _folded(_BRACKET.sub("", label)) or label.casefold()


def _folded(label: str) -> str:
    return " ".join(label.casefold().replace("’", "'").strip(" .").split())


@cache
def _parts() -> dict[str, Part]:
    rows = (entry.partition("|") for entry in entries("unnamedlabels"))
    return {label: "asks" if part == "asks" else "answers" for label, _, part in rows}
