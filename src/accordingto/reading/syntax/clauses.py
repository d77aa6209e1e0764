"""Clauses: where one proposition ends and the next begins, as far as words and marks tell.

There is no parser here. A finite verb is a word of a list, a word in -ed, or a contraction; what joins two
clauses is a semicolon, a dash, or "and" and its like before a subject and such a verb. Where that is not
plain, what stands together stays together.
"""

from __future__ import annotations

import re
from functools import cache
from itertools import accumulate, islice, pairwise
from typing import TYPE_CHECKING

from accordingto.reading.lexicons import word_class

if TYPE_CHECKING:
    from collections.abc import Reversible, Sequence

    from accordingto.reading.syntax.clause_tokens import ClauseToken, ClauseTokens

LEXICON = "claimwords"
LONGEST_SUBJECT = 14
"""Words between a conjunction and the verb of the clause that it joins."""
LONGEST_TAIL = 3
"""Words between the last comma and an attribution that are left out."""
_CLITIC = re.compile(r"\w'(?:re|ve|ll|d|m)$|n't$")
_INNER = frozenset("'’-\"“”")
_RELATIVES = frozenset({"who", "which", "whose"})
_JOINING = frozenset(";—–-")
_OPEN, _CLOSED = frozenset("([{"), frozenset(")]}")
_LEFT = re.compile(r"(?:[\s,;:.!?…—–)\]}]|-(?!\d))+")
_RIGHT = frozenset(",;:—–-([{/")
_INITIAL = re.compile(r"(?:^|[\W_])\w\.$")
_DOUBLES = {"“": "”", "«": "»", "„": "“”", '"': '"'}


@cache
def claim_class(name: str) -> frozenset[str]:
    """Return the words of one class of ``claimwords.txt``. Raises ``KeyError`` where there is none."""
    return word_class(name, LEXICON)


def is_finite(words: Sequence[ClauseToken], at: int, *, surely: bool = False) -> bool:
    """Return whether a word is a finite verb; ``surely``: and can hardly be anything else.

    What follows an auxiliary is none: "hurt" of "was hurt", "have" of "could have", "made" of "made by".
    """
    form = words[at].form
    if "'" in form:
        if form.endswith("'s"):
            return form[:-2] in claim_class("subjects") | {"what", "here"}
        if _CLITIC.search(form):
            return True
    listed = form in claim_class("finite")
    if not listed and (surely or not _may_be_finite(form)):
        return False
    if _follows_auxiliary(words, at):
        return False
    if listed or (at and words[at - 1].form in word_class("determiners")):
        return listed
    return at + 1 == len(words) or words[at + 1].form != "by"


def _may_be_finite(form: str) -> bool:
    """Return whether a word can be a verb, or something else: "left", "closed"."""
    if form.endswith("ed") and len(form) > 3 and form not in claim_class("no-verbs"):
        return True
    return form in claim_class("perhaps-finite")


def _follows_auxiliary(words: Sequence[ClauseToken], at: int) -> bool:
    """Return whether an auxiliary stands before a word, up to two adverbs and the like between them."""
    before = at - 1
    while before > max(0, at - 3) and _is_light(words[before]):
        before -= 1
    return before >= 0 and words[before].form in claim_class("auxiliaries")


def has_verb(words: Sequence[ClauseToken]) -> bool:
    """Return whether a stretch holds a finite verb."""
    return any(is_finite(words, at) for at in range(len(words)))


def has_relative_clause(words: Sequence[ClauseToken]) -> bool:
    """Return whether a noun phrase says something in passing: a comma, "who" or its like, and a verb."""
    places = [at for at in range(1, len(words)) if words[at].form in _RELATIVES and words[at - 1].form == ","]
    return bool(places) and has_verb(words[places[0] :])


def _is_light(word: ClauseToken) -> bool:
    return word.form in claim_class("light-words") or word.form.endswith("ly")


def begins_relative(words: Sequence[ClauseToken]) -> bool:
    """Return whether a stretch is a clause about what stands before it: "who has two boats"."""
    return words[0].form in _RELATIVES


def says_something(words: Sequence[ClauseToken]) -> bool:
    """Return whether a stretch says more than a noun phrase does: a verb, a subject, or an infinitive."""
    own = [word for word in words if not word.is_mark]
    if len(own) > 1 and (own[0].form == "that" or own[0].form.endswith("ing")):
        return True
    return any(word.form in _telling() for word in words) or any(
        is_finite(words, at, surely=True) for at in range(len(words))
    )


@cache
def _telling() -> frozenset[str]:
    """Return the words of which one alone says more than a noun phrase does."""
    return claim_class("perhaps-finite") | claim_class("sure-subjects") | {"to"}


def loose_tail(words: Reversible[ClauseToken]) -> ClauseToken | None:
    """Return the comma behind which a few words without a verb stand at the end; None where there is none.

    "…, such" before "as he put it" is such a tail.
    """
    tail = list(islice(reversed(words), LONGEST_TAIL + 1))[::-1]
    comma = next((at for at in range(len(tail) - 1, -1, -1) if tail[at].form == ","), None)
    return None if comma is None or has_verb(tail[comma:]) else tail[comma]


def opens_with_verb(words: Sequence[ClauseToken]) -> bool:
    """Return whether a stretch begins with its verb, so that its subject stands elsewhere.

    Behind an adverb, and for a form with a clitic ("that's"), only what is nothing but a verb counts.
    """
    at = 0
    while at < len(words) and _is_light(words[at]):
        at += 1
    if at == len(words) or ("'" in words[at].form and not words[at].form.endswith("n't")):
        return False
    return is_finite(words, at, surely=at > 0)


