"""A ledger and what people correct of it → the ledger as it should be: pure functions of the ledger's types.

>>> state = apply(ledger, corrections)  # doctest: +SKIP
>>> state.ledger, state.stale  # doctest: +SKIP
"""

from __future__ import annotations

from accordingto.corrections.anchors import AROUND, Anchor, anchor
from accordingto.corrections.applying import Applied, Corrected, Sourced, Stale, apply, refusal
from accordingto.corrections.changes import (
    Change,
    Correction,
    HedgeMissed,
    InText,
    Missing,
    NotAttribution,
    NotHedge,
    OtherAct,
    OtherCertainty,
    SourceIs,
    Typed,
)
from accordingto.corrections.edits import StaleReason
from accordingto.corrections.lessons import Lesson, lesson_line, lessons

__all__ = [
    "AROUND",
    "Anchor",
    "Applied",
    "Change",
    "Corrected",
    "Correction",
    "HedgeMissed",
    "InText",
    "Lesson",
    "Missing",
    "NotAttribution",
    "NotHedge",
    "OtherAct",
    "OtherCertainty",
    "SourceIs",
    "Sourced",
    "Stale",
    "StaleReason",
    "Typed",
    "anchor",
    "apply",
    "lesson_line",
    "lessons",
    "refusal",
]
