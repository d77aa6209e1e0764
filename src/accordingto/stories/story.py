"""A story: what several articles say of one event, claim by claim, and where each has it from.

The types are the public JSON (``schema: "accordingto/story/1"``), their fields in the order of writing. A
story is extractive: every span points at characters of an article of the story, which is named by its
``path``. What the texts do not show is ``unknown`` or empty, never a guess.
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
    """What the story calls it: its path or address; its id where it has none, or another has the same."""
    id: str
    """Id of the article, as in its ledger."""
    outlet: str | None = None
    """Name of the publisher."""
    published: str | None = None
    """ISO 8601 date or datetime of publication."""


class Cited(Struct, frozen=True, kw_only=True):
    """Words of an article."""

    path: str
    """The article."""
    span: Span
    """The words."""


class Evidence(Struct, frozen=True, kw_only=True):
    """Words that a link or its relation rests on."""

    kind: EvidenceKind
    """``words``: what both share; the others: what makes the relation."""
    spans: tuple[Span, ...]
    """The words, in the article of the place."""


class Place(Struct, frozen=True, kw_only=True):
    """Where an article has a claim."""

    path: str
    """The article."""
    spans: tuple[Span, ...]
    """The sentence; where an article has the claim in several, the likest first."""
    relation: Relation
    """What it is to the first place of the claim, which is the fullest."""
    confidence: Probability | None = None
    """Probability that it is about the claim at all; null for the first place."""
    evidence: tuple[Evidence, ...] = ()
    """The words that this rests on."""


class Reason(Struct, frozen=True, kw_only=True):
    """Why articles have a claim from one origin."""

    kind: ReasonKind
    """What shows it: one utterance, one source, one outlet or agency cited, copied words, fewer copied
    words of one publisher; for a group of one article, ``named``: it says where it has the claim from."""
    words: tuple[Cited, ...]
    """The words that show it."""


class Origins(Struct, frozen=True, kw_only=True):
    """Where the articles that have a claim, denials aside, have it from, as far as their texts show."""

    groups: tuple[tuple[str, ...], ...] = ()
    """Articles that have it from one origin; two groups have two origins."""
    reasons: tuple[Reason, ...] = ()
    """Why, one for each group."""
    unknown: tuple[str, ...] = ()
    """Articles whose text does not show where they have it from, or not whether it is one of those above."""


class StoryClaim(Struct, frozen=True, kw_only=True):
    """A claim that several articles of the story have, or one has and another denies."""

    id: str
    """``c1``, ``c2``, … in the order of the story."""
    where: tuple[Place, ...]
    """Its places; the first is the fullest, or that which has most of what is denied."""
    origins: Origins
    """Where the articles have it from."""


class QuoteChange(Struct, frozen=True, kw_only=True):
    """What an outlet prints otherwise than the fullest has it."""

    kind: ChangeKind
    """What sort of words changed; ``left_out`` and ``words`` where it is none of the others."""
    here: tuple[Span, ...] = ()
    """The words printed."""
    there: tuple[Cited, ...] = ()
    """The words that the fullest has instead."""


class QuotePlace(Struct, frozen=True, kw_only=True):
    """An utterance as one article prints it."""

    path: str
    """The article."""
    spans: tuple[Span, ...]
    """The quoted words, without their marks."""
    variant: Variant
    """same: the words of the first place; cut: a part of them; altered: other words, order or form."""
    speaker: Span | None = None
    """The words that name who said it; null if the article names no one there."""
    within: tuple[int, ...] = ()
    """Which places, counted from 0, print all of these words and more: the graph of the variants."""
    changes: tuple[QuoteChange, ...] = ()
    """What differs from the first place."""


class StoryQuote(Struct, frozen=True, kw_only=True):
    """One utterance as several outlets print it."""

    id: str
    """``q1``, ``q2``, … in the order of the story."""
    speaker: str | None = None
    """Who said it, by the fullest name that an article has; null if no article names anyone."""
    where: tuple[QuotePlace, ...]
    """Its places; the first prints most of it."""


class Derivation(Struct, frozen=True, kw_only=True):
    """What a whole article visibly rests on."""

    path: str
    """The article."""
    source: str = field(name="from")
    """The agency or outlet, or the path of another article of the story."""
    way: Way
    """wire: an agency is credited; cites: it names another outlet for what it says; copied: passages of an
    earlier article; shared: passages in common, and neither shows who was first."""
    share: Probability | None = None
    """How much of the article, its quotations aside, stands in these passages; null for wire and cites."""
    words: tuple[Cited, ...] = ()
    """The words that show it."""


class Story(Struct, frozen=True, kw_only=True):
    """What several articles say of one event."""

    schema: Literal["accordingto/story/1"] = SCHEMA
    """Name and version of this format."""
    id: str | None = None
    """Id of the story, as `accordingto stories` lists it; null where its articles were given as one."""
    articles: tuple[StoryArticle, ...]
    """The articles, the earliest first."""
    claims: tuple[StoryClaim, ...] = ()
    """What at least two of them say, or one says and another denies."""
    quotes: tuple[StoryQuote, ...] = ()
    """What at least two of them print between quotation marks."""
    derives: tuple[Derivation, ...] = ()
    """What whole articles rest on."""
