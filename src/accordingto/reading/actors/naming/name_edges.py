"""What stands before and behind a name and is no part of it: a quality, a credit, where it is based."""

from __future__ import annotations

from typing import TYPE_CHECKING

from accordingto.reading.actors.role_nouns import qualifies
from accordingto.reading.lexicons import given_names, listed, word_class

if TYPE_CHECKING:
    from collections.abc import Container, Sequence

    from accordingto.reading.syntax.name_tokens import NameToken

_MOST_TERMS = 7
"""Terms of a person's name; a longer run of capitals is a headline."""
_SHORTEST_GERUND = 6
"""Letters of a word in "ing" that is hardly a name: "Ming" is one."""


def trimmed(run: list[NameToken]) -> list[NameToken]:
    """Return a name without letters behind it and without the people, quality or credit before it."""
    while run and (run[-1].text in listed("postnominals") or is_banner(run)):
        run = run[:-1]
    while len(run) > 1 and _is_outside(run[0]):
        run = run[1:]
    run = _from_given(_before_glue(run))
    return run if 0 < len(run) <= _MOST_TERMS else []


def _is_outside(term: NameToken) -> bool:
    """Return whether a word is no part of the name of a person behind it.

    It is a quality ("Norland"), a gerund ("Meeting Ida Lunde was easy"), or whose picture a page shows.
    """
    if term.lower in word_class("given"):
        return False
    return is_label(term) or tells_origin(term) or is_credit(term) or _is_gerund(term)


def is_credit(term: NameToken) -> bool:
    """Return whether a word is an agency under whose pictures a page puts its name."""
    return term.text in word_class("picture-credits")


def _is_gerund(term: NameToken) -> bool:
    named = is_given(term) or term.lower in listed("surnames")
    return len(term.text) >= _SHORTEST_GERUND and term.lower.endswith("ing") and not named


def _before_glue(run: list[NameToken]) -> list[NameToken]:
    """Return a name up to where a page goes on without a space: "Lunde Ida Grethe LundeOrr says".

    Such pages give a name in full behind itself, and the next heading behind that.
    """
    words = [term.text for term in run]
    for i, term in enumerate(run):
        cut = next((w for w in words[:i] if len(w) > 2 and _goes_on(term.text, w)), None)
        if cut is not None:
            again = words.index(cut) + 1
            whole = term._replace(end=term.start + len(cut), text=cut, lower=cut.lower())
            return run[:again] if again > 1 else [*run[again:i], whole]
    return run


def _goes_on(word: str, name: str) -> bool:
    return word.startswith(name) and word[len(name) : len(name) + 1].isupper()


def _from_given(run: list[NameToken]) -> list[NameToken]:
    """Return a name from its given name on, without two or more words before it that are none.

    "Harbour FC Ida Lunde" is hers; a given name in the middle ("Peder Tor Olav Lunde") is one of several.
    """
    at = next((i for i, term in enumerate(run[:-1]) if is_given(term)), 0)
    return run[at:] if at > 1 else run


def is_given(term: NameToken) -> bool:
    """Return whether a word is a given name that nearly always is of one sex."""
    return term.lower in given_names()


def ends_in_banner(words: Sequence[str]) -> bool:
    """Return whether a name ends in a word that a page puts behind it in capitals: "Orr LIVE"."""
    others = any(not word.isupper() for word in words[:-1])
    return others and words[-1].isupper() and words[-1].lower() in word_class("banners")


def is_banner(run: Sequence[NameToken]) -> bool:
    """Return whether some tokens are a name with such a word behind it."""
    return bool(run) and ends_in_banner([term.text for term in run])


def is_label(term: NameToken) -> bool:
    """Return whether a word tells of what people, party or quality somebody is."""
    return term.lower in listed("demonyms") or term.lower in listed("parties") or qualifies(term.text)


def tells_origin(term: NameToken) -> bool:
    """Return whether a word is no part of the name behind it: "Vestby-based", "Norland-born"."""
    last = term.text.rpartition("-")[2]
    return "-" in term.text and (last.endswith("ed") or last in ("born", "run", "led"))


def has_epithet(name: str, others: Container[str], surnames: Container[str]) -> bool:
    """Return whether a name has a word before a given name that is no part of it: "Crooked Ida Lunde".

    Either it is one of the ``others`` without that word, or the word is one of their ``surnames``.
    """
    first, _, rest = name.partition(" ")
    is_known = " " in rest and (rest in others or first in surnames)
    return is_known and rest.split()[0].lower() in given_names() and first.lower() not in given_names()


def names_body(run: Sequence[NameToken]) -> bool:
    """Return whether a name ends in what a body is, so that it is nobody's: "Oversight Committee"."""
    return run[-1].lower in word_class("bodies") | word_class("certain-bodies")
