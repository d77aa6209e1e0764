"""What an article leaves to be watched: who is held to what, and by when.

Everything in an item is of the article, or is derived from it by the rules of ``watch.py``.
"""

from __future__ import annotations

from typing import Literal

from msgspec import Struct

from accordingto.types import Certainty, Polarity, Span, Strength, WatchState

WatchKind = Literal["promise", "threat", "prediction", "deadline"]


class WatchItem(Struct, frozen=True, kw_only=True):
    """A promise, a threat, a prediction, or something else that has a term."""

    id: str
    """Hash of the words and the address of the article, or its id without one: the same on every reading."""
    kind: WatchKind
    """What kind of item it is."""
    confidence: float = 1.0
    """How likely it is one, 0 to 1; see ``likelihood.py``."""
    who: str
    """Whose word it is: the actor's name, else the words of the source, else the publisher; else empty."""
    actor: str | None = None
    """Id of the actor whose word it is."""
    content: tuple[Span, ...]
    """The words that say what is to happen."""
    condition: tuple[Span, ...] = ()
    """The words it depends on ("if you give us the weapons")."""
    due: str | None = None
    """ISO 8601 date or datetime when it is due, or was moved to; for a longer period the last day."""
    due_span: Span | None = None
    """The words that say when."""
    vague: bool = False
    """Whether those words set no day ("soon", "in the coming weeks")."""
    state: WatchState = "open"
    """What became of it, as far as people said; dismissed ones are on no list."""
    note: str = ""
    """Why, in the words of whoever said so."""
    correction: str | None = None
    """Id of the correction that says so; null where nobody did."""
    strength: Strength | None = None
    """How certain it is presented as being."""
    polarity: Polarity | None = None
    """Whether it is to happen, or not to."""
    certainty: Certainty | None = None
    """The weakest stance of the article towards the chain's attributions; null for the outlet's own words."""
    claim: str
    """Id of the claim in the ledger."""
    chain: tuple[str, ...]
    """Who vouches, from the outlet inward, as in the claim."""
    vouchers: tuple[str, ...]
    """The names of the chain: what ``who`` would be for each link; empty if no one is named."""
    sentence: Span
    """The sentence it is in."""
    article: str
    """Id of the article."""
    headline: str | None = None
    """The headline of the article."""
    outlet: str | None = None
    """Name of the publisher."""
    published: str | None = None
    """ISO 8601 date or datetime of publication."""
    retrieved: str | None = None
    """ISO 8601 datetime at which the page was fetched."""
    url: str | None = None
    """Address of the article."""
    path: str | None = None
    """The file, as it was named on input."""
