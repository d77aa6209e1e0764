"""Result types of a search for statements."""

from __future__ import annotations

from msgspec import Struct

from accordingto.types import Act, Certainty, Form, Polarity, SourceKind, Strength


class Statement(Struct, frozen=True, kw_only=True):
    """An attribution in a list, with its article."""

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
    """Text of the source."""
    cue: str
    """Text of the cue."""
    content: str
    """Text of the content."""
    act: Act | None
    """The source's act, such as say or deny."""
    certainty: Certainty | None
    """The article's stance towards the attribution."""
    strength: Strength | None
    """How certain the source presents the content as being."""
    polarity: Polarity | None
    """Whether the content is affirmed, or negated or denied."""
    source_kind: SourceKind | None
    """How the source is presented."""
    form: Form
    """direct, mixed or indirect."""
    name: str | None
    """Fullest name of the actor in the article; null if it is not known."""
    person: str | None
    """Key of the person the actor is taken for."""
    role: str | None
    """Role of the actor, as the article gives it."""
    affiliation: str | None
    """Affiliation of the actor, as the article gives it."""
    confidence: float | None
    """How sure the reader is of the attribution, 0 to 1."""
    chain: tuple[str, ...]
    """The sources, from the outermost inward to this one: each a name, or else the words of the source."""
    number: int
    """Its number among the attributions of the article, from 1."""


class Facet(Struct, frozen=True):
    """A value by which a search for statements can be narrowed, with its count."""

    value: str
    """The value to use in a query."""
    label: str
    """Its name for people."""
    count: int
    """Number of statements with this value."""


class Facets(Struct, frozen=True, kw_only=True):
    """The number of statements that match, and of those with each value, most frequent first.

    Only the newest matches are counted, up to a limit. Values of a field that the query already narrows are
    counted as if it did not, so that another value can be chosen instead.
    """

    count: int
    """Number of statements that were counted."""
    is_all: bool
    """Whether these are all that match."""
    acts: tuple[Facet, ...]
    """Acts of the source."""
    polarities: tuple[Facet, ...]
    """Whether the content is affirmed, or negated or denied."""
    certainties: tuple[Facet, ...]
    """The article's stance."""
    outlets: tuple[Facet, ...]
    """Publishers, up to twelve."""
    people: tuple[Facet, ...]
    """Speakers, up to twelve: keys and names."""
    months: tuple[Facet, ...]
    """Months of publication ("2031-03"): the latest twelve with any statement, latest first."""
