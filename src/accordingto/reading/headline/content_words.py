"""The words of a headline, and which of them say what it is about."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from accordingto.reading.lexicons import headline_class
from accordingto.reading.support.stems import REMEMBERED

if TYPE_CHECKING:
    from collections.abc import Sequence

_TOKEN = re.compile(r"(?:[^\W\d_]\.){2,}|\d+(?:[.,]\d+)*|[^\W\d_]+(?:['’][^\W\d_]+)*")
_POSSESSIVES = ("'s", "’s", "'S", "’S")


class HeadlineToken(NamedTuple):
    """A word of a text: its place and its folded form, without the ending of a possessive."""

    start: int
    end: int
    form: str
    shape: str
    """The word as it stands: "US" is no "us"."""
    capital: bool
    """Whether it begins with a capital letter."""


def headline_tokens(text: str, start: int = 0, end: int | None = None) -> list[HeadlineToken]:
    """Return the words of a stretch of a text, in order, with their offsets in the text."""
    found = _TOKEN.finditer(text, start, len(text) if end is None else end)
    tokens = []
    for match in found:
        form, shape, capital = _folded(match.group())
        tokens.append(HeadlineToken(match.start(), match.end(), form, shape, capital))
    return tokens


@lru_cache(REMEMBERED)
def _folded(written: str) -> tuple[str, str, bool]:
    """Return form, shape and capital of a word as it is written."""
    shape = written[:-2] if written.endswith(_POSSESSIVES) else written
    shape = shape.replace(".", "") if shape[0].isalpha() else shape
    return shape.lower().replace("’", "'"), shape, shape[0].isupper()


def content_words(words: Sequence[HeadlineToken]) -> list[HeadlineToken]:
    """Return those of the words of a headline, or of a part of one, that say what it is about."""
    is_shouted = sum(word.shape.isupper() for word in words) > len(words) / 2
    return [word for word in words if not _is_idle(word.form) or _is_short_form(word, is_shouted)]


def _is_idle(form: str) -> bool:
    """Return whether a word says nothing of what a text is about."""
    return form in headline_class("idle") or len(form) < 2 or form.endswith("n't")


def _is_short_form(word: HeadlineToken, is_shouted: bool) -> bool:
    """Return whether a word is written in capitals, as "US" is, where not all are; "us" there, too."""
    return word.shape.isupper() and len(word.shape) > 1 and (not is_shouted or word.form == "us")
