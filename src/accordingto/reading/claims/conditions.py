"""Conditions of claims: clauses with "if", "unless", "once" and the like, delimited by the dependency tree.

"If" after "ask" or "know", "when" after a noun of time, and "even if" open no condition.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from functools import cache
from typing import TYPE_CHECKING

import msgspec

from accordingto.reading.encoder.tokens import CLOSING, OPENING
from accordingto.reading.lexicons import claim_class
from accordingto.reading.text.bounds import in_order, trimmed
from accordingto.types import Span

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from accordingto.reading.syntax.document import Document
    from accordingto.reading.text.bounds import Bounds, Pieces
    from accordingto.types import Attribution, Claim, Sentence

_LONGEST = 5
"""Number of words in the longest phrase that opens a condition."""
_FARTHEST = 100
"""Most tokens of a clause that are examined, and most tokens before and after it."""
_TEMPORAL = frozenset({"when", "whenever", "once", "until", "till", "soon"})
_TURNED = frozenset({"even", "as", "what", "-"})
_BREAKS = frozenset({";", "—", "–", ":", "…", ")"})
_OTHER = frozenset(("ccomp", "csubj", "xcomp", "acl:relcl"))
"""Relations of clauses that are no condition: "knew when it rained", "the day when it rained"."""


def find_conditions(doc: Document, start: int, end: int) -> list[tuple[int, int]]:
    """Return the offsets (start, end) of the conditional clauses of a sentence, in order, not nested."""
    words, found, end_of_last = doc.tokens_between(start, end), list[tuple[int, int]](), 0
    for at in words:
        clause = _clause(doc, at, words) if at >= end_of_last else None
        if clause is not None:
            end_of_last = clause.stop
            bounds = trimmed(doc.text, doc.start[at], doc.end[clause.stop - 1])
            found += [bounds] if bounds else []
    return found


def with_conditions(
    claims: Iterable[Claim], doc: Document, attributions: Iterable[Attribution]
) -> Iterator[Claim]:
    """Yield the claims with their conditions: those in the claim itself, and one that opens the sentence.

    In "If elected, Orr promised to build it" the condition is in the outlet's words, but belongs to the
    promise. A claim that consists only of a condition gets none.
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
            found = find_conditions(doc, sentence.start, sentence.end)
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
    """Return whether a condition begins inside a claim and leaves more than four of its characters."""
    inside = any(span.start <= start < span.end for span in claim.content)
    left = sum(max(0, min(s.end, start) - s.start) + max(0, s.end - max(s.start, end)) for s in claim.content)
    return inside and left > 4


def _opened(found: Sequence[Bounds], sentence: Sentence, parts: Pieces, begun: Sequence[int]) -> int | None:
    """Return the offset of the first content after a condition with which the outlet opens a sentence.

    None if the sentence does not open with a condition of the outlet, or no content follows. ``parts`` are
    the merged contents of the text, and ``begun`` the sorted offsets at which contents begin.
    """
    if not found or found[0][0] - sentence.start > 1:
        return None
    start, end = found[0]
    around = bisect_right(parts, start, key=lambda bounds: bounds[0]) - 1
    behind = bisect_left(begun, end)
    is_said = around >= 0 and start < parts[around][1]
    return None if is_said or behind == len(begun) else begun[behind]


def _clause(doc: Document, at: int, sentence: range) -> range | None:
    """Return the tokens of the conditional clause that begins at a token; None if none does."""
    size = _opening(doc, at)
    if not size or at + size >= sentence.stop:
        return None
    head = _verb(doc, at, size)
    if head is None:
        return None
    is_fronted = doc.trees.heads[head] >= at
    limit = min(sentence.stop, at + _FARTHEST, doc.trees.right[head] + 1 if is_fronted else sentence.stop)
    end = next((i for i in range(at + size, limit) if _ends(doc, at, i, head)), limit)
    clause = range(at, end)
    is_temporal = not _TEMPORAL.isdisjoint(doc.lower[at : at + size])
    return None if is_temporal and not _lies_ahead(doc, head, clause, sentence) else clause


def _verb(doc: Document, at: int, size: int) -> int | None:
    """Return the head of the clause that the ``size`` tokens from ``at`` open; None if it is no condition."""
    trees, opening, asking = doc.trees, range(at, at + size), claim_class("asking")
    head = trees.clause_starts.get(at + size, opening[-1])
    while head in opening and trees.heads[head] != head:
        head = trees.heads[head]
    subject = trees.subject(head)
    above = trees.heads[head]
    is_asked = doc[at - 1] in asking or (
        above < at and trees.relations[head] == "ccomp" and doc[above] in asking
    )
    is_amount = (
        doc[at] in ("as", "so", "provided") and at + size not in trees.clause_starts
    )  # "as long as 18 days", "provided by"
    if head in opening or is_asked or is_amount:
        return None
    if size > 1 or doc[at] in ("if", "unless", "provided"):
        return head
    opens = trees.relations[at] in ("mark", "advmod") and at < head and (subject is None or at < subject)
    return head if opens and trees.relations[head] not in _OTHER and doc[at - 1] != "," else None


def _ends(doc: Document, start: int, at: int, head: int) -> bool:
    """Return whether a conditional clause ends before a token: at a mark, or a comma and another clause."""
    if doc[at] in _BREAKS or doc.ends(at) or (doc[at] == "-" and doc.gap[at]):
        return True
    if doc.quote[at] == CLOSING:
        return not (doc.quote[start:at] == OPENING).any()
    if at < head or doc[at] not in (",", "then"):
        return False
    after = at + 1
    while doc[after] in claim_class("edges") - {"that"}:
        after += 1
    is_main = after == doc.trees.heads[head]  # "If it rains, wait"
    return "then" in (doc[at], doc[after]) or is_main or after in doc.trees.clause_starts


def _opening(doc: Document, at: int) -> int:
    """Return the number of tokens, from ``at`` on, that open a conditional clause; 0 if none do."""
    form = doc[at]
    for size in range(_LONGEST, 1, -1) if form in _phrase_openings() else ():
        if _phrase(doc, at, size) in claim_class("conditional-phrases"):
            return size
    if form not in claim_class("conditionals") or doc[at - 1] in _TURNED:
        return 0
    return 0 if any(_phrase(doc, at + 1, size) in claim_class("set-phrases") for size in (1, 2, 3)) else 1


@cache
def _phrase_openings() -> frozenset[str]:
    """Return the first words of the phrases that open a condition."""
    return frozenset(phrase.partition("-")[0] for phrase in claim_class("conditional-phrases"))


def _phrase(doc: Document, at: int, size: int) -> str:
    return "-".join(doc.lower[at : at + size])


def _lies_ahead(doc: Document, head: int, clause: range, sentence: range) -> bool:
    """Return whether a temporal clause ("when", "until") is a condition: it refers to the future."""
    trees = doc.trees
    before = doc.lower[max(sentence.start, clause.start - _FARTHEST) : clause.start]
    around = {*before, *doc.lower[clause.stop : min(sentence.stop, clause.stop + _FARTHEST)]}
    verbs = (head, *trees.helpers(head))
    if any(trees.tags[one].endswith(":past") for one in verbs):
        return "would" in around
    return not around.isdisjoint(claim_class("prospective"))
