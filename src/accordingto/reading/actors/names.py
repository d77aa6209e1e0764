"""The name of an actor: the fullest name in the article, else a description."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import TYPE_CHECKING

from accordingto.reading.actors.groups import PARTY_AND_STATE, is_of_all, persons_named
from accordingto.reading.actors.head_nouns import head_noun, names_people
from accordingto.reading.actors.naming.name_edges import is_given, names_body, without_epithet
from accordingto.reading.actors.naming.name_matching import may_be_same
from accordingto.reading.actors.naming.personal_names import person_name, thing_name
from accordingto.reading.actors.naming.phrase_ends import without_clauses, without_examples
from accordingto.reading.actors.phrase_heads import is_of_several, joins_others, own_words, without_matter
from accordingto.reading.actors.role_nouns import is_role
from accordingto.reading.lexicons import given_names, word_class
from accordingto.reading.lexicons.time_words import meaning
from accordingto.reading.syntax.lemmas import is_plural, singular
from accordingto.reading.syntax.name_tokens import POSSESSIVE, REMEMBERED, name_tokens, said

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

    from accordingto.reading.encoder.mentions import Cluster, MentionDraft
    from accordingto.reading.syntax.document import Document
    from accordingto.reading.syntax.name_tokens import NameToken
    from accordingto.types import MentionForm

_ADDRESS = re.compile(r"\S+@\S+\.\w+|(?:https?://|www\.)\S+")
_NUMBER = re.compile(r"[$£€]?\d[\d.,:/-]*(?:%|[a-z]{0,2})")
"""A number, possibly followed by one or two letters ("401k", "9th")."""
_OF_THEM = re.compile(r"\s+of (?:whom|which|them|us|you|these|those)", re.IGNORECASE)
"""The end of an amount that leaves open of whom it is ("most of whom")."""
_CLAUSAL = frozenset(["who", "whom", "whose", "which", "what", "Who", "Whom", "Whose", "Which", "What"])
_LONGEST_LIST = 12
"""Most tokens of a list of names that ends in others and is given whole."""
_MOST_COMPARED = 40
"""Number of distinct names of one cluster that are compared with each other."""


@dataclass(frozen=True)
class Name:
    """A name or description and its position in the text."""

    start: int
    """Offset of its first character."""
    end: int
    """Offset after its last character."""
    text: str
    """The words, with single spaces."""
    is_proper: bool
    """Whether it is a proper name, not a description or pronoun."""


def fullest_name(doc: Document, cluster: Cluster) -> Name:
    """Return the fullest name of a cluster, without titles, roles, determiners and appositions.

    Without a name it is the longest description, without clauses ("a senior official with direct knowledge");
    if there are only pronouns, the first of them.
    """
    names = list(names_of(doc, cluster))
    if names:
        fullest = _fullest(doc, names, is_person=cluster.kind == "person")
        alike = [name for name in names if name.text == fullest.text]
        return next(filter(None, (_with_reign(doc, name) for name in alike)), fullest)
    described = [_description(doc, p) for p in cluster.phrases if p.form != "pronoun"]
    first = [] if described else [_whole(doc, cluster.phrases[0])]
    return max(described or first, key=lambda name: len(name.text.split()))


def _with_reign(doc: Document, name: Name) -> Name | None:
    """Return a one-word name with the royal title before it ("Queen Ida"), or None."""
    if " " in name.text:
        return None
    at = doc.token_at(name.start) - 1
    if doc[at] not in word_class("regnal-titles") or not doc.is_capital(at):
        return None
    start = doc.start[at]
    return replace(name, start=start, text=" ".join(doc.text[start : name.end].split()))


def names_of(doc: Document, cluster: Cluster) -> Iterator[Name]:
    """Yield every proper name that heads a mention of the cluster, in text order."""
    is_person = cluster.kind == "person"
    found = (name_in(doc, p, is_person=is_person) for p in cluster.phrases if p.form != "pronoun")
    return (name for name in found if name and not names_nobody(name.text))


def joins_persons(doc: Document, phrase: MentionDraft) -> bool:
    """Return whether a mention names several persons ("Bo and Ida Lunde")."""
    is_person = phrase.kind == "person" and phrase.form != "pronoun"
    is_one = not is_person or without_matter(phrase.piece, doc) != phrase.piece
    return not is_one and bool(persons_named(phrase_terms(doc, phrase)))


@lru_cache(REMEMBERED)
def names_nobody(said: str) -> bool:
    """Return whether words cannot name or describe any entity.

    Such are punctuation marks, parts of contractions, determiners and adverbs alone, days, months and
    numbers, party and state of a politician ("R-W"), e-mail and web addresses, abbreviated titles ("Sen."),
    and amounts such as "most of whom".
    """
    bare = said.strip(" \"'“”‘’.,;:()[]")
    if not any(map(str.isalpha, bare)) or PARTY_AND_STATE.fullmatch(bare) or _ADDRESS.fullmatch(bare):
        return True
    first, _, rest = bare.partition(" ")
    if bare[0].lower() + bare[1:] in word_class("relatives") or first.rstrip(",") in _CLAUSAL:
        return True  # "who", "whose headline"; "WHO" is a body
    if said.endswith(".") and bare.lower() in word_class("abbreviated"):
        return True  # "Sen." of "Sen. Ida Lunde"
    if first.lower() in ("no", "none", "neither") and rest[:1].islower():
        return True  # "no minister", "none of the ministers"; "No Labels" is a party
    amount = _OF_THEM.split(bare, 1)
    if len(amount) > 1 and not amount[1]:
        return all(map(_is_amount, amount[0].split()))
    words = bare.split()
    is_day = len(words) > 1 and any(map(_NUMBER.fullmatch, words))
    return all(_is_nameless(word) or (is_day and bool(meaning(word.lower(), "MONTH"))) for word in words)


def _is_nameless(word: str) -> bool:
    if word == "No.":
        return False  # "No. 10"
    bare = word.lower().strip("'’.,").removesuffix("'s").removesuffix("’s")
    return (
        bare in word_class("clitics")
        or bare in word_class("nameless")
        or bare in word_class("plain-months")
        or _NUMBER.fullmatch(word) is not None
        or bool(meaning(bare, "WEEKDAY"))
    )


def _is_amount(word: str) -> bool:
    known = word_class("determiners") | word_class("quantities") | word_class("amounts")
    known -= {"one", "another", "other"}  # "one of them" is somebody
    return (
        word.lower() in known
        or singular(word) in word_class("partitives")
        or _NUMBER.fullmatch(word) is not None
    )


def name_in(doc: Document, phrase: MentionDraft, *, is_person: bool) -> Name | None:
    """Return the proper name at the head of a mention or its apposition, or None; of joined persons, all."""
    piece = own_words(phrase.piece, doc)
    found = proper_name(doc.text_of(piece), phrase.form, is_person)
    if found and is_person and " and " not in found.text and is_of_several(piece, doc):
        return None  # "he and Orr", "Orr and some other mayors"
    return found and _behind(found, doc.start[piece.start])


@lru_cache(REMEMBERED)
def proper_name(said: str, form: MentionForm, is_person: bool) -> Name | None:
    """Return the proper name that heads the words of a mention, with offsets into them, or None."""
    if said[1:].islower() and (form != "name" or said.islower()):
        return None  # no capital, or one that only begins a sentence
    terms = without_examples(without_ending(name_tokens(said)))
    members = persons_named(terms) if is_person and form != "pronoun" else []
    if members:
        names = [_name(said, member, is_proper=True) for member in members]
        listed = " and ".join([", ".join(name.text for name in names[:-1]), names[-1].text])
        return Name(names[0].start, names[-1].end, listed, is_proper=True)
    if is_of_all(terms) or terms[0].lower == "neither" or (is_person and _is_of_several(terms, form)):
        return None  # "every Dane", "lawyers for Orr, Lund and Brack"
    found = person_name(terms) if is_person and not _is_body(terms) else thing_name(terms)
    if is_person and found and names_body(found) and not is_given(found[0]):
        found = thing_name(terms) or (found if len(found) > 1 else [])  # "the Vest Nurses Association"
    if form == "nominal" and len(found) == 1 and found[0].start == terms[0].start:
        return None
    return _name(said, found, is_proper=True) if found else None


def _is_of_several(terms: list[NameToken], form: MentionForm) -> bool:
    """Return whether a phrase is headed by a plural noun: "aides to Ida Orr", "Mayors of Vestby"."""
    joint = next((i for i, term in enumerate(terms) if i and term.text == "and"), 0)
    if joint and is_plural(terms[joint - 1].text) and is_role(singular(terms[joint - 1].lower)):
        return True  # "prosecutors and Mayor Ida Orr"
    noun = head_noun(terms)
    if noun is None or not is_plural(noun.text):
        return False
    is_noun = noun.text.islower() and form == "nominal"
    return is_noun or (noun is terms[0] and len(terms) > 1 and is_role(singular(noun.lower)))


def _is_body(terms: list[NameToken]) -> bool:
    """Return whether a plural noun followed by "for" names a body: "the Centers for Sea Life".

    A nationality does not: "Norlanders for Low Tolls" are not the Norlanders.
    """
    noun = head_noun(terms)
    if noun is None or not noun.is_capital or not is_plural(noun.text):
        return False
    if is_role(singular(noun.lower)) or names_people(noun.text):
        return False
    return [term.text for term in terms[terms.index(noun) + 1 :]][:1] == ["for"]


def phrase_terms(doc: Document, phrase: MentionDraft) -> list[NameToken]:
    """Return the tokens of a mention, with offsets into it, without a possessive ending or "himself"."""
    return without_ending(name_tokens(doc.text_of(phrase.piece)))


def without_ending(terms: list[NameToken]) -> list[NameToken]:
    """Return the tokens of a phrase without a final possessive ending or "himself"."""
    is_ended = len(terms) > 1 and (
        terms[-1].text in POSSESSIVE or terms[-1].lower in word_class("reflexives")
    )
    return terms[:-1] if is_ended else terms


def _fullest(doc: Document, names: list[Name], *, is_person: bool) -> Name:
    """Return the longest of the names that agree with at least half of all; of equals, the first.

    Names lose an epithet without which they also occur ("Crooked Ida Lunde"). Of names of equal length, one
    with a given name is preferred.
    """
    if is_person:
        said = {name.text for name in names}
        names = [_without_epithet(doc, name, said) for name in names]
    counts = Counter(name.text for name in names)
    compared = counts.most_common(_MOST_COMPARED)
    first = {name.text: name for name in reversed(names)}

    def fullness(name: Name) -> tuple[bool, int, bool, int, bool, int]:
        agreeing = sum(n for other, n in compared if may_be_same(name.text, other, is_person=is_person))
        is_shouted = " " in name.text and name.text.isupper()  # the place of a dateline
        words, may_agree = name.text.split(), 2 * agreeing >= len(names)
        is_given = is_person and words[0].lower() in given_names()
        return may_agree, len(words), is_given, agreeing, not is_shouted, -name.start

    return max((first[text] for text, _ in compared), key=fullness)


def _without_epithet(doc: Document, name: Name, said: Collection[str]) -> Name:
    text = without_epithet(name.text, said)
    if text == name.text:
        return name
    behind = doc.text[name.start : name.end].split(maxsplit=1)[1]
    return replace(name, start=name.end - len(behind), text=text)


def _description(doc: Document, phrase: MentionDraft) -> Name:
    if len(phrase.piece) <= _LONGEST_LIST and joins_others(phrase.piece, doc):
        return _whole(doc, phrase)  # "Ida Orr, Bo Lund and others"
    kept = without_clauses(phrase_terms(doc, phrase))
    name = _described(doc, phrase, kept) if kept else None
    return _whole(doc, phrase) if name is None or names_nobody(name.text) else name


def _whole(doc: Document, phrase: MentionDraft) -> Name:
    return _described(doc, phrase, phrase_terms(doc, phrase))


def _described(doc: Document, phrase: MentionDraft, terms: list[NameToken]) -> Name:
    """Return some tokens of a mention as a description."""
    name = _name(doc.text_of(phrase.piece), terms, is_proper=False)
    return _behind(name, doc.start[phrase.piece.start])


def _behind(name: Name, offset: int) -> Name:
    """Return a name with its offsets shifted by that of its mention."""
    return Name(name.start + offset, name.end + offset, name.text, name.is_proper)


def _name(text: str, terms: list[NameToken], *, is_proper: bool) -> Name:
    return Name(terms[0].start, terms[-1].end, said(text, terms), is_proper)
