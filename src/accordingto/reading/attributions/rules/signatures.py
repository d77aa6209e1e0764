"""Signed posts and quotations: a post with its author's name and handle, or a quotation with a name after it.

"The ferry is late again. — Ida Orr (@idaorr) May 3, 2030"; "“It was cold.” — Ida Orr, a skipper".
"""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import dataclass
from typing import TYPE_CHECKING

from accordingto.reading.attributions.decode import AttributionDraft
from accordingto.reading.attributions.transcripts import with_turns
from accordingto.reading.encoder.spans import TokenSpan
from accordingto.reading.text.bounds import stripped

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from accordingto.reading.syntax.document import Document

LONGEST_NAME = 80
"""Most characters of a name with its description."""
LONGEST_POST = 2000
"""Most characters of a post."""
MOST_BEHIND = 30
"""Most characters after a handle, which give a date: "September 12, 2030"."""
MOST_NEAR = 12
"""Attributions on either side of signed text that are checked for having it as their content."""
MOST_BREAKS = 4
"""Most characters of white space between a post and the line with its signature."""
LEAST_WORDS = 3
"""Fewest tokens of signed text."""
_HANDLE = re.compile(r"\(@\w{1,30}\)")
_SIGNED_QUOTE = re.compile(r"[”\"][ \t]*(?P<dash>[—–-]{1,2})[ \t]?(?=[^\W\d_])")
_DASHES = "—–-"
"""Dashes before a name, the likeliest first: a name may hold a hyphen."""
_NO_NAME = frozenset('“”"!?;:')
"""Marks that do not occur in a name."""


@dataclass(frozen=True)
class _Signed:
    """A signed text, as offsets of characters (start, end)."""

    content: tuple[int, int]
    dash: tuple[int, int]
    name: tuple[int, int]
    """The name with a handle or a description."""


def with_signatures(found: Sequence[AttributionDraft], doc: Document) -> list[AttributionDraft]:
    """Return the attributions, adding signed posts and quotations.

    Those that are attributed already ("Orr tweeted: …") are not added.
    """
    quotations = {one.dash: one for one in _quotations(doc)}
    every = sorted(
        {**{one.dash: one for one in _posts(doc.text)}, **quotations}.values(), key=lambda one: one.dash
    )
    drafts = [_attribution(one, doc) for one in every]
    signed = [one for one in drafts if len(one.content[0]) >= LEAST_WORDS and not _is_attributed(one, found)]
    return with_turns(found, signed, len(doc))


def _attribution(signed: _Signed, doc: Document) -> AttributionDraft:
    content, cue, name = (
        TokenSpan(doc.token_at(start), doc.token_at(end))
        for start, end in (signed.content, signed.dash, signed.name)
    )
    handle = _HANDLE.search(doc.text, *signed.name)
    speaker = (handle.group() if handle else doc.text[slice(*signed.name)]).casefold()
    return AttributionDraft(cue, (name,), (content,), 1.0, speaker=speaker)


def _posts(text: str) -> Iterator[_Signed]:
    """Yield the posts: the line with the dash, name and handle at its end, or the line before it."""
    for handle in _HANDLE.finditer(text):
        start, end = (
            _line_start(text, handle.start()),
            text.find("\n", handle.end(), handle.end() + MOST_BEHIND + 1),
        )
        if end < 0 and len(text) - handle.end() > MOST_BEHIND:
            continue
        end = len(text) if end < 0 else end
        low = max(start, handle.start() - LONGEST_NAME)
        dashes = (text.rfind(mark, low, handle.start()) for mark in _DASHES)
        dash = next((at for at in dashes if at >= 0), -1)
        if dash < 0 or "(@" in text[dash : handle.start()]:
            continue
        name = dash + 1 + len(text[dash + 1 : handle.start()]) - len(text[dash + 1 : handle.start()].lstrip())
        content = stripped(text, start, dash) or _line_before(text, start)
        if content and name < handle.start():
            yield _Signed(content, (dash, dash + 1), (name, handle.end()))


def _quotations(doc: Document) -> Iterator[_Signed]:
    """Yield the quotations that a dash and a name follow up to the end of the line."""
    ends = {quote.end: quote for quote in doc.quotations if quote.closed}
    for mark in _SIGNED_QUOTE.finditer(doc.text):
        quote = ends.get(mark.start() + 1)
        end = doc.text.find("\n", mark.end(), mark.end() + LONGEST_NAME + 1)
        if end < 0 and len(doc.text) - mark.end() > LONGEST_NAME:
            continue
        name = stripped(doc.text, mark.end(), len(doc.text) if end < 0 else end)
        if quote and name and _names(name, doc):
            handle = _HANDLE.search(doc.text, *name)
            bearer = (name[0], handle.end()) if handle else name
            yield _Signed((quote.start, quote.end), mark.span("dash"), bearer)


def _names(name: tuple[int, int], doc: Document) -> bool:
    """Return whether a text is a name with a description: with an initial capital and no finite verb."""
    words = doc.text[slice(*name)]
    tags = doc.trees.tags[doc.token_at(name[0]) : doc.token_at(name[1])]
    is_said = any(tag in ("VERB:past", "VERB:present", "AUX:past", "AUX:present") for tag in tags)
    return words[0].isupper() and _NO_NAME.isdisjoint(words) and not is_said


def _line_before(text: str, start: int) -> tuple[int, int] | None:
    """Return the last line before ``start`` that is not empty, or None if it is too far away."""
    end = start
    while end > max(0, start - MOST_BREAKS) and text[end - 1].isspace():
        end -= 1
    return stripped(text, _line_start(text, end), end)


def _line_start(text: str, at: int) -> int:
    """Return where the line of a character begins, at most ``LONGEST_POST`` characters before it."""
    low = max(0, at - LONGEST_POST)
    return max(low, text.rfind("\n", low, at) + 1)


def _is_attributed(signed: AttributionDraft, found: Sequence[AttributionDraft]) -> bool:
    """Return whether an attribution from outside a signed text has at least half of it in its content."""
    (content,) = signed.content
    at = bisect_left(found, content.start, key=lambda one: one.cue.start)
    near = found[max(0, at - MOST_NEAR) : at + MOST_NEAR]
    return any(
        not one.cue.shared(content)
        and 2 * sum(content.shared(piece) for piece in one.content) >= len(content)
        for one in near
    )
