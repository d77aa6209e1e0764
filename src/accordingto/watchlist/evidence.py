"""Features of a claim from which ``likelihood.py`` estimates whether it is to be watched.

They show whether the claim is about the future and is a promise, a threat or a prediction. They are computed
from the ledger alone, so that a corrected ledger gives corrected items.
"""

from __future__ import annotations

import re

from accordingto.types import Attribution
from accordingto.watchlist.commitments import does_itself, is_planned
from accordingto.watchlist.dues import day_of, is_vague
from accordingto.watchlist.place import ClaimInPlace
from accordingto.watchlist.verbs import EVENT, GOING, PROGRESSIVE, WILL, WOULD, is_past, is_present, of_verbs
from accordingto.watchlist.wording import Wording

OF_LABELS = (
    "is a promise or threat",
    "is a prediction",
    "is a directive",
    "strength is unknown",
    "is negative",
    "has a condition",
    "is quoted",
    "is in the headline",
)
"""Names of the features that ``of_labels`` returns."""
OF_ACT = (
    "source decides",
    "source predicts",
    "source believes",
    "source warns",
    "source criticises",
    "source does something else",
    "source is a group",
    "source is named",
)
"""Names of the features that ``of_act`` returns."""
OF_DAYS = (
    "day ahead",
    "day of publication",
    "no day, but ahead",
    "term ahead",
    "day ahead behind by or until",
    "day ahead behind in or on",
    "day ahead, counted from now",
    "day ahead, progressive",
    "day ahead, past",
    "day ahead, event",
    "day ahead, present",
    "year past",
)
"""Names of the features of a claim's times; none is present without times."""
FEATURES = (
    *OF_LABELS,
    "is short",
    "is long",
    "speaker does it",
    "will",
    "will, in a dependent clause",
    "would",
    "would, told of in the past",
    "would have",
    "is going to",
    "could",
    "has to",
    "likely to",
    "more likely",
    "scheduled to",
    "infinitive",
    "plan",
    "plan to",
    "progressive",
    "past",
    "will know",
    "will not",
    "it will",
    "we will",
    "speaks to the reader",
    "opens with a question word",
    "question word inside",
    "is asked",
    "will in its cue",
    "would in its cue",
    "plan in its cue",
    "intention in its cue",
    "expectation in its cue",
    "wish in its cue",
    *OF_ACT,
    *OF_DAYS,
)
"""Names of the features, in the order in which they are computed; each has a weight."""
SHORT, LONG = 4, 30
"""A claim is short with at most ``SHORT`` words, and long with at least ``LONG``."""
BEFORE = 20
"""Characters before a temporal expression that are searched for prepositions."""
_QUESTIONS = frozenset(("what", "how", "why", "whether", "who", "when", "where", "if", "which"))
_ASKING = frozenset(("what", "how", "why", "whether"))
_INTENTION = re.compile(
    r"\b(?:plan\w*|inten\w*|aim\w*|vow\w*|pledg\w*|promis\w*|threat\w*|agree\w*|commit\w*|decid\w*|decision|set|"
    r"ready|prepared|determined|looks? forward|choos\w*|chosen)\b"
)
_EXPECTATION = re.compile(
    r"\b(?:expect\w*|predict\w*|forecast\w*|project(?:s|ed|ion\w*)|anticipat\w*|estimat\w*|foresee\w*|bet|"
    r"confident)\b"
)
_WISH = re.compile(
    r"\b(?:hop\w+|want\w*|wish\w*|fear\w*|would like|love to|worr\w+|afraid|need\w*|demand\w*|"
    r"call\w* (?:on|for)|urg\w+)\b"
)
_BY = frozenset(("by", "until", "till", "before", "within"))
_IN = frozenset(("in", "on", "at", "from", "through"))
_FROM_NOW = re.compile(r"(?i)\b(?:next|coming|tomorrow|upcoming|later)\b")
_YEAR = re.compile(r"\d{4}")


def evidence(of: ClaimInPlace) -> dict[str, float]:
    """Return the value of each of ``FEATURES`` for a claim: 1.0 if it is present, else 0.0."""
    told = (*_of_claim(of), *of_verbs(of), *_of_questions(of), *_of_source(of), *_of_days(of))
    return dict(zip(FEATURES, map(float, told), strict=True))


def _of_claim(of: ClaimInPlace) -> tuple[bool, ...]:
    """Return the features of the claim's labels, position, length and subject."""
    length = sum(word[0].isalnum() for word in of.said.words)
    return (
        *of_labels(of),
        length <= SHORT,
        length >= LONG,
        does_itself(of.claim, of.own, of.subjects),
    )


def of_labels(of: ClaimInPlace) -> tuple[bool, ...]:
    """Return the features of the claim's labels and position, in the order of ``OF_LABELS``."""
    claim, headline = of.claim, of.article.headline
    return (
        claim.kind in ("promise", "threat"),
        claim.kind == "prediction",
        claim.kind == "directive",
        claim.strength == "unknown",
        claim.polarity == "negative",
        bool(claim.condition),
        claim.content[0].text[:1] in '“"',
        headline is not None and claim.content[0].start < headline.end,
    )


def _of_questions(of: ClaimInPlace) -> tuple[bool, ...]:
    """Return the features of questions, direct or embedded."""
    words = of.said.words
    end = of.claim.content[-1].end
    opening = words[1:2] if words[:1] == ("that",) else words[:1]
    return (
        not _QUESTIONS.isdisjoint(opening),
        not _ASKING.isdisjoint(words[1:]),
        "?" in of.article.text[end - 1 : end + 2],
    )


def _of_source(of: ClaimInPlace) -> tuple[bool, ...]:
    """Return the features of the claim's source, act and cue."""
    cue = of.cue
    return (
        cue.has(WILL) or GOING.search(cue.line) is not None,
        cue.has(WOULD),
        is_planned(cue.line),
        _INTENTION.search(cue.line) is not None,
        _EXPECTATION.search(cue.line) is not None,
        _WISH.search(cue.line) is not None,
        *of_act(of.own),
    )


def of_act(own: Attribution | None) -> tuple[bool, ...]:
    """Return the features of a claim's innermost attribution, in the order of ``OF_ACT``."""
    act = own.act if own else None
    return (
        act == "decide",
        act == "predict",
        act == "believe",
        act == "warn",
        act in ("criticise", "praise", "accuse"),
        act == "other",
        own is not None and own.source_kind == "collective",
        own is not None and own.actor is not None,
    )


def _of_days(of: ClaimInPlace) -> tuple[bool, ...]:
    """Return the features of the claim's times: days ahead, deadlines, vague expressions."""
    text, published = of.article.text, (of.article.published or "")[:10]
    behind = [(time, Wording.of(text[max(0, time.start - BEFORE) : time.start]).words) for time in of.ahead]
    years = [time.value[:4] for time in of.times if time.value and _YEAR.match(time.value)]
    return (
        bool(of.ahead),
        any((day_of(time) or "")[:10] == published for time in of.times),
        any(is_vague(time, text) for time in of.times),
        any(time.kind == "deadline" for time in of.ahead),
        any(not _BY.isdisjoint(words[-2:]) for _, words in behind),
        any(not _IN.isdisjoint(words[-1:]) for _, words in behind),
        any(_FROM_NOW.search(time.text) for time in of.ahead),
        bool(of.ahead) and PROGRESSIVE.search(of.said.line) is not None,
        bool(of.ahead) and is_past(of),
        bool(of.ahead) and not is_past(of) and EVENT.search(of.said.line) is not None,
        bool(of.ahead) and is_present(of),
        any(year < published[:4] for year in years),
    )
