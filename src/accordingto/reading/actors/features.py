"""Features of a mention that follow from its words alone: name, sex, number and titles."""

from __future__ import annotations

from functools import cache, lru_cache
from itertools import pairwise
from typing import TYPE_CHECKING

from msgspec import Struct
from msgspec.structs import replace

from accordingto.reading.actors.groups import is_of_all
from accordingto.reading.actors.head_nouns import head_noun, names_people
from accordingto.reading.actors.kinds import SHORT_FORM
from accordingto.reading.actors.names import proper_name, without_ending
from accordingto.reading.actors.naming.personal_names import DETERMINERS, PREPOSITIONS
from accordingto.reading.actors.phrase_heads import is_of_several, joins_others, own_words
from accordingto.reading.actors.role_nouns import is_role
from accordingto.reading.lexicons import entries, word_class
from accordingto.reading.syntax.lemmas import is_plural, singular
from accordingto.reading.syntax.name_tokens import POSSESSIVE, REMEMBERED, name_tokens

if TYPE_CHECKING:
    from accordingto.reading.encoder.mentions import MentionDraft
    from accordingto.reading.syntax.document import Document
    from accordingto.reading.syntax.name_tokens import NameToken
    from accordingto.types import MentionForm

SEXES = ("male", "female")
DEFINITE = frozenset({"the", "this", "these", "that", "those"})
"""Determiners of mentions that refer back."""


class MentionFeatures(Struct, frozen=True):
    """What a mention's words tell about its referent."""

    name: str
    """The proper name at its head; empty if there is none."""
    sex: str
    """``male``, ``female``, ``thing``, or empty if unknown."""
    plural: bool | None
    """Whether it is plural; None if unknown."""
    person: bool | None
    """Whether it is a person; None if unknown."""
    spoken: str
    """``speaker``, ``side`` or ``hearer`` for "I", "we" and "you", which depend on who speaks; else empty."""
    quoted: bool
    """Whether it is quoted: in quotation marks, or in a turn of a transcript."""
    titles: frozenset[str]
    """The words before a name ("prime", "minister"), or the words of a title such as "the prime minister"."""
    is_role: bool = False
    """Whether it is a description of one person by a role."""
    is_pronoun: bool = False
    """Whether it is a pronoun."""
    is_nobody: bool = False
    """Whether it is a pronoun without a particular referent: "nobody", "anyone"."""
    alias: str = ""
    """The abbreviation in brackets that a name introduces."""
    noun: str = ""
    """Its head noun in the singular; empty for a name."""
    is_possessed: bool = False
    """Whether it begins with a possessive pronoun: "my father", "her party"."""
    qualities: frozenset[str] = frozenset()
    """The capitalised words before the head noun: "norland" for "the Norland campaign"."""
    count: float | None = None
    """The number that a description states: 4 for "four nurses"; else None."""
    is_definite: bool = False
    """Whether it has a determiner that refers back: "the", "these"."""
    is_plain: bool = False
    """Whether it is only "the" and a noun: "the company"."""
    is_some: bool = False
    """Whether it begins with an amount that introduces people anew: "some critics", "many voters"."""
    is_bare: bool = False
    """Whether its first word is its head noun: "police", "reporters"."""
    term: str = ""
    """``over`` for a role like "the former mayor", ``begun`` for "the new mayor", empty for "the mayor"."""
    is_list: bool = False
    """Whether it joins a named person with others: "Orr and many other mayors"."""
    owner: frozenset[str] = frozenset()
    """The words for its owner: "mayor" for "the mayor's office" and "the office of the mayor"."""
    traits: frozenset[str] = frozenset()
    """The words before the head noun that tell its sort: "liberal" for "the court's liberal judges"."""

    @property
    def nouns(self) -> list[str]:
        """The nouns that describe it, sorted: head noun or titles, and a name's last word if no person's."""
        nouns = {self.noun} if self.noun else set(self.titles)
        if self.name and not self.person:
            nouns.add(singular(self.name.split()[-1]))
        return sorted(nouns)


