"""Finding the main verb of a headline, for altering the headline by program; a heuristic without a parser.

Headlines are short and begin with the subject, so the first word that can be a finite verb in its place is
mostly the one.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import NamedTuple

from accordingto.reading.lexicons import headline_class, word_class
from accordingto.reading.syntax.lemmas import irregulars, lemmas_of

SPEAKER = 5
"""Maximum number of words before a colon that are taken for the name of the speaker."""
LEAST = 3
"""Minimum number of words in a headline with a verb."""


_TOKEN = re.compile(r"(?:[^\W\d_]\.){2,}|\d+(?:[.,]\d+)*|[^\W\d_]+(?:['’][^\W\d_]+)*")
AUXILIARIES = frozenset((
    "is", "are", "was", "were", "will", "would", "can", "could", "may", "might", "must", "should", "has",
    "have", "had", "does", "do", "did",
))  # fmt: skip
"""Finite auxiliaries and modals, which show a clause."""


class HeadlineToken(NamedTuple):
    """A word of a headline: its offsets, and its form in lower case without the possessive ending."""

    start: int
    end: int
    form: str


def headline_tokens(headline: str) -> list[HeadlineToken]:
    """Return the words of a headline, in order; "U.S." is one word, and so is "won't"."""
    return [HeadlineToken(*match.span(), _form(match.group())) for match in _TOKEN.finditer(headline)]


def _form(written: str) -> str:
    bare = written.lower().replace("’", "'").removesuffix("'s")
    return bare.replace(".", "") if bare[0].isalpha() else bare


@dataclass(frozen=True)
class Act:
    """The main verb of a headline, with its offsets."""

    start: int
    end: int
    form: str
    base: str | None
    """Its infinitive; None if unknown."""
    infinitive: int | None
    """Offset of the "to" before it; None if there is none."""


def find_act(headline: str) -> Act | None:
    """Return the main verb of a headline, or None if none is found."""
    words = headline_tokens(headline)
    if len(words) < LEAST:
        return None
    colon = headline.find(":")
    before = [word for word in words if word.start < colon]
    at = _act_from(words, len(before) if 0 < len(before) <= SPEAKER else 0)
    if at is None:
        return None
    word = words[at]
    marked = at > 0 and words[at - 1].form == "to"
    base = next((lemma for lemma in lemmas_of(word.form) if lemma in _verbs()), None)
    return Act(word.start, word.end, word.form, base, words[at - 1].start if marked else None)


@cache
def _verbs() -> frozenset[str]:
    lines = Path(__file__).with_name("verbs.txt").read_text("utf-8").splitlines()
    return frozenset(word for line in lines if not line.startswith("#") for word in line.split())


def _act_from(words: Sequence[HeadlineToken], start: int) -> int | None:
    for i in range(start, len(words)):
        form = words[i].form
        if form in AUXILIARIES or form.endswith("n't"):
            behind = _content_from(words, i + 1)
            if behind is not None:
                return behind
        elif i > start and form == "to" and i + 1 < len(words):
            behind = _content_from(words, i + 1)
            if behind is not None and words[behind].form in _verbs():
                return behind
        elif i > start and _is_finite(words, i):
            return i
    return None


def _content_from(words: Sequence[HeadlineToken], start: int) -> int | None:
    for i in range(start, len(words)):
        form = words[i].form
        if not form[0].isalpha() or form in word_class("prepositions") - {"to"}:
            return None
        if form not in headline_class("idle") and not (form.endswith("ly") and i + 1 < len(words)):
            return i
    return None


def _is_finite(words: Sequence[HeadlineToken], at: int) -> bool:
    form, before = words[at].form, words[at - 1]
    if not any(lemma in _verbs() for lemma in lemmas_of(form)) or form.endswith("ing"):
        return False
    if before.form in headline_class("before-nouns") or before.form[0].isdigit():
        return False
    following = words[at + 1].form if at + 1 < len(words) else ""
    if following == "of" or following in AUXILIARIES:
        return False
    if form.endswith("s") and not form.endswith("ss"):
        return True
    if form.endswith("ed") or (form in irregulars() and form not in _verbs()):
        return True
    return before.form.endswith("s") and not before.form.endswith(("ss", "us", "is"))
