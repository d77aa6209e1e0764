"""Attributions that are only asked about: "Did Orr find that it leaks?" does not report that she found it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from accordingto.reading.lexicons import word_class

if TYPE_CHECKING:
    from accordingto.reading.encoder.spans import TokenSpan
    from accordingto.reading.syntax.document import Document

REACH = 60
"""Tokens on either side of a verb in which the end of its sentence is looked for."""
_ASKING_WHO = frozenset(("who", "what", "which"))


def is_asked(cue: TokenSpan, doc: Document) -> bool:
    """Return whether a question asks whether something was said, thought or done, or who did it.

    Questions with why, how and when presuppose it: "Why did Orr deny it?" reports that she did.
    """
    trees = doc.trees
    verb = trees.verb(trees.head_of(cue))
    behind = range(verb + 1, doc.sentence(verb, REACH).end)
    asks = "?" in doc.lower[behind.start : behind.stop]
    if not asks or next(doc[at] for at in behind if doc.ends(at)) != "?":
        return False
    while trees.relations[verb] == "conj" and trees.subject(verb) is None:
        verb = trees.heads[verb]
    below, subject = trees.below[verb], trees.subject(verb)
    if subject is None or trees.relations[verb].startswith(("acl", "advcl")):
        return False
    if doc[trees.left[subject]] in _ASKING_WHO:
        return trees.relations[verb] != "ccomp"
    first = min(trees.helpers(verb), default=verb)
    if not first < subject:
        return False
    return all(doc[at] not in word_class("asking-openings") for at in below if at < first)
