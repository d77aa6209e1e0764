"""The types of a story: what several articles say about one event, claim by claim, and where from.

They are the public JSON (``schema: "accordingto/story/1"``), with the fields in the order in which they are
written. A story is extractive: every span points at characters of an article of the story, which is named by
its ``path``. What the texts do not show is ``unknown`` or empty, never a guess.
"""

from __future__ import annotations

from typing import Literal

from msgspec import Struct, field

from accordingto.types import Probability, Span

SCHEMA: Literal["accordingto/story/1"] = "accordingto/story/1"
"""Name and version of a story's format."""

Relation = Literal["same", "weaker", "stronger", "denies"]
EvidenceKind = Literal["words", "denial", "hedge", "number"]
ReasonKind = Literal["utterance", "source", "cited", "copied", "publisher", "named"]
Variant = Literal["same", "cut", "altered"]
ChangeKind = Literal["left_out", "words", "negation", "hedge", "tense", "person", "speaker", "day"]
Way = Literal["wire", "cites", "copied", "shared"]


class StoryArticle(Struct, frozen=True, kw_only=True):
    """An article of the story."""

    path: str
    """Its name in the story: path or URL; its id if it has neither, or if another article has the same."""
    id: str
    """Id of the article, as in its ledger."""
    outlet: str | None = None
    """Name of the publisher."""
    published: str | None = None
    """ISO 8601 date or datetime of publication."""


class Cited(Struct, frozen=True, kw_only=True):
    """A span of an article."""

    path: str
    """The article."""
    span: Span
    """The words."""


class Evidence(Struct, frozen=True, kw_only=True):
    """Words that support a link, or its relation."""

    kind: EvidenceKind
    """``words``: words that both sentences share; the other kinds: the words that show the relation."""
    spans: tuple[Span, ...]
    """The words, in the article of the place."""


class Place(Struct, frozen=True, kw_only=True):
    """Where an article has a claim."""

    path: str
    """The article."""
    spans: tuple[Span, ...]
    """The sentence; if several sentences of the article have the claim, the best match first."""
    relation: Relation
    """Its relation to the first place of the claim, which is the fullest."""
    confidence: Probability | None = None
    """Probability that the article has the claim here; null for the first place."""
    evidence: tuple[Evidence, ...] = ()
    """The words that show this."""


class Reason(Struct, frozen=True, kw_only=True):
    """The reason to believe that several articles have a claim from one origin."""

    kind: ReasonKind
    """What shows it: the same utterance, the same source, the same outlet or agency cited (or the outlet of
    one article cited by another), copied words, or (with one publisher) fewer copied words; for a group of
    one article ``named``: it names its source."""
    words: tuple[Cited, ...]
    """The words that show it."""


class Origins(Struct, frozen=True, kw_only=True):
    """Where the articles that have a claim (without denials) have it from, as far as their texts show."""

    groups: tuple[tuple[str, ...], ...] = ()
    """Paths of the articles that have it from the same origin; different groups have different origins."""
    reasons: tuple[Reason, ...] = ()
    """The reason for each group."""
    unknown: tuple[str, ...] = ()
    """Articles whose text does not show where they have it from, or whether that is an origin above."""


class StoryClaim(Struct, frozen=True, kw_only=True):
    """A claim that several articles of the story have, or that one article has and somebody denies."""

    id: str
    """``c1``, ``c2``, … in the order of the story."""
    where: tuple[Place, ...]
    """Its places; the first is the fullest, or that which has most of what is denied."""
    origins: Origins
    """Where the articles have it from."""


class QuoteChange(Struct, frozen=True, kw_only=True):
    """A difference between an outlet's printing of an utterance and the fullest printing."""

    kind: ChangeKind
    """What kind of words changed; ``left_out`` or ``words`` if it is none of the others."""
    here: tuple[Span, ...] = ()
    """The words printed here."""
    there: tuple[Cited, ...] = ()
    """The words in the fullest printing."""


class QuotePlace(Struct, frozen=True, kw_only=True):
    """An utterance as one article prints it."""

    path: str
    """The article."""
    spans: tuple[Span, ...]
    """The quoted words, without quotation marks."""
    variant: Variant
    """same: the words of the first place; cut: a part of them; altered: other words, order or form."""
    speaker: Span | None = None
    """The words that name who said it; null if the article names no one there."""
    within: tuple[int, ...] = ()
    """Indexes (from 0) of the places that print all of these words and more: the graph of the variants."""
    changes: tuple[QuoteChange, ...] = ()
    """The differences from the first place."""


class StoryQuote(Struct, frozen=True, kw_only=True):
    """An utterance as several outlets print it."""

    id: str
    """``q1``, ``q2``, … in the order of the story."""
    speaker: str | None = None
    """The speaker's fullest name in any of the articles; null if no article names the speaker."""
    where: tuple[QuotePlace, ...]
    """Its places, the one that prints most of it first."""


class Derivation(Struct, frozen=True, kw_only=True):
    """A source on which a whole article visibly rests."""

    path: str
    """The article."""
    source: str = field(name="from")
    """The agency or outlet, or the path of another article of the story."""
    way: Way
    """wire: it credits an agency; cites: it names another outlet as its source; copied: it has passages of an
    article of an earlier day; shared: it has passages in common with one, and the dates do not show which
    was first."""
    share: Probability | None = None
    """Share of the article's words outside quotation marks that are in these passages; null for wire and
    cites."""
    words: tuple[Cited, ...] = ()
    """The words that show it."""


class Story(Struct, frozen=True, kw_only=True):
    """What several articles say about one event."""

    schema: Literal["accordingto/story/1"] = SCHEMA
    """Name and version of this format."""
    id: str | None = None
    """Id of the story, as `accordingto stories` lists it; null if the articles were given as one story."""
    articles: tuple[StoryArticle, ...]
    """The articles, the earliest first."""
    claims: tuple[StoryClaim, ...] = ()
    """The claims that at least two of them have, or that one has and somebody denies."""
    quotes: tuple[StoryQuote, ...] = ()
    """The utterances that at least two of them print."""
    derives: tuple[Derivation, ...] = ()
    """The sources of whole articles."""
