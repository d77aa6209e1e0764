"""Clusters under construction: the known properties of a cluster, and which mentions they exclude."""

from __future__ import annotations

from dataclasses import dataclass, field
from itertools import islice
from typing import TYPE_CHECKING

from accordingto.reading.actors.descriptions import near_words
from accordingto.reading.actors.features import SEXES
from accordingto.reading.actors.naming.name_matching import is_short_for, may_be_same
from accordingto.reading.actors.role_nouns import is_kin
from accordingto.reading.encoder.mentions import Cluster
from accordingto.reading.lexicons import listed, word_class
from accordingto.reading.syntax.lemmas import singular

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from accordingto.reading.actors.features import MentionFeatures
    from accordingto.reading.encoder.mentions import MentionDraft

MAIN = 5
"""Fewest mentions of a cluster so central to a text that "the company" may well refer to it."""
MOST_PERSONS = 60
"""Number of most recently mentioned persons that a pronoun or role may refer to; news names fewer."""
UNNAMED = frozenset(("source",))
"""Singular nouns for persons whom the article does not name."""
TELLING_PRONOUNS = 2
"""Fewest pronouns, all of one sex, that settle the sex of a surname's bearer; a single one may be someone
else's."""
NAMES_KEPT = 12
"""Number of distinct names kept per cluster, for comparison with new ones."""


