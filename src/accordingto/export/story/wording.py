"""Stories in words: the labels of the interface, names of articles, counts, and references."""

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
"""The parts of a brief, in the order of showing."""
REASONS = {
    "utterance": "the same words of one speaker",
    "source": "the same source",
    "cited": "the same outlet or agency is cited",
    "copied": "the same words, outside quotation marks",
    "publisher": "the same words, and one publisher",
    "named": "a source of its own",
}
"""What shows that articles have one origin."""
RELATIONS = {"same": "the same", "weaker": "weaker", "stronger": "stronger", "denies": "denies it"}
VARIANTS = {"same": "the same words", "cut": "a part", "altered": "other words"}
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
"""What makes an article's words differ from the fullest."""
NEWS = {"new": "not reported on the first day", "figure": "another figure", "denied": "denied since"}
WAYS = {
    "wire": "credits",
    "cites": "cites",
    "copied": "prints passages of",
    "shared": "has passages in common with",
}
"""What an article does with what it rests on."""
NOBODY = "Nobody is named"
NO_DAY = "no day"
NO_OUTLET = "no outlet named"


class HasOutlet(Protocol):
    """An article of a story or a brief."""

    @property
    def path(self) -> str:
        """What the story calls it."""

    @property
    def outlet(self) -> str | None:
        """Name of the publisher."""


def names_of(articles: Sequence[HasOutlet], unnamed: str | None = None) -> dict[str, str]:
    """Return a name for each article by its path: its outlet, with a number where an outlet has several.

    Where the outlet is not named it is ``unnamed``, or else the path.
    """
    outlets = [article.outlet or unnamed or article.path for article in articles]
    count, nth, found = Counter(outlets), Counter[str](), {}
    for article, outlet in zip(articles, outlets, strict=True):
        nth[outlet] += 1
        found[article.path] = f"{outlet} ({nth[outlet]})" if count[outlet] > 1 else outlet
    return found


def reason_in_words(origin: KnownOrigin) -> str:
    """Return what shows that articles have one origin, and whose word it is where an article names them."""
    return f"{REASONS[origin.kind]}, {origin.who}" if origin.who else REASONS[origin.kind]


def origins_in_words(claim: BriefClaim, outlets: Sequence[str], unnamed: int, unknown: int) -> str:
    """Return how many outlets have a claim, and what is known of its origins, with how many show none.

    "4 outlets, 1 known origin; 2 do not show theirs"; "3 outlets, no origin shown". ``unnamed`` is how many
    articles of unknown outlets have it.
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
    """Return the claims of a brief by part, in the order of showing."""
    return (
        ("denied", brief.denied),
        ("several", brief.several),
        ("one", brief.one),
        ("unknown", brief.unknown),
    )
