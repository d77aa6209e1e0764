"""What an editor would ask about an article: fixed sentences, each with the words it is about."""

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
    from accordingto.types import Actor, Article, Attribution, Sentence

_OWN = frozenset({"we", "us"})
"""Pronouns that mean the outlet outside quotations."""
_NOT_SPACE = re.compile(r"\S")
NO_WARNING = frozenset({"supported", "unsupported", "unclear"})
"""Verdicts on a headline that are not warned of."""
ENOUGH = 3
"""Attributions from which it is worth saying that all rest on one source, or on nobody named."""


def find_warnings(
    article: Article,
    doc: Document,
    attributions: Sequence[Attribution],
    actors: Sequence[Actor],
    headline: CheckedHeadline,
) -> list[Warning]:
    """Return the warnings of an article, of which ``doc`` is the text."""
    text, quotes = doc.text, doc.quotations
    warnings = []
    if headline.is_suspect:
        warnings.append(
            Warning(
                code="extraction_suspect",
                message="The text has nothing in common with its headline: the page was probably misread.",
            )
        )
    warnings += _about_sources(attributions)
    warnings += _about_headline(headline)
    warnings += _about_facts(article, doc.sentences, attributions, actors)
    language = foreign_language(article)
    if language is not None:
        message = f"The text is not in English ({language}), and only English is read reliably."
        warnings.append(Warning(code="not_english", message=message))
    if not text.strip():
        warnings.append(Warning(code="empty_text", message="The article has no text."))
    elif language is not None and not attributions:
        pass  # nothing was looked for
    elif silent := find_silent(doc, attributions, article.headline.end if article.headline else 0):
        message = "No speaker was found for these quotations."
        warnings.append(Warning(code="quote_without_speaker", message=message, spans=silent))
    elif not attributions:
        warnings.append(
            Warning(
                code="no_attribution",
                message="Nothing is attributed or quoted: the whole article is in the outlet’s own voice.",
            )
        )
    nobody = tuple(dict.fromkeys(_unknown(attributions, quotes)))
    if nobody:
        message = "It is not clear enough whom these words refer to."
        warnings.append(Warning(code="actor_unknown", message=message, spans=nobody))
    broken = find_broken(text)
    if broken:
        message = "These characters were decoded with the wrong encoding."
        warnings.append(Warning(code="broken_encoding", message=message, spans=broken))
    unbalanced = tuple(
        Span(q.start, q.end, text[q.start : q.end])
        for q in quotes
        if not q.closed and not _goes_on(text, q.end, quotes)
    )
    if unbalanced and not broken:
        warnings.append(
            Warning(
                code="unbalanced_quotes",
                message="A quotation has no closing mark.",
                spans=unbalanced,
            )
        )
    return [*warnings, *doubts_about_day(article), *find_embargo(article)]


def _unknown(attributions: Sequence[Attribution], quotes: Sequence[Quote]) -> Iterator[Span]:
    """Yield the sources of which somebody could say who is meant: not "nobody", nor the outlet's own "we"."""
    for one in attributions:
        for span in one.source[:1] if one.actor is None else ():
            word = span.text.lower()
            own = word in _OWN and not any(q.start <= span.start and span.end <= q.end for q in quotes)
            if word not in word_class("nobody-in-particular") and not own:
                yield span


def _about_sources(attributions: Sequence[Attribution]) -> list[Warning]:
    """Return what an editor asks about who speaks; only outer attributions count, and inner states do not."""
    outer = [one for one in attributions if one.parent is None and one.act != "believe"]
    spoken = [one for one in outer if one.source]
    warnings = []
    known = {one.actor for one in spoken}
    if len(spoken) >= ENOUGH and len(known) == 1 and None not in known:
        message = "Everything attributed comes from a single source."
        warnings.append(Warning(code="single_source", message=message, spans=spoken[0].source))
    kinds = {one.source_kind for one in outer}
    if len(outer) >= ENOUGH and kinds <= {"unnamed", "collective", "none"}:
        message = "No source is named."
        spans = tuple(span for one in outer for span in one.source[:1])
        warnings.append(Warning(code="all_unnamed", message=message, spans=spans))
    if len(outer) >= ENOUGH and kinds == {"outlet"}:
        message = "Everything attributed comes from other outlets."
        spans = tuple(span for one in outer for span in one.source[:1])
        warnings.append(Warning(code="only_outlets", message=message, spans=spans))
    return warnings


def _about_headline(headline: CheckedHeadline) -> list[Warning]:
    """Return what became of the headline, where the body does not bear it out.

    What no sentence of the body has is not warned of: so are plays on words and titles without a verb. Nor
    is what is unclear.
    """
    warnings = []
    if headline.differing:
        message = "The headline and the body give different numbers or dates."
        spans = tuple(span for pair in headline.differing for span in pair)
        warnings.append(Warning(code="headline_figure", message=message, spans=spans))
    lost = tuple(check.span for check in headline.checks if check.verdict not in NO_WARNING)
    if lost:
        message = "The body does not fully support the headline."
        warnings.append(Warning(code="headline_not_kept", message=message, spans=lost))
    return warnings


def _about_facts(
    article: Article,
    sentences: Sequence[Sentence],
    attributions: Sequence[Attribution],
    actors: Sequence[Actor],
) -> list[Warning]:
    """Return what an editor asks before print: who answers, who says so, and whether there is such a day."""
    warnings = []
    unanswered = tuple(cue for cue, _ in find_unanswered(article.text, sentences, attributions, actors))
    if unanswered:
        message = "Someone named is accused, and no reply from them is reported."
        warnings.append(Warning(code="accusation_unanswered", message=message, spans=unanswered))
    hedges = find_unvouched_hedges(article, sentences, attributions)
    if hedges:
        message = "This is hedged (“reportedly” and the like), and no source is given."
        warnings.append(Warning(code="hedge_without_source", message=message, spans=hedges))
    dates = find_impossible_dates(article.text, sentences)
    if dates:
        message = "This date does not exist."
        warnings.append(Warning(code="impossible_date", message=message, spans=dates))
    return warnings


def _goes_on(text: str, end: int, quotes: list[Quote]) -> bool:
    """Return whether the next paragraph's first mark takes up a quote left open at a paragraph's end."""
    following = _NOT_SPACE.search(text, end)
    at = bisect_left(quotes, end, key=lambda q: q.start)
    return following is not None and at < len(quotes) and quotes[at].start == following.start()
