"""Gold attributions sorted into kinds, so that a score says what to mend."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

from corpora.parts import Parts, Pieces

PRONOUNS = frozenset(
    [
        "i",
        "you",
        "he",
        "she",
        "it",
        "we",
        "they",
        "me",
        "him",
        "her",
        "us",
        "them",
        "who",
        "whom",
        "which",
        "that",
        "this",
        "these",
        "those",
        "one",
        "himself",
        "herself",
        "themselves",
        "itself",
    ]
)
SAID = "said"
FREQUENT = 50  # that many cues of the training part are frequent
WORD = re.compile(r"\w+")
OPENING, CLOSING, STRAIGHT = "“«", "”»", '"'


@dataclass(frozen=True)
class CueList:
    """The cues of the training part, lowered."""

    seen: frozenset[str]
    frequent: frozenset[str]
    """The most frequent of them."""


@dataclass(frozen=True)
class Case:
    """A gold attribution with what is needed to sort it."""

    gold: Parts
    text: str
    quoted: frozenset[int]
    """Offsets of the article's characters that stand in double quotation marks."""
    cues: CueList


Sorter = Callable[[Case], str]


def source_kind(case: Case) -> str:
    """Sort by how the source is given."""
    words = WORD.findall(_words(case.gold.source, case.text))
    if not words:
        return "none"
    if len(words) == 1 and words[0].lower() in PRONOUNS:
        return "pronoun"
    return "name" if any(word[0].isupper() for word in words[1:]) or _is_name(words) else "description"


def content_pieces(case: Case) -> str:
    """Sort by whether the content is interrupted."""
    return "one piece" if len(case.gold.content) == 1 else "interrupted"


def quotation(case: Case) -> str:
    """Sort by how much of the content is in quotation marks."""
    letters = [
        i for piece in case.gold.content for i in range(piece.start, piece.end) if case.text[i].isalnum()
    ]
    inside = sum(i in case.quoted for i in letters)
    if not inside:
        return "indirect"
    return "direct" if inside == len(letters) else "mixed"


def position(case: Case) -> str:
    """Sort by the quarter of the article that the cue stands in."""
    quarter = min(4 * case.gold.cue[0].start // max(1, len(case.text)), 3)
    return ("first quarter", "second quarter", "third quarter", "last quarter")[quarter]


def cue_frequency(case: Case) -> str:
    """Sort by how common the cue is in the training part."""
    cue = _words(case.gold.cue, case.text).lower()
    if cue == SAID:
        return f"“{SAID}”"
    if cue in case.cues.frequent:
        return f"other of the {FREQUENT} most frequent"
    return "seen in training" if cue in case.cues.seen else "never seen in training"


def source_distance(case: Case) -> str:
    """Sort by the words between source and cue."""
    return _distance(case.gold.source, case.gold.cue, case.text) if case.gold.source else "no source"


def content_distance(case: Case) -> str:
    """Sort by the words between cue and the nearest piece of the content."""
    return _distance(case.gold.content, case.gold.cue, case.text)


SORTERS: Mapping[str, Sorter] = {
    "source": source_kind,
    "content": content_pieces,
    "quotation": quotation,
    "position": position,
    "cue": cue_frequency,
    "words between source and cue": source_distance,
    "words between content and cue": content_distance,
}


def list_cues(articles: Iterable[tuple[str, Iterable[Parts]]]) -> CueList:
    """List the cues of annotated articles: (text, attributions) each."""
    counts = Counter(_words(a.cue, text).lower() for text, attributions in articles for a in attributions)
    ranked = sorted(counts, key=lambda cue: (-counts[cue], cue))
    return CueList(frozenset(ranked), frozenset(ranked[:FREQUENT]))


def quoted_offsets(text: str) -> frozenset[int]:
    """Give the offsets in double quotation marks. An open quotation ends with its paragraph."""
    found = []
    inside = False
    for i, c in enumerate(text):
        if c in OPENING:
            inside = True
        elif c in CLOSING or c == "\n":
            inside = False
        elif c == STRAIGHT:
            inside = not inside
        elif inside:
            found.append(i)
    return frozenset(found)


def _words(of: Pieces, text: str) -> str:
    return " ".join(" ".join(text[piece.start : piece.end] for piece in of).split())


def _is_name(words: list[str]) -> bool:
    """Whether a source's first word alone makes it a name: "Nyland said", but not "Officials said"."""
    return len(words) == 1 and words[0][0].isupper() and not words[0].endswith("s")


def _distance(one: Pieces, other: Pieces, text: str) -> str:
    gaps = [(min(a.end, b.end), max(a.start, b.start)) for a in one for b in other]
    between = min(len(WORD.findall(text[end:start])) for end, start in gaps)
    if between <= 1:
        return ("0", "1")[between]
    return "2 to 5" if between <= 5 else "6 to 15" if between <= 15 else "over 15"
