"""Temporal words that certainly date a past event, according to the tree of their sentence.

The tense found by ``clause_tense.py`` may come from a verb that the time does not belong to, so it does not
rule out a day shortly ahead. Here the evidence is certain: "was drawn up in June" and "the June 12 attack"
never refer to a future June.
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from accordingto.reading.lexicons import entries, word_class
from accordingto.reading.lexicons.time_words import time_roles

if TYPE_CHECKING:
    from accordingto.reading.syntax.document import Document

REACH = 12
"""Most tokens between a verb and a time after it; none of them may be a noun that could take the time."""
CHAIN = 3
"""Most steps up the tree from a temporal word to what it dates: "June" → "12" → "attack"."""
_INSIDE = ("compound", "nummod", "flat", "nmod", "nmod:poss", "amod")
"""Relations between the words of one date, and between a date and the noun it modifies."""
_OWNERS = ("NOUN", "VERB")
"""Parts of speech that a time after them can belong to."""
_SURE_CLAUSES = ("root", "ccomp", "conj", "parataxis", "acl:relcl")
"""Relations of verbs whose past tense means a past event; after "if" or "until" it need not."""
_BOUNDS = frozenset({"by", "for", "from", "to", "until", "till", "through", "before", "after", "between"})
"""Words after which a time is not when the event happened: "was called for June"."""


def dates_past(doc: Document, start: int) -> bool:
    """Return whether the word at an offset dates a past event: "June" of "it was built in June".

    Only names of days, months, seasons and holidays can, and none in a document without trees.
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
    """Return whether a temporal word dates a past action, or an event that is never planned ("attack")."""
    trees, word = doc.trees, at
    for _ in range(CHAIN):
        head = trees.heads[at]
        if head == at:
            return False
        if trees.relations[at] == "obl":
            return _is_done(doc, head) and _belongs(doc, head, word, at)
        if trees.relations[at] not in _INSIDE:
            return False
        if trees.tags[head] == "NOUN" and doc.lower[head] in word_class("unplanned-events"):
            return True
        at = head
    return False


def _is_done(doc: Document, verb: int) -> bool:
    """Return whether a verb describes a past action: "met", "was drawn up", not "was to meet"."""
    trees = doc.trees
    if trees.relations[verb] not in _SURE_CLAUSES or doc.lower[verb].endswith("ing"):
        return False
    helpers = [trees.tags[one] for one in trees.helpers(verb)]
    if trees.tags[verb] == "VERB:participle":
        return helpers[:1] == ["AUX:past"] and "AUX:ing" not in helpers
    return trees.tags[verb] == "VERB:past" and not helpers


def _belongs(doc: Document, verb: int, first: int, last: int) -> bool:
    """Return whether a time can belong only to its verb: not in "announced a vote in June".

    ``first`` is the temporal word, ``last`` the token that depends on the verb. A time before the verb has to
    begin the sentence.
    """
    if doc.lower[verb] in word_class("future-verbs") | word_class("binding-verbs"):
        return False
    if doc[first - 1] in _BOUNDS:
        return False
    if last < verb:
        return doc.begins(doc.trees.left[last])
    between = range(verb + 1, first)
    return len(between) <= REACH and not any(doc.trees.tags[one].startswith(_OWNERS) for one in between)
