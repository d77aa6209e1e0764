"""The ledger and its parts: frozen types that define the public JSON.

Fields are written to JSON in the order of declaration. What the reader did not find is ``null`` or empty,
never a guess. Offsets are 0-based Unicode code points: ``text == article.text[start:end]`` always holds.
"""

from __future__ import annotations

from typing import Annotated, Literal

from msgspec import UNSET, Meta, Struct, UnsetType

SCHEMA: Literal["accordingto/ledger/2"] = "accordingto/ledger/2"
"""Name and version of the ledger's JSON format; ``schemas.py`` also reads the earlier version."""
Offset = Annotated[int, Meta(ge=0)]
Probability = Annotated[float, Meta(ge=0.0, le=1.0)]
Form = Literal["direct", "mixed", "indirect"]
SourceKind = Literal["named", "unnamed", "collective", "document", "outlet", "none"]
Act = Literal[
    "say", "ask", "urge", "promise", "threaten", "warn", "predict", "confirm", "deny",
    "accuse", "praise", "criticise", "suggest", "believe", "find", "decide", "decline", "other",
]  # fmt: skip
Certainty = Literal["reported", "hedged", "inferred"]
Strength = Literal["certain", "probable", "possible", "unknown"]
Polarity = Literal["positive", "negative"]
ActorKind = Literal["person", "organization", "outlet", "place", "group", "document", "unknown"]
MentionForm = Literal["name", "nominal", "pronoun"]
ClaimKind = Literal["statement", "question", "directive", "promise", "threat", "prediction", "opinion"]
TimeKind = Literal["date", "time", "duration", "set", "deadline"]
Verdict = Literal[
    "supported", "attribution_dropped", "hedge_dropped", "overstated", "unsupported", "contradicted",
    "unclear",
]  # fmt: skip
WatchState = Literal["open", "kept", "broken", "moved", "dismissed"]


class Span(Struct, frozen=True, order=True):
    """A contiguous part of ``Article.text``."""

    start: Offset
    """Offset of the first character."""
    end: Offset
    """Offset after the last character."""
    text: str
    """The characters themselves: ``article.text[start:end]``."""


class Sentence(Struct, frozen=True):
    """A sentence of the article. Text that belongs to the page rather than the article is in no sentence."""

    id: str
    """``s1``, ``s2``, … in the order of the text."""
    start: Offset
    """Offset of the first character."""
    end: Offset
    """Offset after the last character."""
    text: str
    """The characters themselves: ``article.text[start:end]``."""


class Article(Struct, frozen=True, kw_only=True):
    """The text that was read, and where it came from."""

    id: str
    """Hash of the text: the first 16 hexadecimal digits of the SHA-256 of its UTF-8 encoding."""
    path: str | None = None
    """Path of the file, as it was given on input; ``<stdin>`` for standard input."""
    url: str | None = None
    """Address of the article: the canonical one if the page gives it."""
    outlet: str | None = None
    """Name of the publisher, as given by the page or the caller."""
    byline: tuple[str, ...] = ()
    """Names of the authors, as given by the page."""
    language: str | None = None
    """ISO 639-1 code of the most likely language of the text."""
    published: str | None = None
    """ISO 8601 date or datetime of publication: as given, or else as printed at the top of the text."""
    retrieved: str | None = None
    """ISO 8601 datetime at which the page was fetched, by us or for a web archive; null for other files."""
    headline: Span | None = None
    """The headline within ``text``."""
    text: str
    """The text of the article, headline first. For plain-text input, exactly the decoded file."""
    embargo: str | UnsetType = UNSET
    """ISO 8601 date or datetime before which the article must not be published; left out if none is given."""


class Mention(Struct, frozen=True):
    """A place where the article refers to an actor."""

    start: Offset
    """Offset of the first character."""
    end: Offset
    """Offset after the last character."""
    text: str
    """The characters themselves: ``article.text[start:end]``."""
    form: MentionForm
    """Whether the mention is a name, a noun phrase or a pronoun."""


