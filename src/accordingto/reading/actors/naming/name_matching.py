"""Whether two names can belong to one: a check that vetoes or allows, not one that decides."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache
from itertools import combinations
from typing import TYPE_CHECKING

from accordingto.reading.actors.role_nouns import title_at
from accordingto.reading.lexicons import entries, listed, word_class
from accordingto.reading.syntax.name_tokens import POSSESSIVE, REMEMBERED, NameToken, name_tokens

if TYPE_CHECKING:
    from collections.abc import Sequence

TELLING_LETTERS = 3
"""Letters from which an acronym tells by itself whose it is."""
_LONGEST_WORD = 30
"""Letters beyond which words are compared as they stand only."""


def may_be_same(one: str, other: str, *, is_person: bool) -> bool:
    """Return whether two names can belong to one actor of the article.

    Of persons: surname or given name alone, initials, short forms, small differences of spelling; never
    two different given names with one surname, nor "Mr." and "Mrs.", nor two persons and one of them. Of
    others: initials ("World Health Organization", "WHO"), and a name that lacks what stands before ("State
    Department") or a generic word behind.
    """
    a, b = _key(one, is_person), _key(other, is_person)
    if not a.words or not b.words:
        return False
    if a.joined == b.joined:
        return not _differ(a, b)
    if is_person and _persons_in(one) != _persons_in(other):
        return False
    if is_person:
        return not _differ(a, b) and _one_person(a.words, b.words)
    return _initials(one) in b.acronyms or _initials(other) in a.acronyms or _one_thing(a.words, b.words)


def _persons_in(name: str) -> int:
    """Return how many persons a name joins: 3 for "Bo Lunde, Ida Orr and Mara Vik"."""
    return name.count(", ") + 2 if " and " in name else 1


@dataclass(frozen=True)
class _Key:
    """What names are compared by."""

    words: tuple[str, ...]
    """Without accents, case, titles and "the"; hyphenated words in parts."""
    joined: str
    """The words as one."""
    sex: str
    """``male`` or ``female`` by the title before it; else empty."""
    generation: str
    """"Jr" and the like, in small letters; else empty."""
    acronyms: frozenset[str]
    """The first letters of its words, and those of all but small words; none of a single word."""


@lru_cache(REMEMBERED)
def _key(name: str, is_person: bool) -> _Key:
    terms = name_tokens(name)
    words: list[str] = []
    sex = ""
    i = 0
    while i < len(terms):
        length = title_at(terms, i) if is_person else 0  # "Justice Department" has no title
        if length and not words and i + length < len(terms):
            titles = {term.lower for term in terms[i : i + length]}
            sex = (
                "male" if titles & word_class("male") else "female" if titles & word_class("female") else sex
            )
            i += length
            continue
        words += _folded(terms[i])
        i += 1
    generation = words.pop() if len(words) > 1 and words[-1] in word_class("generations") else ""
    words = words[1:] if len(words) > 1 and words[0] == "the" else words
    return _Key(tuple(words), "".join(words), sex, generation, _acronyms(words))


def _acronyms(words: Sequence[str]) -> frozenset[str]:
    """Return the acronyms that can stand for some words, in small letters.

    They leave out small words, and a country before the name ("US National Space Agency", "NSA").
    """
    if len(words) < 2:
        return frozenset()
    great = [word for word in words if word not in word_class("small")]
    kept = [words, great]
    countries = listed("demonyms") | word_class("two-letter-places")
    if len(great) > TELLING_LETTERS and great[0] in countries:
        kept.append(great[1:])
    return frozenset("".join(word[0] for word in some) for some in kept)


def _folded(term: NameToken) -> list[str]:
    if term.is_mark or term.text in POSSESSIVE:
        return []
    plain = unicodedata.normalize("NFKD", term.text.casefold())
    kept = "".join(c for c in plain if not unicodedata.combining(c))
    return [part for part in re.split(r"[-.'’]", kept) if part]


def _differ(a: _Key, b: _Key) -> bool:
    return bool(
        (a.sex and b.sex and a.sex != b.sex)
        or (a.generation and b.generation and a.generation != b.generation)
    )


def _one_person(a: tuple[str, ...], b: tuple[str, ...]) -> bool:
    short, long = sorted((a, b), key=len)
    if len(short) == 1:
        return are_alike(short[0], long[-1]) or _same_given(short[0], long[0])
    if not are_alike(short[-1], long[-1]):
        return "".join(short) in ("".join(long[:-1]), "".join(long[1:])) and len(short) > 1
    return _same_given(short[0], long[0]) or set(short) <= set(long)


def _one_thing(a: tuple[str, ...], b: tuple[str, ...]) -> bool:
    short, long = sorted((a, b), key=len)
    if len(short) == len(long):
        return all(are_alike(x, y) for x, y in zip(short, long, strict=True))
    if len(short) == 1:
        return long[-1] == short[0] or (long[0] == short[0] and set(long[1:]) <= word_class("generic"))
    at = next((i for i in range(len(long) - len(short) + 1) if long[i : i + len(short)] == short), None)
    return at is not None and (at == 0 or long[at - 1] != "and")  # "the FTO and Vest Bank" are two


def is_part(one: str, other: str) -> bool:
    """Return whether one of two names is a part of the other, words in a row: "Vest", "the Bank of Vest"."""
    short, long = sorted((_key(one, False).words, _key(other, False).words), key=len)
    starts = range(len(long) - len(short) + 1)
    return len(short) < len(long) and any(long[at : at + len(short)] == short for at in starts)


def is_acronym(name: str, of: str) -> bool:
    """Return whether a name is made of the first letters of another's words, small words aside or not."""
    return _initials(name) in _key(of, False).acronyms


def acronyms_of(name: str) -> frozenset[str]:
    """Return the acronyms that can stand for a name, in small letters; none for a single word."""
    return _key(name, False).acronyms


def words_of(name: str) -> tuple[str, ...]:
    """Return the words by which a name is looked up: "al-Assad" by "al" and "assad", "U.S." also by "us"."""
    words, joined = _key(name, False).words, _key(name, False).joined
    return words if " " in name or len(words) < 2 else (*words, joined)


def can_be_acronym(name: str) -> bool:
    """Return whether a name is written as an acronym is: "WHO", "U.S."."""
    return _initials(name) is not None


def is_short_for(one: str, other: str) -> bool:
    """Return whether one of two names is a telling acronym of the other, of whatever kind each was taken for.

    Two letters tell too little: "AO" is hardly Anna Orr.
    """
    short, long = sorted((one, other), key=len)
    return len(short) >= TELLING_LETTERS and is_acronym(short, long)


@lru_cache(REMEMBERED)
def _initials(name: str) -> str | None:
    """Return the letters of a name in lower case if it can be an acronym by how it is written; else None."""
    letters = re.sub(r"[^A-Za-z0-9]", "", name)
    if len(letters) < 2 or len(name.split()) > 1 or letters[1].islower():
        return None
    return letters.casefold()


def _same_given(a: str, b: str) -> bool:
    if len(a) == 1 or len(b) == 1:
        return a[0] == b[0]
    return are_alike(a, b) or not _forms(a).isdisjoint(_forms(b))


def are_alike(a: str, b: str) -> bool:
    """Return whether two words are one but for spelling: one letter of five, two of nine; the first stays."""
    if a == b:
        return True
    least = min(len(a), len(b))
    allowed = 0 if least < 5 else 1 if least < 9 else 2
    if not allowed or a[0] != b[0] or max(len(a), len(b)) > _LONGEST_WORD or abs(len(a) - len(b)) > allowed:
        return False
    return not _shortened(a, allowed).isdisjoint(_shortened(b, allowed)) and _distance(a, b) <= allowed


@lru_cache(REMEMBERED)
def _shortened(word: str, most: int) -> frozenset[str]:
    """Return a word less up to so many of its letters.

    Words that differ by so many letters have one of these in common, which is quicker asked than how many
    they differ by (W. Garbe's symmetric deletion, as in SymSpell).
    """
    return frozenset("".join(left) for n in range(most + 1) for left in combinations(word, len(word) - n))


def _distance(a: str, b: str) -> int:
    """Return how many letters to insert, drop or change to make one word of the other (Levenshtein)."""
    row = list(range(len(b) + 1))
    for i, x in enumerate(a, 1):
        before, row[0] = row[0], i
        for j, y in enumerate(b, 1):
            before, row[j] = row[j], min(row[j] + 1, row[j - 1] + 1, before + (x != y))
    return row[-1]


@lru_cache(REMEMBERED)
def _forms(name: str) -> frozenset[str]:
    """Return a given name and every name that it can be short for."""
    return frozenset({name, *(line.split()[0] for line in entries("nicknames") if name in line.split())})
