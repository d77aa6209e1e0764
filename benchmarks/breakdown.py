"""Gold attributions sorted into categories, so that scores show where the reader fails."""

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
FREQUENT = 50  # number of cues of the training part that count as frequent
WORD = re.compile(r"\w+")
OPENING, CLOSING, STRAIGHT = "“«", "”»", '"'


@dataclass(frozen=True)
class CueList:
    """The cues of the training part, in lower case."""

    seen: frozenset[str]
    frequent: frozenset[str]
    """The ``FREQUENT`` most frequent of them."""


@dataclass(frozen=True)
class Case:
    """A gold attribution with what is needed to categorise it."""

    gold: Parts
    text: str
    quoted: frozenset[int]
    """Offsets of the characters of the article that are in double quotation marks."""
    cues: CueList


Sorter = Callable[[Case], str]


def source_kind(case: Case) -> str:
    """Return how the source is given: none, pronoun, name or description."""
    words = WORD.findall(_words(case.gold.source, case.text))
    if not words:
        return "none"
    if len(words) == 1 and words[0].lower() in PRONOUNS:
        return "pronoun"
    return "name" if any(word[0].isupper() for word in words[1:]) or _is_name(words) else "description"


def content_pieces(case: Case) -> str:
    """Return whether the content is interrupted."""
    return "one piece" if len(case.gold.content) == 1 else "interrupted"


def quotation(case: Case) -> str:
    """Return how much of the content is in quotation marks."""
    letters = [
        i for piece in case.gold.content for i in range(piece.start, piece.end) if case.text[i].isalnum()
    ]
    inside = sum(i in case.quoted for i in letters)
    if not inside:
        return "indirect"
    return "direct" if inside == len(letters) else "mixed"


def position(case: Case) -> str:
    """Return the quarter of the article that the cue is in."""
    quarter = min(4 * case.gold.cue[0].start // max(1, len(case.text)), 3)
    return ("first quarter", "second quarter", "third quarter", "last quarter")[quarter]


def cue_frequency(case: Case) -> str:
    """Return how common the cue is in the training part."""
    cue = _words(case.gold.cue, case.text).lower()
    if cue == SAID:
        return f"“{SAID}”"
    if cue in case.cues.frequent:
        return f"other of the {FREQUENT} most frequent"
    return "seen in training" if cue in case.cues.seen else "never seen in training"


def source_distance(case: Case) -> str:
    """Return how many words are between source and cue, as a range."""
    return _distance(case.gold.source, case.gold.cue, case.text) if case.gold.source else "no source"


def content_distance(case: Case) -> str:
    """Return how many words are between the cue and the nearest piece of the content, as a range."""
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
    """Return the cues of annotated articles, given as pairs of text and attributions."""
    counts = Counter(_words(a.cue, text).lower() for text, attributions in articles for a in attributions)
    ranked = sorted(counts, key=lambda cue: (-counts[cue], cue))
    return CueList(frozenset(ranked), frozenset(ranked[:FREQUENT]))


def quoted_offsets(text: str) -> frozenset[int]:
    """Return the offsets within double quotation marks; an open quotation ends with its paragraph."""
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
    """Return whether a source is one word that looks like a name: "Nyland", but not "Officials"."""
    return len(words) == 1 and words[0][0].isupper() and not words[0].endswith("s")


def _distance(one: Pieces, other: Pieces, text: str) -> str:
    gaps = [(min(a.end, b.end), max(a.start, b.start)) for a in one for b in other]
    between = min(len(WORD.findall(text[end:start])) for end, start in gaps)
    if between <= 1:
        return ("0", "1")[between]
    return "2 to 5" if between <= 5 else "6 to 15" if between <= 15 else "over 15"
