"""Which words of time date what has happened, as far as the tree of a sentence leaves no doubt.

The tense of its clause (``clause_tense.py``) can be that of another verb than the one a time belongs to, so a
day shortly ahead stays possible behind a past. Not here: "was drawn up in June" and "the June 12 attack" are
never about a June to come.
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from accordingto.reading.lexicons import entries, word_class
from accordingto.reading.lexicons.time_words import time_roles

if TYPE_CHECKING:
    from accordingto.reading.syntax.document import Document

REACH = 12
"""Tokens from a verb to a time behind it, at most, between which no noun may stand that could have it."""
CHAIN = 3
"""Steps in the tree from a word of time to what it dates: "June" → "12" → "attack"."""
_HELPERS = ("aux", "aux:pass", "cop")
_INSIDE = ("compound", "nummod", "flat", "nmod", "nmod:poss", "amod")
"""How words of one date, and a date before a noun, hang on each other."""
_OWNERS = ("NOUN", "VERB")
"""Parts of speech of what can have a time that stands behind it."""
_SURE_CLAUSES = ("root", "ccomp", "conj", "parataxis", "acl:relcl")
"""Relations of verbs whose past is one: that behind "if" or "until" need not be."""
_BOUNDS = frozenset({"by", "for", "from", "to", "until", "till", "through", "before", "after", "between"})
"""Words right before a time that is not when something was done: "was called for June"."""


def dates_past(doc: Document, start: int) -> bool:
    """Return whether the word at an offset dates what has happened: "June" of "it was built in June".

    Only names of days, months, seasons and holidays do, and none where a document has no trees.
    """
    at = doc.token_at(start)
    return doc[at] in _names() and _dates_past(doc, at)


@cache
def _names() -> frozenset[str]:
    """Return the names of months, weekdays and seasons, and the last words of the names of holidays."""
    wanted = {"MONTH", "WEEKDAY", "SEASON"}
    named = {word for word, roles in time_roles().items() if wanted & {role.rstrip("*") for role in roles}}
    holidays = (entry.partition("|")[0].split(";") for entry in entries("holidays"))
    return frozenset(named.union(name.split()[-1] for names in holidays for name in names))


def _dates_past(doc: Document, at: int) -> bool:
    """Return whether a word of time dates a deed that was done, or names what cannot be planned."""
    trees, word = doc.trees, at
    for _ in range(CHAIN):
        head = trees.heads[at]
        if head == at:
            return False
        if trees.relations[at] == "obl":
            return _is_done(doc, head) and _belongs(doc, head, word, at)
        if trees.relations[at] not in _INSIDE:
            return False
        if trees.tags[head] == "NOUN" and doc.lower[head] in word_class("unplanned"):
            return True
        at = head
    return False


def _is_done(doc: Document, verb: int) -> bool:
    """Return whether a verb tells of a deed that was done: "met", "was drawn up", not "was to meet"."""
    trees = doc.trees
    if trees.relations[verb] not in _SURE_CLAUSES or doc.lower[verb].endswith("ing"):
        return False
    helpers = [trees.tags[one] for one in trees.below[verb] if trees.relations[one] in _HELPERS]
    if trees.tags[verb] == "VERB:participle":
        return helpers[:1] == ["AUX:past"] and "AUX:ing" not in helpers
    return trees.tags[verb] == "VERB:past" and not helpers


def _belongs(doc: Document, verb: int, first: int, last: int) -> bool:
    """Return whether a time can be that of its verb only: not "announced a vote in June".

    ``first`` is the word of time, ``last`` the one that hangs on the verb. Before the verb a time has to open
    the sentence.
    """
    if doc.lower[verb] in word_class("future-verbs") | word_class("binding-verbs"):
        return False
    if doc[first - 1] in _BOUNDS:
        return False
    if last < verb:
        return doc.begins(doc.trees.left[last])
    between = range(verb + 1, first)
    return len(between) <= REACH and not any(doc.trees.tags[one].startswith(_OWNERS) for one in between)
