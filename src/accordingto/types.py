"""The ledger and everything in it: frozen types, their JSON, and what each field means.

The types are the public JSON, their fields in the order of writing. What no reading has found is ``null`` or
empty, never a guess. Offsets are 0-based Unicode code points: ``text == article.text[start:end]`` always.
"""

from __future__ import annotations

from typing import Annotated, Literal

from msgspec import UNSET, Meta, Struct, UnsetType

SCHEMA: Literal["accordingto/ledger/2"] = "accordingto/ledger/2"
"""Name and version of the ledger's format; ``schemas.py`` reads the earlier version too."""
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
    """A stretch of ``Article.text``."""

    start: Offset
    """Offset of the first character."""
    end: Offset
    """Offset after the last character."""
    text: str
    """The characters themselves: ``article.text[start:end]``."""


class Sentence(Struct, frozen=True):
    """A sentence of the article. What belongs to the page and not to the article is in none."""

    id: str
    """``s1``, ``s2``, … in the order of the text."""
    start: Offset
    """Offset of the first character."""
    end: Offset
    """Offset after the last character."""
    text: str
    """The characters themselves: ``article.text[start:end]``."""


class Article(Struct, frozen=True, kw_only=True):
    """What was read, and where it came from."""

    id: str
    """Hash of the text: the first 16 hexadecimal digits of its SHA-256 in UTF-8."""
    path: str | None = None
    """The file, as it was named on input; ``<stdin>`` for standard input."""
    url: str | None = None
    """Address of the article, canonical where the page gives one."""
    outlet: str | None = None
    """Name of the publisher, as the page or the caller gives it."""
    byline: tuple[str, ...] = ()
    """Authors, as the page gives them."""
    language: str | None = None
    """ISO 639-1 code of the language the text is most likely in."""
    published: str | None = None
    """ISO 8601 date or datetime of publication, as it is given, or else printed at the top of the text."""
    retrieved: str | None = None
    """ISO 8601 datetime at which the page was fetched, now or for a web archive; null for other files."""
    headline: Span | None = None
    """The headline within ``text``."""
    text: str
    """The reading text, headline first. For plain text exactly the decoded file."""
    embargo: str | UnsetType = UNSET
    """ISO 8601 date or datetime before which it is not to be published; left out unless one is given."""


class Mention(Struct, frozen=True):
    """One place where the article refers to an actor."""

    start: Offset
    """Offset of the first character."""
    end: Offset
    """Offset after the last character."""
    text: str
    """The characters themselves: ``article.text[start:end]``."""
    form: MentionForm
    """Whether the words are a name, a noun phrase or a pronoun."""


class Actor(Struct, frozen=True, kw_only=True):
    """A person, organization or other source that the article cites, addresses or names."""

    id: str
    """``a1``, ``a2``, … in the order of first mention."""
    name: str
    """The fullest name in the article."""
    kind: ActorKind
    """What the actor is."""
    role: str | None = None
    """Office or occupation, as the article gives it ("columnist")."""
    affiliation: str | None = None
    """Organisation the actor belongs to, as the article gives it ("Harbour Board")."""
    members: tuple[str, ...] = ()
    """Ids of the actors in a group, where the article names them."""
    mentions: tuple[Mention, ...] = ()
    """Every place where the article refers to the actor."""


class Attribution(Struct, frozen=True, kw_only=True):
    """Who said what: a source, the words that attribute, and what is attributed."""

    id: str
    """``q1``, ``q2``, … in the order of the cue."""
    source: tuple[Span, ...] = ()
    """The words that name who said it; empty if the article names no one."""
    cue: tuple[Span, ...]
    """The words that attribute ("has said", "according to"); a colon can be one."""
    content: tuple[Span, ...]
    """What is attributed, quotation marks included."""
    actor: str | None = None
    """Id of the actor the source refers to; null if it is not clear enough who that is."""
    actor_confidence: Probability | None = None
    """Probability that the actor is the right one, 0 to 1; null if no actor was looked for."""
    source_kind: SourceKind | None = None
    """How the source is presented."""
    addressee: str | None = None
    """Id of the actor addressed."""
    addressee_span: tuple[Span, ...] = ()
    """The words that name the actor addressed."""
    channel: tuple[Span, ...] = ()
    """How it was said ("in a phone call")."""
    form: Form
    """direct: all of the content is in quotation marks; mixed: some of it; indirect: none."""
    act: Act | None = None
    """What the source does with the content."""
    certainty: Certainty | None = None
    """The article's stance towards the attribution itself."""
    hedges: tuple[Span, ...] = ()
    """The words that hedge."""
    strength: Strength | None = None
    """How certain the source presents the content as being."""
    polarity: Polarity | None = None
    """Whether the content is affirmed, or negated or denied."""
    parent: str | None = None
    """Id of the attribution whose content this one is nested in."""
    times: tuple[str, ...] = ()
    """Ids of the temporal expressions that belong to the attribution."""
    confidence: Probability
    """Probability that this is an attribution, with about these bounds, 0 to 1."""


