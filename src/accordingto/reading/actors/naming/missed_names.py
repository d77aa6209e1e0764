"""Names of persons that the mention finder missed, found as runs of tokens tagged as proper nouns."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

from msgspec.structs import replace

from accordingto.reading.actors.phrase_heads import joins_others
from accordingto.reading.actors.role_nouns import is_kin, is_role
from accordingto.reading.encoder.kinds import ACTOR_KINDS
from accordingto.reading.encoder.spans import TokenSpan
from accordingto.reading.lexicons import listed

if TYPE_CHECKING:
    from collections.abc import Container, Sequence

    from accordingto.reading.encoder.mentions import MentionDrafts, MentionFinder
    from accordingto.reading.syntax.document import Document

SHORTEST = 2
"""Fewest tokens of a run that counts as a name by its tags alone; a single word may be anything."""
LIKELY = 0.5
"""Lowest probability of being a person at which a missed name is accepted."""


def find_with_missed(finder: MentionFinder, doc: Document, wanted: Sequence[TokenSpan]) -> MentionDrafts:
    """Return the mentions that the finder finds, together with the names of persons that it missed.

    ``wanted`` is passed to ``MentionFinder.find``. The finder scores spans and the tagger scores single
    words, so that each may detect a name that the other does not.
    """
    found = finder.find(wanted)
    missed = missed_names(found, doc)
    if not missed:
        return found
    new, person = set(missed), ACTOR_KINDS.index("person")
    found = finder.with_added(found, missed)
    items = [replace(item, form="name") if item.piece in new else item for item in found.items]
    return found.replaced(items, [one.piece not in new or one.chances[person] >= LIKELY for one in items])


def missed_names(found: MentionDrafts, doc: Document) -> list[TokenSpan]:
    """Return the runs of at least ``SHORTEST`` capitalised proper nouns that no mention covers.

    Not returned are runs that look like part of a longer name: a capitalised word follows, or they end in an
    abbreviated title or an initial. A single word is accepted if it is in apposition to a role or relative:
    "his wife, Ida, said". The possessor within a mention does not count as covered: Ida Orr in "Mayor Ida
    Orr's lawyer, Bo Lund"; nor does anybody by a mention of him and others: "Mayor Ida Orr and other mayors".
    """
    one = [item.piece for item in found.items if not _is_before_others(item.piece, doc)]
    covered = {at for piece in one for at in range(_behind_owner(piece, doc), piece.end)}
    tags = doc.trees.tags

    def is_missed(at: int) -> bool:
        return tags[at] == "PROPN" and at not in covered and doc.is_capital(at)

    def is_cut(last: int) -> bool:
        following = last + 1
        if following == len(doc):
            return False
        return doc.is_capital(following) or (doc.is_shortened(last) and doc[following] == ".")

    def is_name(run: Sequence[int]) -> bool:
        return not is_cut(run[-1]) and (len(run) >= SHORTEST or _is_apposed(run[0], doc))

    runs = (list(run) for missed, run in groupby(range(len(doc)), is_missed) if missed)
    return [TokenSpan(_with_title(run[0], covered, doc), run[-1] + 1) for run in runs if is_name(run)]


def _is_before_others(piece: TokenSpan, doc: Document) -> bool:
    """Return whether a mention is one person and others, without commas: "Mayor Ida Orr and other mayors"."""
    return "," not in doc.lower[piece.start : piece.end] and joins_others(piece, doc)


def _behind_owner(piece: TokenSpan, doc: Document) -> int:
    """Return the first token of a mention after its possessor: "lawyer" in "Ida Orr's lawyer"."""
    for at in range(piece.end - 2, piece.start, -1):
        if doc.written[at] == "s" and not doc.gap[at] and doc.is_apostrophe(at - 1):
            return at + 1
    return piece.start


def _with_title(at: int, covered: Container[int], doc: Document) -> int:
    """Return the start of a name, including an abbreviated title before it: "Gov." in "Gov. Ida Orr".

    An initial is no title ("in the U.S. Ida Orr won"), nor is a token that a mention covers.
    """
    is_free = at > 1 and doc[at - 1] == "." and at - 2 not in covered and doc.is_capital(at - 2)
    return at - 2 if is_free and f"{doc.lower[at - 2]}." in listed("titles") else at


def _is_apposed(at: int, doc: Document) -> bool:
    """Return whether a word follows a role or relative and a comma, and precedes a comma or full stop."""
    noun = doc.lower[at - 2] if at > 1 and doc[at - 1] == "," else ""
    return bool(noun) and (is_kin(noun) or is_role(noun)) and doc[at + 1] in (",", ".")
