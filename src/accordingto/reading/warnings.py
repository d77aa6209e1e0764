"""What an editor would ask about an article: fixed sentences, each with the words it is about."""

from __future__ import annotations

import re
from bisect import bisect_left
from typing import TYPE_CHECKING

from accordingto.types import Span, Warning

if TYPE_CHECKING:
    from collections.abc import Sequence

    from accordingto.reading.quotes import Quote
    from accordingto.types import Article, Attribution, HeadlineCheck

_NOT_SPACE = re.compile(r"\S")
ENOUGH = 3
"""Attributions from which it is worth saying that all rest on one source, or on nobody named."""


def find_warnings(
    article: Article,
    attributions: Sequence[Attribution],
    quotes: list[Quote],
    checks: Sequence[HeadlineCheck],
    *,
    is_suspect: bool,
) -> list[Warning]:
    """The warnings of an article; ``is_suspect`` where its body shares nothing with its headline."""
    text = article.text
    warnings = []
    if is_suspect:
        warnings.append(
            Warning(
                code="extraction_suspect",
                message="The text shares nothing with its headline: the page was probably misread.",
            )
        )
    warnings += _about_sources(attributions)
    warnings += _about_headline(checks)
    if not text.strip():
        warnings.append(Warning(code="empty_text", message="The article has no text."))
    elif not attributions:
        warnings.append(
            Warning(
                code="no_attribution",
                message="Nothing in the article is attributed: all of it is in the outlet’s own voice.",
            )
        )
    nobody = tuple(
        span for one in attributions if one.source and one.actor is None for span in one.source[:1]
    )
    if nobody:
        message = "It is not sure enough whom these words refer to."
        warnings.append(Warning(code="actor_unknown", message=message, spans=nobody))
    unbalanced = tuple(
        Span(q.start, q.end, text[q.start : q.end])
        for q in quotes
        if not q.closed and not _goes_on(text, q.end, quotes)
    )
    if unbalanced:
        warnings.append(
            Warning(
                code="unbalanced_quotes",
                message="A quotation mark is opened and not closed.",
                spans=unbalanced,
            )
        )
    return warnings


def _about_sources(attributions: Sequence[Attribution]) -> list[Warning]:
    """What an editor asks about who speaks; only outer attributions count, and inner states do not."""
    outer = [one for one in attributions if one.parent is None and one.act != "believe"]
    spoken = [one for one in outer if one.source]
    warnings = []
    known = {one.actor for one in spoken}
    if len(spoken) >= ENOUGH and len(known) == 1 and None not in known:
        message = "All that is attributed rests on one source."
        warnings.append(Warning(code="single_source", message=message, spans=spoken[0].source))
    kinds = {one.source_kind for one in outer}
    if len(outer) >= ENOUGH and kinds <= {"unnamed", "collective", "none"}:
        message = "No source is named."
        spans = tuple(span for one in outer for span in one.source[:1])
        warnings.append(Warning(code="all_unnamed", message=message, spans=spans))
    if len(outer) >= ENOUGH and kinds == {"outlet"}:
        message = "All that is attributed is attributed to other outlets."
        spans = tuple(span for one in outer for span in one.source[:1])
        warnings.append(Warning(code="only_outlets", message=message, spans=spans))
    silent = tuple(one.content[0] for one in outer if not one.source and one.form == "direct" and one.content)
    if silent:
        message = "Nobody is named as saying these words."
        warnings.append(Warning(code="quote_without_speaker", message=message, spans=silent))
    return warnings


def _about_headline(checks: Sequence[HeadlineCheck]) -> list[Warning]:
    """What became of the headline, where the body does not bear it out; a question asserts nothing."""
    lost = tuple(
        check.span
        for check in checks
        if check.verdict != "supported" and not check.span.text.rstrip("\"'”’ ").endswith("?")
    )
    if not lost:
        return []
    message = "The body does not bear the headline out as it stands."
    return [Warning(code="headline_not_kept", message=message, spans=lost)]


def _goes_on(text: str, end: int, quotes: list[Quote]) -> bool:
    """Whether a quote left open at a paragraph's end is taken up by the next paragraph's first mark."""
    following = _NOT_SPACE.search(text, end)
    at = bisect_left(quotes, end, key=lambda q: q.start)
    return following is not None and at < len(quotes) and quotes[at].start == following.start()
