"""Word lists for denials: words that deny, and words that only point to what is denied."""

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
"""Stems of words that refer to something said before without telling what."""
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
"""Words that call something untrue; calling a claim so is to deny it."""
KNOWING = frozenset(map(stem, ["know", "knowing", "knowledge", "information", "aware"]))
"""Stems of words for knowing; their denial is about the person who denies, not about what is known."""


@cache
def idle_words() -> frozenset[str]:
    """Return the stop words and their stems."""
    idle = word_class("idle", "supportclasses") | {"any", "all", "every", "ever", "such", "toward", "towards"}
    return idle | frozenset(map(stem, idle))


@cache
def denying_words() -> frozenset[str]:
    """Return the stems of all words in cues of the act ``deny``."""
    rows = (line.split("|") for line in entries("acts"))
    words = {word for row in rows if row[2] == "deny" for word in row[0].split()}
    return frozenset(map(stem, words))
