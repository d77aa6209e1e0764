"""The content words of a text: where they stand, what they share with others, and what numbers count."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from accordingto.reading.headline.synonyms import (
    headline_class,
    kin,
    number_words,
    pair_openings,
    root,
    stem,
)

if TYPE_CHECKING:
    from collections.abc import Sequence

_TOKEN = re.compile(r"(?:[^\W\d_]\.){2,}|\d+(?:[.,]\d+)*|[^\W\d_]+(?:['’][^\W\d_]+)*|[%$£€]", re.UNICODE)
_SCALES = {"thousand": 1e3, "million": 1e6, "billion": 1e9, "trillion": 1e12}
_PERCENT = "%"
_LONGEST_INITIALS = 5
_JOINTS = frozenset({"of", "the", "for", "and"})
"""Words that initials leave out."""
_TO_UNIT = 3
"""Words behind a number among which the noun that it counts is looked for."""


@dataclass(frozen=True)
class HeadlineToken:
    """A word of a text: its place and its folded form, without the ending of a possessive."""

    start: int
    end: int
    form: str
    shape: str
    """The word as it stands: "US" is no "us"."""

    @property
    def capital(self) -> bool:
        """Whether it begins with a capital letter."""
        return self.shape[:1].isupper()


@dataclass(frozen=True)
class ContentWord:
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


def words_of(text: str, start: int = 0, end: int | None = None) -> list[HeadlineToken]:
    """The words of a stretch of a text, with their offsets in the text."""
    found = []
    for match in _TOKEN.finditer(text, start, len(text) if end is None else end):
        shape = match.group()
        bare = re.sub(r"['’][sS]?$", "", shape)
        bare = bare.replace(".", "") if bare[0].isalpha() else bare
        form = bare.lower().replace("’", "'")
        found.append(HeadlineToken(match.start(), match.start() + len(shape), form, bare))
    return found


def terms_of(words: Sequence[HeadlineToken]) -> list[ContentWord]:
    """The content words among the words of one sentence or headline."""
    stems = [stem(word.form) for word in words]
    upper = sum(w.shape.isupper() for w in words) > len(words) / 2
    initials = _initials(words)
    terms: list[ContentWord] = []
    skip = -1
    for at, word in enumerate(words):
        if at <= skip or word.shape in "%$£€":
            continue
        value, last = _number(words, at)
        abbreviation = word.shape.isupper() and len(word.shape) > 1 and (not upper or word.form == "us")
        if value is None and not abbreviation and (_is_idle(word.form) or len(word.form) < 2):
            continue
        if value is not None:
            skip = last
        mine = initials[at] | ({word.form} if abbreviation else set())
        terms.append(
            ContentWord(
                start=word.start,
                end=words[last].end,
                at=at,
                form=word.form,
                stem=stems[at],
                root=root(stems[at]),
                kin=_kin(stems, at),
                initials=frozenset(mine),
                value=value,
                unit=_unit(words, stems, at, last) if value is not None else "",
                name=word.capital and at > 0,
            )
        )
    return terms


def _is_idle(form: str) -> bool:
    return form in headline_class("idle") or form.endswith("n't")


def _kin(stems: Sequence[str], at: int) -> frozenset[int]:
    """The sets of a word: its own, and those of the pair it makes with a neighbour."""
    sets = kin(stems[at])
    for pair in (stems[max(0, at - 1) : at + 1], stems[at : at + 2]):
        if len(pair) == 2 and pair[0] in pair_openings():
            sets |= kin("_".join(pair))
    return sets


def _initials(words: Sequence[HeadlineToken]) -> list[set[str]]:
    """For every word the initials of the names of several words that it stands in."""
    found: list[set[str]] = [set() for _ in words]
    run: list[int] = []
    for at, word in enumerate([*words, HeadlineToken(0, 0, "", "")]):
        if word.capital and word.form not in _JOINTS:
            run.append(at)
            for length in range(2, min(_LONGEST_INITIALS, len(run)) + 1):
                members = run[-length:]
                short = "".join(words[i].form[0] for i in members)
                for i in members:
                    found[i].add(short)
        elif word.form not in _JOINTS:
            run = []
    return found


def _number(words: Sequence[HeadlineToken], at: int) -> tuple[float | None, int]:
    """What the number that begins with a word counts, and its last word; None where it begins none."""
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


def _unit(words: Sequence[HeadlineToken], stems: Sequence[str], at: int, last: int) -> str:
    """What a number counts: per cent, a currency, or the first content word behind it."""
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
            return stems[i]
    return ""
