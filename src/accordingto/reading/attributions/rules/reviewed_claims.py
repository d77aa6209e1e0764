"""Claims that an article examines: "Claim: The mayor sold the park. Verdict: False."

The outlet does not make such a claim itself, so it is attributed, without a source.
"""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from accordingto.reading.attributions.decode import AttributionDraft
from accordingto.reading.encoder.spans import TokenSpan
from accordingto.reading.lexicons import entries

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from accordingto.reading.syntax.document import Document

_WORD = re.compile(r"\w")
SURE = 0.9
"""Confidence of these attributions: the label leaves little doubt."""


def with_reviewed_claims(found: Sequence[AttributionDraft], doc: Document) -> list[AttributionDraft]:
    """Return the attributions, adding the claims that follow a label ("Claim:", "Myth:").

    A claim ends with its line or before the label of a finding ("Verdict:", "Fact:"). Attributions that
    overlap a label, or are partly inside a claim, are dropped as misread.
    """
    claims = [AttributionDraft(cue, (), (content,), SURE, is_label=True) for cue, content in _claims(doc)]
    if not claims:
        return list(found)
    kept = [one for one in found if not any(_crosses(one, claim) for claim in claims)]
    return [*claims, *kept]


def _claims(doc: Document) -> Iterator[tuple[TokenSpan, TokenSpan]]:
    """Yield the labels (cue) and the claims after them (content), in order."""
    for label in _pattern("claim").finditer(doc.text):
        begun = _WORD.search(doc.text, label.end())
        end = doc.text.find("\n", begun.start()) if begun else -1
        end = len(doc.text) if end < 0 else end
        finding = _pattern("finding").search(doc.text, label.end(), end)
        end = finding.start() if finding else end
        cue = TokenSpan(doc.token_at(label.start("label")), doc.token_at(label.end()))
        content = TokenSpan(cue.end, doc.token_at(end))
        if len(content) > 1:
            yield cue, content


def is_claim_label(words: str) -> bool:
    """Return whether ``words`` are the label of a claim under review."""
    match = _pattern("claim").match(words + "\n")
    return match is not None and match.end() == len(words)


def _crosses(one: AttributionDraft, claim: AttributionDraft) -> bool:
    """Return whether an attribution overlaps the label of a claim, or is partly inside the claim."""
    (content,) = claim.content
    inside = [part.start >= content.start and part.end <= content.end for part in one.parts]
    return any(part.shared(claim.cue) for part in one.parts) or (any(inside) and not all(inside))


@cache
def _pattern(part: str) -> re.Pattern[str]:
    """Return a pattern for the labels of "claim" or "finding" at the beginning of a line or a sentence."""
    rows = (entry.partition("|") for entry in entries("reviewlabels"))
    words = "|".join(re.escape(label) for label, _, kind in rows if kind == part).replace("'", "['’]")
    return re.compile(
        rf"(?i)(?:(?<=^)|(?<=[.!?”\"] )|(?<=\n))[ \t]*(?P<label>(?:{words}))[ \t]*(?:(?P<colon>:)|(?=\n))",
        re.MULTILINE,
    )
