"""The tense of the clause around an expression of time, from the verb nearest to it.

A bare weekday or month is past or to come by what its clause says of it: "met Tuesday", "will meet Tuesday",
"is due Tuesday". The words before it count first, then those behind it, to the end of the sentence.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache
from typing import Literal

from accordingto.reading.lexicons import word_class
from accordingto.reading.times.tokens import BREAK, TimeToken

Tense = Literal["past", "future", "none"]

REACH = 25
"""Words on either side that are looked at."""
INFINITIVE = 4
"""Words from "to" within which an infinitive is one that the time belongs to."""
TIMETABLED = 9
"""Words from a present to a time behind it within which it tells of what is to come: "opens … on Friday"."""
SUBJECT = 12
"""Words before a present among which its subject is looked for."""
_BOUND = frozenset({"is", "are", "due", "likely", "ready"})
"""Words that make the infinitive behind them one of what is to come, however far away the time stands."""
_NOUNS = frozenset({"plan", "plans", "hopes", "aims"})
"""Nouns that are verbs of what is to come elsewhere."""
_STATES = frozenset({"open", "out", "off", "back", "away", "live", "free"})
"""Words with which a form of "to be" tells of what is arranged: "is open on Friday"."""
_PARTING = frozenset({"that", "who", "whom", "whose", "which", "what", "how", "why", "where", "whether"})
"""Words with which a clause begins that has a time of its own: "opens the hall that burned in June"."""
_ENDS = frozenset({".", "!", "?", ";", BREAK})


def tense_at(words: Sequence[TimeToken], at: int) -> Tense:
    """Return the tense at a word."""
    for i in _before_quotations(words, at):
        if ends_sentence(words, i):
            break
        if (found := _tense_of(words, i, at, at)) != "none":
            return found
    if (found := tense_behind(words, at)) != "none":
        return found
    return "future" if at and words[at - 1].lower == "by" else "none"


def tense_behind(words: Sequence[TimeToken], at: int) -> Tense:
    """Return the tense of the first verb from a word on, in its sentence."""
    for i in range(at, min(len(words), at + REACH)):
        if ends_sentence(words, i):
            break
        if (found := _tense_of(words, i, i + 3, at)) != "none":
            return found
    return "none"


def _before_quotations(words: Sequence[TimeToken], at: int) -> Iterator[int]:
    """Yield the places before a word, the nearest first, without what stands in quotations before it."""
    low, i = max(-1, at - REACH - 1), at - 1
    while i > low:
        yield i
        closes = words[i].text == "”" or (words[i].text == '"' and i and words[i - 1].end == words[i].start)
        opened = (j for j in range(i - 1, low, -1) if words[j].text in ("“", '"'))
        i = next(opened, i - 1) if closes else i - 1


def ends_sentence(words: Sequence[TimeToken], i: int) -> bool:
    """Return whether a mark ends a sentence; the full stop of an initial or a title does not."""
    if words[i].text != ".":
        return words[i].text in _ENDS
    before = words[i - 1] if i else words[i]
    glued = before.end == words[i].start and (len(before.text) == 1 or before.lower in word_class("courtesy"))
    return not (glued or before.lower in word_class("abbreviated"))


def _tense_of(words: Sequence[TimeToken], i: int, stop: int, at: int) -> Tense:
    """Return the tense that one word tells; an auxiliary counts for its participle, and "May" is a month."""
    word = words[i].lower
    if words[i].text == "May" and i:
        return "none"
    after = words[i + 1].lower if i + 1 < len(words) else ""
    if word in ("until", "till"):
        return "none" if i + 1 != stop or i == 0 or words[i - 1].lower in _ENDS else "future"
    if word == "won":
        return "future" if after == "'t" else "past"
    if word == "set":
        return "future" if after in ("to", "for") else "past"
    if word == "if" and i < at:
        return "future"
    if word in _scheduled() and _is_present(words, i):
        return "future" if i >= at - TIMETABLED and not _is_apart(words, i, at) else "none"
    if word.endswith("ing") and i >= at - TIMETABLED and _is_progressive(words, i):
        return "future"
    if word in _NOUNS and i and words[i - 1].lower in _owners():
        return "none"
    if word in word_class("future-verbs"):
        active = i >= at and word.endswith("ed") and not _before(words, i) & word_class("being-forms")
        return "past" if active or "had" in _before(words, i) else "future"
    if word in ("is", "are", "'re") and _is_beside(words, i, at):
        return "future"
    binds = word in word_class("binding-verbs") and (after == "to" or words[at - 1].lower == "by")
    if word in word_class("future-auxiliaries") or binds:
        return "future"
    if word == "to" and i and words[i - 1].lower in _BOUND and i + 1 < stop and _is_infinitive(words[i + 1]):
        return "past" if "had" in _before(words, i) else "future"
    if (
        word == "to"
        and at - i <= INFINITIVE
        and i + 1 < stop
        and i + 1 < len(words)
        and _is_infinitive(words[i + 1])
    ):
        return "none" if _before(words, i) & word_class("past-auxiliaries") else "future"
    described = i > 0 and words[i - 1].lower in word_class("determiners")  # "a corrected table"
    participle = word.endswith("ed") and len(word) > 4 and word.isalpha() and not described
    if word in word_class("past-verbs") or participle:
        return "future" if _is_to_come(words, i) else "past"
    return "none"


@cache
def _scheduled() -> frozenset[str]:
    return word_class("timetable-verbs") | word_class("scheduled-verbs")


def _is_beside(words: Sequence[TimeToken], i: int, at: int) -> bool:
    """Return whether only a preposition and a word like "open" stand before a time: "is out on Friday"."""
    between = [word.lower for word in words[i + 1 : at]]
    if between and between[-1] in ("in", "on", "at", "from"):
        between.pop()
    return not between or (len(between) == 1 and between[0] in _STATES) if i < at else False


def _is_apart(words: Sequence[TimeToken], i: int, at: int) -> bool:
    """Return whether something between a verb and a time has it for its own.

    So does another clause ("opens early, and on Friday it was full", "rules that Orr lied in June"), another
    verb, and what a noun is of ("hears of the fire in October", not "ends in most of the country on Friday").
    """
    for k in range(i + 1, at):
        word, before = words[k].lower, words[k - 1]
        if word in _PARTING or (_is_verb(words[k]) and before.lower not in word_class("determiners")):
            return True
        if word == "of" and k + 1 < at and before.lower not in word_class("determiners"):
            return True
        if before.text == "," and word in ("and", "but", "so"):
            return True
    return False


def _is_progressive(words: Sequence[TimeToken], i: int) -> bool:
    """Return whether a word in "-ing" is the verb of what is arranged: "is closing", "are also meeting"."""
    stem = words[i].lower[:-3]
    return not {stem, stem + "e", stem[:-1]}.isdisjoint(_scheduled()) and not _before(words, i).isdisjoint(
        {"is", "are", "'re", "am"}
    )


def _is_present(words: Sequence[TimeToken], i: int) -> bool:
    """Return whether a form like "opens" or "close" is the verb of its clause, and no noun or adjective.

    It is where it has no other verb before it in its clause and right before it no word that begins a noun
    phrase; the form without "s" needs a plural or a pronoun before it, its subject.
    """
    before = words[i - 1].lower if i else ""
    never = word_class("determiners") | word_class("prepositions") | {"'s", "'", "of", "to", "-", ""}
    if before in never or "NUMBER" in words[i - 1].roles:
        return False
    subject = list(_subject(words, i))
    described = i > 1 and words[i - 2].lower in word_class("determiners") and not _is_plural(words[i - 1])
    if any(_is_verb(word) for word in subject) or (described and not words[i].lower.endswith("s")):
        return False
    joined = i - len(subject) - 1
    several = (joined >= 0 and words[joined].lower == "and") or any(_is_plural(word) for word in subject)
    return words[i].lower.endswith("s") or several


def _subject(words: Sequence[TimeToken], i: int) -> Iterator[TimeToken]:
    """Yield the words between a verb and the beginning of its clause, the nearest first."""
    for k in range(i - 1, max(-1, i - 1 - SUBJECT), -1):
        if ends_sentence(words, k) or not (words[k].text[0].isalnum() or words[k].text[0] in "-.'’"):
            return
        if words[k].lower in word_class("verb-clause-openers"):
            return
        yield words[k]


def _is_verb(word: TimeToken) -> bool:
    lower = word.lower
    ended = lower.endswith("ed") and len(lower) > 4 and word.text.islower()
    return ended or lower in word_class("finite-verbs") or lower in word_class("past-verbs")


def _is_plural(word: TimeToken) -> bool:
    lower = word.lower
    ends = lower.endswith("s") and not lower.endswith(("ss", "us", "'s")) and len(lower) > 3
    return ends or lower in word_class("bare-plurals")


def _is_to_come(words: Sequence[TimeToken], i: int) -> bool:
    """Return whether a participle is part of a future verb: "to be closed", "will soon be shut"."""
    at = i - 1
    while at >= 0 and (words[at].lower.endswith("ly") or words[at].lower in word_class("passing-adverbs")):
        at -= 1
    nearest = words[at].lower if at >= 0 else ""
    if nearest in ("to", "be"):
        return True
    joined = nearest in word_class("future-auxiliaries") | {"have", "been", "not", "n't"}
    return joined and not _before(words, i).isdisjoint(word_class("future-auxiliaries"))


@cache
def _owners() -> frozenset[str]:
    """Return what stands before a noun: "the plan", "its plan", "Orr's plan"; "that plans" is a clause."""
    return (word_class("pointers") | {"a", "an", "'s"}) - {"that", "those"}


def _before(words: Sequence[TimeToken], i: int) -> set[str]:
    return {word.lower for word in words[max(0, i - 3) : i]}


def _is_infinitive(word: TimeToken) -> bool:
    lower = word.lower
    return (
        word.text.islower()
        and not word.roles
        and lower not in word_class("determiners")
        and not lower.endswith(("s", "ing"))
    )
