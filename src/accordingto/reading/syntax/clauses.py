"""Clauses by the tree: whether words hold one, and where another of the same rank begins."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from accordingto.reading.lexicons import claim_class

if TYPE_CHECKING:
    from accordingto.reading.syntax.document import Document
    from accordingto.reading.syntax.trees import Trees

MOST_CLAUSES = 12
"""Clauses that are joined to each other before one, at most."""
LONGEST_JOINT = 6
"""Tokens before a subject among which what joins its clause is looked for: "; and yet"."""
_RELATIVES = frozenset({"who", "which", "whose"})
_JOINING = frozenset(";—–-")
_LINKING = frozenset({"so", "while", "whereas"})
"""Words that join a clause of the same rank, though the tree has it hang on the one before."""
_ADVERBS = frozenset({"ADV", "PART"})
_OPEN, _CLOSED = frozenset("([{"), frozenset(")]}")
_SAME_RANK = frozenset({"conj", "parataxis"})
"""Relations of a clause to the one to which it is joined."""
_VERBS = ("VERB", "AUX")
_ATTRIBUTES = frozenset({"amod", "compound"})
"""Relations of verbs that describe a noun: "salted fish"."""


def has_verb(doc: Document, words: range) -> bool:
    """Return whether some tokens hold a verb with a tense."""
    return any(_is_predicate(doc.trees, at) for at in words)


def says_something(doc: Document, words: range) -> bool:
    """Return whether some tokens say more than a noun phrase does: they hold a verb of any form."""
    tags, relations = doc.trees.tags, doc.trees.relations
    return any(tags[at].startswith(_VERBS) and relations[at] not in _ATTRIBUTES for at in words)


def has_relative_clause(doc: Document, words: range) -> bool:
    """Return whether a noun phrase says something in passing: "Orr, who has two boats"."""
    places = [at for at in words[1:] if doc[at] in _RELATIVES and doc[at - 1] == ","]
    return bool(places) and has_verb(doc, range(places[0], words.stop))


def begins_relative(doc: Document, words: range) -> bool:
    """Return whether some tokens are a clause about what stands before them: "who has two boats"."""
    return doc[words.start] in _RELATIVES


def opens_with_verb(doc: Document, words: range) -> bool:
    """Return whether some tokens begin with a verb, adverbs aside, whose subject stands elsewhere."""
    trees = doc.trees
    verb = next((at for at in words if trees.tags[at] not in _ADVERBS), None)
    if verb is None or not _is_predicate(trees, verb):
        return False
    helpers = (at for at in trees.below[verb] if trees.verb(at) == verb)
    is_helped = any(at < words.start for at in helpers)  # "was later seen"
    return not is_helped and ((subject := trees.subject(verb)) is None or subject not in words)


def split_clauses(doc: Document, words: range) -> list[range]:
    """Return some tokens of a sentence, cut where a clause of the same rank with its own subject begins.

    A conjunction goes with the clause that it opens; what stands in brackets is not cut.
    """
    starts = doc.trees.clause_starts
    cuts, depth, has_said = [words.start], 0, False
    for at in words:
        depth = max(0, depth + (doc[at] in _OPEN) - (doc[at] in _CLOSED))
        if at in starts and has_said and not depth:
            begin = _joint(doc, at, cuts[-1])
            if begin is not None and _is_main(doc, starts[at], words, doc[begin]):
                cuts.append(begin)
                has_said = False
        has_said = has_said or _is_predicate(doc.trees, at)
    return [range(start, end) for start, end in pairwise([*cuts, words.stop])]


def _is_predicate(trees: Trees, at: int) -> bool:
    """Return whether a token is a verb with a tense, or heads a sentence or a relative clause without one."""
    if trees.is_finite(at) or not trees.tags[at].startswith("VERB"):
        return trees.is_finite(at)
    first = trees.heads[at] if trees.relations[at] == "conj" else at
    return trees.relations[first] in ("root", "acl:relcl") or (first != at and trees.is_finite(first))


def _joint(doc: Document, start: int, low: int) -> int | None:
    """Return the conjunction or mark by which a clause that starts at a token is joined to the one before."""
    found = None
    for at in range(start - 1, max(low, start - 1 - LONGEST_JOINT), -1):
        if doc[at] in claim_class("comma-coordinators") or doc[at] in _JOINING:
            found = at
        elif doc.trees.tags[at] not in _ADVERBS:
            break
    return found


def _is_main(doc: Document, head: int, words: range, joint: str) -> bool:
    """Return whether a clause depends on none among some tokens; "while" and its like may join one."""
    heads, relations = doc.trees.heads, doc.trees.relations
    if joint in _LINKING and relations[head] == "advcl":
        head = heads[head]
    for _ in range(MOST_CLAUSES):
        if heads[head] == head or heads[head] not in words:
            return True
        if relations[head] not in _SAME_RANK:
            return False
        head = heads[head]
    return False
