"""Claims that an article looks into: "Claim: The mayor sold the park. Verdict: False."

Whoever made such a claim, the outlet does not: it is attributed, to nobody.
"""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from accordingto.reading.attributions.decode import AttributionDraft, with_parents
from accordingto.reading.encoder.spans import TokenSpan
from accordingto.reading.lexicons import entries

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from accordingto.reading.syntax.document import Document

_WORD = re.compile(r"\w")
SURE = 0.9
"""Confidence of such an attribution: its label leaves little doubt."""


def with_reviewed_claims(found: Sequence[AttributionDraft], doc: Document) -> list[AttributionDraft]:
    """Return the attributions, and those of the claims that stand behind a label ("Claim:", "Myth:").

    A claim goes on to the end of its line, or to a label of what is found out ("Verdict:", "Fact:"). What was
    found in a label, or reaches out of a claim, was misread.
    """
    claims = [AttributionDraft(cue, (), (content,), SURE, is_label=True) for cue, content in _claims(doc)]
    if not claims:
        return list(found)
    kept = [one for one in found if not any(_crosses(one, claim) for claim in claims)]
    return with_parents([*claims, *kept], len(doc))


def _claims(doc: Document) -> Iterator[tuple[TokenSpan, TokenSpan]]:
    """Yield the labels and the claims behind them, in order."""
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
    """Return whether words are a label of a claim that is looked into."""
    match = _pattern("claim").match(words + "\n")
    return match is not None and match.end() == len(words)


def _crosses(one: AttributionDraft, claim: AttributionDraft) -> bool:
    """Return whether an attribution has words of a label, or words both in a claim and outside it."""
    parts = (one.cue, *one.source, *one.content)
    (content,) = claim.content
    inside = [part.start >= content.start and part.end <= content.end for part in parts]
    return any(part.shared(claim.cue) for part in parts) or (any(inside) and not all(inside))


@cache
def _pattern(part: str) -> re.Pattern[str]:
    """Return the labels of one part of a review, where a line or a sentence begins with them."""
    rows = (entry.partition("|") for entry in entries("reviewlabels"))
    words = "|".join(re.escape(label) for label, _, kind in rows if kind == part).replace("'", "['’]")
    return re.compile(
        rf"(?i)(?:(?<=^)|(?<=[.!?”\"] )|(?<=\n))[ \t]*(?P<label>(?:{words}))[ \t]*(?:(?P<colon>:)|(?=\n))",
        re.MULTILINE,
    )
