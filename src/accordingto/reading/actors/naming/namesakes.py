"""Persons with the same surname, of whom the surname alone often does not tell which is meant."""

from __future__ import annotations

from bisect import bisect_left
from typing import TYPE_CHECKING, Protocol

from accordingto.reading.actors.features import SEXES
from accordingto.reading.actors.naming.name_matching import may_be_same
from accordingto.reading.lexicons import given_names, word_class

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from accordingto.reading.actors.features import MentionFeatures
    from accordingto.reading.attributions.decode import AttributionDraft
    from accordingto.reading.encoder.mentions import MentionDraft
    from accordingto.reading.syntax.document import Document

LEFT_OPEN = 0.3
"""Confidence in the referent of a surname that several persons share, none mentioned far more often."""


class Named(Protocol):
    """A cluster with the names and members that it has so far."""

    names: list[str]
    members: list[int]


class Namesakes:
    """The full names of the persons in a text by surname, whether or not the model found them as mentions."""

    def __init__(
        self, items: Sequence[MentionDraft], facts: Sequence[MentionFeatures], doc: Document
    ) -> None:
        self._places: dict[str, dict[str, list[int]]] = {}
        given = given_names()
        seen = set()
        for item, own in zip(items, facts, strict=True):
            words = own.name.split() if own.person and own.plural is False else []
            if len(words) > 1:
                seen.add(item.piece.end)
                self._add(own.name, words[-1], item.piece.start)
        for at, word in enumerate(doc.lower[:-1]):
            is_name = word in given and doc.is_capital(at) and doc.is_capital(at + 1)
            if is_name and doc[at + 1] not in given and at + 2 not in seen:
                self._add(f"{doc.written[at]} {doc.written[at + 1]}", doc[at + 1], at)

    def _add(self, full: str, surname: str, at: int) -> None:
        self._places.setdefault(surname.lower(), {}).setdefault(full, []).append(at)

    def is_open(self, own: MentionFeatures, one: Named, at: int) -> bool:
        """Return whether a surname at token ``at`` may refer to a namesake as well as to cluster ``one``.

        It does not if the cluster has more than twice as many members as each namesake has full-name mentions
        before that token.
        """
        if not own.person or not own.name or " " in own.name:
            return False
        full = [name for name in one.names if " " in name]
        namesakes = self._places.get(own.name.lower(), {}) if full else {}
        return any(
            2 * bisect_left(places, at) >= len(one.members)
            and not any(may_be_same(name, other, is_person=True) for other in full)
            for name, places in namesakes.items()
        )


def echoed_sexes(
    items: Sequence[MentionDraft], found: Iterable[AttributionDraft], doc: Document
) -> dict[int, str]:
    """Return the sex of names that are sources, by index, judged by the first pronoun of the content.

    In "Reed said she would appeal" Reed is taken to be a woman.
    """
    by_piece = {item.piece: i for i, item in enumerate(items) if item.form == "name"}
    sexes = {}
    for one in found:
        i = by_piece.get(one.source[0]) if one.source else None
        if i is None or not one.content or one.content[0].start < one.cue.end:
            continue
        first = one.content[0].start
        first += doc[first] == "that"
        sex = next((sex for sex in SEXES if doc[first] in word_class(f"{sex}-pronouns")), "")
        if sex and doc[first] in ("he", "she") and not doc.quote[first]:
            sexes[i] = sex
    return sexes
