"""Altering headlines by program: negation, hedge, overstatement, another number or name, source added or cut.

An alteration changes only a word or two, so that the new headline is as similar to the article as the old,
whatever its verdict. Each function returns None if it finds nothing to alter.
"""

from __future__ import annotations

import random
import re
from functools import cache

from accordingto.reading.lexicons import word_class
from training.support.acts import find_act

NEGATIVE = re.compile(
    r"\b(?:not|no|never|without|denie[sd]|deny|refus\w+|reject\w*|fail\w*|none|neither|nor|unlikely"
    r"|rather than|instead)\b|n['’]t\b",
    re.IGNORECASE,
)
AUXILIARY = re.compile(
    r"\b(will|would|can|could|should|must|is|are|was|were|has|have|had|may|might)\b(?! not|n't)",
    re.IGNORECASE,
)
NAME = re.compile(r"\b[A-Z][a-z]+(?: [A-Z][a-z]+)*\b")
_NEVER = 0.25
_UNDENIED = (
    (r"\b(will|would|can|could|should|is|are|was|were|has|have|had|may|might) (?:not|never)\b", r"\1"),
    (r"\bwon't\b", "will"),
    (r"\bcan't\b|\bcannot\b", "can"),
    (r"\b(is|are|was|were|has|have|had|would|could|should)n['’]t\b", r"\1"),
    (r"\bnot to\b", "to"),
    (r"\b(?:do|does|did)(?:n['’]t| not) ", ""),
    (r"\bno longer ", ""),
    (r"\bno evidence\b", "evidence"),
    (r"\brefuses to ", "agrees to "),
    (r"\bdenies\b", "admits"),
)
_UNHEDGED = (
    (r"\b(?:may|might|could) have\b", "has"),
    (r"\b(?:may|might|could) be\b", "is"),
    (r"\b(?:may|might|could)\b", "will"),
    (r"\b(?:is|are) (?:likely|expected) to\b", "will"),
    (r"\b(?:likely|expected) to\b", "to"),
    (r"\bappears? to have\b", "has"),
    (r"\b(?:appears?|seems?) to\b", ""),
    (r"\b(?:probably|possibly|perhaps|reportedly|allegedly|apparently|likely) ", ""),
    (r"\balleged ", ""),
)
_OVERSTATED = (
    (r"\b(?:some|many|most|several|a few|few)( of)?\b", "all"),
    (r"\b(?:nearly|almost|about|around|roughly|up to|more than|at least) (?=\d|half|a |all)", ""),
    (r"\b(?:plans?|wants?|seeks?|hopes?|aims?|intends?|considers?|threatens?) to (?:be )?", "will "),
    (r"\bpart of ", "all of "),
    (r"\b(?:accused of|charged with|suspected of|alleged)\b", "guilty of"),
    (r"\b(?:criticize[sd]?|question(?:s|ed)|concerned about)\b", "condemns"),
    (r"\bsometimes\b|\boften\b", "always"),
    (r"\ba majority\b", "all"),
    (r"\bone of the\b", "the"),
)
_NUMBER = re.compile(
    r"(?<![\w.,])\d{1,3}(?:,\d{3})+|(?<![\w.,])\d+(?:\.\d+)?(?!\w)|\b(?:two|three|four|five|six|seven|eight|nine)\b",
    re.IGNORECASE,
)
_NUMERALS = (
    *("one", "two", "three", "four", "five", "six"),
    *("seven", "eight", "nine", "ten", "eleven", "twelve"),
)
_YEARS = range(1900, 2031)
_SAID_BEHIND = re.compile(
    r",? (?:[\w'’.-]+ ){1,4}(?:say|says|said|report|reports|reported|claims?|argues?|reveals?|shows?|finds?)$"
)
_SAID_BEFORE = re.compile(
    r"^(?:[\w'’.-]+ ){1,4}?(?:says|say|claims|argues|insists|believes|thinks|warns) (?:that )?"
    r"|^(?:[\w'’.-]+ ?){1,3}: "
)
_TITLE = re.compile(r"^(?:the|a|an|mr\.?|mrs\.?|ms\.?|dr\.?|sen\.?|rep\.?|gov\.?|president) ", re.IGNORECASE)
MOST_OF_SOURCE = 5
"""Maximum number of words of a source that is put into a headline."""
_LEAST_WORDS = 4


