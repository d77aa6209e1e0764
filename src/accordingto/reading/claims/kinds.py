"""The kind of a claim, from the act of its source and from its own words (``claimkinds.txt``)."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, get_args

from accordingto.reading.attributions.acts import signature_of
from accordingto.reading.attributions.factuality import mood_of
from accordingto.reading.lexicons import claim_class, entries
from accordingto.reading.syntax.clauses import is_dependent
from accordingto.reading.syntax.main_clauses import MainClause
from accordingto.reading.syntax.plain_words import words_in
from accordingto.types import ClaimKind

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from accordingto.reading.syntax.document import Document
    from accordingto.reading.text.bounds import Pieces
    from accordingto.types import Act, Attribution

ACTS: Mapping[Act, ClaimKind] = {
    "urge": "directive",
    "promise": "promise",
    "threaten": "threat",
    "predict": "prediction",
    "believe": "opinion",
    "praise": "opinion",
    "criticise": "opinion",
}
"""The kind of claims by acts whose claims are all of one kind."""
_LONGEST = 5
"""Number of tokens of the longest entry in ``claimkinds.txt``."""
_ASKING = frozenset(("what", "why", "how", "who", "whether", "where", "when"))
_CLOSING = frozenset("”\"’')")
_OPENING = frozenset("“\"‘'")
_ENDING = frozenset(".!?…")
_VERBAL = ("AUX", "VERB")
_BARE = frozenset(("AUX:infinitive", "VERB:imperative", "VERB:infinitive"))
_RELATIVES = frozenset(("that", "which", "who"))


def kind_of(doc: Document, pieces: Pieces, one: Attribution | None) -> ClaimKind | None:
    """Return the first kind, in the order of the format, that act or words show, or "statement".

    ``pieces`` are the ranges of the claim, ``one`` is the attribution to its source, None for the outlet. A
    claim without a word has no kind.
    """
    words = [at for piece in pieces for at in doc.tokens_between(*piece)]
    if not any(map(doc.is_word, words)):
        return None
    if _is_asked(doc, words[-1]):
        return "question"
    own = [at for at in words if doc.is_word(at)]
    while len(own) > 1 and doc[own[0]] in claim_class("edges"):
        own = own[1:]
    told = {*_told(doc, own[:1], "opening"), *_told(doc, own, "inside")}
    by_act = one and one.act and ACTS.get(one.act)
    if one and by_act and _is_meant(doc, own, by_act, one):
        told.add(by_act)
    behind = [at for at in words if at >= own[0]]
    if _begins(doc, words[0]) and _has_bare_verb(doc, behind) and _is_order(doc, behind):
        told.add("directive")
    return next((kind for kind in kinds_in_order() if kind in told), "statement")


@cache
def kinds_in_order() -> tuple[ClaimKind, ...]:
    """Return the kinds of claims in the order in which they are tried, without the first, the default."""
    kinds: tuple[ClaimKind, ...] = get_args(ClaimKind)
    return kinds[1:]


def _is_asked(doc: Document, last: int) -> bool:
    """Return whether a claim that ends with a token ends with a question mark, or has one right after it."""
    end = last
    while doc[end] in _CLOSING:
        end -= 1
    return "?" in (doc[end], doc[last + 1])


def _begins(doc: Document, first: int) -> bool:
    """Return whether a claim that begins with a token begins a sentence, also in a quotation."""
    return doc.begins(first) or doc[first] in _OPENING or doc[first - 1] in _OPENING | _ENDING


def _has_bare_verb(doc: Document, words: list[int]) -> bool:
    """Return whether any of some tokens is tagged as the verb of an order, which few are."""
    return any(doc.trees.tags[at] in _BARE for at in words)


def _is_order(doc: Document, words: list[int]) -> bool:
    """Return whether some tokens are an order; they need no capital: "(so) stop it", "(and) be careful"."""
    clause, trees = MainClause(doc, words), doc.trees
    if mood_of(clause) == "order":
        return True
    head, first = clause.head, words[0] + (doc[words[0]] == "never")
    if head is None or trees.subject(head) is not None:
        return False
    is_first = first == head or (doc[first] in ("be", "do", "don") and trees.verb(first) == head)
    return is_first and trees.tags[first if doc[first] == "be" else head] in _BARE


def _told(doc: Document, words: list[int], place: str) -> Iterator[ClaimKind]:
    """Yield the kinds of the entries of ``claimkinds.txt`` for a place that begin at one of some tokens."""
    listed = _listed(place)
    for at in words:
        if doc[at] not in listed:
            continue
        said = " ".join("'" if doc.is_apostrophe(i) else doc[i] for i in range(at, at + _LONGEST))
        for entry, kind in listed[doc[at]].items():
            if f"{said} ".startswith(f"{entry} ") and (place == "opening" or _counts(doc, at, words)):
                yield kind


def _counts(doc: Document, at: int, words: list[int]) -> bool:
    """Return whether a word that indicates a kind does so for the claim, and is not of a dependent clause.

    A noun ("their will"), a guess ("must have left"), a condition ("should tolls rise"), and what may be
    expected of a thing ("it should run for hours") indicate no kind.
    """
    trees, verb = doc.trees, doc.trees.verb(at)
    if is_dependent(doc, at, words) and not _is_claimed(doc, verb, words):
        return False
    if doc[at] in ("will", "must", "should") and not trees.tags[at].startswith("AUX"):
        return False
    if doc[at] == "must":
        return doc[at + 1] != "have"
    if doc[at] != "should":
        return True
    subject = trees.subject(at)
    is_ordered = "be" in {doc[one] for one in (verb, *trees.helpers(verb))}
    return subject is None or (subject < at and (is_ordered or doc[subject] not in ("it", "there")))


def _is_claimed(doc: Document, verb: int, words: list[int]) -> bool:
    """Return whether a dependent clause is what is claimed: "all we should do", "no doubt it will rain"."""
    noun, subject = doc.trees.heads[verb], doc.trees.subject(verb)
    if subject is None or doc[subject] in _RELATIVES or is_dependent(doc, noun, words):
        return False
    return doc[noun] == "all" or (doc[noun] in ("doubt", "question") and doc[noun - 1] == "no")


def _is_meant(doc: Document, own: list[int], kind: ClaimKind, one: Attribution) -> bool:
    """Return whether a claim is of the kind of its act: no opinion of what is known, no promised thing."""
    if one.act == "believe":
        cue, content = words_in(doc, one.cue), words_in(doc, one.content)
        return doc[own[0]] not in _ASKING and not signature_of(cue, content).startswith("+")
    return kind not in ("promise", "threat") or _commits(doc, own, one)


def _commits(doc: Document, own: list[int], one: Attribution) -> bool:
    """Return whether a promise or threat is about an action: "offered to help", not "offered no proof"."""
    cue = [doc[at] for span in one.cue for at in doc.tokens_between(span.start, span.end)]
    if not claim_class("committing-verbs").isdisjoint(cue) or cue[-1:] == ["to"]:
        return True
    if doc[own[0]] in ("not", "that") or doc[own[0] - 1] == "that":
        return True
    if doc[own[0]] == "to":
        return any(doc.trees.tags[at].startswith(_VERBAL) for at in own[1:2])
    return any(doc[at] in claim_class("prospective") for at in own)


@cache
def _listed(place: str) -> Mapping[str, Mapping[str, ClaimKind]]:
    """Return the entries for a place and their kinds, by first word. Raise ``KeyError`` if unknown."""
    named: dict[str, ClaimKind] = {kind: kind for kind in kinds_in_order()}
    found: dict[str, dict[str, ClaimKind]] = {}
    for kind, where, words in (line.split("|") for line in entries("claimkinds")):
        if where == place:
            tokens = words.replace("'", " ' ")
            found.setdefault(tokens.partition(" ")[0], {})[tokens] = named[kind]
    return found
