"""Words around a name that are not part of it: nationalities, picture credits, where somebody is based."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from accordingto.reading.actors.role_nouns import qualifies
from accordingto.reading.lexicons import entries, given_names, listed, word_class
from accordingto.reading.syntax.lemmas import lemmas_of

if TYPE_CHECKING:
    from collections.abc import Container, Sequence

    from accordingto.reading.syntax.name_tokens import NameToken

_LEAST_GLUED = 3
"""Fewest letters of a name that is looked for at the beginning of a longer word."""
_MOST_TERMS = 7
"""Most tokens of a person's name; a longer run of capitalised words is a headline."""


def trimmed(run: list[NameToken]) -> list[NameToken]:
    """Return a name without the postnominals or banner words after it and the labels or credits before it.

    Empty if nothing is left, or if it is longer than any person's name.
    """
    run = _unglued(run)
    while run and (run[-1].text in listed("postnominals") or is_banner(run)):
        run = run[:-1]
    while len(run) > 1 and (_is_outside(run) or _is_gerund(run)):
        run = run[1:]
    run = _from_given(run)
    return run if 0 < len(run) <= _MOST_TERMS else []


def _unglued(run: list[NameToken]) -> list[NameToken]:
    """Return a name that a page prints twice, up to the headline that it prints onto it.

    In "Orr Ida OrrMayor wins vote" it is "Ida Orr". "Mac MacDonald" is left as it is.
    """
    for i, term in enumerate(run):
        for j in range(i - 1):
            first = run[j].text
            if len(first) >= _LEAST_GLUED and _begins_glued(term.text, first):
                glued = term._replace(end=term.start + len(first), text=first, lower=first.lower())
                return [*run[j + 1 : i], glued]
    return run


def _begins_glued(word: str, name: str) -> bool:
    """Return whether a word is a name and a further capitalised word without a space: "OrrMayor"."""
    return word.startswith(name) and word[len(name) : len(name) + 1].isupper()


def _is_outside(run: Sequence[NameToken]) -> bool:
    """Return whether the first word of a person's name is not part of it.

    It is a label ("Norland"), an origin ("Vestby-based") or a picture agency before two or more words; "AP
    Lunde" is a person with initials.
    """
    first = run[0]
    if first.lower in word_class("given"):
        return False
    return is_label(first) or tells_origin(first) or (len(run) > 2 and is_credit(first))


def is_credit(term: NameToken) -> bool:
    """Return whether a word is a picture agency ("AFP"), which may be a photo credit before a name."""
    return term.text in word_class("picture-credits")


def _is_gerund(run: Sequence[NameToken]) -> bool:
    """Return whether a phrase begins with a verb in "-ing" before a name: "Meeting Ida Lunde was easy".

    Many given names end in "-ing" too, so that the verb must be in a lexicon, and what follows it must begin
    with a given name or be a single word.
    """
    first = run[0]
    if first.start or not first.lower.endswith("ing") or is_given(first):
        return False
    is_verb = not _verbs().isdisjoint(lemmas_of(first.lower)[1:])
    return is_verb and (len(run) == 2 or is_given(run[1]))


@cache
def _verbs() -> frozenset[str]:
    """Return the verbs that the lexicons know: those that are cues by themselves, and irregular ones."""
    cues = (entry.partition("|")[0].strip() for entry in entries("acts"))
    rows = (entry.split("|") for entry in entries("irregulars") if not entry.endswith("|plural"))
    return frozenset(cues).union(*(lemmas.split() for _, lemmas in rows))


def _from_given(run: list[NameToken]) -> list[NameToken]:
    """Return a name from its given name on if two or more words before that do not belong to it.

    "Harbour FC Ida Lunde" becomes "Ida Lunde"; "Peder Tor Olav Lunde" has several given names and is kept.
    """
    at = next((i for i, term in enumerate(run[:-1]) if is_given(term)), 0)
    return run[at:] if at > 1 else run


def is_given(term: NameToken) -> bool:
    """Return whether a word is listed as a given name that is nearly always of one sex."""
    return term.lower in given_names()


def ends_in_banner(words: Sequence[str]) -> bool:
    """Return whether a name ends in a banner word in capitals, which a page prints after it: "Orr LIVE"."""
    others = any(not word.isupper() for word in words[:-1])
    return others and words[-1].isupper() and words[-1].lower() in word_class("banners")


def is_banner(run: Sequence[NameToken]) -> bool:
    """Return whether some tokens are a name followed by a banner word."""
    return bool(run) and ends_in_banner([term.text for term in run])


def is_label(term: NameToken) -> bool:
    """Return whether a word is a nationality, a party or another qualifier."""
    return term.lower in listed("demonyms") or term.lower in listed("parties") or qualifies(term.text)


def tells_origin(term: NameToken) -> bool:
    """Return whether a word says where the person named after it is from: "Vestby-based", "Norland-born"."""
    last = term.text.rpartition("-")[2]
    return "-" in term.text and (last.endswith("ed") or last in ("born", "run", "led"))


def without_epithet(name: str, others: Container[str]) -> str:
    """Return a name without an epithet before its given name: "Ida Lunde" of "Crooked Ida Lunde".

    It must be one of ``others`` without it.
    """
    first, _, rest = name.partition(" ")
    given = given_names()
    is_epithet = rest in others and rest.split()[0].lower() in given and first.lower() not in given
    return rest if " " in rest and is_epithet else name


def names_body(run: Sequence[NameToken]) -> bool:
    """Return whether a name ends in a noun for a body ("Oversight Committee"), so that it is no person's."""
    return run[-1].lower in word_class("bodies") | word_class("certain-bodies")