class Actor(Struct, frozen=True, kw_only=True):
    """A person, organization or other source that the article cites, addresses or names."""

    id: str
    """``a1``, ``a2``, … in the order of first mention."""
    name: str
    """The fullest name of the actor in the article."""
    kind: ActorKind
    """What the actor is: a person, an organization, …"""
    role: str | None = None
    """Office or occupation, as the article gives it ("columnist")."""
    affiliation: str | None = None
    """Organization that the actor belongs to, as the article gives it ("Harbour Board")."""
    members: tuple[str, ...] = ()
    """For a group: ids of its members, if the article names them."""
    mentions: tuple[Mention, ...] = ()
    """Every mention of the actor in the article."""


class Attribution(Struct, frozen=True, kw_only=True):
    """Who said what: a source, a cue, and the content that the cue attributes to the source."""

    id: str
    """``q1``, ``q2``, … in the order of the cues in the text."""
    source: tuple[Span, ...] = ()
    """The words that name the source; empty if the article names no one."""
    cue: tuple[Span, ...]
    """The words that attribute ("has said", "according to"); can be a colon."""
    content: tuple[Span, ...]
    """The attributed words, including quotation marks."""
    actor: str | None = None
    """Id of the actor that the source refers to; null if that is not clear enough."""
    actor_confidence: Probability | None = None
    """Probability that the actor is the right one, 0 to 1; null if no actor was looked for."""
    source_kind: SourceKind | None = None
    """How the article presents the source: by name, unnamed, as a group, …"""
    addressee: str | None = None
    """Id of the actor whom the source addresses."""
    addressee_span: tuple[Span, ...] = ()
    """The words that name the addressee."""
    channel: tuple[Span, ...] = ()
    """The words that say how the statement was made ("in a phone call")."""
    form: Form
    """direct: all of the content is in quotation marks; mixed: some of it; indirect: none."""
    act: Act | None = None
    """Speech act: what the source does by making the statement (say, ask, promise, deny, …)."""
    certainty: Certainty | None = None
    """Whether the article vouches that the statement was made (reported), hedges that, or infers it."""
    hedges: tuple[Span, ...] = ()
    """The words that hedge the attribution or its content ("allegedly")."""
    strength: Strength | None = None
    """How certain the source presents the content to be."""
    polarity: Polarity | None = None
    """positive if the content is affirmed, negative if it is negated or denied."""
    parent: str | None = None
    """Id of the attribution in whose content this one is nested."""
    times: tuple[str, ...] = ()
    """Ids of the temporal expressions that belong to the attribution."""
    confidence: Probability
    """Probability that this is an attribution with approximately these spans, 0 to 1."""


class Settlement(Struct, frozen=True, kw_only=True):
    """The outcome of what a claim announced, as a person recorded it."""

    state: WatchState
    """open: not decided yet; kept; broken; moved: to another day; dismissed: not to be watched."""
    due: str | None = None
    """ISO 8601 date or datetime that it was moved to."""
    note: str = ""
    """The reason, in the words of the person who recorded it."""
    correction: str = ""
    """Id of the correction that records it."""


class Claim(Struct, frozen=True, kw_only=True):
    """A proposition of the article, with everyone who vouches for it."""

    id: str
    """``c1``, ``c2``, … in the order of the text."""
    content: tuple[Span, ...]
    """The words of the proposition."""
    chain: tuple[str, ...]
    """Who vouches for it, outermost first: ``outlet``, then ids of attributions, whose actors vouch."""
    strength: Strength | None = None
    """How certain the last source in the chain presents it to be."""
    polarity: Polarity | None = None
    """positive if the proposition is affirmed, negative if it is negated or denied."""
    kind: ClaimKind | None = None
    """What sort of proposition it is."""
    condition: tuple[Span, ...] = ()
    """The words of the condition it depends on ("if the tests go well")."""
    times: tuple[str, ...] = ()
    """Ids of the temporal expressions within the claim."""
    settled: Settlement | UnsetType = UNSET
    """The outcome of what the claim announced; left out unless a person recorded one."""