def facts_of(phrase: MentionDraft, doc: Document, *, quoted: bool) -> MentionFeatures:
    """Return the features of a mention; ``quoted`` tells whether it is part of somebody's speech."""
    own = own_words(phrase.piece, doc)
    facts = facts_in(doc.text_of(own), phrase.form, phrase.kind == "person")
    if facts.noun and own.end < phrase.piece.end:  # "the lawyer representing Orr" is not just "the lawyer"
        facts = replace(facts, is_plain=False, titles=frozenset())
    if facts.name and facts.plural is False and is_of_several(phrase.piece, doc):
        facts = replace(facts, name="", sex="", plural=True, titles=frozenset(), is_list=True)
    if facts.noun and facts.plural and joins_others(phrase.piece, doc):
        facts = replace(facts, noun="", titles=frozenset(), qualities=frozenset(), is_list=True)
    return replace(facts, quoted=True) if quoted else facts


def with_own_words(phrase: MentionDraft, doc: Document) -> MentionDraft:
    """Return a mention as a nominal if its word is all that is said of a source: "many"."""
    alone = phrase.form == "pronoun" and doc.text_of(phrase.piece).lower() in word_class("indefinites")
    return replace(phrase, form="nominal") if alone else phrase


@lru_cache(REMEMBERED)
def facts_in(said: str, form: MentionForm, is_person: bool) -> MentionFeatures:
    """Return the features of a mention, given its words, its form and whether it is a person."""
    if form == "pronoun" or said.lower() in word_class("indefinites"):
        return _pronoun(said.split()[0].lower())
    terms = without_ending(name_tokens(said))
    if is_of_all(terms):
        return replace(_pronoun("everybody"), is_pronoun=False, person=is_person)
    name = proper_name(said, form, is_person)
    leading = [t for t in terms if name is None or t.end <= name.start]
    owner = next((i for i in range(len(leading), 0, -1) if leading[i - 1].text in POSSESSIVE), 0)
    before = frozenset(full_form(t.lower) for t in leading[owner:] if not t.is_mark)
    if name is not None:
        several = is_person and (" and " in name.text or names_people(name.text))
        beside = next((t.lower for t in reversed(terms) if t.end <= name.start and not t.is_mark), "")
        title = terms[0].lower if sex_of(terms[0].lower, "") else beside  # "his wife, Baroness Orr"
        sex = (_sex_itself(said) or sex_of(title, name.text)) if is_person and not several else ""
        plural = several if is_person else None
        alias = None if is_person else SHORT_FORM.search(said)
        return MentionFeatures(
            name.text,
            sex,
            plural,
            is_person,
            "",
            quoted=False,
            titles=before - DETERMINERS,
            alias=alias[1] if alias else "",
        )
    head = head_noun(terms)
    noun = head.lower if head else ""
    joined = any(a.lower == "and" and b.lower in word_class("determiners") for a, b in pairwise(terms))
    several = joined or terms[0].lower in word_class("quantities")  # "some in the party"
    sex = next((s for s in SEXES if noun in word_class(f"{s}-nouns") and not several), "")
    plural = several or is_plural(head.text) if head and is_person else several or None
    role = is_person and is_role(noun) and not plural
    is_title = role and terms[0].lower == "the" and head is terms[-1]
    titles = before - DETERMINERS if is_title else frozenset()
    return MentionFeatures(
        "",
        sex,
        plural,
        is_person,
        "",
        quoted=False,
        titles=titles,
        is_role=role,
        noun=singular(noun),
        is_possessed=terms[0].lower in word_class("holding-pronouns"),
        qualities=frozenset(
            full_form(t.lower) for t in terms[1:] if t.is_capital and head and t.end <= head.start
        ),
        count=_count(terms, head) if plural else None,
        is_definite=terms[0].lower in DEFINITE,
        is_plain=terms[0].lower == "the" and head is terms[-1] and len(terms) == 2,
        is_some=bool(plural) and terms[0].lower in word_class("quantities"),
        is_bare=head is terms[0],
        term=_term(terms) if role else "",
        owner=_owner(terms, head) if head else frozenset(),
        traits=_traits(terms, head) if head else frozenset(),
    )


