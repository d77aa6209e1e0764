"""The content words of a text: where they stand, what they share with others, and what numbers count."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from accordingto.reading.headline.synonyms import (
    REMEMBERED,
    headline_class,
    kin,
    number_words,
    pair_openings,
    root,
    stem,
)

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

_TOKEN = re.compile(r"(?:[^\W\d_]\.){2,}|\d+(?:[.,]\d+)*|[^\W\d_]+(?:['’][^\W\d_]+)*|[%$£€]", re.UNICODE)
_SCALES = {"thousand": 1e3, "million": 1e6, "billion": 1e9, "trillion": 1e12}
_POSSESSIVES = ("'s", "’s", "'S", "’S")
_PERCENT = "%"
_NONE = frozenset[str]()
_LONGEST_INITIALS = 5
_JOINTS = frozenset({"of", "the", "for", "and"})
"""Words that initials leave out."""
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
    at: int
    """Its place among the words of the text."""
    form: str
    """The word in lower case."""
    stem: str
    """The form without its ending."""
    root: str
    """The stem without what made it from another word."""
    kin: frozenset[int]
    """Sets of words that headlines put for each other."""
    initials: frozenset[str]
    """Initials of names that the word is a part of, and the word itself where it is all capitals."""
    value: float | None
    """What it counts, where it is a number."""
    unit: str
    """The stem of what is counted; empty where nothing is."""
    name: bool
    """Whether it begins with a capital letter within a sentence."""


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
    root: str
    kin: frozenset[int]
    idle: bool
    """Whether it says nothing of what a text is about."""
    counts: bool
    """Whether a number can begin with it."""
    opens: bool
    """Whether a pair of words that headlines put for others begins with it: "lay off"."""


@lru_cache(REMEMBERED)
def _form(form: str) -> _Form:
    idle = form in headline_class("idle") or len(form) < 2 or form.endswith("n't")
    counts = form in number_words() or form[0].isdigit()
    stemmed = stem(form)
    return _Form(stemmed, root(stemmed), kin(stemmed), idle, counts, stemmed in pair_openings())


def terms_of(words: Sequence[HeadlineToken]) -> list[ContentWord]:
    """Return the content words among the words of one sentence or headline, in order.

    A number of several words is one content word.
    """
    forms = [_form(word.form) for word in words]
    capitals = [word.shape.isupper() for word in words]
    is_shouted = sum(capitals) > len(words) / 2
    initials = _initials(words)
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
        names = initials.get(at, _NONE)
        terms.append(
            ContentWord(
                start=word.start,
                end=words[last].end,
                at=at,
                form=word.form,
                stem=form.stem,
                root=form.root,
                kin=_kin(forms, at),
                initials=names | {word.form} if short else names,
                value=value,
                unit=_unit(words, forms, at, last) if value is not None else "",
                name=word.capital and at > 0,
            )
        )
    return terms


def _kin(forms: Sequence[_Form], at: int) -> frozenset[int]:
    """Return the sets of a word: its own, and those of the pair it makes with a neighbour."""
    sets = forms[at].kin
    if at and forms[at - 1].opens:
        sets |= kin(f"{forms[at - 1].stem}_{forms[at].stem}")
    if forms[at].opens and at + 1 < len(forms):
        sets |= kin(f"{forms[at].stem}_{forms[at + 1].stem}")
    return sets


def _initials(words: Sequence[HeadlineToken]) -> Mapping[int, frozenset[str]]:
    """Return the initials of the names of several words that words stand in, by the places of the words."""
    found: dict[int, frozenset[str]] = {}
    run: list[int] = []
    for at, word in enumerate(words):
        if word.form in _JOINTS:
            continue
        if not word.capital:
            run = []
            continue
        run.append(at)
        for length in range(2, min(_LONGEST_INITIALS, len(run)) + 1):
            members = run[-length:]
            short = "".join(words[i].form[0] for i in members)
            for i in members:
                found[i] = found.get(i, _NONE) | {short}
    return found


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
