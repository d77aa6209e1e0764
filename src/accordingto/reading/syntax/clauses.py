"""Clauses according to the dependency tree: whether there is a verb, and where coordinate clauses begin."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from accordingto.reading.lexicons import claim_class

if TYPE_CHECKING:
    from collections.abc import Container

    from accordingto.reading.syntax.document import Document
    from accordingto.reading.syntax.trees import Trees

MOST_CLAUSES = 12
"""Most clauses that are followed up a chain of coordination."""
LONGEST_JOINT = 6
"""Number of tokens before a subject that are searched for the conjunction of its clause: "; and yet"."""
_RELATIVES = frozenset({"who", "which", "whose"})
_JOINING = frozenset(";—–-")
_LINKING = frozenset({"so", "while", "whereas"})
"""Words that join a coordinate clause, although the tree makes it dependent."""
_ADVERBS = frozenset({"ADV", "PART"})
_OPEN, _CLOSED = frozenset("([{"), frozenset(")]}")
_SAME_RANK = frozenset({"conj", "parataxis"})
"""Relations of a coordinate clause to the clause before it."""
_DEPENDENT = frozenset({"acl", "acl:relcl", "advcl", "ccomp", "csubj"})
"""Relations of a dependent clause to what it depends on."""
_VERBS = ("VERB", "AUX")
_ATTRIBUTES = frozenset({"amod", "compound"})
"""Relations of participles that modify a noun: "salted fish"."""


def has_verb(doc: Document, words: range) -> bool:
    """Return whether tokens include a finite verb, or a non-finite head of a sentence or relative clause."""
    return any(_is_predicate(doc.trees, at) for at in words)


def says_something(doc: Document, words: range) -> bool:
    """Return whether tokens are more than a noun phrase: they include a verb in any form."""
    tags, relations = doc.trees.tags, doc.trees.relations
    return any(tags[at].startswith(_VERBS) and relations[at] not in _ATTRIBUTES for at in words)


def has_relative_clause(doc: Document, words: range) -> bool:
    """Return whether tokens have a non-restrictive relative clause: "Orr, who has two boats"."""
    places = [at for at in words[1:] if doc[at] in _RELATIVES and doc[at - 1] == ","]
    return bool(places) and has_verb(doc, range(places[0], words.stop))


def begins_relative(doc: Document, words: range) -> bool:
    """Return whether tokens begin with a relative pronoun: "who has two boats"."""
    return doc[words.start] in _RELATIVES


def opens_with_verb(doc: Document, words: range) -> bool:
    """Return whether tokens begin, apart from adverbs, with a verb whose subject is not among them."""
    trees = doc.trees
    verb = next((at for at in words if trees.tags[at] not in _ADVERBS), None)
    if verb is None or not _is_predicate(trees, verb):
        return False
    is_helped = any(at < words.start for at in trees.helpers(verb))  # "was later seen"
    return not is_helped and ((subject := trees.subject(verb)) is None or subject not in words)


def is_dependent(doc: Document, at: int, words: Container[int]) -> bool:
    """Return whether a token is in a clause that depends on another one among some tokens, except by "so"."""
    trees = doc.trees
    while trees.heads[at] != at and trees.heads[at] in words:
        if trees.relations[at] in _DEPENDENT and _LINKING.isdisjoint(doc[one] for one in trees.below[at]):
            return True
        at = trees.heads[at]
    return False


def split_clauses(doc: Document, words: range) -> list[range]:
    """Return tokens of a sentence, split where a coordinate clause with its own subject begins.

    A conjunction belongs to the clause that it opens; brackets are not split.
    """
    starts = doc.trees.clause_starts
    if starts.keys().isdisjoint(words):
        return [words]
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
    """Return whether a token is a finite verb, or a non-finite head of a sentence or relative clause."""
    if trees.is_finite(at) or not trees.tags[at].startswith("VERB"):
        return trees.is_finite(at)
    first = trees.heads[at] if trees.relations[at] == "conj" else at
    return trees.relations[first] in ("root", "acl:relcl") or (first != at and trees.is_finite(first))


def _joint(doc: Document, start: int, low: int) -> int | None:
    """Return the conjunction or mark that joins a clause starting at a token to the one before, or None."""
    found = None
    for at in range(start - 1, max(low, start - 1 - LONGEST_JOINT), -1):
        if doc[at] in claim_class("comma-coordinators") or doc[at] in _JOINING:
            found = at
        elif doc.trees.tags[at] not in _ADVERBS:
            break
    return found


def _is_main(doc: Document, head: int, words: range, joint: str) -> bool:
    """Return whether a clause depends on no other among the tokens, except by coordination or "while"."""
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
