"""Labels for stories and briefs, names of articles, and counts in words."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Protocol

from accordingto.export.wording import counted, outlets_in_words

if TYPE_CHECKING:
    from collections.abc import Sequence

    from accordingto.stories.brief.brief import Brief, BriefClaim, KnownOrigin

TITLES = {
    "denied": "Denied",
    "several": "From several known origins",
    "one": "From one known origin",
    "unknown": "Origin not shown by the texts",
    "differing": "Said weaker, stronger or otherwise",
    "news": "Changed since the first day",
    "due": "Falls due",
}
"""Headings of the parts of a brief, in the order in which they are shown."""
REASONS = {
    "utterance": "the same words of one speaker",
    "source": "the same source",
    "cited": "an outlet or agency is cited",
    "copied": "the same words, outside quotation marks",
    "publisher": "the same words, and one publisher",
    "named": "a source of its own",
}
"""Labels of the reasons why articles count as having one origin."""
RELATIONS = {"same": "the same", "weaker": "weaker", "stronger": "stronger", "denies": "denies it"}
"""Labels of how a sentence compares to the fullest one."""
VARIANTS = {"same": "the same words", "cut": "a part", "altered": "other words"}
"""Labels of how a version of a quotation compares to the fullest one."""
CHANGES = {
    "left_out": "leaves out",
    "words": "has other words",
    "negation": "changes a negation",
    "hedge": "changes a hedge",
    "tense": "changes the tense",
    "person": "changes the person",
    "speaker": "names another speaker",
    "day": "names another day",
}
"""Labels of the changes in a version of a quotation."""
DIFFERENCES = {
    ("weaker", "hedge"): "weaker: hedged",
    ("weaker", "number"): "weaker: rounded",
    ("stronger", "hedge"): "stronger: not hedged",
    ("stronger", "number"): "stronger: not rounded",
    ("altered", "negation"): "quoted otherwise: a negation",
    ("altered", "hedge"): "quoted otherwise: a hedge",
    ("altered", "speaker"): "quoted otherwise: another speaker",
    ("altered", "day"): "quoted otherwise: another day",
}
"""Labels of how a sentence or quotation differs from the fullest one, by direction and kind."""
NEWS = {"new": "not reported on the first day", "figure": "another figure", "denied": "denied since"}
WAYS = {
    "wire": "credits",
    "cites": "cites",
    "copied": "prints passages of",
    "shared": "has passages in common with",
}
"""How an article derives from a source, as the verb of a sentence."""
NOBODY = "Nobody is named"
NO_DAY = "no day"
NO_OUTLET = "no outlet named"


class HasOutlet(Protocol):
    """An article of a story or a brief."""

    @property
    def path(self) -> str:
        """Its path, which identifies it in the story."""

    @property
    def outlet(self) -> str | None:
        """Name of the publisher; None if unknown."""


def names_of(articles: Sequence[HasOutlet], unnamed: str | None = None) -> dict[str, str]:
    """Return a name for each article, by path: its outlet, numbered if the outlet has several articles.

    An article without an outlet is called ``unnamed``, or its path if that is None.
    """
    outlets = [article.outlet or unnamed or article.path for article in articles]
    count, nth, found = Counter(outlets), Counter[str](), {}
    for article, outlet in zip(articles, outlets, strict=True):
        nth[outlet] += 1
        found[article.path] = f"{outlet} ({nth[outlet]})" if count[outlet] > 1 else outlet
    return found


def reason_in_words(origin: KnownOrigin) -> str:
    """Return in words why articles count as having one origin, with the source if it is named."""
    return f"{REASONS[origin.kind]}, {origin.who}" if origin.who else REASONS[origin.kind]


def origins_in_words(claim: BriefClaim, outlets: Sequence[str], unnamed: int, unknown: int) -> str:
    """Return in words how many outlets make a claim, how many origins are known, and how many show none.

    Examples: "4 outlets, 1 known origin; 2 do not show theirs"; "3 outlets, no origin shown". ``unnamed``
    counts the articles of unknown outlets, ``unknown`` the outlets that do not show their origin.
    """
    having = outlets_in_words(outlets, unnamed)
    if not claim.origins:
        return f"{having}, no origin shown"
    known = f"{having}, {counted(len(claim.origins), 'known origin')}"
    return (
        f"{known}; {unknown} {'does not show its own' if unknown == 1 else 'do not show theirs'}"
        if unknown
        else known
    )


def claims_by_part(brief: Brief) -> tuple[tuple[str, tuple[BriefClaim, ...]], ...]:
    """Return the claims of a brief by the id of the part, in the order in which parts are shown."""
    return (
        ("denied", brief.denied),
        ("several", brief.several),
        ("one", brief.one),
        ("unknown", brief.unknown),
    )