@cache
def _opposites() -> dict[str, str]:
    pairs = (line.split() for line in _PAIRS.strip().splitlines())
    return {a: b for one, other in pairs for a, b in ((one, other), (other, one))}


_PAIRS = """
up down
rise fall
rises falls
rose fell
gain lose
gains loses
wins loses
won lost
backs opposes
support oppose
praises condemns
accepts rejects
more fewer
higher lower
before after
increase decrease
raises cuts
first last
guilty innocent
alive dead
leads trails
ahead behind
above below
opens closes
begins ends
hired fired
agrees refuses
allows bans
passed rejected
join leave
joins leaves
confirms denies
legal illegal
safe unsafe
good bad
Democratic Republican
Democrats Republicans
House Senate
likely unlikely
"""


def deny(headline: str, rng: random.Random) -> str | None:
    """Return a headline with a negation: "plans not to", "does not plan", "will not"."""
    auxiliary = AUXILIARY.search(headline, 1)
    if auxiliary:
        word = "never" if rng.random() < _NEVER else "not"
        return f"{headline[: auxiliary.end()]} {word}{headline[auxiliary.end() :]}"
    act = find_act(headline)
    if act is None:
        return None
    if act.infinitive is not None:
        return f"{headline[: act.infinitive]}not {headline[act.infinitive :]}"
    if act.base is None:
        return None
    before, behind = headline[: act.start], headline[act.end :]
    if act.form == act.base:
        return f"{before}{rng.choice(('do not', 'never'))} {act.base}{behind}"
    if not act.form.endswith("s"):
        return f"{before}did not {act.base}{behind}"
    denied = (f"does not {act.base}", f"refuses to {act.base}", f"no longer {act.form}")
    return f"{before}{rng.choices(denied, (55, 30, 15))[0]}{behind}"


def _first_of(headline: str, changes: tuple[tuple[str, str], ...], flags: int = 0) -> str | None:
    for pattern, new in changes:
        changed = re.sub(pattern, new, headline, count=1, flags=flags)
        if changed != headline:
            return re.sub(" +", " ", changed)
    return None


def admit(headline: str) -> str | None:
    """Return a headline without its negation."""
    return _first_of(headline, _UNDENIED, re.IGNORECASE)


def make_sure(headline: str) -> str | None:
    """Return a headline without its first hedge."""
    return _first_of(headline, _UNHEDGED)


def overstate(headline: str, rng: random.Random) -> str | None:
    """Return a headline that says more than before: "all" for "some", "will" for "plans to"."""
    changes = list(_OVERSTATED)
    rng.shuffle(changes)
    return _first_of(headline, tuple(changes), re.IGNORECASE)


def hedge(headline: str, rng: random.Random) -> str | None:
    """Return a headline with a hedge: "may", "could" or "might"."""
    modal = rng.choice(("may", "could", "might"))
    sure = re.search(r"\b(will|would)\b(?! not)", headline)
    if sure:
        return f"{headline[: sure.start()]}{modal}{headline[sure.end() :]}"
    act = find_act(headline)
    if act is None:
        return None
    if act.infinitive is not None:
        return f"{headline[: act.infinitive]}{modal} {headline[act.start :]}"
    if act.base is None or act.base == act.form:
        return None
    verb = act.base if act.form.endswith("s") else f"have {act.form}"
    return f"{headline[: act.start]}{modal} {verb}{headline[act.end :]}"


