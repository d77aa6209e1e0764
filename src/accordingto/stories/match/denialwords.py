"""The words by which somebody denies, and those that only point to what is denied."""

from __future__ import annotations

from functools import cache

from accordingto.reading.lexicons import entries, word_class
from accordingto.reading.support.stems import stem

POINTING = frozenset(
    stem(word)
    for word in [
        "account",
        "accusation",
        "allegation",
        "assertion",
        "charge",
        "claim",
        "insinuation",
        "it",
        "notion",
        "report",
        "rumour",
        "rumor",
        "story",
        "suggestion",
        "wrongdoing",
    ]
)
"""Words for what was said before, which say nothing of it."""
UNTRUE = frozenset(
    [
        "absurd",
        "baseless",
        "bogus",
        "fabricated",
        "fabrication",
        "false",
        "falsehood",
        "fiction",
        "groundless",
        "hoax",
        "lie",
        "lies",
        "ludicrous",
        "meritless",
        "nonsense",
        "preposterous",
        "unfounded",
        "untrue",
    ]
)
"""Words by which somebody calls untrue what was said: to call a claim so is to deny it."""
KNOWING = frozenset(map(stem, ["know", "knowing", "knowledge", "information", "aware"]))
"""What somebody denies for themselves alone."""


@cache
def idle_words() -> frozenset[str]:
    """Return words that say nothing, and their stems: "having" as well as "has"."""
    idle = word_class("idle", "supportclasses") | {"any", "all", "every", "ever", "such", "toward", "towards"}
    return idle | frozenset(map(stem, idle))


@cache
def denying_words() -> frozenset[str]:
    """Return the stems of all words of cues of denial."""
    rows = (line.split("|") for line in entries("acts"))
    words = {word for row in rows if row[2] == "deny" for word in row[0].split()}
    return frozenset(map(stem, words))
