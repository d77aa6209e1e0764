"""Labels for codes in the ledger, as pages and the command line show them."""

from __future__ import annotations

from collections.abc import Mapping

POLARITIES: Mapping[str, str] = {"positive": "affirmed", "negative": "negated or denied"}
"""Labels of polarities."""

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
"""Labels of warnings by code, in a few words for editors."""


def warning_label(code: str) -> str:
    """Return the label of a warning; for an unknown code, the code with blanks for underscores.

    >>> warning_label("single_source")
    'one source only'
    """
    return WARNINGS.get(code, code.replace("_", " "))