def split_clauses(tokens: ClauseTokens, start: int, end: int) -> list[tuple[int, int]]:
    """Return a stretch of a sentence, cut where a clause of the same rank begins, as bounds in order.

    A conjunction goes with the clause that it opens.
    """
    words = tokens.between(start, end)
    if not any(_can_join(word.form) for word in words):
        return [(start, end)]
    finite = [is_finite(words, at) for at in range(len(words))]
    ranks, verbless = _ranks(words, finite), _verbless(words, finite)
    cuts = [0]
    depth = 0
    for at, word in enumerate(words):
        depth = max(0, depth + (word.form in _OPEN) - (word.form in _CLOSED))
        if at and not depth and _is_joint(words, at, tokens.text, is_subject=verbless[at]):
            following = at + 1 if word.is_mark else at
            if ranks[at] > ranks[cuts[-1]] and begins_clause(words, following):
                cuts.append(at)
    bounds = [*(words[at].start if at else start for at in cuts), end]
    return list(pairwise(bounds))


def trimmed(text: str, start: int, end: int) -> tuple[int, int] | None:
    """Return a stretch without white space, commas and dashes at its edges; None where no word is left.

    Question marks and exclamation marks stay at the end, and so does the dot of an initial ("the U.S.").
    """
    before = (-1, -1)
    while before != (start, end):
        before = start, end
        lead = _LEFT.match(text, start, end)
        start = lead.end() if lead else start
        while start < end and _is_loose_end(text, start, end):
            end -= 1
        start, end = within_quotes(text, start, end)
    return (start, end) if any(text[at].isalnum() for at in range(start, end)) else None


def within_quotes(text: str, start: int, end: int) -> tuple[int, int]:
    """Return a stretch without the quotation mark at an edge whose counterpart it does not hold."""
    if start < end and text[start] in _DOUBLES and not _is_closed(text, start, end):
        start += 1
    if start < end and text[end - 1] in '“”"«»„' and not _is_opened(text, start, end):
        end -= 1
    return start, end


def _is_loose_end(text: str, start: int, end: int) -> bool:
    last = text[end - 1]
    dot = last == "." and not _INITIAL.search(text[max(start, end - 3) : end])
    return last.isspace() or last in _RIGHT or dot


def _is_closed(text: str, start: int, end: int) -> bool:
    return any(text.find(mark, start + 1, end) >= 0 for mark in _DOUBLES[text[start]])


def _is_opened(text: str, start: int, end: int) -> bool:
    last = text[end - 1]
    return any(
        last in closing and text.find(opening, start, end - 1) >= 0 for opening, closing in _DOUBLES.items()
    )


def _can_join(form: str) -> bool:
    """Return whether a word or mark joins clauses in some sentence."""
    return form in claim_class("comma-coordinators") or form in _JOINING or form.startswith("--")


def _is_joint(words: Sequence[ClauseToken], at: int, text: str, *, is_subject: bool) -> bool:
    """Return whether a word or mark may join two clauses where it stands.

    ``is_subject``: only a noun phrase stands between a comma and it: "Last year, Orr and Vik met".
    """
    form = words[at].form
    if not _can_join(form):
        return False
    if form in claim_class("comma-coordinators"):
        comma = words[at - 1].form == ","
        if not comma and is_subject:
            return False
        return comma or (form in claim_class("coordinators") and _is_plain_clause(words, at + 1))
    return form != "-" or text[words[at].start - 1].isspace()


def _is_plain_clause(words: Sequence[ClauseToken], at: int) -> bool:
    """Return whether a pronoun and its verb follow, or a noun phrase with a verb that is nothing else."""
    return at < len(words) and begins_clause(words, at, surely=True)


def begins_clause(words: Sequence[ClauseToken], at: int, *, surely: bool = False) -> bool:
    """Return whether a subject and its verb follow, within the same marks.

    ``surely``: a verb that can hardly be anything else.
    """
    farthest = min(at + LONGEST_SUBJECT, len(words))
    while at < farthest and (
        words[at].form in claim_class("light-words") or words[at].form in claim_class("comma-coordinators")
    ):
        at += 1
    if at + 1 >= len(words) or words[at].is_mark:
        return False
    first = words[at].form
    if first in claim_class("dependents") or first == "to" or is_finite(words, at, surely=True):
        return _CLITIC.search(first) is not None or first.endswith("'s")
    if first in claim_class("sure-subjects") and not words[at + 1].is_mark:
        return True
    if surely and first in word_class("prepositions"):
        return False
    dependents = claim_class("dependents")
    for verb in range(at + 1, min(at + LONGEST_SUBJECT, len(words))):
        form = words[verb].form
        if (words[verb].is_mark and form not in _INNER) or form in dependents or form == "that":
            return False
        if is_finite(words, verb, surely=surely):
            return True
    return False


def _ranks(words: Sequence[ClauseToken], finite: Sequence[bool]) -> list[int]:
    """Return, for each word, how many more finite verbs than dependent clauses stand before it.

    A stretch over which this grows has a verb of its own. One entry more than words: the last is of the end.
    """
    dependents = claim_class("dependents")
    steps = (verb - (word.form in dependents) for word, verb in zip(words, finite, strict=True))
    return list(accumulate(steps, initial=0))


def _verbless(words: Sequence[ClauseToken], finite: Sequence[bool]) -> list[bool]:
    """Return, for each word, whether a comma stands before it with no finite verb between the two."""
    found, verbless = [], False
    for word, verb in zip(words, finite, strict=True):
        found.append(verbless)
        verbless = word.form == "," or (verbless and not verb)
    return found
