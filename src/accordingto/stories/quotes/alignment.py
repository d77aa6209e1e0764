"""Aligning two printings of an utterance word by word, and classifying the differences."""

from __future__ import annotations

import re
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import TYPE_CHECKING, Literal

from accordingto.reading.lexicons import word_class
from accordingto.reading.support.stems import stem

if TYPE_CHECKING:
    from collections.abc import Sequence

    from accordingto.stories.story import ChangeKind, Variant

    Forms = Sequence[str]

Step = Literal["equal", "replace", "delete", "insert"]
_DOUBLE = re.compile(r"(l)\1")
_ENDINGS = (("our", "or"), ("isation", "ization"), ("ise", "ize"), ("ising", "izing"))
_HEDGES = ("hedging-adverbs", "possible-words", "probable-words")
_PERSONS = (
    "speaker-pronouns", "side-pronouns", "hearer-pronouns", "male-pronouns", "female-pronouns",
    "plural-pronouns",
)  # fmt: skip


@dataclass(frozen=True)
class Stretch:
    """A stretch of the fullest printing aligned with one of another printing."""

    step: Step
    full: range
    """Indexes of the words in the fullest printing."""
    other: range
    """Indexes of the words in the other printing."""


def spelling(form: str) -> str:
    """Return a word normalised for comparison: American endings for British ones, and "l" for "ll"."""
    plain = _DOUBLE.sub(r"\1", form)
    for british, american in _ENDINGS:
        plain = plain.replace(british, american)
    return plain


def align(full: Forms, other: Forms) -> list[Stretch]:
    """Return the aligned stretches of two printings, equal and different ones, in order."""
    mine, theirs = [spelling(form) for form in full], [spelling(form) for form in other]
    matcher = SequenceMatcher(None, mine, theirs, autojunk=False)
    return [
        Stretch("equal" if "".join(mine[a:b]) == "".join(theirs[c:d]) else tag, range(a, b), range(c, d))
        for tag, a, b, c, d in matcher.get_opcodes()
    ]


def shared_words(full: Forms, other: Forms, least: int = 1) -> list[Forms]:
    """Return the runs of at least ``least`` words in a row that two printings share, in order."""
    matcher = SequenceMatcher(None, full, other, autojunk=False)
    return [full[a : a + size] for a, _, size in matcher.get_matching_blocks() if size >= least]


def variant_of(full: Forms, other: Forms) -> Variant:
    """Return how a printing differs from the fullest: not at all, only by omissions, or otherwise."""
    steps = {one.step for one in align(full, other)} - {"equal"}
    return "same" if not steps else "cut" if steps == {"delete"} else "altered"


def change_kinds(full: Forms, other: Forms, one: Stretch) -> list[ChangeKind]:
    """Return the kinds of differences in a stretch that is not equal, the most serious first."""
    there, here = [full[i] for i in one.full], [other[i] for i in one.other]
    is_end = bool(there) and (one.full.start == 0 or one.full.stop == len(full))
    if is_end and word_class("idle", "supportclasses").issuperset(here) and not _negates(here):
        return ["left_out"]
    found: list[ChangeKind] = []
    if _negates(there) != _negates(here):
        found.append("negation")
    if _hedges(there) != _hedges(here):
        found.append("hedge")
    if one.step == "replace":
        if _persons(there) != _persons(here):
            found.append("person")
        if _is_other_tense(there, here):
            found.append("tense")
    return found or ["left_out" if one.step == "delete" else "words"]


def _negates(forms: list[str]) -> bool:
    denying = word_class("negations")
    return any(form in denying or form.endswith("n't") or form == "without" for form in forms)


def _hedges(forms: list[str]) -> bool:
    return any(form in word_class(name) for form in forms for name in _HEDGES)


def _persons(forms: list[str]) -> set[int]:
    heads = [form.split("'")[0] for form in forms]
    return {number for number, name in enumerate(_PERSONS) if not word_class(name).isdisjoint(heads)}


def _is_other_tense(there: list[str], here: list[str]) -> bool:
    """Return whether a word has another form with the same stem: "allow", "allowed"; "is", "was".

    A final "s" does not count.
    """
    return any(a != b and stem(a) == stem(b) and a.rstrip("s") != b.rstrip("s") for a in there for b in here)
