"""The type of an item of the watch list: who is held to what, and by when.

Everything in an item is from the article or derived from it by ``watch.py``, except a recorded outcome.
"""

from __future__ import annotations

from typing import Literal

from msgspec import Struct

from accordingto.types import Certainty, Polarity, Span, Strength, WatchState

WatchKind = Literal["promise", "threat", "prediction", "deadline"]


class WatchItem(Struct, frozen=True, kw_only=True):
    """An item of the watch list: a promise, a threat, a prediction or another claim with a deadline."""

    id: str
    """Hash of the item's words and the article's address (its id if it has none): equal on every reading."""
    kind: WatchKind
    """Kind of the item."""
    confidence: float = 1.0
    """Probability that the claim is to be watched, 0 to 1, from ``likelihood.py``."""
    who: str
    """Who is held to it: the actor's name, else the words of the source, else the publisher; else empty."""
    actor: str | None = None
    """Id of the actor who is held to it."""
    content: tuple[Span, ...]
    """The words that say what is to happen."""
    condition: tuple[Span, ...] = ()
    """The words of the condition it depends on ("if you give us the weapons")."""
    due: str | None = None
    """ISO 8601 date or datetime when it is due, or was moved to; for a longer period, its last day."""
    due_span: Span | None = None
    """The words that say when."""
    vague: bool = False
    """Whether those words point ahead but set no day ("soon", "in the coming weeks")."""
    state: WatchState = "open"
    """The outcome, as recorded by a person; dismissed items are not listed."""
    note: str = ""
    """The reason for the outcome, in the words of the person who recorded it."""
    correction: str | None = None
    """Id of the correction that records the outcome; null if none does."""
    strength: Strength | None = None
    """How certain the source presents it to be."""
    polarity: Polarity | None = None
    """positive if it is to happen, negative if it is not to."""
    certainty: Certainty | None = None
    """The article's weakest stance towards the attributions in the chain; null for the outlet's own words."""
    claim: str
    """Id of the claim in the ledger."""
    chain: tuple[str, ...]
    """Who vouches for it, outermost first, as in the claim."""
    vouchers: tuple[str, ...]
    """The name for each link of the chain, chosen as for ``who``; an empty string if no one is named."""
    sentence: Span
    """The sentence that contains it."""
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
    """Path of the file, as it was given on input."""
