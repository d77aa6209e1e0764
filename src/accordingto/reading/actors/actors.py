"""Selection of the clusters that become actors: all speakers and addressees, and named persons and bodies."""

from __future__ import annotations

from typing import TYPE_CHECKING

from accordingto.reading.actors.features import SEXES
from accordingto.reading.actors.kinds import NO_ACTORS, likeliest, together
from accordingto.reading.actors.phrase_heads import stands_before
from accordingto.reading.actors.roles import Standing
from accordingto.reading.lexicons import given_names, word_class
from accordingto.types import Actor

if TYPE_CHECKING:
    from collections.abc import Iterable

    from accordingto.reading.actors.entities import Entities
    from accordingto.reading.encoder.mentions import Cluster, MentionDraft
    from accordingto.reading.lexicons.outlets import Outlets
    from accordingto.types import ActorKind, Span

_JOINTS = word_class("coordinators") | {"nor"}
"""Conjunctions between the names of several."""
NAMED = ("person", "organization")
"""Kinds of mentions whose named clusters become actors even if they do not speak."""


class Actors:
    """The actors of a text, and the mapping of its clusters to them."""

    def __init__(self, entities: Entities, speaking: Iterable[int], outlets: Outlets) -> None:
        self._entities, self._outlets = entities, outlets
        chosen = {c for c in speaking if entities.clusters[c]}
        chosen |= {c for c, pairs in enumerate(entities.clusters) if pairs and self._is_named(c)}
        self._members = {c: self._members_of(c) for c in sorted(chosen)}
        chosen |= {c for members in self._members.values() for c in members}
        order = sorted(chosen, key=lambda c: entities.clusters[c][0][0].piece)
        self._alike = self._with_same_members(order)
        self._ids = {c: f"a{i}" for i, alike in enumerate(self._alike.values(), start=1) for c in alike}
        self.items: tuple[Actor, ...] = tuple(self._actor(c) for c in self._alike)
        """The actors, in the order of their first mentions."""

    def id(self, at: int | None) -> str | None:
        """Return the id of the actor for a cluster; None for None."""
        return None if at is None else self._ids[at]

    def _with_same_members(self, order: Iterable[int]) -> dict[int, list[int]]:
        """Group clusters with the same members ("Orr and Lund", "Lund and Orr") under the first of them."""
        first: dict[frozenset[int], int] = {}
        alike: dict[int, list[int]] = {}
        for c in order:
            members = frozenset(self._members.get(c, ()))
            alike.setdefault(first.setdefault(members, c) if members else c, []).append(c)
        return alike

    def _is_named(self, at: int) -> bool:
        """Return whether a cluster is a person or an organisation that the article names."""
        has_name = any(phrase.form == "name" for phrase, _ in self._entities.clusters[at])
        kind = self._entities.cluster(at).kind
        if not has_name or kind not in NAMED or not self._entities.is_named(at):
            return False
        return kind != "person" or not self._is_part(at)

    def _is_part(self, at: int) -> bool:
        """Return whether a cluster's name only ever modifies a noun ("Texas rangers"), without a given name.

        It is then part of the name of something else, and most often a place.
        """
        entities = self._entities
        words = entities.name(at).text.lower().split()
        is_whole = len(words) > 1 and words[0] in given_names()
        return not is_whole and all(stands_before(p.piece, entities.doc) for p, _ in entities.clusters[at])

    def _actor(self, at: int) -> Actor:
        entities = self._entities
        cluster = entities.cluster(at)
        members = tuple(self._ids[c] for c in self._members.get(at, ()))
        kind = self._kind(at, cluster, bool(members) or self._is_several(cluster))
        stands = entities.standing(at) if kind in ("person", "unknown") else Standing(None, None)
        phrases = [p for c in self._alike[at] for p in entities.cluster(c).phrases]
        phrases.sort(key=lambda phrase: phrase.piece.start)
        return Actor(
            id=self._ids[at],
            name=self._name(at),
            kind=kind,
            role=stands.role,
            affiliation=self._fullest(stands.affiliation) if stands.affiliation else None,
            members=members,
            mentions=tuple(entities.mention(p) for p in phrases),
        )

    def _name(self, at: int) -> str:
        """Return the fullest name of a cluster; for a group, the names of its members."""
        names = [self._entities.name(c).text for c in self._members.get(at, ())]
        return (
            " and ".join([", ".join(names[:-1]), names[-1]])
            if len(names) > 1
            else self._entities.name(at).text
        )

    def _fullest(self, affiliation: Span) -> str:
        """Return the fullest name of the actor that an affiliation refers to, else the affiliation itself."""
        phrase = self._entities.phrase_at(affiliation)
        if phrase is not None and phrase.form == "name" and phrase.kind != "person":
            at = self._entities.identity(phrase).cluster
            is_place = phrase.kind == "place" and self._entities.cluster(at).kind == "organization"
            if not is_place:  # New York is not the New York Times
                return self._entities.name(at).text
        return " ".join(affiliation.text.split())

    def _members_of(self, at: int) -> list[int]:
        """Return the clusters of the names that a mention joins by "and"; empty if it does not join names."""
        entities = self._entities
        facts = [entities.facts[phrase.piece] for phrase, _ in entities.clusters[at]]
        if any(own.name and own.plural is False for own in facts):
            return []  # who is called by one name is not several
        for phrase, _ in entities.clusters[at]:
            if phrase.form == "pronoun":
                continue
            parts = self._parts(phrase)
            if len(parts) > 1:
                return [c for c in dict.fromkeys(entities.identity(p).cluster for p in parts) if c != at]
        return []

    def _parts(self, phrase: MentionDraft) -> list[MentionDraft]:
        """Return the widest names in a mention; empty unless only commas and conjunctions separate them.

        A name right before another belongs to it: "[U.S.] President Ida Orr".
        """
        entities = self._entities
        parts: list[MentionDraft] = []
        joined = False
        at = phrase.piece.start
        for part in entities.within(phrase.piece):
            if part.piece == phrase.piece or part.piece.start < at or part.form != "name":
                continue
            between = entities.doc.lower[at : part.piece.start]
            if any(word not in _JOINTS and word not in (",", "both", "neither") for word in between):
                return []
            joined |= any(word in _JOINTS for word in between)
            if parts and not between:
                parts.pop()
            parts.append(part)
            at = part.piece.end
        return parts if joined and at == phrase.piece.end else []

    def _is_several(self, cluster: Cluster) -> bool:
        """Return whether every name of a cluster is of several persons, even if some have no mentions."""
        facts = [self._entities.facts[phrase.piece] for phrase in cluster.telling]
        is_name = cluster.telling[0].form == "name"
        return is_name and all(own.person is True and own.plural is True for own in facts)

    def _kind(self, at: int, cluster: Cluster, is_group: bool) -> ActorKind:
        if is_group:
            return "group"
        if self._outlets.is_certain(self._entities.name(at).text):
            return "outlet"
        if cluster.kind in NO_ACTORS:
            return "unknown"
        chances = together(cluster.telling)
        return likeliest((0.0, *chances[1:]) if self._is_thing(cluster) else chances)

    def _is_thing(self, cluster: Cluster) -> bool:
        """Return whether a cluster is called "it" and never "he" or "she", so that it is no person."""
        found = {
            self._entities.facts[phrase.piece].sex for phrase in cluster.phrases if phrase.form == "pronoun"
        }
        return "thing" in found and found.isdisjoint(SEXES)
