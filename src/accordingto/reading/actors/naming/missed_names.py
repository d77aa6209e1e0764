"""Names of persons that the search for mentions missed: proper nouns in a row, by their tags."""

from __future__ import annotations

from dataclasses import replace
from itertools import groupby
from typing import TYPE_CHECKING

from accordingto.reading.actors.role_nouns import is_kin, is_role
from accordingto.reading.encoder.kinds import ACTOR_KINDS
from accordingto.reading.encoder.spans import TokenSpan

if TYPE_CHECKING:
    from collections.abc import Sequence

    from accordingto.reading.encoder.mentions import MentionDrafts, MentionFinder
    from accordingto.reading.syntax.document import Document

SHORTEST = 2
"""Fewest tokens of a name that is taken by its tags alone: one word may be anything."""
_OWNING = ("'s", "’s")
LIKELY = 0.5
"""Probability of being a person from which one is taken."""


def find_with_missed(
    finder: MentionFinder, doc: Document, wanted: Sequence[TokenSpan], joined: Sequence[TokenSpan] = ()
) -> MentionDrafts:
    """Return the mentions that the finder finds, and names of persons in which none of them stands.

    ``wanted`` and ``joined`` are as in ``MentionFinder.find``. The search for mentions scores spans, and the
    tags are read from single words, so that either may see a name that the other does not.
    """
    found = finder.find(wanted, joined)
    missed = missed_names(found, doc)
    if not missed:
        return found
    new, person = set(missed), ACTOR_KINDS.index("person")
    found = finder.find([*wanted, *missed], joined)
    items = [replace(item, form="name") if item.piece in new else item for item in found.items]
    return found.replaced(items, [one.piece not in new or one.chances[person] >= LIKELY for one in items])


def missed_names(found: MentionDrafts, doc: Document) -> list[TokenSpan]:
    """Return the capitalised proper nouns in a row, at least ``SHORTEST``, in which no mention stands.

    A row behind which a capital follows, or that ends with a title or an initial, is but a part of a name.
    One word is taken between marks behind what somebody is: "his wife, Ida, said". The owner of somebody is
    no part of who that is: "Mayor Ida Orr's lawyer, Bo Lund".
    """
    covered = {at for item in found.items for at in range(_behind_owner(item.piece, doc), item.piece.end)}
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
    return [TokenSpan(_with_title(run[0], doc), run[-1] + 1) for run in runs if is_name(run)]


def _behind_owner(piece: TokenSpan, doc: Document) -> int:
    """Return the first token of a mention that stands behind its owner: "lawyer" of "Ida Orr's lawyer"."""
    owned = range(piece.end - 2, piece.start, -1)
    return next(
        (at + 1 for at in owned if doc.text_of(TokenSpan(at - 1, at + 1)).endswith(_OWNING)), piece.start
    )


def _with_title(at: int, doc: Document) -> int:
    """Return where a name begins with the shortened title before it: "Gov." of "Gov. Ida Orr"."""
    is_titled = at > 1 and doc[at - 1] == "." and doc.is_shortened(at - 2) and doc.is_capital(at - 2)
    return at - 2 if is_titled else at


def _is_apposed(at: int, doc: Document) -> bool:
    """Return whether a word stands between a comma behind a role or relative and another mark."""
    noun = doc.lower[at - 2] if at > 1 and doc[at - 1] == "," else ""
    return bool(noun) and (is_kin(noun) or is_role(noun)) and doc[at + 1] in (",", ".")
