"""What is said of statements: each of them, and how many there are."""

from __future__ import annotations

from msgspec import Struct

from accordingto.types import Act, Certainty, Form, Polarity, SourceKind, Strength


class Statement(Struct, frozen=True, kw_only=True):
    """An attribution as it stands in a list, with its article."""

    article: str
    """Key of the article."""
    attribution: str
    """Id within the ledger."""
    title: str
    """Title of the article."""
    outlet: str | None
    """Publisher of the article."""
    day: str | None
    """Day of publication."""
    source: str
    """The words that name who said it."""
    cue: str
    """The words that attribute."""
    content: str
    """What is attributed."""
    act: Act | None
    """What the source does with it."""
    certainty: Certainty | None
    """The article's stance towards the attribution."""
    strength: Strength | None
    """How certain the source presents it as being."""
    polarity: Polarity | None
    """Whether it is affirmed, or negated or denied."""
    source_kind: SourceKind | None
    """How the source is presented."""
    form: Form
    """direct, mixed or indirect."""
    name: str | None
    """Fullest name of the actor in the article; null where it is not known."""
    person: str | None
    """Key of the person the actor is taken for."""
    role: str | None
    """Role of the actor, as the article gives it."""
    affiliation: str | None
    """Affiliation of the actor, as the article gives it."""
    confidence: float | None
    """How sure the reader is of the attribution, 0 to 1."""
    chain: tuple[str, ...]
    """Who vouches, from the outermost source inward to this one: names, or the words of the source."""
    number: int
    """Its place among the attributions of the article, from 1."""


class Facet(Struct, frozen=True):
    """A value that statements can be narrowed down to."""

    value: str
    """The value, as a query has it."""
    label: str
    """What it is called."""
    count: int
    """How many statements have it."""


class Facets(Struct, frozen=True, kw_only=True):
    """How many statements match, and how many of them have each value, the most frequent first.

    Only so many of the newest are counted. Of what a query asks for already, the other values are counted
    as if it did not, so that they can be chosen instead.
    """

    count: int
    """The statements that were counted."""
    is_all: bool
    """Whether these are all that match."""
    acts: tuple[Facet, ...]
    """What the source does."""
    polarities: tuple[Facet, ...]
    """Whether it is affirmed, or negated or denied."""
    certainties: tuple[Facet, ...]
    """The stance of the article."""
    outlets: tuple[Facet, ...]
    """Publishers, up to twelve."""
    people: tuple[Facet, ...]
    """Who says it, up to twelve: keys and names."""
    months: tuple[Facet, ...]
    """Months of publication ("2031-03"), the latest twelve that have any, the latest first."""