@dataclass
class Growing:
    """A cluster under construction."""

    members: list[int] = field(default_factory=list)
    links: list[float] = field(default_factory=list)
    names: list[str] = field(default_factory=list)
    bynames: list[str] = field(default_factory=list)
    """Bynames, which need not be compatible with its names."""
    nouns: set[str] = field(default_factory=set)
    """Head nouns of its descriptions, in the singular."""
    introduced: set[str] = field(default_factory=set)
    """Head nouns of descriptions of more than "the" and a noun, and the words of its names."""
    owners: dict[str, frozenset[str]] = field(default_factory=dict)
    """Words for the owner, by noun of a description that names one."""
    traits: dict[str, frozenset[str]] = field(default_factory=dict)
    """Traits by noun, from the first description with that noun that has some."""
    is_bare: bool = True
    """Whether all mentions are bare nouns without a determiner, or pronouns."""
    is_plain: bool = True
    """Whether all mentions are a noun with "the", or pronouns: it was never introduced."""
    sexes: set[str] = field(default_factory=set)
    told_sexes: set[str] = field(default_factory=set)
    """Sexes that names and descriptions tell; the referents of pronouns are less certain."""
    sexed_pronouns: int = 0
    """Number of pronouns that tell a sex."""
    are_places: set[bool] = field(default_factory=set)
    """For each mention by name, whether it is a place."""
    by_name: int = 0
    """Number of mentions by name."""
    titles: set[frozenset[str]] = field(default_factory=set)
    terms: set[str] = field(default_factory=set)
    """``over`` and ``begun``, as told by its descriptions of the time in which it holds its role."""
    left: int | None = None
    """The token from which its office is held by somebody else; None if it keeps it."""
    plural: bool | None = None
    person: bool | None = None
    count: float | None = None
    """Number of members, if the text states it."""
    is_list: bool = False
    """Whether a mention joins a named person with others: "Orr and other mayors"."""
    is_possessed: bool = True
    """Whether all mentions are pronouns or descriptions like "my father", which are rarely also named."""

    def add(self, index: int, link: float, facts: MentionFeatures, *, is_byname: bool = False) -> None:
        """Add mention ``index``; ``link`` is the probability, 0 to 1, that it belongs to the cluster."""
        self.members.append(index)
        self.links.append(link)
        names = self.bynames if is_byname and self.names else self.names
        for name in (facts.name, facts.alias):
            if name and name not in (*self.names, *self.bynames) and len(names) < NAMES_KEPT:
                names.append(name)
        self.introduced |= {singular(word) for word in facts.name.lower().split()}
        if facts.noun:
            self.nouns.add(facts.noun)
            if not facts.is_plain:
                self.introduced.add(facts.noun)
            if owner := owner_in(facts):
                self.owners.setdefault(facts.noun, owner)
            if facts.traits:
                self.traits.setdefault(facts.noun, facts.traits)
        self.terms |= {facts.term} - {""}
        self.is_list |= facts.is_list
        self.is_bare &= facts.is_bare or facts.is_pronoun
        self.is_plain &= facts.is_plain or facts.is_pronoun
        self.by_name += bool(facts.name)
        if facts.sex:
            self.sexes.add(facts.sex)
            self.told_sexes |= set() if facts.is_pronoun else {facts.sex}
            self.sexed_pronouns += facts.is_pronoun
        if facts.name and facts.titles and len(self.titles) < NAMES_KEPT:
            self.titles.add(facts.titles)
        self.is_possessed &= facts.is_possessed or facts.is_pronoun
        self.plural = facts.plural if self.plural is None else self.plural
        self.person = facts.person if self.person is None else self.person
        self.count = facts.count if self.count is None else self.count

    def allows(self, facts: MentionFeatures) -> bool:
        """Return whether a mention can belong to the cluster, judged by what is certain of both."""
        sexes = self.told_sexes if facts.name and not self._is_known_by_pronouns(facts) else self.sexes
        if facts.sex and sexes and facts.sex not in sexes:
            return False
        if facts.sex in SEXES and (self.person is False or self.plural):
            return False
        if facts.sex == "thing" and self.person:
            return False
        if (self.is_list and facts.noun and not facts.is_definite) or (facts.is_list and self.nouns):
            return False  # "some mayors" are not "Orr and other mayors"
        if None not in (facts.count, self.count) and facts.count != self.count:
            return False
        is_told = bool(facts.noun and (self.names or self.nouns)) or bool(facts.name and self.nouns)
        if is_told and None not in (facts.person, self.person) and facts.person != self.person:
            return False
        if facts.noun and facts.plural and any(_is_one(name) for name in self.names):
            return False
        if facts.noun and (self._is_other(facts) or is_above(facts, self.titles)):
            return False
        if facts.noun in UNNAMED and self.names:
            return False
        if facts.person and self._is_of_a_namesake(facts):
            return False
        if facts.name:
            if None not in (facts.plural, self.plural) and facts.plural != self.plural:
                return False
            person = bool(facts.person)
            if any(may_be_same(facts.name, name, is_person=person) for name in self.bynames):
                return True
            if self._is_short_for(facts):
                return True
            full = [name for name in self.names if " " in name] if " " not in facts.name else []
            return all(may_be_same(facts.name, name, is_person=person) for name in full or self.names)
        return facts.plural is None or self.plural is None or facts.plural == self.plural

    def _is_known_by_pronouns(self, facts: MentionFeatures) -> bool:
        """Return whether pronouns settle its sex before a full name: Ida Orr is not the Orr who was "he"."""
        is_first = " " in facts.name and not any(" " in name for name in self.names)
        return is_first and self.sexed_pronouns >= TELLING_PRONOUNS

    def _is_of_a_namesake(self, facts: MentionFeatures) -> bool:
        """Return whether one is described by a relation to a person whose surname the other has.

        "Mr Orr's lawyer" is not Ida Orr. Relatives are exempt: "Orr's wife" may be.
        """
        owners = {facts.noun: owner_in(facts)} if facts.noun else self.owners if facts.name else {}
        names = self.names if facts.noun else [facts.name]
        surnames = {name.split()[-1].lower() for name in names if name}
        return any(not is_kin(noun) and not surnames.isdisjoint(owner) for noun, owner in owners.items())

    def _is_other(self, facts: MentionFeatures) -> bool:
        """Return whether a description certainly refers to something else, judged by its noun.

        It has another owner or trait, or is generic: "police" do not refer back to a jury, nor "the council"
        to "reporters".
        """
        if are_other_sorts(facts, self.traits):
            return True
        owner, others = self.owners.get(facts.noun), owner_in(facts)
        if not facts.person and owner and others and owner.isdisjoint(others):
            return True
        alike = {facts.noun, *near_words(facts.noun)}
        if facts.is_some and self.nouns:  # "some critics" are not "some people"
            return self.nouns.isdisjoint(alike)
        is_anybody = (facts.is_bare and self.nouns) or (self.is_bare and facts.is_definite)
        return bool(is_anybody and not self.names and self.nouns.isdisjoint(alike))

    def has_left(self, role: MentionFeatures, at: int) -> bool:
        """Return whether a role at a token does not mean this cluster, since the role has changed hands."""
        if role.term == "over":
            return "begun" in self.terms
        return ("over" in self.terms and role.term == "begun") or (self.left is not None and self.left <= at)

    def is_behind(self, body: MentionFeatures, newest: int) -> bool:
        """Return whether a description such as "the company" may rather mean an organisation named since.

        It may not if this cluster was introduced as a company, or is central to the text. ``newest`` is the
        index of the mention that introduced the last named organisation.
        """
        nouns = {body.noun, *near_words(body.noun)}
        is_introduced = not nouns.isdisjoint(self.introduced) or len(self.members) >= MAIN
        return self.members[-1] < newest and not is_introduced

    def is_person(self, pronoun: MentionFeatures) -> bool:
        """Return whether it is a named person whom a pronoun can mean."""
        return bool(self.person and self.names) and self.allows(pronoun)

    def takes(self, facts: MentionFeatures) -> bool:
        """Return whether a mention can join without further evidence: no name may join only "my father"."""
        return self.allows(facts) and not (facts.name and self.is_possessed)

    def cluster(self, items: Sequence[MentionDraft]) -> Cluster:
        """Return the finished cluster, with its mentions in text order."""
        order = sorted(zip(self.members, self.links, strict=True))
        return Cluster(tuple(items[i] for i, _ in order), tuple(link for _, link in order))

    def is_form(self, facts: MentionFeatures) -> bool:
        """Return whether a mention is a form of the cluster's name, or a title that preceded its name."""
        if not facts.name:
            return any(facts.titles <= titles for titles in self.titles) and self.allows(facts)
        is_alike = bool(self.person) == bool(facts.person) or self._is_short_for(facts)
        return bool(self.names) and is_alike and self.allows(facts)

    def _is_short_for(self, facts: MentionFeatures) -> bool:
        """Return whether a name is an acronym of one of the cluster's names, or vice versa."""
        return any(is_short_for(facts.name, name) for name in self.names)