def turn(headline: str, rng: random.Random) -> str | None:
    """Return a headline with one word replaced by its opposite."""
    opposites = _opposites()
    words = [m for m in re.finditer("[A-Za-z]+", headline) if {m[0], m[0].lower()} & opposites.keys()]
    if not words:
        return None
    one = rng.choice(words)
    other = opposites.get(one[0]) or opposites[one[0].lower()]
    other = other[0].upper() + other[1:] if one[0][0].isupper() else other
    return headline[: one.start()] + other + headline[one.end() :]


def recount(headline: str, rng: random.Random, *, more: bool) -> tuple[str, bool] | None:
    """Return a headline with another number, and whether that is a year; with ``more`` a larger number."""
    found = list(_NUMBER.finditer(headline))
    if not found:
        return None
    one = rng.choice(found)
    new, is_year = _other_number(one[0], rng, more=more)
    return (headline[: one.start()] + new + headline[one.end() :], is_year) if new else None


def _other_number(number: str, rng: random.Random, *, more: bool) -> tuple[str, bool]:
    if number.lower() in _NUMERALS:
        at = _NUMERALS.index(number.lower()) + (rng.choice((2, 3, 4)) if more else -rng.choice((1, 2)))
        return (_NUMERALS[at], False) if 0 <= at < len(_NUMERALS) else ("", False)
    value = float(number.replace(",", ""))
    if value in _YEARS:
        return str(int(value) + rng.choice((-3, -2, -1, 1, 2))), True
    changed = value * rng.choice((1.5, 2, 3, 5) if more else (0.2, 0.4, 0.6))
    if "." in number:
        return f"{changed:.1f}", False
    whole = round(changed)
    if whole < 1 or whole == value:
        return "", False
    return f"{whole:,}" if "," in number else str(whole), False


def rename(headline: str, body: str, rng: random.Random) -> str | None:
    """Return a headline with one name replaced by another from the body, or with two names exchanged."""
    words = headline.split()
    if sum(word[:1].isupper() for word in words) > 0.6 * len(words):
        return None
    names = [m for m in NAME.finditer(headline) if re.search(rf"\b{re.escape(m[0])}\b", body)]
    names = [m for m in names if m.start() > 0 or m[0].lower() not in body]
    if not names:
        return None
    if len(names) > 1 and rng.random() < 0.5:
        a, b = names[:2]
        return headline[: a.start()] + b[0] + headline[a.end() : b.start()] + a[0] + headline[b.end() :]
    one = rng.choice(names)
    idle = word_class("idle", "supportclasses")
    others = {m[0] for m in NAME.finditer(body) if m.start() > 1 and body[m.start() - 2] not in '.!?\n”"'}
    alike = sorted(
        other
        for other in others
        if other not in headline
        and one[0] not in other
        and len(other.split()) == len(one[0].split())
        and other.lower() not in idle
        and other.lower() not in body
    )
    return headline[: one.start()] + rng.choice(alike) + headline[one.end() :] if alike else None


def without_source(headline: str) -> str | None:
    """Return a headline without its attribution to a source ("…, mayor says", "Mayor: …")."""
    bare = _SAID_BEHIND.sub("", headline)
    if bare == headline:
        bare = _SAID_BEFORE.sub("", headline)
    is_whole = bare != headline and len(bare.split()) >= _LEAST_WORDS
    return bare[0].upper() + bare[1:] if is_whole else None


def with_source(headline: str, source: str, rng: random.Random) -> str:
    """Return a headline with an attribution to a source."""
    name = _TITLE.sub("", source)
    verb = "say" if name.endswith("s") and not name[:1].isupper() else "says"
    form = rng.choices(("behind", "colon", "before"), (50, 25, 25))[0]
    if form == "behind":
        return f"{headline}, {name} {verb}"
    name = name[:1].upper() + name[1:]
    return f"{name}: {headline}" if form == "colon" else f"{name} {verb} {headline}"
