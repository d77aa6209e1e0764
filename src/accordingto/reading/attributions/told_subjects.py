"""Addressees as the subject of a passive or beside it: "[Orr] was asked", "Asked about it, [Orr] said"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from accordingto.reading.attributions.acts import entry_of
from accordingto.reading.attributions.audience import REACH, is_somebody
from accordingto.reading.encoder.spans import TokenSpan
from accordingto.reading.syntax.lemmas import lemmas_of
from accordingto.reading.syntax.plain_words import words_of

if TYPE_CHECKING:
    from accordingto.reading.attributions.decode import AttributionDraft
    from accordingto.reading.syntax.document import Document

_BEING = frozenset(("m", "re"))
"""What follows the apostrophe in a contracted "to be", where trees are less reliable."""


def is_passive(verb: int, doc: Document) -> bool:
    """Return whether a verb is passive, by the tree or because "’m" or "’re" stands before it."""
    if doc[verb].endswith("ing"):
        return False
    below = doc.trees.below[verb]
    lemmas = {lemma for at in below if doc.trees.tags[at].startswith("AUX") for lemma in lemmas_of(doc[at])}
    is_perfect = "have" in lemmas and "be" not in lemmas  # "had written" is active
    is_said_so = any(doc.trees.relations[at].endswith(":pass") for at in below)
    return _is_behind_being(verb, doc) or (is_said_so and not is_perfect)


def is_moved_by(one: AttributionDraft, doc: Document) -> bool:
    """Return whether the content follows "by" and nobody is told anything: "encouraged by the results"."""
    return doc[one.cue.end - 1] == "by" and any(p.start == one.cue.end for p in one.content)


def is_own_belief(one: AttributionDraft, doc: Document) -> bool:
    """Return whether a passive says what moves its subject or what that believes: "is persuaded that"."""
    entry = entry_of(words_of(doc, (one.cue,)), words_of(doc, one.content))
    is_belief = entry is not None and entry.act == "believe"
    return is_moved_by(one, doc) or (is_belief and all(p.start < one.cue.end for p in one.source))


def has_subject(verb: int, one: AttributionDraft, doc: Document) -> bool:
    """Return whether a verb has a subject, by the tree or because a source stands directly before the cue."""
    below = [at for at in doc.trees.below[verb] if doc.trees.relations[at] == "nsubj"]
    return bool(below) or any(piece.end == one.cue.start for piece in one.source)


def passive_subject(one: AttributionDraft, verb: int, doc: Document) -> TokenSpan | None:
    """Return the subject of a passive, a pronoun or the words before the cue: "[they] were advised"."""
    if _is_behind_being(verb, doc):
        return TokenSpan(verb - 3, verb - 2)
    subjects = [at for at in doc.trees.below[verb] if doc.trees.relations[at] == "nsubj:pass"]
    for at in subjects:
        if doc.trees.tags[at] == "PRON" and doc[at + 1] in "'’":
            return TokenSpan(at, at + 1)
    before = [p for p in (*one.source, *one.content) if p.end == one.cue.start]
    if before:
        return before[0]
    told = doc.phrase_to(one.cue.start, doc.sentence(one.cue.start, REACH).start)
    return told or next((doc.phrase_of(at) for at in subjects), None)


def asked_beside(verb: int, doc: Document) -> TokenSpan | None:
    """Return who is asked in "Asked about it, Orr said" and "Orr, asked about it, said"; None elsewhere."""
    heads, relations = doc.trees.heads, doc.trees.relations
    noun: int | None = heads[verb]
    if doc.trees.tags[verb] not in ("VERB:participle", "VERB:past"):
        return None
    if relations[verb] in ("advcl", "ccomp"):
        noun = next((at for at in doc.trees.below[heads[verb]] if relations[at] == "nsubj"), None)
    elif relations[verb] != "acl":
        return None
    if noun is None:
        return None
    start = noun
    while start and (heads[start - 1] == noun or relations[start - 1] == "part") and doc.is_word(start - 1):
        start -= 1
    piece = doc.phrase_from(start, doc.sentence(noun, REACH).end)
    is_told = piece is not None and (relations[verb] != "acl" or is_somebody(piece, doc))
    return piece if is_told else None  # not "the change offered by Orr"


def _is_behind_being(verb: int, doc: Document) -> bool:
    """Return whether a verb follows a contracted "to be": "I’m told", "they’re asked"."""
    if verb < 3:
        return False
    return doc[verb - 1] in _BEING and doc[verb - 2] in "'’"
