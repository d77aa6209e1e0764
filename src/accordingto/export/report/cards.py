"""The view model of the cards, one for each attribution of an article."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from msgspec import Struct

from accordingto.export.report.cast import UNIDENTIFIED, Cast, Voice
from accordingto.export.report.filters import STRENGTHS, sureness
from accordingto.export.report.nesting import PlacedAttribution, chain
from accordingto.export.wording import joined, one_line, shortened
from accordingto.types import Act, Attribution, Form, SourceKind, Strength

CONTENT_LENGTH = 420
"""Greatest number of characters of a content on a card; the article beside it has the rest."""

PART_LENGTH = 90
"""Greatest number of characters of a cue, an addressee or a channel on a card."""

STANCES: dict[Strength, str] = {
    strength: label for strength, label in STRENGTHS.items() if strength != "certain"
}
"""Labels of strengths on a card; a certain source has none."""
ACTS: dict[Act, str] = {"believe": "thinks or feels", "find": "finds"}
"""Labels of acts whose names are not clear by themselves."""

DEEPEST = 4
"""Greatest depth to which nested cards are indented."""


class Told(Struct, frozen=True):
    """The addressee of an attribution."""

    words: str
    """The actor's name or the article's words, beginning with "to"."""
    voice: Voice | None
    """The actor, if the ledger identifies one."""


class Card(Struct, frozen=True):
    """An attribution as the page shows it."""

    id: str
    """The attribution's id."""
    number: int
    """Its number in the ledger, from 1."""
    parent: int | None
    """The number of the attribution that it is nested in; None for none."""
    depth: int
    """Level of indentation, at most ``DEEPEST``."""
    voice: Voice
    """The source."""
    chain: tuple[Voice, ...]
    """The chain of sources, from the outermost to this one."""
    skipped: int
    """Number of links of a long chain that are left out between the outlet and the first of ``chain``."""
    told: Told | None
    """The addressee; None if there is none."""
    channel: str
    """By what means it was said, in the article's words, without words of the addressee or the cue."""
    cue: str
    """The words that attribute."""
    content: str
    """What is attributed, shortened if long."""
    form: Form
    """Whether it is quoted, partly quoted or paraphrased."""
    source_kind: SourceKind | None
    """How the source is presented."""
    act: str
    """Label of the act; empty if it is unknown, "other" or plain saying."""
    filed_act: str
    """The act by which filters find it; empty if unknown."""
    filed_sure: str
    """The values of certainty, strength and polarity by which filters find it, separated by spaces."""
    stance: str
    """How certain the source is; empty if certain or unknown."""
    hedges: tuple[str, ...]
    """The words that hedge."""
    is_hedged: bool
    """Whether it is shown hatched, since the outlet does not vouch for it."""
    denied: bool
    """Whether the source denies the content or presents it as untrue."""
    percent: int
    """The reader's confidence, in per cent."""
    is_doubtful: bool
    """Whether the confidence is so low that the card is styled as doubtful."""
    is_sourceless: bool
    """Whether no source is named."""
    is_unidentified: bool
    """Whether a source is named that is no known actor; False if the ledger has no actors at all."""


def cards(entries: Sequence[PlacedAttribution], cast: Cast) -> Iterator[Card]:
    """Yield a card for each entry, in the order of the entries."""
    by_number = {entry.number: entry for entry in entries}
    for entry in entries:
        one, voice = entry.attribution, cast.speakers[entry.number - 1]
        links = chain(entry, by_number)
        yield Card(
            id=one.id,
            number=entry.number,
            parent=entry.parent,
            depth=min(entry.depth, DEEPEST),
            voice=voice,
            chain=tuple(cast.speakers[link.number - 1] for link in links),
            skipped=links[0].depth,
            told=_told(one, cast),
            channel=_channel(one),
            cue=shortened(joined(one.cue), PART_LENGTH),
            content=shortened(joined(one.content), CONTENT_LENGTH),
            form=one.form,
            source_kind=one.source_kind,
            act="" if one.act in (None, "say", "other") else ACTS.get(one.act, one.act),
            filed_act=one.act or "",
            filed_sure=" ".join(sureness(one)),
            stance=STANCES.get(one.strength, "") if one.strength else "",
            hedges=tuple(one_line(span.text) for span in one.hedges),
            is_hedged=entry.is_hedged,
            denied=one.polarity == "negative",
            percent=round(100 * one.confidence),
            is_doubtful=entry.is_doubtful,
            is_sourceless=not one.source and one.actor is None,
            is_unidentified=cast.has_actors and voice.number == UNIDENTIFIED and bool(one.source),
        )


def _told(one: Attribution, cast: Cast) -> Told | None:
    voice = cast.by_actor.get(one.addressee) if one.addressee is not None else None
    words = voice.name if voice is not None else shortened(joined(one.addressee_span), PART_LENGTH)
    if not words:
        return None
    return Told(words if words.casefold().startswith("to ") else f"to {words}", voice)


def _channel(one: Attribution) -> str:
    """Return the channel without spans that repeat words of the addressee or the cue, on one line.

    Examples are a newspaper that is the addressee, and "in a statement" within the cue.
    """
    named = [joined(part).casefold() for part in (one.addressee_span, one.cue)]
    spans = [
        span for span in one.channel if not any(one_line(span.text).casefold() in part for part in named)
    ]
    return shortened(joined(spans), PART_LENGTH)
