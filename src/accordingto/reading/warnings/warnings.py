"""The warnings of an article: fixed messages, each with the spans it is about."""

from __future__ import annotations

import re
from bisect import bisect_left
from typing import TYPE_CHECKING

from accordingto.reading.lexicons import word_class
from accordingto.reading.text.languages import foreign_language
from accordingto.reading.warnings.accusations import find_unanswered
from accordingto.reading.warnings.encoding import find_broken
from accordingto.reading.warnings.publication_day import doubts_about_day, find_embargo
from accordingto.reading.warnings.silent_quotations import find_silent
from accordingto.reading.warnings.unattributed import (
    find_impossible_dates,
    find_unvouched_hedges,
)
from accordingto.types import Span, Warning

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from accordingto.reading.headline.check import CheckedHeadline
    from accordingto.reading.syntax.document import Document
    from accordingto.reading.text.quotations import Quote
    from accordingto.types import Actor, Article, Attribution, Sentence, Time

_OWN = frozenset({"we", "us"})
"""Pronouns that refer to the outlet when outside quotations."""
_NOT_SPACE = re.compile(r"\S")
NO_WARNING = frozenset({"supported", "unsupported", "unclear"})
"""Verdicts on a headline without a warning."""
ENOUGH = 3
"""Least number of attributions for a warning about their sources."""


MESSAGES = {
    "extraction_suspect": "The text has nothing in common with its headline: the page was probably misread.",
    "single_source": "Everything attributed comes from a single source.",
    "all_unnamed": "No source is named.",
    "only_outlets": "Everything attributed comes from other outlets.",
    "headline_figure": "The headline and the body give different numbers or dates.",
    "headline_not_kept": "The body does not fully support the headline.",
    "accusation_unanswered": "Someone named is accused, and no reply from them is reported.",
    "hedge_without_source": "This is hedged (“reportedly” and the like), and no source is given.",
    "impossible_date": "This date does not exist.",
    "not_english": "The text is not in English ({}), and only English is read reliably.",
    "empty_text": "The article has no text.",
    "quote_without_speaker": "No speaker was found for these quotations.",
    "no_attribution": "Nothing is attributed or quoted: the whole article is in the outlet’s own voice.",
    "actor_unknown": "It is not clear enough whom these words refer to.",
    "broken_encoding": "These characters were decoded with the wrong encoding.",
    "unbalanced_quotes": "A quotation has no closing mark.",
}
"""The message of each code, except for those of ``publication_day.py``."""


def find_warnings(
    article: Article,
    doc: Document,
    attributions: Sequence[Attribution],
    actors: Sequence[Actor],
    headline: CheckedHeadline,
    times: Sequence[Time] = (),
) -> Iterator[Warning]:
    """Yield the warnings of an article; ``doc`` is its document."""
    text, quotes = doc.text, doc.quotations
    if headline.is_suspect:
        yield _warning("extraction_suspect")
    yield from _about_sources(attributions)
    yield from _about_headline(headline)
    yield from _about_facts(article, doc.sentences, attributions, actors)
    if dates := find_impossible_dates(times):
        yield _warning("impossible_date", dates)
    language = foreign_language(article, doc.written)
    if language is not None:
        yield Warning(code="not_english", message=MESSAGES["not_english"].format(language))
    if not text.strip():
        yield _warning("empty_text")
    elif language is not None and not attributions:
        pass  # attributions were not searched for
    elif silent := find_silent(doc, attributions, article.headline.end if article.headline else 0):
        yield _warning("quote_without_speaker", silent)
    elif not attributions:
        yield _warning("no_attribution")
    if nobody := tuple(dict.fromkeys(_unknown(attributions, quotes))):
        yield _warning("actor_unknown", nobody)
    broken = find_broken(text)
    if broken:
        yield _warning("broken_encoding", broken)
    unbalanced = tuple(
        Span(q.start, q.end, text[q.start : q.end])
        for q in quotes
        if not q.closed and not _goes_on(text, q.end, quotes)
    )
    if unbalanced and not broken:
        yield _warning("unbalanced_quotes", unbalanced)
    yield from (*doubts_about_day(article), *find_embargo(article))


def _warning(code: str, spans: tuple[Span, ...] = ()) -> Warning:
    return Warning(code=code, message=MESSAGES[code], spans=spans)


def _unknown(attributions: Sequence[Attribution], quotes: Sequence[Quote]) -> Iterator[Span]:
    """Yield the sources without an actor, except for "nobody" and the like and the outlet's own "we"."""
    for one in attributions:
        for span in one.source[:1] if one.actor is None else ():
            word = span.text.lower()
            own = word in _OWN and not any(q.start <= span.start and span.end <= q.end for q in quotes)
            if word not in word_class("nobody-in-particular") and not own:
                yield span


def _about_sources(attributions: Sequence[Attribution]) -> Iterator[Warning]:
    """Yield warnings about the choice of sources; nested attributions and beliefs do not count."""
    outer = [one for one in attributions if one.parent is None and one.act != "believe"]
    spoken = [one for one in outer if one.source]
    known = {one.actor for one in spoken}
    if len(spoken) >= ENOUGH and len(known) == 1 and None not in known:
        yield _warning("single_source", spoken[0].source)
    kinds = {one.source_kind for one in outer}
    spans = tuple(span for one in outer for span in one.source[:1])
    if len(outer) >= ENOUGH and kinds <= {"unnamed", "collective", "none"}:
        yield _warning("all_unnamed", spans)
    if len(outer) >= ENOUGH and kinds == {"outlet"}:
        yield _warning("only_outlets", spans)


def _about_headline(headline: CheckedHeadline) -> Iterator[Warning]:
    """Yield warnings about parts of the headline that the body contradicts or only partly supports.

    There is no warning for "unsupported", since it includes plays on words and titles without a verb, nor for
    "unclear".
    """
    if headline.differing:
        yield _warning("headline_figure", tuple(span for pair in headline.differing for span in pair))
    lost = tuple(check.span for check in headline.checks if check.verdict not in NO_WARNING)
    if lost:
        yield _warning("headline_not_kept", lost)


def _about_facts(
    article: Article,
    sentences: Sequence[Sentence],
    attributions: Sequence[Attribution],
    actors: Sequence[Actor],
) -> Iterator[Warning]:
    """Yield warnings about unanswered accusations and hedges without a source."""
    unanswered = tuple(cue for cue, _ in find_unanswered(article.text, sentences, attributions, actors))
    if unanswered:
        yield _warning("accusation_unanswered", unanswered)
    if hedges := find_unvouched_hedges(article, sentences, attributions):
        yield _warning("hedge_without_source", hedges)


def _goes_on(text: str, end: int, quotes: list[Quote]) -> bool:
    """Return whether the text after an unclosed quotation begins with another quotation, its continuation."""
    following = _NOT_SPACE.search(text, end)
    at = bisect_left(quotes, end, key=lambda q: q.start)
    return following is not None and at < len(quotes) and quotes[at].start == following.start()
