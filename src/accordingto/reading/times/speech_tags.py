"""Whether a clause of saying names the day: "she told reporters in Vestby on Sunday", "On Sunday, Vik said".

Between the verb and its day only a hearer, a place or a manner may stand; whatever else does, a second verb
first of all, may be what the day belongs to: "said she would resign on Friday", "wrote his will on 3 May".
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from accordingto.reading.lexicons import word_class

if TYPE_CHECKING:
    from collections.abc import Sequence

LONGEST = 12
"""Words of a subject, and of what stands between a verb of saying and its day."""
_LEADS = frozenset({"on", "early", "late", "earlier", "later", ","})
"""Words that belong to the day behind them."""


def names_day(before: Sequence[str], behind: Sequence[str]) -> bool:
    """Return whether a clause of saying, cut in two by a day, has that day as the one of speech.

    ``before`` begins where the clause does; ``behind`` ends where the clause or a quotation in it does.
    """
    verbs = [word for word in (*before, *behind) if word.lower() in word_class("speech-pasts")]
    if len(verbs) != 1 or (behind and behind[0] in ("'", "’")):
        return False
    before = list(before)
    while before and before[-1].lower() in _LEADS:
        before.pop()
    if verbs[0] in before:
        at = before.index(verbs[0])
        subject, between = _without_lead(before[:at]), before[at + 1 :]
        follows = bool(behind) and _is_verb(behind[0])
        fits = _is_complement(verbs[0].lower(), between) if subject else _is_subject(between)
        return fits and _is_subject(subject) and not follows
    subject = _without_lead(behind[: behind.index(verbs[0])])
    return all(word in ("he", "she", "they") or word[0].isupper() for word in before) and (
        _is_subject(subject)
    )


def _without_lead(words: Sequence[str]) -> list[str]:
    return list(words[1:] if words and words[0] == "," else words)


def _is_subject(words: Sequence[str]) -> bool:
    """Return whether words can be who speaks, with what is said of them in passing: ", who leads it,"."""
    words = [word.lower() for word in words]
    while (at := next((i for i, word in enumerate(words) if word in ("who", "which")), 0)) and "," in words[
        at:
    ]:
        words = words[: at - 1] + words[words.index(",", at) + 1 :]
    return len(words) <= LONGEST and not any(
        _is_verb(word) or word in word_class("relatives") | _breaks() for word in words
    )


def _is_complement(verb: str, words: Sequence[str]) -> bool:
    """Return whether words behind a verb of saying are a hearer, a place or a manner."""
    if len(words) > LONGEST:
        return False
    lower = [word.lower() for word in words]
    for i, word in enumerate(words):
        before, after = lower[i - 1] if i else "", words[i + 1] if i + 1 < len(words) else ""
        if _is_verb(word) or lower[i] in _never():
            return False
        if lower[i] == "to" and (i or not _is_noun(after)):
            return False
        if lower[i] == "by" and (not after.islower() or after in word_class("determiners")):
            return False
        if i and lower[i] in word_class("determiners") and before not in word_class("prepositions"):
            return False
    if not lower or verb in word_class("hearing-pasts"):
        return True
    return lower[0] in word_class("speech-places") or _is_adverb(lower[0])


def _is_noun(word: str) -> bool:
    """Return whether a word behind "to" is no infinitive: "to the board", "to reporters", "to Orr"."""
    return word[:1].isupper() or word.endswith("s") or word in word_class("determiners")


def _is_adverb(word: str) -> bool:
    return word.endswith("ly") or word in word_class("passing-adverbs")


def _is_verb(word: str) -> bool:
    lower = word.lower()
    return lower in _verbs() or (len(lower) > 4 and word.islower() and lower.endswith("ed"))


@cache
def _verbs() -> frozenset[str]:
    names = ("finite-verbs", "past-verbs", "future-auxiliaries", "timetable-verbs")
    return frozenset[str]().union(*map(word_class, names))


@cache
def _breaks() -> frozenset[str]:
    """Return the marks at which no subject goes on."""
    return frozenset(".!?;:()[]—–")


@cache
def _never() -> frozenset[str]:
    """Return the words that are part of no hearer, place or manner."""
    clauses = word_class("relatives") | word_class("clause-subjects") | word_class("question-words")
    others = word_class("prepositions") - word_class("speech-places") - {"of"}
    return clauses | others | _breaks() | {",", "and", "but", "or", "until", "till", "for"}
