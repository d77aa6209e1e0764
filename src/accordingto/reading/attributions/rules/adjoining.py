"""The content of a cue for which the network found none: what adjoins the cue, if the grammar is unambiguous.

"…," Orr said; Orr asked Lunde in a phone call: "…"; a plan *which* both have criticised; *it rains*,
according to Orr; Orr complained on Friday, in a long letter, *that it rains*.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from accordingto.reading.encoder.spans import TokenSpan
from accordingto.reading.encoder.tokens import OPENING, OUTSIDE
from accordingto.reading.lexicons import word_class

if TYPE_CHECKING:
    from collections.abc import Sequence

    from accordingto.reading.syntax.document import Document


LONGEST_LEAD = 10
"""Most tokens between a cue and its quotation, such as the addressee and the channel before a colon."""
LONGEST_TAIL = 6
"""Most tokens between who speaks and the end of the sentence, such as the addressee or the day."""
REACH = 128
"""Most tokens of a sentence on either side of a cue that are looked at."""
_STATED = frozenset({"root", "ccomp", "parataxis"})
"""Relations of the verb of what is stated before who said it; after "when" or "asked" it has another."""


def adjoining(cue: TokenSpan, source: Sequence[TokenSpan], doc: Document) -> TokenSpan | None:
    """Return the content that adjoins a cue and its source, or None if nothing certainly is the content."""
    start = min(p.start for p in (cue, *source))
    end = max(p.end for p in (cue, *source))
    return (
        _quotation_after(end, doc)
        or doc.quotation_to(start)
        or (_relative_before(start, doc) if source else None)
        or (_statement_before(start, end, doc) if source else None)
        or _clause_after(cue, end, doc)
    )


def _quotation_after(end: int, doc: Document) -> TokenSpan | None:
    """Return the quotation at a token, or a few tokens later after a colon or a comma; else None."""
    for at in range(end, min(end + LONGEST_LEAD, len(doc))):
        if doc.quote[at] == OPENING:
            return doc.quotation_from(at) if at == end or doc.lower[at - 1] in ",:" else None
        if doc.quote[at] != OUTSIDE or doc.lower[at] in ".;?!":
            return None
    return None


def _relative_before(start: int, doc: Document) -> TokenSpan | None:
    """Return the relative pronoun right before a token, or None."""
    if start and doc.lower[start - 1] in word_class("object-relatives"):
        return TokenSpan(start - 1, start)
    return None


def _statement_before(start: int, end: int, doc: Document) -> TokenSpan | None:
    """Return the sentence up to a comma before ``start`` if the tokens up to ``end`` close it; else None."""
    whole = doc.sentence(start, REACH)
    tail = range(end, whole.end)
    if start - whole.start < 2 or doc.lower[start - 1] != "," or len(tail) > LONGEST_TAIL:
        return None
    said = TokenSpan(whole.start, start - 1)
    finite = doc.trees.is_finite
    if any(doc.lower[at] in ",:" or finite(at) for at in tail) or not any(map(finite, range(*said))):
        return None
    return said if doc.trees.relations[doc.trees.head_of(said)] in _STATED else None


def _clause_after(cue: TokenSpan, end: int, doc: Document) -> TokenSpan | None:
    """Return the clause with "that" that depends on a cue and begins at or after ``end``, or None."""
    trees = doc.trees
    for at in trees.below[trees.head_of(cue)]:
        if trees.relations[at] != "ccomp" or trees.left[at] < end or doc[trees.left[at]] != "that":
            continue
        words = doc.phrase_of(at)
        return words if doc.is_one_sentence(cue.start, words.end - 1) else None
    return None
