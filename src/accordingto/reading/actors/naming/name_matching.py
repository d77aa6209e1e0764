"""Compatibility of names: whether two names can belong to one entity, not whether they do."""

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
"""Fewest letters of an acronym that identifies a name without further evidence."""
_LONGEST_WORD = 30
"""Most letters of words that are compared for spelling variants; longer ones must be equal."""
_SECTIONS = frozenset(("department", "agency", "office", "bureau", "authority"))
"""Words that end the full name of a body: "the Vest Police" are "the Vest Police Department"."""


def may_be_same(one: str, other: str, *, is_person: bool) -> bool:
    """Return whether two names in one article can belong to the same actor.

    Names of persons match if one is only a surname or given name of the other, has initials or short forms,
    or differs little in spelling. They do not match with different given names, with "Mr." and "Mrs.", or if
    they name different numbers of persons. Other names match if one is the acronym of the other ("WHO"), or
    lacks words before ("State Department") or a generic word after it; not if what it lacks is a further
    body: "the Vest Department", "the Vest Department Council of Crews".
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
    """Return the number of persons in a name: 3 for "Bo Lunde, Ida Orr and Mara Vik"."""
    return name.count(", ") + 2 if " and " in name else 1


@dataclass(frozen=True)
class _Key:
    """The normalised form of a name, used for comparison."""

    words: tuple[str, ...]
    """Words without accents, case, titles and a leading "the"; hyphenated words are split."""
    joined: str
    """The words without spaces."""
    sex: str
    """Sex according to the title before it, ``male`` or ``female``; else empty."""
    generation: str
    """Suffix such as "jr", in lower case; else empty."""
    acronyms: frozenset[str]
    """Its possible acronyms, in lower case (see ``_acronyms``); empty for a single word."""


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
    """Return the possible acronyms of some words, in lower case.

    These are the initials of all words, the initials without small words, and for longer names also without a
    leading country ("US National Space Agency", "NSA").
    """
    if len(words) < 2:
        return frozenset()
    great = [word for word in words if word not in word_class("acronym-stopwords")]
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
    if at is None or (at and long[at - 1] == "and"):  # "the FTO and Vest Bank" are two
        return False
    lacking = long[at + len(short) :]
    is_part = bool(lacking) and lacking[-1] not in _SECTIONS and any(map(_is_body, lacking))
    return not (_is_body(short[-1]) and is_part)


def _is_body(word: str) -> bool:
    """Return whether a word of a name denotes a body, or a house of one, and is not merely generic."""
    bodies = (word_class("certain-bodies") | word_class("chambers")) - word_class("generic")
    return word in bodies


def is_part(one: str, other: str) -> bool:
    """Return whether the words of one name are a sequence within the other: "Vest", "the Bank of Vest"."""
    short, long = sorted((_key(one, False).words, _key(other, False).words), key=len)
    starts = range(len(long) - len(short) + 1)
    return len(short) < len(long) and any(long[at : at + len(short)] == short for at in starts)


def is_acronym(name: str, of: str) -> bool:
    """Return whether a name is an acronym of another, made with or without the small words."""
    return _initials(name) in _key(of, False).acronyms


def acronyms_of(name: str) -> frozenset[str]:
    """Return the possible acronyms of a name, in lower case; empty for a single word."""
    return _key(name, False).acronyms


def words_of(name: str) -> tuple[str, ...]:
    """Return the words for looking up a name: "al" and "assad" for "al-Assad", also "us" for "U.S."."""
    words, joined = _key(name, False).words, _key(name, False).joined
    return words if " " in name or len(words) < 2 else (*words, joined)


def can_be_acronym(name: str) -> bool:
    """Return whether a name is written like an acronym: "WHO", "U.S."."""
    return _initials(name) is not None


def is_short_for(one: str, other: str) -> bool:
    """Return whether one of two names is an acronym of the other with at least ``TELLING_LETTERS`` letters.

    Kinds are ignored, since the model may have misjudged them. Two letters are not enough: "AO" is hardly
    Anna Orr.
    """
    short, long = sorted((one, other), key=len)
    return len(short) >= TELLING_LETTERS and is_acronym(short, long)


@lru_cache(REMEMBERED)
def _initials(name: str) -> str | None:
    """Return the letters of a name in lower case if it is written like an acronym, else None."""
    letters = re.sub(r"[^A-Za-z0-9]", "", name)
    if len(letters) < 2 or len(name.split()) > 1 or letters[1].islower():
        return None
    return letters.casefold()


def _same_given(a: str, b: str) -> bool:
    if len(a) == 1 or len(b) == 1:
        return a[0] == b[0]
    return are_alike(a, b) or not _forms(a).isdisjoint(_forms(b))


def are_alike(a: str, b: str) -> bool:
    """Return whether two words are equal except for spelling.

    They share the first letter and differ by at most one edit (5 to 8 letters) or two edits (9 or more).
    """
    if a == b:
        return True
    least = min(len(a), len(b))
    allowed = 0 if least < 5 else 1 if least < 9 else 2
    if not allowed or a[0] != b[0] or max(len(a), len(b)) > _LONGEST_WORD or abs(len(a) - len(b)) > allowed:
        return False
    return not _shortened(a, allowed).isdisjoint(_shortened(b, allowed)) and _distance(a, b) <= allowed


@lru_cache(REMEMBERED)
def _shortened(word: str, most: int) -> frozenset[str]:
    """Return all variants of a word with up to ``most`` letters deleted.

    Words within that many edits have a variant in common, which is faster to check than the edit distance (W.
    Garbe's symmetric deletion, as in SymSpell).
    """
    return frozenset("".join(left) for n in range(most + 1) for left in combinations(word, len(word) - n))


def _distance(a: str, b: str) -> int:
    """Return the Levenshtein distance of two words."""
    row = list(range(len(b) + 1))
    for i, x in enumerate(a, 1):
        before, row[0] = row[0], i
        for j, y in enumerate(b, 1):
            before, row[j] = row[j], min(row[j] + 1, row[j - 1] + 1, before + (x != y))
    return row[-1]


@lru_cache(REMEMBERED)
def _forms(name: str) -> frozenset[str]:
    """Return a given name and all names that it can be a short form of."""
    return frozenset({name, *(line.split()[0] for line in entries("nicknames") if name in line.split())})
