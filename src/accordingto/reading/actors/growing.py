"""A cluster while it is made: what is certain of all that refers to it, and what therefore cannot."""

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
"""Mentions from which a text is about somebody, so that "the company" may well be that one."""
MOST_PERSONS = 60
"""Persons mentioned last among whom a pronoun or a role is looked for; news names fewer."""
UNNAMED = frozenset(("source",))
"""Nouns in the singular for those whom an article does not name."""
TELLING_PRONOUNS = 2
"""Pronouns, all of one sex, from which they tell whose a surname is: one may be of somebody else."""
NAMES_KEPT = 12
"""Different names of a cluster that a new one is compared with."""


@dataclass
class Growing:
    """A cluster while it is made."""

    members: list[int] = field(default_factory=list)
    links: list[float] = field(default_factory=list)
    names: list[str] = field(default_factory=list)
    bynames: list[str] = field(default_factory=list)
    """Names beside its own, which need not agree with them."""
    nouns: set[str] = field(default_factory=set)
    """The nouns of its descriptions."""
    introduced: set[str] = field(default_factory=set)
    """The nouns of descriptions that are more than the noun with "the", and the words of its names."""
    owners: dict[str, frozenset[str]] = field(default_factory=dict)
    """Of nouns whose owner a description named: the words for the owner."""
    traits: dict[str, frozenset[str]] = field(default_factory=dict)
    """Of nouns for several or a body: of what sort the first that had words for it was."""
    is_bare: bool = True
    """Whether nothing refers to it but nouns without a determiner, and pronouns."""
    is_plain: bool = True
    """Whether nothing calls it but a noun with an article, and pronouns: it was never introduced."""
    sexes: set[str] = field(default_factory=set)
    told_sexes: set[str] = field(default_factory=set)
    """Sexes that names and descriptions tell; which pronouns refer to it is less sure."""
    sexed_pronouns: int = 0
    """How many pronouns tell a sex."""
    are_places: set[bool] = field(default_factory=set)
    """Whether what calls it by a name is a place, by each such phrase."""
    by_name: int = 0
    """How many phrases call it by a name."""
    titles: set[frozenset[str]] = field(default_factory=set)
    terms: set[str] = field(default_factory=set)
    """What its descriptions say of the time in which it has its role."""
    left: int | None = None
    """The token from which its office is another's."""
    plural: bool | None = None
    person: bool | None = None
    count: float | None = None
    """How many it is, where the text says so."""
    is_list: bool = False
    """Whether a phrase joins somebody who is named with others."""
    is_possessed: bool = True
    """Whether nothing calls it but descriptions like "my father", which no name stands for by chance."""

    def add(self, index: int, link: float, facts: MentionFeatures, *, is_byname: bool = False) -> None:
        """Take in a phrase and what is known of it."""
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
        """Return whether the phrase can refer to the same, by what is certain of both."""
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
        """Return whether pronouns tell its sex before a full name: Ida Orr is not the Orr who was "he"."""
        is_first = " " in facts.name and not any(" " in name for name in self.names)
        return is_first and self.sexed_pronouns >= TELLING_PRONOUNS

    def _is_of_a_namesake(self, facts: MentionFeatures) -> bool:
        """Return whether one is described as who serves a person, and the other has that person's surname.

        "Mr Orr's lawyer" is not Ida Orr. "Orr's wife" may be.
        """
        owners = {facts.noun: owner_in(facts)} if facts.noun else self.owners if facts.name else {}
        names = self.names if facts.noun else [facts.name]
        surnames = {name.split()[-1].lower() for name in names if name}
        return any(not is_kin(noun) and not surnames.isdisjoint(owner) for noun, owner in owners.items())

    def _is_other(self, facts: MentionFeatures) -> bool:
        """Return whether a description is of another by its noun: another's office, or just anybody.

        "Police" do not point back to a jury, nor "the council" to "reporters".
        """
        if are_other_sorts(facts, self.traits):
            return True
        owner, others = self.owners.get(facts.noun), owner_in(facts)
        if not facts.person and owner and others and owner.isdisjoint(others):
            return True
        is_anybody = (facts.is_bare and self.nouns) or (self.is_bare and facts.is_definite)
        return bool(
            is_anybody and not self.names and self.nouns.isdisjoint({facts.noun, *near_words(facts.noun)})
        )

    def has_left(self, role: MentionFeatures, at: int) -> bool:
        """Return whether it is not who has a role at a token, since the role has changed hands."""
        if role.term == "over":
            return "begun" in self.terms
        return ("over" in self.terms and role.term == "begun") or (self.left is not None and self.left <= at)

    def is_behind(self, body: MentionFeatures, newest: int) -> bool:
        """Return whether "the company" may mean another, which was named since, at that phrase.

        It does not where this one was introduced as a company, or is what the text is about.
        """
        nouns = {body.noun, *near_words(body.noun)}
        is_introduced = not nouns.isdisjoint(self.introduced) or len(self.members) >= MAIN
        return self.members[-1] < newest and not is_introduced

    def is_person(self, pronoun: MentionFeatures) -> bool:
        """Return whether it is a named person who may be meant by a pronoun."""
        return bool(self.person and self.names) and self.allows(pronoun)

    def takes(self, facts: MentionFeatures) -> bool:
        """Return whether the phrase can join without more: no name stands for "my father" by chance."""
        return self.allows(facts) and not (facts.name and self.is_possessed)

    def cluster(self, items: Sequence[MentionDraft]) -> Cluster:
        """Return the finished cluster, its phrases in the order of the text."""
        order = sorted(zip(self.members, self.links, strict=True))
        return Cluster(tuple(items[i] for i, _ in order), tuple(link for _, link in order))

    def is_form(self, facts: MentionFeatures) -> bool:
        """Return whether the phrase is a form of the cluster's name, or a title that stood before it."""
        if not facts.name:
            return any(facts.titles <= titles for titles in self.titles) and self.allows(facts)
        is_alike = bool(self.person) == bool(facts.person) or self._is_short_for(facts)
        return bool(self.names) and is_alike and self.allows(facts)

    def _is_short_for(self, facts: MentionFeatures) -> bool:
        """Return whether a name is short for one of its names, or one of them for it."""
        return any(is_short_for(facts.name, name) for name in self.names)