class Alternative(Struct, frozen=True, kw_only=True):
    """Another day that a deadline can mean, counted from another day or from the start of its period."""

    value: str
    """ISO 8601 date or datetime."""
    anchor: str | None = None
    """ISO 8601 date from which the value was counted."""


class Time(Struct, frozen=True, kw_only=True):
    """A temporal expression."""

    id: str
    """``t1``, ``t2``, … in the order of the text."""
    start: Offset
    """Offset of the first character."""
    end: Offset
    """Offset after the last character."""
    text: str
    """The characters themselves: ``article.text[start:end]``."""
    value: str | None = None
    """TimeML value: ISO 8601, or a reference such as PRESENT_REF; null if the expression is vague."""
    kind: TimeKind
    """What sort of expression it is."""
    anchor: str | None = None
    """ISO 8601 date from which the value was counted."""
    alternatives: tuple[Alternative, ...] = ()
    """For a deadline: the other days it can mean, earliest first."""


class QuotedWords(Struct, frozen=True):
    """Words that the headline puts in quotation marks."""

    span: Span
    """The words in the headline, without the quotation marks."""
    said_at: Span | None
    """The same words in the body; null if the body does not have them."""


class HeadlineCheck(Struct, frozen=True, kw_only=True):
    """The check of one proposition of the headline against the body of the article."""

    span: Span
    """The proposition within the headline."""
    verdict: Verdict
    """How well the body supports it; ``unclear`` if no verdict is certain enough."""
    confidence: Probability | None = None
    """Probability that the verdict is right, 0 to 1; for ``unclear``, that of the verdict withheld. Null for
    a verdict given by a person, and in a ledger of schema version 1."""
    evidence: tuple[Span, ...] = ()
    """The words of the body that the verdict rests on; for ``unclear``, the words to compare it with."""
    quoted_words: tuple[QuotedWords, ...] = ()
    """The words that the proposition puts in quotation marks, each with its place in the body."""


class Warning(Struct, frozen=True, kw_only=True):
    """A point that an editor should look at."""

    code: str
    """Stable code of the kind of warning ("actor_unknown")."""
    message: str
    """One fixed sentence for each code; that of ``not_english`` names the language ("und" if unknown)."""
    spans: tuple[Span, ...] = ()
    """The words it is about."""
    note: str | UnsetType = UNSET
    """A person's remark on the warning; left out if there is none."""


class Ledger(Struct, frozen=True, kw_only=True):
    """Everything that was read from one article."""

    schema: Literal["accordingto/ledger/2"] = SCHEMA
    """Name and version of this format."""
    reader: str
    """Version of the program and hash of the model that read the article."""
    article: Article
    """The article itself."""
    sentences: tuple[Sentence, ...] = ()
    """The sentences, in the order of the text."""
    actors: tuple[Actor, ...] = ()
    """Everyone whom the article cites, addresses or names."""
    attributions: tuple[Attribution, ...] = ()
    """Who said what, in the order of the cues."""
    claims: tuple[Claim, ...] = ()
    """The propositions of the article, in the order of the text."""
    times: tuple[Time, ...] = ()
    """The temporal expressions, in the order of the text."""
    headline_checks: tuple[HeadlineCheck, ...] = ()
    """One check for each proposition of the headline; questions and titles like "How to …" have none."""
    warnings: tuple[Warning, ...] = ()
    """Points that an editor should look at."""


class Failure(Struct, frozen=True, kw_only=True):
    """An input that could not be read. It is returned, not raised, so that a batch goes on and counts it."""

    input: str
    """The input, as it was given."""
    reason: str
    """What is wrong with it."""
    advice: str
    """What to do about it."""
