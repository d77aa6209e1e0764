"""A brief: what an editor asks of a story, in sentences of its articles.

The types are the public JSON (``schema: "accordingto/brief/1"``), their fields in the order of writing. Every
span points at characters of an article of the story; what stands beside it is a name, a day, a count, or one
of the labels below. Nothing in a brief says that a claim is true.
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
    """Words of an article, with their reference."""

    path: str
    """The article, as the story calls it."""
    outlet: str | None = None
    """Name of the publisher."""
    published: str | None = None
    """ISO 8601 date or datetime of publication."""
    spans: tuple[Span, ...]
    """The words."""


class BriefArticle(Struct, frozen=True, kw_only=True):
    """An article of the story."""

    path: str
    """What the story calls it."""
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
    """The earlier article of the story of which it prints most, or the same agency copy; null for none."""


class KnownOrigin(Struct, frozen=True, kw_only=True):
    """An origin that the texts of some articles show."""

    kind: ReasonKind
    """What shows it, as in the story."""
    who: str | None = None
    """Who said it, by the fullest name that an article has; null if no article names anyone."""
    words: tuple[Passage, ...]
    """The words that show it."""
    articles: tuple[str, ...]
    """The articles that have the claim from it."""


class Denial(Struct, frozen=True, kw_only=True):
    """A passage that denies a claim."""

    by: str | None = None
    """Who denies it, by the name that the article gives; null if it names nobody."""
    said: Passage
    """The sentence."""
    cue: tuple[Span, ...] = ()
    """The words that deny."""


class BriefClaim(Struct, frozen=True, kw_only=True):
    """A claim of the story, with where its articles have it from."""

    claim: str
    """Id of the claim in the story."""
    confidence: Probability
    """Probability that its sentences make one claim, on average; 1 where a denial is all that is linked."""
    said: Passage
    """The fullest sentence that has it, unless another claim of the brief begins with that."""
    others: tuple[Passage, ...] = ()
    """The sentences of the other articles that have it, denials aside."""
    outlets: tuple[str, ...] = ()
    """Publishers of the articles that have it, denials aside, each once."""
    unnamed: tuple[str, ...] = ()
    """Articles that have it and whose publisher is not known: each may be of an outlet of its own, or not."""
    originals: tuple[str, ...] = ()
    """The publishers without articles that print a copy of another that has it."""
    unnamed_originals: tuple[str, ...] = ()
    """The articles of unknown publishers without such copies."""
    origins: tuple[KnownOrigin, ...] = ()
    """The known origins."""
    unknown: tuple[str, ...] = ()
    """Articles whose text does not show where they have it from."""
    denials: tuple[Denial, ...] = ()
    """Who denies it, and where."""


class StoryDifference(Struct, frozen=True, kw_only=True):
    """Something that an article says otherwise than the fullest has it."""

    of: str
    """Id of the claim or the quotation in the story."""
    leaning: Leaning
    """weaker or stronger, of a claim; altered, of a quotation."""
    kind: DifferenceKind
    """What differs: a hedge or a rounded number; of a quotation also a negation, the speaker, the day."""
    here: Passage
    """What the article says."""
    there: Passage
    """What the fullest says."""
    words: tuple[Span, ...] = ()
    """The words of the article that make it; empty where they stand in the fullest."""
    instead: tuple[Span, ...] = ()
    """The words of the fullest in their place."""


class News(Struct, frozen=True, kw_only=True):
    """Something that later articles have, and those of the first day have not, or have otherwise."""

    kind: NewsKind
    """new: no article of the first day has it; figure: another number of the same; denied: a denial."""
    of: str
    """Id of the claim in the story."""
    now: Passage
    """What the later article says."""
    before: Passage | None = None
    """What an earlier one said of the same; null for what is new."""
    words: tuple[Span, ...] = ()
    """The words of the later article that are the news; empty for what is new."""


class Followup(Struct, frozen=True, kw_only=True):
    """A sentence of a later article that speaks of something promised or due."""

    said: Passage
    """The sentence."""
    confidence: Probability
    """Probability that it speaks of the same."""


class DueItem(Struct, frozen=True, kw_only=True):
    """A promise, a threat or a term of the story, with what articles say of it afterwards."""

    kind: WatchKind
    """What kind of item it is."""
    who: str
    """Whose word it is, as in the watch list; empty if nobody is named."""
    said: Passage
    """The sentence that first has it."""
    due: str | None = None
    """ISO 8601 date or datetime when it is due; null where the words set no day."""
    when: Span | None = None
    """The words that say when."""
    also: tuple[Passage, ...] = ()
    """Sentences of articles of the same day, or of none, that speak of it."""
    later: tuple[Followup, ...] = ()
    """Sentences of later articles that speak of it: evidence, and no verdict."""


class Brief(Struct, frozen=True, kw_only=True):
    """What is known of a story: who has what from where, who denies it, what changed, what falls due."""

    schema: Literal["accordingto/brief/1"] = SCHEMA
    """Name and version of this format."""
    id: str | None = None
    """Id of the story; null where its articles were given as one."""
    title: Passage | None = None
    """The headline of the first article that has one."""
    articles: tuple[BriefArticle, ...]
    """The articles, the earliest first."""
    several: tuple[BriefClaim, ...] = ()
    """What has several known origins."""
    one: tuple[BriefClaim, ...] = ()
    """What rests on one known origin."""
    unknown: tuple[BriefClaim, ...] = ()
    """What several articles have, of which no text shows where from."""
    denied: tuple[BriefClaim, ...] = ()
    """What is denied, and by whom; it stands in none of the three above."""
    differing: tuple[StoryDifference, ...] = ()
    """What was said weaker, stronger or otherwise than the fullest has it."""
    news: tuple[News, ...] = ()
    """What changed since the first day."""
    due: tuple[DueItem, ...] = ()
    """What falls due, by day, what has none last."""
