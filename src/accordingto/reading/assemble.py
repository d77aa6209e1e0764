"""What was decoded, as a ledger: words to spans, and what follows from the spans alone."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass
from typing import TYPE_CHECKING

import msgspec

from accordingto.reading.actors.actors import Actors
from accordingto.reading.attributions.addressees import NamedAddressee, told
from accordingto.reading.attributions.presentation import presented
from accordingto.reading.claims.claims import make_claims
from accordingto.reading.claims.conditions import with_conditions
from accordingto.reading.claims.factuality import with_stances
from accordingto.reading.headline.check import check_headline
from accordingto.reading.text.bounds import in_order
from accordingto.reading.text.quotations import Quote, find_quotes, find_single_quotes, touching
from accordingto.reading.text.sentences import split_sentences
from accordingto.reading.times.datelines import doubts_about_day, with_day
from accordingto.reading.times.deadlines import with_deadlines
from accordingto.reading.times.names import names_of_people
from accordingto.reading.times.timex import find_times
from accordingto.reading.warnings.warnings import find_warnings
from accordingto.types import Attribution, Ledger, Span

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from accordingto.reading.actors.speakers import Identity, Speakers
    from accordingto.reading.attributions.addressees import Addressee
    from accordingto.reading.attributions.decode import AttributionDraft
    from accordingto.reading.encoder.spans import TokenSpan
    from accordingto.reading.encoder.tokens import Tokens
    from accordingto.reading.lexicons.outlets import Outlets
    from accordingto.types import Article, Form, Time

LEAST_SURE = 0.4
"""Probability from which the actor of a pronoun or description is named. See ``docs/results.md``."""


@dataclass(frozen=True)
class LedgerDraft:
    """What was read from a text; the lists have one entry an attribution."""

    found: list[AttributionDraft]
    cast: Speakers
    speakers: list[Identity | None]
    """Whom the source refers to; None where there is no source."""
    addressees: list[Addressee | None]
    """Who is told; None where nobody is."""
    channels: list[tuple[TokenSpan, ...]]
    """The words for the way in which it was said."""
    first_names: frozenset[int] = frozenset()
    """Offsets of weekdays that are somebody's first name."""


def make_ledger(article: Article, words: Tokens, parts: LedgerDraft, outlets: Outlets, reader: str) -> Ledger:
    """The ledger of an article whose attributions are known in words."""
    article = with_day(article)
    text = article.text
    doubles, singles = find_quotes(text), find_single_quotes(text)
    ids = [f"q{i}" for i in range(1, len(parts.found) + 1)]
    speakers = [identified(parts.cast, who) for who in parts.speakers]
    hearers = told(parts.addressees, [cluster_told(parts.cast, one) for one in parts.addressees], speakers)
    actors = Actors(parts.cast, [c for c in (*speakers, *hearers) if c is not None], outlets)
    attributions = []
    for i, one in enumerate(parts.found):
        source, content = _spans(one.source, words, text), _spans(one.content, words, text)
        cue = _spans((one.cue,), words, text)
        who, addressee = parts.speakers[i], parts.addressees[i]
        attributions.append(
            Attribution(
                id=ids[i],
                source=source,
                cue=cue,
                content=content,
                actor=actors.id(speakers[i]),
                actor_confidence=None if who is None else round(who.sure, 2),
                source_kind=actors.source_kind(" ".join(s.text for s in source), speakers[i]),
                addressee=actors.id(hearers[i]),
                addressee_span=_spans((addressee.piece,), words, text)
                if isinstance(addressee, NamedAddressee)
                else (),
                channel=_spans(parts.channels[i], words, text),
                form="direct" if one.speaker else form_of(content, cue[0], doubles, singles),
                parent=None if one.parent is None else ids[one.parent],
                confidence=round(one.confidence, 2),
            )
        )
    sentences = split_sentences(text)
    turns = frozenset(id for id, one in zip(ids, parts.found, strict=True) if one.speaker)
    quotes = sorted(doubles, key=lambda quote: quote.start)
    names = names_of_people(actors.items, text) | parts.first_names
    found = find_times(text, article.published, names)
    times = with_deadlines(found, text, article.published, sentences, quotes)
    attributions = presented(text, attributions, turns, sentences, quotes)
    attributions = [msgspec.structs.replace(one, times=times_in(one.content, times)) for one in attributions]
    claims = make_claims(text, sentences, attributions, article.headline)
    claims = with_stances(with_conditions(claims, text, sentences, attributions), attributions)
    headline = check_headline(article, sentences, attributions)
    return Ledger(
        reader=reader,
        article=article,
        sentences=sentences,
        actors=actors.items,
        attributions=tuple(attributions),
        claims=tuple(msgspec.structs.replace(one, times=times_in(one.content, times)) for one in claims),
        times=times,
        headline_checks=headline.checks,
        warnings=(
            *find_warnings(article, sentences, attributions, actors.items, doubles, headline),
            *doubts_about_day(article),
        ),
    )


def times_in(spans: Iterable[Span], times: Sequence[Time]) -> tuple[str, ...]:
    """Ids of the temporal expressions, given in order, that stand in some words."""
    found: set[int] = set()
    for span in spans:
        first = bisect_left(times, span.start, key=lambda time: time.start)
        last = bisect_left(times, span.end, lo=first, key=lambda time: time.start)
        found.update(at for at in range(first, last) if times[at].end <= span.end)
    return tuple(times[at].id for at in sorted(found))


def cluster_told(cast: Speakers, addressee: Addressee | None) -> int | None:
    """The cluster of the words that name who is told."""
    phrase = cast.phrase_of(addressee.piece) if isinstance(addressee, NamedAddressee) else None
    return None if phrase is None else identified(cast, cast.identity(phrase))


def identified(cast: Speakers, who: Identity | None) -> int | None:
    """The cluster of somebody, if that is sure enough and more than pronouns refer to it."""
    if who is None or who.sure < LEAST_SURE:
        return None
    return who.cluster if cast.is_named(who.cluster) else None


def form_of(content: tuple[Span, ...], cue: Span, doubles: list[Quote], singles: list[Quote]) -> Form:
    """How much of the content stands in quotation marks of its own: marks that do not hold the cue too."""
    inside = outside = 0
    for span in content:
        marked = [False] * (span.end - span.start)
        for quote in touching(doubles, span.start, span.end) + touching(singles, span.start, span.end):
            if not (quote.start <= cue.start and cue.end <= quote.end):
                low, high = max(quote.start, span.start), min(quote.end, span.end)
                marked[low - span.start : high - span.start] = [True] * (high - low)
        for letter, quoted in zip(span.text, marked, strict=True):
            if letter.isalnum():
                inside += quoted
                outside += not quoted
    if not inside:
        return "indirect"
    return "mixed" if outside else "direct"


def _spans(pieces: tuple[TokenSpan, ...], words: Tokens, text: str) -> tuple[Span, ...]:
    bounds = [(int(words.start[p.start]), int(words.end[p.end - 1])) for p in pieces]
    return tuple(Span(a, b, text[a:b]) for a, b in in_order(bounds))
