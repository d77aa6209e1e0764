"""What the pages call labels that the ledger has as codes."""

from __future__ import annotations

from collections.abc import Mapping

POLARITIES: Mapping[str, str] = {"positive": "affirmed", "negative": "negated or denied"}
"""Polarities."""

WARNINGS: Mapping[str, str] = {
    "accusation_unanswered": "accusation without a reply",
    "actor_unknown": "unclear who speaks",
    "all_unnamed": "no source named",
    "broken_encoding": "broken characters",
    "date_conflict": "dates disagree",
    "embargo": "under embargo",
    "empty_text": "no text",
    "extraction_suspect": "text may be of something else",
    "headline_figure": "another figure in the headline",
    "headline_not_kept": "headline says it differently",
    "hedge_without_source": "“reportedly” without a source",
    "impossible_date": "impossible date",
    "no_attribution": "cites nobody",
    "not_english": "not in English",
    "only_outlets": "cites other outlets only",
    "quote_without_speaker": "quotation without a speaker",
    "single_source": "one source only",
    "unbalanced_quotes": "quotation not closed",
}
"""Warnings by their codes, in a few words, as an editor would say it."""


def warning_label(code: str) -> str:
    """Return what the pages call a warning; of a code that this version does not know, its words.

    >>> warning_label("single_source")
    'one source only'
    """
    return WARNINGS.get(code, code.replace("_", " "))
