"""Comparison of names: whether two are the same, and whether the same name means the same person."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from functools import lru_cache

from msgspec import Struct

from accordingto.types import Actor

FEWEST_WORDS = 2
"""Fewest words of a full personal name; people are not joined across articles by a single word."""
_TITLES = frozenset(
    [
        "mr", "mrs", "ms", "miss", "mx", "dr", "prof", "professor", "sir", "dame", "lord", "lady", "rev",
        "reverend", "sen", "senator", "rep", "representative", "gov", "governor", "president", "judge",
        "justice", "capt", "captain", "lt", "lieutenant", "col", "colonel", "gen", "general", "sgt",
        "sergeant", "maj", "major", "mayor", "minister", "secretary", "chairman", "chairwoman", "chief",
        "sheriff", "officer", "detective", "inspector", "councillor", "councilman", "councilwoman",
    ]
)  # fmt: skip
_GENERIC = frozenset(
    [
        "administration", "agency", "assembly", "association", "authority", "bank", "board", "bureau",
        "cabinet", "chamber", "church", "city", "club", "college", "commission", "committee", "company",
        "coroner", "corporation", "council", "county", "court", "department", "district", "federal",
        "federation", "fire", "force", "general", "government", "group", "high", "hospital", "house",
        "institute", "legislature", "local", "ministry", "municipal", "national", "office", "parliament",
        "party", "police", "port", "press", "public", "regional", "school", "senate", "service",
        "sheriff", "society", "state", "states", "supreme", "team", "town", "trial", "tribunal", "union",
        "university", "village",
    ]
)  # fmt: skip
EMPTY = frozenset(["a", "an", "and", "at", "for", "former", "ex", "in", "of", "on", "the", "to", "with"])
"""Words that carry no information in a name or a description."""
_POSSESSIVE = re.compile(r"['’]s\b")
_WORD = re.compile(r"\w+")
_NOT_KEY = re.compile(r"[^a-z0-9]+")


class Described(Struct, frozen=True):
    """The role and affiliation that an article gives someone."""

    role: str | None
    affiliation: str | None


def fold(name: str) -> str:
    """Normalize a name: without case, accents, punctuation, possessive ``'s`` and leading titles.

    >>> fold("Dr. Ana Ló­pez-Reid")
    'ana lopez reid'
    """
    found = _words(name)
    while len(found) > 1 and found[0] in _TITLES:
        found = found[1:]
    return " ".join(found)


def is_full(actor: Actor) -> bool:
    """Return whether an actor's name is specific enough to identify it in other articles.

    A person's name must have at least two words. The name of an organization, outlet or place must begin
    with a capital letter and not be generic ("City Council", "the Supreme Court").
    """
    if all(mention.form != "name" for mention in actor.mentions):
        return False
    if actor.kind == "person":
        return len(fold(actor.name).split()) >= FEWEST_WORDS
    is_own = bool(_telling(actor.name) - _GENERIC)
    return actor.kind in {"organization", "outlet", "place"} and actor.name[:1].isupper() and is_own


def why_same(one: Described, others: Iterable[Described]) -> str | None:
    """Return the reason to take someone of the same full name for the same person, or None if there is none.

    The reason is ``name_and_role`` or ``name_and_affiliation`` if the descriptions share a word, ``name`` if
    one side has no description, and None if both sides have one and share no word.
    """
    said = list(others)
    if any(_share(one.role, other.role) for other in said):
        return "name_and_role"
    own = f"{one.role or ''} {one.affiliation or ''}"
    if any(_share(own, f"{other.role or ''} {other.affiliation or ''}") for other in said):
        return "name_and_affiliation"
    if not _telling(own) or all(not _telling(f"{o.role or ''} {o.affiliation or ''}") for o in said):
        return "name"
    return None


def slug(name: str) -> str:
    """Return a name in letters, digits and hyphens, for use in a URL; "unnamed" if nothing is left."""
    return _NOT_KEY.sub("-", " ".join(_words(name))).strip("-")[:60].strip("-") or "unnamed"


def _words(text: str) -> list[str]:
    plain = unicodedata.normalize("NFKD", text.casefold().replace("\N{SOFT HYPHEN}", ""))
    kept = "".join(char for char in plain if not unicodedata.combining(char))
    return _WORD.findall(_POSSESSIVE.sub("", kept))


@lru_cache(maxsize=65536)
def _telling(text: str | None) -> frozenset[str]:
    return frozenset(_words(text or "")) - EMPTY


def _share(one: str | None, other: str | None) -> bool:
    return bool(_telling(one) & _telling(other))
