"""Comparing two versions of an article: what differs in the text and in who says what. Pure functions."""

from __future__ import annotations

from accordingto.versions.changes import AttributionChange, ClaimChange, Comparison
from accordingto.versions.comparison import compare
from accordingto.versions.sayings import NAMES, OUTCOMES, SAYING
from accordingto.versions.textdiff import TextDiff, diff

__all__ = [
    "NAMES",
    "OUTCOMES",
    "SAYING",
    "AttributionChange",
    "ClaimChange",
    "Comparison",
    "TextDiff",
    "compare",
    "diff",
]
