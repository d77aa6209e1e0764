"""The types of a brief: what an editor wants to know about a story, in sentences of its articles.

They are the public JSON (``schema: "accordingto/brief/1"``), with the fields in the order in which they are
written. Every span points at characters of an article of the story; everything else is a name, a day, a
count, or one of the labels below. Nothing in a brief says that a claim is true.
"""

from __future__ import annotations

from typing import Literal

from msgspec import Struct

from accordingto.stories.story import ReasonKind
from accordingto.types import Probability, Span
from accordingto.watchlist import WatchKind

SCHEMA: Literal["accordingto/brief/1"] = "accordingto/brief/1"
"""Name and version of a brief's format."""

Leaning = Literal["weaker", "stronger", "altered"]
DifferenceKind = Literal["hedge", "number", "negation", "speaker", "day"]
NewsKind = Literal["new", "figure", "denied"]


class Passage(Struct, frozen=True, kw_only=True):
    """Words of an article, with a reference to the article."""

    path: str
    """The article's name in the story."""
    outlet: str | None = None
    """Name of the publisher."""
    published: str | None = None
    """ISO 8601 date or datetime of publication."""
    spans: tuple[Span, ...]
    """The words."""


class BriefArticle(Struct, frozen=True, kw_only=True):
    """An article of the story."""

    path: str
    """Its name in the story."""
    id: str
    """Id of the article, as in its ledger."""
    url: str | None = None
    """Address of the article."""
    outlet: str | None = None
    """Name of the publisher."""
    published: str | None = None
    """ISO 8601 date or datetime of publication."""
    headline: Span | None = None
    """The headline."""
    copy_of: str | None = None
    """The earlier article of the story whose text, or whose agency copy, it prints; null for none."""


class KnownOrigin(Struct, frozen=True, kw_only=True):
    """An origin that the texts of some articles show."""

    kind: ReasonKind
    """What shows it, as in the story."""
    who: str | None = None
    """The fullest name of the source in any of the articles; null if no article names the source."""
    words: tuple[Passage, ...]
    """The words that show it."""
    articles: tuple[str, ...]
    """The articles that have the claim from it."""


class Denial(Struct, frozen=True, kw_only=True):
    """A passage that denies a claim."""

    by: str | None = None
    """The name, as the article gives it, of the person or body that denies it; null if it names nobody."""
    said: Passage
    """The sentence."""
    cue: tuple[Span, ...] = ()
    """The words that express the denial."""


class BriefClaim(Struct, frozen=True, kw_only=True):
    """A claim of the story, with where its articles have it from."""

    claim: str
    """Id of the claim in the story."""
    confidence: Probability
    """Mean probability that its sentences have one claim in common; 1 if only denials are linked with it."""
    said: Passage
    """The fullest sentence that has it, or another if a claim of the brief already begins with that one."""
    others: tuple[Passage, ...] = ()
    """The sentences of the other articles that have it, without denials."""
    outlets: tuple[str, ...] = ()
    """Publishers of the articles that have it, without denials, each once."""
    unnamed: tuple[str, ...] = ()
    """Articles that have it and whose publisher is unknown; some of them may be from the same outlet."""
    originals: tuple[str, ...] = ()
    """Like ``outlets``, but without articles that print a copy of another article that has it."""
    unnamed_originals: tuple[str, ...] = ()
    """Like ``unnamed``, but without such copies."""
    origins: tuple[KnownOrigin, ...] = ()
    """The known origins."""
    unknown: tuple[str, ...] = ()
    """Articles whose text does not show where they have it from."""
    denials: tuple[Denial, ...] = ()
    """Who denies it, and where."""


class StoryDifference(Struct, frozen=True, kw_only=True):
    """Something that an article says differently from the fullest statement of the same."""

    of: str
    """Id of the claim or the quotation in the story."""
    leaning: Leaning
    """weaker or stronger for a claim; altered for a quotation."""
    kind: DifferenceKind
    """What differs: a hedge or a rounded number; in a quotation also a negation, the speaker, or the day."""
    here: Passage
    """What the article says."""
    there: Passage
    """What the fullest statement says."""
    words: tuple[Span, ...] = ()
    """The words of the article that make the difference; empty if only words of the fullest make it."""
    instead: tuple[Span, ...] = ()
    """The corresponding words of the fullest statement."""


class News(Struct, frozen=True, kw_only=True):
    """Something in later articles that earlier ones do not have, or have differently."""

    kind: NewsKind
    """new: no article of the first day has it; figure: a different number of the same things; denied: a
    denial on a later day."""
    of: str
    """Id of the claim in the story."""
    now: Passage
    """What the later article says."""
    before: Passage | None = None
    """What an earlier article said about it; null for ``new``."""
    words: tuple[Span, ...] = ()
    """The words of the later article that are the news; empty for ``new``."""


class Followup(Struct, frozen=True, kw_only=True):
    """A sentence of a later article about something promised or due."""

    said: Passage
    """The sentence."""
    confidence: Probability
    """Probability that it is about the same thing."""


class DueItem(Struct, frozen=True, kw_only=True):
    """A promise, a threat, a deadline or a dated prediction, with what other articles say about it."""

    kind: WatchKind
    """What kind of item it is."""
    who: str
    """Who said it, as in the watch list; empty if nobody is named."""
    said: Passage
    """The first sentence that has it."""
    due: str | None = None
    """ISO 8601 date or datetime when it is due; null if the words set no day."""
    when: Span | None = None
    """The words that say when it is due."""
    also: tuple[Passage, ...] = ()
    """Sentences about it in articles that are not known to be of a later day."""
    later: tuple[Followup, ...] = ()
    """Sentences about it in articles of later days: evidence of what came of it, not a verdict."""


class Brief(Struct, frozen=True, kw_only=True):
    """What is known about a story: who reports what, from where, who denies it, what changed, what is due."""

    schema: Literal["accordingto/brief/1"] = SCHEMA
    """Name and version of this format."""
    id: str | None = None
    """Id of the story; null if the articles were given as one story."""
    title: Passage | None = None
    """The headline of the longest article that has one."""
    articles: tuple[BriefArticle, ...]
    """The articles, the earliest first."""
    several: tuple[BriefClaim, ...] = ()
    """Claims with several known origins."""
    one: tuple[BriefClaim, ...] = ()
    """Claims with one known origin."""
    unknown: tuple[BriefClaim, ...] = ()
    """Claims of several articles, none of which shows where it has the claim from."""
    denied: tuple[BriefClaim, ...] = ()
    """Claims that somebody denies; they are in none of the three fields above."""
    differing: tuple[StoryDifference, ...] = ()
    """What was said more weakly, more strongly or differently than in the fullest statement."""
    news: tuple[News, ...] = ()
    """What changed since the first day."""
    due: tuple[DueItem, ...] = ()
    """What is due, sorted by day, undated items last."""