def _sex_itself(said: str) -> str:
    """Return the sex told by a final "himself" or "herself"; else an empty string."""
    last = said.rpartition(" ")[2].lower()
    is_reflexive = last in word_class("reflexives")
    return next((sex for sex in SEXES if is_reflexive and last in word_class(f"{sex}-pronouns")), "")


def _term(terms: list[NameToken]) -> str:
    """Return ``over`` or ``begun`` if a role's words say that it has ended or is new; else ""."""
    words = {t.lower for t in terms}
    if words & word_class("leaving-adjectives"):
        return "over"
    return "begun" if words & word_class("arriving-adjectives") else ""


def _owner(terms: list[NameToken], head: NameToken) -> frozenset[str]:
    """Return the words for the owner of a noun: those before "'s", or those after the noun and "of"."""
    at = next((i for i, t in enumerate(terms) if t.text in POSSESSIVE and t.end <= head.start), None)
    behind = terms.index(head) + 1
    if at is not None:
        owner = terms[:at]
    elif behind < len(terms) and terms[behind].lower == "of":
        owner = terms[behind + 1 :]
    else:
        return frozenset()
    kept = (t for t in owner if not t.is_mark and t.lower not in DETERMINERS)
    return frozenset(singular(full_form(t.lower)) for t in kept)


def _traits(terms: list[NameToken], head: NameToken) -> frozenset[str]:
    """Return the words right before a noun that tell its sort, "left-leaning" as "left".

    Possessors, determiners, prepositions and numbers end the search.
    """
    before = [t for t in terms if t.end <= head.start]
    own = next((i for i in range(len(before), 0, -1) if not _is_trait(before[i - 1])), 0)
    return frozenset(full_form(t.lower.partition("-")[0]) for t in before[own:])


def _is_trait(term: NameToken) -> bool:
    """Return whether a word before a noun may tell its sort."""
    untold = DETERMINERS | word_class("quantities") | word_class("amounts")
    is_word = not term.is_mark and term.text not in POSSESSIVE and term.text not in PREPOSITIONS
    return is_word and term.lower not in untold and _number(term.lower) is None


def _count(terms: list[NameToken], head: NameToken | None) -> float | None:
    """Return the number before a noun ("the ward's 60 nurses"); None if there is none or more than one."""
    before = [t.lower for t in terms if head and t.end <= head.start]
    found = [number for number in map(_number, before) if number is not None]
    return found[0] if len(found) == 1 else None


def _number(word: str) -> float | None:
    value = word if word.isdecimal() else _pairs("numbers").get(word)
    return float(value) if value else None


def _pronoun(word: str) -> MentionFeatures:
    sex = next((s for s in ("male", "female", "thing") if word in word_class(f"{s}-pronouns")), "")
    plural = word in word_class("plural-pronouns") or (False if sex else None)
    spoken = next((s for s in ("speaker", "side", "hearer") if word in word_class(f"{s}-pronouns")), "")
    person = True if sex in SEXES else False if sex == "thing" else None
    nobody = word in word_class("nobodies") | word_class("indefinites")
    return MentionFeatures(
        "",
        sex,
        plural,
        person,
        spoken,
        quoted=False,
        titles=frozenset(),
        is_pronoun=True,
        is_nobody=nobody,
    )


def full_form(word: str) -> str:
    """Return the full form of an abbreviated word: "governor" for "gov"."""
    return _pairs("shortforms").get(word, word)


@cache
def _pairs(lexicon: str) -> dict[str, str]:
    """Return a lexicon of word pairs as a dict from the first word to the second."""
    rows = (line.split() for line in entries(lexicon))
    return {row[0]: row[1] for row in rows}


def sex_of(title: str, name: str) -> str:
    """Return the sex told by a person's title or given name: ``male``, ``female``, or an empty string."""
    titled = next((s for s in SEXES if title in word_class(s)), "")
    given = name.split()[0].lower() if " " in name else ""
    return titled or next((s for s in SEXES if given in word_class(s, "givennames")), "")
