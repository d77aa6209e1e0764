"""What a source does with what it says: asks, promises, denies. Read from the cue by a lexicon."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import TYPE_CHECKING, cast, get_args

from accordingto.reading.lexicon import entries, word_class
from accordingto.types import Act

if TYPE_CHECKING:
    from collections.abc import Iterator

WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*|:")
"""A word, or a colon that is a cue."""
REMEMBERED = 4096
ENDINGS = (
    ("ies", "y"),
    ("es", ""),
    ("es", "e"),
    ("s", ""),
    ("ied", "y"),
    ("ed", ""),
    ("ed", "e"),
    ("ing", ""),
    ("ing", "e"),
)
"""Endings of verbs and nouns, and what stands in their place in the lemma."""
FRAME_REACH = 3
"""Words behind a lemma among which its frame is looked for."""


@dataclass(frozen=True)
class Entry:
    """A sense of a cue."""

    frame: str
    """A word that stands behind the lemma, or ``-``."""
    act: Act
    signature: str
    """What the source takes the content for; the lexicon explains the notation."""


def act_of(cue: str, content: str) -> Act:
    """The act of an attribution by its cue; ``other`` where the lexicon does not know the cue."""
    found = entry_of(cue, content)
    return found.act if found else "other"


def signature_of(cue: str, content: str) -> str:
    """What a cue says of its content, for the plain and the negated cue; "o/o" where it is not known."""
    found = entry_of(cue, content)
    return found.signature if found else "o/o"


@lru_cache(REMEMBERED)
def entry_of(cue: str, content: str) -> Entry | None:
    """The sense of a cue; None where the lexicon has none of its words.

    Auxiliaries and adverbs are looked through. Of several words the first whose act is not "other" counts,
    and one that turns what follows ("declined to say", "promised to ask") before the others.
    """
    words = [word.lower() for word in WORD.findall(cue)]
    behind = [word.lower() for word in WORD.findall(content[:80])][:FRAME_REACH]
    senses = [_sense(lemma, [*words[at + 1 :], *behind]) for at, lemma in _lemmas(words)]
    known = [sense for sense in senses if sense is not None]
    strong = [sense for sense in known if sense.act != "other"]
    first = next((s for s in strong if s.act in ("decline", "deny", "promise", "threaten", "believe")), None)
    return first or next(iter(strong or known), None)


def _lemmas(words: list[str]) -> Iterator[tuple[int, str]]:
    """Each word that may carry the sense, with its place, as lemmas that the lexicon could have."""
    for at, word in enumerate(words):
        if word in word_class("act-fillers") or (word.endswith("ly") and word not in ("rally", "reply")):
            continue
        for lemma in lemmas_of(word):
            if lemma in _lexicon():
                yield at, lemma
                break


@cache
def lemmas_of(word: str) -> tuple[str, ...]:
    """The lemmas that a form may belong to, the likeliest first."""
    if word in _irregular():
        return (_irregular()[word],)
    found = [word]
    for ending, instead in ENDINGS:
        if word.endswith(ending) and len(word) > len(ending) + 2:
            stem = word[: -len(ending)]
            found.append(stem + instead)
            if len(stem) > 2 and stem[-1] == stem[-2]:
                found.append(stem[:-1])
    return tuple(found)


def _sense(lemma: str, behind: list[str]) -> Entry | None:
    """The first sense of a lemma whose frame fits."""
    near = behind[:FRAME_REACH]
    forms = {form for word in near for form in (word, *lemmas_of(word))}
    return next((entry for entry in _lexicon()[lemma] if entry.frame == "-" or entry.frame in forms), None)


@cache
def _lexicon() -> dict[str, tuple[Entry, ...]]:
    found: dict[str, list[Entry]] = {}
    for line in entries("acts"):
        lemma, frame, act, signature = line.split(" | ")
        if act not in get_args(Act):
            raise ValueError(f"acts.txt: {line}: no act is called {act}")
        found.setdefault(lemma, []).append(Entry(frame, cast("Act", act), signature))
    return {lemma: tuple(senses) for lemma, senses in found.items()}


@cache
def _irregular() -> dict[str, str]:
    rows = (line.split() for line in entries("irregulars"))
    return {row[0]: row[1] for row in rows}
