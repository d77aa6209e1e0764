"""Names of people compared: what is the same name, and what speaks for and against one person having both."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from functools import lru_cache

from msgspec import Struct

from accordingto.types import Actor

FEWEST_WORDS = 2
"""Words of a person's full name: by a single one nobody is joined."""
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
"""Words of a name or a description that tell nothing."""
_POSSESSIVE = re.compile(r"['’]s\b")
_WORD = re.compile(r"\w+")
_NOT_KEY = re.compile(r"[^a-z0-9]+")


class Described(Struct, frozen=True):
    """What an article says that somebody is."""

    role: str | None
    affiliation: str | None


def fold(name: str) -> str:
    """Return a name without case, accents, punctuation and preceding titles.

    >>> fold("Dr. Ana Ló­pez-Reid")
    'ana lopez reid'
    """
    found = _words(name)
    while len(found) > 1 and found[0] in _TITLES:
        found = found[1:]
    return " ".join(found)


def is_full(actor: Actor) -> bool:
    """Return whether a name is full enough for another article to mean the same actor by it.

    A person's has two words or more; an organization's begins with a capital letter and is not one that
    every town uses for its own ("City Council", "the Supreme Court").
    """
    if all(mention.form != "name" for mention in actor.mentions):
        return False
    if actor.kind == "person":
        return len(fold(actor.name).split()) >= FEWEST_WORDS
    is_own = bool(_telling(actor.name) - _GENERIC)
    return actor.kind in {"organization", "outlet", "place"} and actor.name[:1].isupper() and is_own


def why_same(one: Described, others: Iterable[Described]) -> str | None:
    """Return why someone of the same full name is taken for the same person; None where they are not.

    ``name_and_role`` or ``name_and_affiliation`` where the articles agree in these, ``name`` where one of
    them says nothing more, and None where both say what somebody is and have no word in common.
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
    """Return a name in letters, digits and hyphens, for use in an address; "unnamed" if nothing is left."""
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