@dataclass
class RecentPersons:
    """The clusters of persons with a name, in the order in which they were mentioned last."""

    _clusters: dict[int, None] = field(default_factory=dict)

    def add(self, cluster: int, grown: Growing) -> None:
        """Take in that a cluster was mentioned."""
        self._clusters.pop(cluster, None)
        if grown.person and grown.names:
            self._clusters[cluster] = None

    def last(self) -> list[int]:
        """Return the persons among whom a pronoun or a role is looked for, the last mentioned first."""
        return list(islice(reversed(self._clusters), MOST_PERSONS))


def owner_in(facts: MentionFeatures) -> frozenset[str]:
    """Return the words for whose a body is: "Orr" of "Orr's campaign" and of "the Orr campaign"."""
    return facts.owner or facts.qualities - listed("demonyms")


def are_other_sorts(facts: MentionFeatures, traits: Mapping[str, frozenset[str]]) -> bool:
    """Return whether a description is of other people of one name than ``traits`` tell, by the noun.

    "The liberal judges" are not "the conservative judges". One person, or one body, has many qualities.
    """
    others = traits.get(facts.noun, frozenset())
    is_several = bool(facts.plural) or facts.noun in word_class("bare-plurals")
    return is_several and bool(facts.traits and others) and facts.traits.isdisjoint(others)


def is_above(facts: MentionFeatures, titles: Iterable[frozenset[str]]) -> bool:
    """Return whether a description names the office above the one that somebody has before all his names.

    "The president" is not "Vice President Orr".
    """
    below = word_class("deputizing")
    if not facts.is_role or not below.isdisjoint(facts.titles | facts.qualities):
        return False
    same = [words for words in titles if any(f"{word}-".startswith(f"{facts.noun}-") for word in words)]
    return bool(same) and not any(below.isdisjoint(words) for words in same)


def _is_one(name: str) -> bool:
    """Return whether a name is that of one, by its form."""
    return " and " not in name and not name.endswith("s")
