"""Two printings of an utterance, word by word: what both have, and what one has otherwise."""

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
    """A stretch of the fullest printing beside one of another."""

    step: Step
    full: range
    """Words of the fullest."""
    other: range
    """Words of the other."""


def spelling(form: str) -> str:
    """Return a word as it is compared: British and American spellings are one."""
    plain = _DOUBLE.sub(r"\1", form)
    for british, american in _ENDINGS:
        plain = plain.replace(british, american)
    return plain


def align(full: Forms, other: Forms) -> list[Stretch]:
    """Return the stretches of two printings in order, those that are equal and those that are not."""
    mine, theirs = [spelling(form) for form in full], [spelling(form) for form in other]
    matcher = SequenceMatcher(None, mine, theirs, autojunk=False)
    return [
        Stretch("equal" if "".join(mine[a:b]) == "".join(theirs[c:d]) else tag, range(a, b), range(c, d))
        for tag, a, b, c, d in matcher.get_opcodes()
    ]


def shared_words(full: Forms, other: Forms, least: int = 1) -> list[Forms]:
    """Return the words that two printings share in order, in runs of at least some words."""
    matcher = SequenceMatcher(None, full, other, autojunk=False)
    return [full[a : a + size] for a, _, size in matcher.get_matching_blocks() if size >= least]


def variant_of(full: Forms, other: Forms) -> Variant:
    """Return what a printing is to the fullest: the same words, a part of them in order, or other words."""
    steps = {one.step for one in align(full, other)} - {"equal"}
    return "same" if not steps else "cut" if steps == {"delete"} else "altered"


def change_kinds(full: Forms, other: Forms, one: Stretch) -> list[ChangeKind]:
    """Return what sorts of words differ in a stretch that is not equal, the gravest first."""
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
    """Return whether a word stands in another form of the same verb: "allow", "allowed"; "is", "was"."""
    return any(a != b and stem(a) == stem(b) and a.rstrip("s") != b.rstrip("s") for a in there for b in here)
