"""Conditions of claims: clauses with "if", "unless", "once" and their like, as far as words and marks tell.

Such a clause goes, at the beginning of its sentence, to the comma behind which the main clause begins;
behind the main clause, to the end of the sentence, or to the comma behind which another clause begins.
"If" after "ask" or "know" and "when" after a noun of time ask or tell something else, and are left alone;
so is "even if".
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from functools import cache
from itertools import takewhile
from typing import TYPE_CHECKING

import msgspec

from accordingto.reading.lexicons import word_class
from accordingto.reading.syntax.clauses import begins_clause, claim_class, has_verb, is_finite, trimmed
from accordingto.reading.text.bounds import in_order
from accordingto.types import Span

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from accordingto.reading.syntax.clause_tokens import ClauseToken, ClauseTokens
    from accordingto.reading.syntax.document import Document
    from accordingto.reading.text.bounds import Bounds, Pieces
    from accordingto.types import Attribution, Claim, Sentence

_LONGEST = 5
"""Words in the longest opening."""
_CLOSING = frozenset("”\"'’»)")
_TEMPORAL = frozenset({"when", "whenever", "once", "until", "till"})
_SHORT = 4
"""Words up to which a clause needs no verb: "if elected"."""
_FARTHEST = 100
"""Words before and behind its opening in which a clause and what it hangs on are looked for."""
_REACH = 8
"""Words before a main clause without a comma among which the verb of the other stands."""
_TURNED = frozenset({"even", "as", "what"})
_BREAKS = frozenset({";", "—", "–", "--", ":", "?", "!", "…"})


def find_conditions(tokens: ClauseTokens, start: int, end: int) -> list[tuple[int, int]]:
    """Return where the conditional clauses of a sentence stand, in order; none holds another."""
    if not _openers().search(tokens.text, start, end):
        return []
    words = tokens.between(start, end)
    found: list[tuple[int, int]] = []
    at = 0
    while at < len(words):
        size = _opening(words, at)
        bounds = _clause(tokens.text, words, at, size) if size else None
        if bounds is None:
            at += 1
            continue
        found.append(bounds)
        at = max(at + 1, next((i for i in range(at, len(words)) if words[i].start >= bounds[1]), len(words)))
    return found


@cache
def _openers() -> re.Pattern[str]:
    """Return a pattern of all that opens such a clause: most sentences hold none of it."""
    phrases = {phrase.replace("-", r"\s+") for phrase in claim_class("conditional-phrases")}
    return re.compile(rf"(?i)\b(?:{'|'.join(sorted(phrases | claim_class('conditionals')))})\b")


def with_conditions(
    claims: Iterable[Claim], doc: Document, attributions: Iterable[Attribution]
) -> Iterator[Claim]:
    """Yield the claims, each with the conditions that stand in its words, or before what is attributed first.

    "If elected, Orr promised to build it" is such a sentence: the outlet's words open it, and go with what is
    promised. A claim that is all condition has none.
    """
    starts = [sentence.start for sentence in doc.sentences]
    by_sentence: dict[int, tuple[list[Bounds], int | None]] = {}
    contents = [(s.start, s.end) for one in attributions for s in one.content]
    parts, begun = in_order(contents), sorted(start for start, _ in contents)
    for claim in claims:
        at = bisect_right(starts, claim.content[0].start) - 1
        if at < 0:
            yield claim
            continue
        sentence = doc.sentences[at]
        if at not in by_sentence:
            found = find_conditions(doc.clause_tokens, sentence.start, sentence.end)
            by_sentence[at] = found, _opened(found, sentence, parts, begun)
        found, opened = by_sentence[at]
        low, high = (bisect_left(found, (x,)) for x in (claim.content[0].start, claim.content[-1].end))
        own = [bounds for bounds in found[low:high] if _is_in(claim, *bounds)]
        is_behind = opened is not None and opened <= claim.content[0].start
        if (
            len(claim.chain) > 1
            and is_behind
            and claim.content[0].end <= sentence.end
            and found[0] not in own
        ):
            own = [found[0], *own]
        condition = tuple(Span(a, b, doc.text[a:b]) for a, b in own)
        yield msgspec.structs.replace(claim, condition=condition) if own else claim


def _is_in(claim: Claim, start: int, end: int) -> bool:
    """Return whether a condition begins in the words of a claim, and leaves some of them."""
    inside = any(span.start <= start < span.end for span in claim.content)
    left = sum(max(0, min(s.end, start) - s.start) + max(0, s.end - max(s.start, end)) for s in claim.content)
    return inside and left > 4


def _opened(found: Sequence[Bounds], sentence: Sentence, parts: Pieces, begun: Sequence[int]) -> int | None:
    """Return where the first content begins behind a condition with which the outlet opens a sentence.

    None where the sentence opens with no condition of the outlet, or no content follows.

    ``parts`` are the contents of the text, put together, and ``begun`` the places at which they begin.
    """
    if not found or found[0][0] - sentence.start > 1:
        return None
    start, end = found[0]
    around = bisect_right(parts, start, key=lambda bounds: bounds[0]) - 1
    behind = bisect_left(begun, end)
    is_said = around >= 0 and start < parts[around][1]
    return None if is_said or behind == len(begun) else begun[behind]


def _opening(words: Sequence[ClauseToken], at: int) -> int:
    """Return the number of words that open a conditional clause at a place; 0 where none does."""
    form, before = words[at].form, words[at - 1].form if at else ""
    for size in range(_LONGEST, 1, -1) if form in _phrase_openings() else ():
        if _phrase(words, at, size) in claim_class("conditional-phrases"):
            return size if form not in ("as", "so") or begins_clause(words, at + size) else 0
    if form not in claim_class("conditionals") or at + 1 >= len(words) or words[at + 1].is_mark:
        return 0
    if before in claim_class("asking") or before in _TURNED:
        return 0
    if any(_phrase(words, at + 1, size) in claim_class("set-phrases") for size in (1, 2, 3)):
        return 0
    return 1 if form in ("if", "unless") else int(_has_subject(words, at, before))


@cache
def _phrase_openings() -> frozenset[str]:
    """Return the words with which a phrase that opens a condition begins."""
    return frozenset(phrase.partition("-")[0] for phrase in claim_class("conditional-phrases"))


def _phrase(words: Sequence[ClauseToken], at: int, size: int) -> str:
    return "-".join(word.form for word in words[at : at + size])


def _has_subject(words: Sequence[ClauseToken], at: int, before: str) -> bool:
    """Return whether a word opens a clause: "when he wins", not "Monday, when" or "was provided"."""
    if before in claim_class("times-of") or before in claim_class("auxiliaries"):
        return False
    if words[at].form in ("when", "until", "till") and before == ",":
        return False
    return begins_clause(words, at + 1)


def _clause(text: str, words: Sequence[ClauseToken], at: int, size: int) -> tuple[int, int] | None:
    """Return the bounds of the clause that opens at a word; None where it tells of the past."""
    first = last = at + size
    is_fronted = _is_fronted(words, at)
    farthest = min(len(words), first + _FARTHEST)
    while last < farthest and not _ends(words, first, last, is_fronted=is_fronted):
        last += 1
    if last == first or (_is_temporal(words, at) and not _lies_ahead(words, at, last)):
        return None
    return trimmed(text, words[at].start, words[last - 1].end)


def _is_temporal(words: Sequence[ClauseToken], at: int) -> bool:
    return words[at].form in _TEMPORAL or _phrase(words, at, 3) == "as-soon-as"


def _is_fronted(words: Sequence[ClauseToken], at: int) -> bool:
    """Return whether a clause stands before its main clause: behind a conjunction, no verb since a mark."""
    if at and words[at - 1].form in claim_class("coordinators"):
        return True
    low = max(0, at - _FARTHEST)
    since = next((i + 1 for i in range(at - 1, low - 1, -1) if words[i].form in _BREAKS), low)
    return not has_verb(words[since:at])


def _lies_ahead(words: Sequence[ClauseToken], at: int, last: int) -> bool:
    """Return whether a clause of time is a condition: it and its main clause tell of the future."""
    around = {word.form for word in (*words[max(0, at - _FARTHEST) : at], *words[last : last + _FARTHEST])}
    verb = next((i for i in range(at + 1, last) if is_finite(words, i)), None)
    past = verb is not None and (
        words[verb].form in word_class("past-verbs") or words[verb].form.endswith("ed")
    )
    will = any(form.endswith("'ll") for form in around) or bool(around & claim_class("prospective"))
    return "would" in around if past else will


def _ends(words: Sequence[ClauseToken], first: int, at: int, *, is_fronted: bool) -> bool:
    """Return whether a conditional clause ends before a word."""
    form = words[at].form
    if form in _BREAKS or form.startswith("--"):
        return True
    if form in _CLOSING and at > first and words[at - 1].form in ",.!?":
        return True
    if form == "." and at + 1 < len(words):
        return words[at + 1].form == "." or (
            words[at + 1].start > words[at].end and len(words[at - 1].form) >= _SHORT
        )
    if form == ")" and not any(word.form == "(" for word in words[first:at]):
        return True
    if form == "then" and is_fronted and words[at - 1].form not in claim_class("coordinators"):
        return at > first
    if form == ",":
        return _is_before_clause(words, first, at, is_fronted=is_fronted)
    return is_fronted and at - first > 1 and _opens_main(words, at)


def _is_before_clause(words: Sequence[ClauseToken], first: int, at: int, *, is_fronted: bool) -> bool:
    """Return whether a comma stands before another clause, or at the end."""
    behind = at + 1
    while behind < len(words) and words[behind].form in _CLOSING:
        behind += 1
    if behind >= len(words):
        return True
    form = words[behind].form
    if form in claim_class("prospective"):
        return True
    if form in claim_class("edges"):
        return not is_fronted and begins_clause(words, behind)
    plain = form in claim_class("sure-subjects") or form in word_class("determiners")
    complete = plain or at - first < _SHORT or has_verb(words[first:at])
    return complete and begins_clause(words, behind)


def _opens_main(words: Sequence[ClauseToken], at: int) -> bool:
    """Return whether a main clause begins without a comma: "once the bridge is open the tolls will fall"."""
    form = words[at].form
    if form in claim_class("sure-subjects") or form.endswith("'ll"):
        return form.endswith("'ll") or (
            at + 1 < len(words) and words[at + 1].form in claim_class("prospective")
        )
    if form not in word_class("determiners"):
        return False
    ahead = list(takewhile(lambda word: not word.is_mark, words[at + 1 : at + 5]))
    will = next((i for i, word in enumerate(ahead) if word.form in claim_class("prospective")), None)
    return will is not None and has_verb(words[max(0, at - _REACH) : at])
