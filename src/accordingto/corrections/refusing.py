"""The reasons why a correction does not apply, as codes and as phrases."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal

StaleReason = Literal[
    "words_gone",
    "no_attribution",
    "several_attributions",
    "nothing_to_change",
    "parts_overlap",
    "crosses_another",
    "same_as_another",
    "no_actor",
    "no_check",
    "no_time",
    "no_warning",
    "no_claim",
    "not_a_value",
    "not_a_day",
    "no_words",
]
"""Code of the reason why a correction does not apply. ``WHY`` has the phrases."""

WHY: Mapping[StaleReason, str] = {
    "words_gone": "its words are gone from the text, or appear in several places",
    "no_attribution": "these words are no longer an attribution",
    "several_attributions": "several attributions share these words",
    "nothing_to_change": "it would change nothing, as the article is already read this way",
    "parts_overlap": "the same words cannot be two parts of one attribution",
    "crosses_another": "its content would begin or end in the middle of another content",
    "same_as_another": "there is an attribution with this cue and content already",
    "no_actor": "these words mention no actor, or more than one",
    "no_check": "no statement of the headline with a verdict has these words",
    "no_time": "these words are not read as a time of this kind",
    "no_warning": "the article has no such warning",
    "no_claim": "no claim of the article has these words",
    "not_a_value": "a time of this kind cannot have this value",
    "not_a_day": "this is no day of the calendar",
    "no_words": "something has to be written here",
}
"""A phrase for each reason, to follow "This correction does not apply:"."""


class Refused(Exception):
    """A correction does not apply; ``detail`` has the words or the value that prevent it, if any."""

    def __init__(self, reason: StaleReason, detail: str = "") -> None:
        self.reason: StaleReason = reason
        self.detail = detail
