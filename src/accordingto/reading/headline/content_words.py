"""The content words of a text: where they stand, what they share with others, and what numbers count."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from accordingto.reading.headline.synonyms import headline_class
from accordingto.reading.support.stems import REMEMBERED, number_words, stem

if TYPE_CHECKING:
    from collections.abc import Sequence

_TOKEN = re.compile(r"(?:[^\W\d_]\.){2,}|\d+(?:[.,]\d+)*|[^\W\d_]+(?:['’][^\W\d_]+)*|[%$£€]", re.UNICODE)
_SCALES = {"thousand": 1e3, "million": 1e6, "billion": 1e9, "trillion": 1e12}
_POSSESSIVES = ("'s", "’s", "'S", "’S")
_PERCENT = "%"
_TO_UNIT = 3
"""Words behind a number among which the noun that it counts is looked for."""


class HeadlineToken(NamedTuple):
    """A word of a text: its place and its folded form, without the ending of a possessive."""

    start: int
    end: int
    form: str
    shape: str
    """The word as it stands: "US" is no "us"."""
    capital: bool
    """Whether it begins with a capital letter."""


class ContentWord(NamedTuple):
    """A content word: one that says what a text is about."""

    start: int
    end: int
    value: float | None
    """What it counts, where it is a number."""
    unit: str
    """The stem of what is counted; empty where nothing is."""


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


class _Form(NamedTuple):
    """What a form tells by itself."""

    stem: str
    idle: bool
    """Whether it says nothing of what a text is about."""
    counts: bool
    """Whether a number can begin with it."""


@lru_cache(REMEMBERED)
def _form(form: str) -> _Form:
    idle = form in headline_class("idle") or len(form) < 2 or form.endswith("n't")
    return _Form(stem(form), idle, form in number_words() or form[0].isdigit())


def terms_of(words: Sequence[HeadlineToken]) -> list[ContentWord]:
    """Return the content words among the words of one sentence or headline, in order.

    A number of several words is one content word.
    """
    forms = [_form(word.form) for word in words]
    capitals = [word.shape.isupper() for word in words]
    is_shouted = sum(capitals) > len(words) / 2
    terms: list[ContentWord] = []
    behind = 0
    for at, (word, form) in enumerate(zip(words, forms, strict=True)):
        if at < behind:
            continue
        short = capitals[at] and len(word.shape) > 1 and (not is_shouted or word.form == "us")
        value, last = _number(words, at) if form.counts else (None, at)
        if value is None and form.idle and not short:
            continue
        behind = last + 1
        unit = _unit(words, forms, at, last) if value is not None else ""
        terms.append(ContentWord(word.start, words[last].end, value, unit))
    return terms


def _number(words: Sequence[HeadlineToken], at: int) -> tuple[float | None, int]:
    """Return what the number that begins with a word counts, and its last word; None where it begins none."""
    value = _digits(words[at].form)
    last = at
    if value is None:
        value = number_words().get(words[at].form)
        if value is None or (words[at].form == "hundred" and not at):
            return None, at
        while last + 1 < len(words) and words[last + 1].form in {*number_words(), "one"}:
            last += 1
            further = number_words().get(words[last].form, 1.0)
            value = value * further if further in (100, 12) else value + further
    if last + 1 < len(words):
        for scale, by in _SCALES.items():
            if words[last + 1].form in headline_class(f"scales-{scale}"):
                return value * by, last + 1
    return value, last


def _digits(form: str) -> float | None:
    if not form[0].isdigit():
        return None
    plain = form.replace(",", "")
    try:
        return float(plain)
    except ValueError:
        return None


def _unit(words: Sequence[HeadlineToken], forms: Sequence[_Form], at: int, last: int) -> str:
    """Return what a number counts: per cent, a currency, or the first content word behind it."""
    if at and words[at - 1].shape in "$£€":
        return words[at - 1].shape
    for i in range(last + 1, min(last + 1 + _TO_UNIT, len(words))):
        form = words[i].form
        if form == _PERCENT or form in headline_class("percents"):
            return _PERCENT
        if form in headline_class("idle"):
            if form not in headline_class("within-counts"):
                return ""
        elif form.isalpha():
            return forms[i].stem
    return ""
