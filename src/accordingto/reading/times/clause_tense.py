"""The tense of the clause around a temporal expression, from the verb that governs it in the tree.

It decides whether a bare weekday or month is past or future: "met Tuesday", "will meet Tuesday", "is due
Tuesday".
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Literal

from accordingto.reading.encoder.tokens import LINE
from accordingto.reading.lexicons import word_class

if TYPE_CHECKING:
    from accordingto.reading.syntax.document import Document
    from accordingto.reading.syntax.trees import Trees

Tense = Literal["past", "future", "none"]

CHAIN = 8
"""Most steps up the tree from a temporal expression to its verb."""
NEAR = 5
"""Tokens before an expression in which the last verb, if no mark intervenes, is taken as its verb."""
REACH = 25
"""Number of tokens before an expression that are searched for a verb if the tree gives none."""
MOST_INFINITIVES = 3
"""Most verbs above an infinitive that are followed to find its tense: "wants to try to meet"."""
_PARTING = frozenset(',;:—–()“”"')
_CLAUSES = frozenset({"root", "ccomp", "conj", "parataxis"})
"""Relations of a clause's verb, by which it is recognised even if it is tagged as a noun or adjective."""
_UNTIL = frozenset({"until", "till"})
_WILL = frozenset({"will", "ll", "wo", "won"})
_STATES = frozenset({"open", "out", "off", "back", "away", "live", "free"})
"""Words that, after "is" or "are", express a plan: "is out on Friday"."""
_DOING = frozenset({"did", "do", "does", "didn", "don", "doesn"})
_HAVING = frozenset({"has", "have", "ve"})
_BEING = frozenset({"is", "are", "be", "re", "m"})


def tense_at(doc: Document, start: int, *, at_until: bool = True) -> Tense:
    """Return the tense of the clause around the temporal expression that begins at an offset.

    After "until" it is "future", unless a verb after the expression is past. With ``at_until`` false, "until"
    has no such effect. After "by" a clause without tense is "future". "none" means that nothing tells.
    """
    at = doc.token_at(start)
    if at >= len(doc):
        return "none"
    verb = _verb_of(doc, at)
    found = "none" if verb is None else _tense_of(doc, verb, at)
    if at_until and doc[at - 1] in _UNTIL:
        return "past" if found == "past" and verb is not None and verb > at else "future"
    return "future" if found == "none" and doc[at - 1] == "by" else found


def _verb_of(doc: Document, at: int) -> int | None:
    """Return the verb shortly before a token, else the verb or predicate that governs it, else None."""
    trees = doc.trees
    for before in range(at - 1, max(at - NEAR, -1), -1):
        if doc[before] in _PARTING or doc.gap[before + 1] == LINE or doc.ends(before):
            break
        tag = trees.tags[before]
        is_verb = tag.startswith("VERB") and tag != "VERB:ing" and trees.relations[before] != "amod"
        if is_verb or (doc[before] in _ahead() and tag != "NOUN"):
            return before
    here = at - (at > 0 and trees.relations[at - 1] == "part")  # "8 p.m. Tuesday": start at "p.m."
    for _ in range(CHAIN):
        head, tag = trees.heads[here], trees.tags[here]
        has_helper = bool(trees.helpers(here))
        is_verb = tag.startswith("VERB") and (tag != "VERB:ing" or head == here)  # "after touring it"
        is_root = head == here and tag.startswith("AUX")
        is_root |= trees.relations[here] in _CLAUSES and doc[here] in word_class(
            "scheduled-verbs"
        )  # "Ballots close in June"
        is_adjective = doc[here] in _ahead() and (tag != "NOUN" or doc[here] == "deadline")
        is_apart = doc.quote[here] and not doc.quote[at]
        if (has_helper or is_verb or is_root or is_adjective) and not is_apart:
            return _joined(doc, here, at)
        if head == here:
            break
        here = head
    sentence = doc.sentence(at, REACH)
    return next((one for one in range(at - 1, sentence.start - 1, -1) if trees.is_finite(one)), None)


def _joined(doc: Document, verb: int, time: int) -> int:
    """Return the conjunct verb after a time, if a comma separates verb and time; else the verb.

    In "opens, and on Friday it was full" it is the verb of "it was full".
    """
    trees = doc.trees
    later = (one for one in trees.below[verb] if trees.relations[one] == "conj" and one > time)
    return next(later, verb) if "," in doc.lower[verb:time] else verb


def _tense_of(doc: Document, verb: int, time: int, depth: int = 0) -> Tense:
    """Return the tense of a verb with its auxiliaries, for a temporal expression at the token ``time``."""
    trees, word = doc.trees, doc[verb]
    helpers = {doc[one] for one in trees.helpers(verb)}
    marks = {doc[one] for one in trees.below[verb] if trees.relations[one] == "mark"}
    if "had" in helpers:
        return "past"
    if not helpers.isdisjoint(_modals()):
        return "past" if "have" in helpers and helpers.isdisjoint(_WILL) else "future"
    if "if" in marks:
        return "future"
    if word == "set" and trees.tags[verb] == "VERB:participle":
        return "future" if doc[verb + 1] in ("to", "for") else "past"
    if word in word_class("binding-verbs") and doc[time - 1] == "by":
        return "future"
    if word in _ahead():
        return "past" if trees.tags[verb] == "VERB:past" and time < verb else "future"
    is_bare = trees.relations[verb] == "xcomp" and not helpers  # "helped rescue them on Friday"
    is_bare &= trees.tags[trees.heads[verb]] == "VERB:past"
    if trees.tags[verb] == "VERB:infinitive" and ("to" in marks or is_bare):
        return _of_infinitive(doc, verb, time, depth)
    if trees.tags[verb] == "VERB:infinitive" and helpers.isdisjoint(_DOING):
        is_past = word.endswith("ed") or word in word_class("past-verbs")
        return "past" if is_past and not helpers else "future"  # a past tense tagged as an infinitive
    if not helpers.isdisjoint(("is", "are")) and (verb == time or word in _STATES):
        return "future"
    return _by_form(trees, verb, word, helpers)


def _of_infinitive(doc: Document, verb: int, time: int, depth: int) -> Tense:
    """Return the tense of an infinitive with "to": future, unless its governor is past and not a promise."""
    head = doc.trees.heads[verb]
    if head == verb or depth == MOST_INFINITIVES:
        return "future"
    if doc[head] in word_class("binding-verbs"):
        return "past" if any(doc[one] == "had" for one in doc.trees.below[head]) else "future"
    return "past" if _tense_of(doc, head, time, depth + 1) == "past" else "future"


def _by_form(trees: Trees, verb: int, word: str, helpers: set[str]) -> Tense:
    """Return the tense by the form of a verb; the present of a plan is future: "opens on Friday"."""
    tags = {trees.tags[one] for one in trees.helpers(verb)}
    tag = trees.tags[verb]
    if tag == "VERB:past" or "AUX:past" in tags or (tag == "VERB:participle" and not _BEING & helpers):
        return "past"
    if tag == "VERB:participle" and _HAVING & helpers:
        return "past"
    bare = word.removesuffix("ing")
    forms = {word} if bare == word else {bare, f"{bare}e", bare[:-1]}
    return "none" if word_class("scheduled-verbs").isdisjoint(forms) else "future"


@cache
def _ahead() -> frozenset[str]:
    """Return the words that put a time into the future: "expected", "due"."""
    return word_class("future-verbs") | {"due", "likely", "ready"}


@cache
def _modals() -> frozenset[str]:
    return word_class("future-auxiliaries") | _WILL