class Settlement(Struct, frozen=True, kw_only=True):
    """What people say became of what a claim announced."""

    state: WatchState
    """Whether it is open still, was kept or broken, was moved to another day, or is not to be watched."""
    due: str | None = None
    """ISO 8601 date or datetime that it was moved to."""
    note: str = ""
    """Why, in the words of whoever said so."""
    correction: str = ""
    """Id of the correction that says so."""


class Claim(Struct, frozen=True, kw_only=True):
    """A proposition of the article, with everybody who vouches for it."""

    id: str
    """``c1``, ``c2``, … in the order of the text."""
    content: tuple[Span, ...]
    """The words of the proposition."""
    chain: tuple[str, ...]
    """Who vouches, from the outlet inward: ``outlet``, then ids of attributions, which name the actors."""
    strength: Strength | None = None
    """How certain the innermost of the chain presents it as being."""
    polarity: Polarity | None = None
    """Whether it is affirmed, or negated or denied."""
    kind: ClaimKind | None = None
    """What sort of proposition it is."""
    condition: tuple[Span, ...] = ()
    """The words it depends on ("if the tests go well")."""
    times: tuple[str, ...] = ()
    """Ids of the temporal expressions within the claim."""
    settled: Settlement | UnsetType = UNSET
    """What became of it; left out unless somebody said so."""


class Alternative(Struct, frozen=True, kw_only=True):
    """Another day that a deadline can mean, counted from another day or from the start of its period."""

    value: str
    """ISO 8601 date or datetime."""
    anchor: str | None = None
    """ISO 8601 date the value was resolved against."""


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
    """The value as TimeML writes it (ISO 8601, or PRESENT_REF and the like); null where vague."""
    kind: TimeKind
    """What sort of expression it is."""
    anchor: str | None = None
    """ISO 8601 date the value was resolved against."""
    alternatives: tuple[Alternative, ...] = ()
    """For a deadline: the other days it can mean, in order."""


class QuotedWords(Struct, frozen=True):
    """Words that the headline puts in quotation marks."""

    span: Span
    """The words in the headline, without the marks."""
    said_at: Span | None
    """Where the body has them; null if it does not."""


class HeadlineCheck(Struct, frozen=True, kw_only=True):
    """What becomes of one proposition of the headline in the body."""

    span: Span
    """The proposition within the headline."""
    verdict: Verdict
    """How the body bears it out; ``unclear`` where no verdict is sure enough to be given."""
    confidence: Probability | None = None
    """How probable it is that the verdict is right, 0 to 1; for ``unclear``, that the one withheld is. Null
    for a verdict that a person gave, and in a ledger that was written as version 1."""
    evidence: tuple[Span, ...] = ()
    """The words of the body that the verdict rests on; for ``unclear``, those to compare it with."""
    quoted_words: tuple[QuotedWords, ...] = ()
    """Words in quotation marks, each with its place in the body."""


class Warning(Struct, frozen=True, kw_only=True):
    """Something an editor would ask about."""

    code: str
    """A stable word for the kind of warning ("actor_unknown")."""
    message: str
    """The warning as a fixed sentence; in that of ``not_english`` the language differs ("und": unknown)."""
    spans: tuple[Span, ...] = ()
    """The words it is about."""
    note: str | UnsetType = UNSET
    """What a person remarked on it; left out unless somebody did."""


class Ledger(Struct, frozen=True, kw_only=True):
    """Everything read from one article."""

    schema: Literal["accordingto/ledger/2"] = SCHEMA
    """Name and version of this format."""
    reader: str
    """Version of the program and hash of the model that read the article."""
    article: Article
    """The article itself."""
    sentences: tuple[Sentence, ...] = ()
    """The sentences, in order."""
    actors: tuple[Actor, ...] = ()
    """Everyone whom the article cites, addresses or names."""
    attributions: tuple[Attribution, ...] = ()
    """Who said what, in the order of the cues."""
    claims: tuple[Claim, ...] = ()
    """The propositions of the article."""
    times: tuple[Time, ...] = ()
    """Temporal expressions, in the order of the text."""
    headline_checks: tuple[HeadlineCheck, ...] = ()
    """The headline against the body; a question, "How to …" and what else states nothing has no check."""
    warnings: tuple[Warning, ...] = ()
    """What an editor would ask."""


class Failure(Struct, frozen=True, kw_only=True):
    """An input that could not be read: a value, so that a batch goes on and counts it."""

    input: str
    """The input, as it was named."""
    reason: str
    """What is wrong with it."""
    advice: str
    """What to do about it."""