@dataclass
class RecentPersons:
    """The clusters of named persons, ordered by their last mention."""

    _clusters: dict[int, None] = field(default_factory=dict)

    def add(self, cluster: int, grown: Growing) -> None:
        """Record a mention of a cluster."""
        self._clusters.pop(cluster, None)
        if grown.person and grown.names:
            self._clusters[cluster] = None

    def last(self) -> list[int]:
        """Return the persons that a pronoun or role may refer to, by cluster, the last mentioned first."""
        return list(islice(reversed(self._clusters), MOST_PERSONS))


def owner_in(facts: MentionFeatures) -> frozenset[str]:
    """Return the words for the owner of a body: "Orr" for "Orr's campaign" and "the Orr campaign"."""
    return facts.owner or facts.qualities - listed("demonyms")


def are_other_sorts(facts: MentionFeatures, traits: Mapping[str, frozenset[str]]) -> bool:
    """Return whether a plural description contradicts the traits that were given for the same noun.

    "The liberal judges" are not "the conservative judges". A single person or body may have many traits.
    """
    others = traits.get(facts.noun, frozenset())
    is_several = bool(facts.plural) or facts.noun in word_class("bare-plurals")
    return is_several and bool(facts.traits and others) and facts.traits.isdisjoint(others)


def is_above(facts: MentionFeatures, titles: Iterable[frozenset[str]]) -> bool:
    """Return whether a description names the office above the one in a person's titles.

    "The president" is not "Vice President Orr". False if another of the titles has the office itself.
    """
    below = word_class("deputy-modifiers")
    if not facts.is_role or not below.isdisjoint(facts.titles | facts.qualities):
        return False
    same = [words for words in titles if any(f"{word}-".startswith(f"{facts.noun}-") for word in words)]
    return bool(same) and not any(below.isdisjoint(words) for words in same)


def _is_one(name: str) -> bool:
    """Return whether a name looks like that of a single entity."""
    return " and " not in name and not name.endswith("s")
