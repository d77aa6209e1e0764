"""The types of a comparison of two versions of an article, which define its JSON.

The spans of a field ``old`` are of the old text, those of a field ``new`` of the new text.
"""

from __future__ import annotations

from typing import Literal

from msgspec import Struct

from accordingto.types import Attribution, Claim, Span

SCHEMA: Literal["accordingto/comparison/1"] = "accordingto/comparison/1"
"""Name and version of the format."""

Outcome = Literal["same", "announced", "silent"]
"""Whether the article was edited, and if so, whether a note in it says so."""

EditKind = Literal["added", "removed", "replaced", "moved"]
"""How some words were edited."""

ChangeKind = Literal[
    "added",
    "removed",
    "reversed",
    "reattributed",
    "adopted",
    "attributed",
    "hardened",
    "softened",
    "reworded",
]
"""How an attribution or a claim changed."""

DifferingField = Literal[
    "actor",
    "source",
    "source_kind",
    "addressee",
    "cue",
    "content",
    "act",
    "certainty",
    "hedges",
    "strength",
    "polarity",
    "chain",
]
"""The fields of attributions and claims that are compared."""

FigureKind = Literal["number", "date"]


class Edit(Struct, frozen=True, kw_only=True):
    """Words that differ. White space and the style of quotation marks and dashes do not count."""

    kind: EditKind
    """How the words were edited."""
    old: Span
    """The words in the old text; if they were added, an empty span at the place of the insertion."""
    new: Span
    """The words in the new text; if they were removed, an empty span at the place of the removal."""


class Difference(Struct, frozen=True, kw_only=True):
    """One field in which an attribution or a claim differs."""

    field: DifferingField
    """Name of the field."""
    old: str | None
    """Its label, name or words in the old version; null if it has none."""
    new: str | None
    """Its label, name or words in the new version; null if it has none."""


class AttributionChange(Struct, frozen=True, kw_only=True):
    """An attribution that was added, removed or changed."""

    kinds: tuple[ChangeKind, ...]
    """How it changed: one kind or more, the most important first."""
    old: Attribution | None
    """The attribution in the old version; null if it was added."""
    new: Attribution | None
    """The attribution in the new version; null if it was removed."""
    differences: tuple[Difference, ...] = ()
    """The fields that differ; empty if it was added or removed."""


class ClaimChange(Struct, frozen=True, kw_only=True):
    """A claim that was added, removed or changed and is in the outlet's own voice in at least one version."""

    kinds: tuple[ChangeKind, ...]
    """How it changed: one kind or more, the most important first."""
    old: Claim | None
    """The claim in the old version; null if it was added."""
    new: Claim | None
    """The claim in the new version; null if it was removed."""
    differences: tuple[Difference, ...] = ()
    """The fields that differ; empty if it was added or removed."""


class FigureChange(Struct, frozen=True, kw_only=True):
    """A number or a date that changed in a passage that was replaced."""

    kind: FigureKind
    """Whether it is a number or a date."""
    old: Span | None
    """The words in the old text; null if there were none."""
    new: Span | None
    """The words in the new text; null if there are none."""


class Pair(Struct, frozen=True):
    """An attribution that is the same in both versions."""

    old: str
    """Its id in the old ledger."""
    new: str
    """Its id in the new ledger."""


class ComparedVersion(Struct, frozen=True, kw_only=True):
    """One of the two versions of the article."""

    id: str
    """Id of the article: the hash of its text."""
    path: str | None
    """Path of the file, as it was given on input."""
    url: str | None
    """Address of the article."""
    published: str | None
    """ISO 8601 date or datetime of publication."""
    retrieved: str | None
    """ISO 8601 datetime at which the page was fetched."""
    reader: str
    """Version of the program and hash of the model that read it."""


class Comparison(Struct, frozen=True, kw_only=True):
    """Everything that differs between two versions of an article."""

    schema: Literal["accordingto/comparison/1"] = SCHEMA
    """Name and version of this format."""
    old: ComparedVersion
    """The old version."""
    new: ComparedVersion
    """The new version."""
    outcome: Outcome
    """Whether the words are the same, and if not, whether a new or changed note says so."""
    notes: tuple[Span, ...] = ()
    """The sentences of the new text that announce the edit ("This article has been updated …")."""
    headline: Edit | None = None
    """The edit of the headline; null if it did not change."""
    edits: tuple[Edit, ...] = ()
    """Words that differ, in the order of the old text, then of the new."""
    figures: tuple[FigureChange, ...] = ()
    """Numbers and dates that changed."""
    attributions: tuple[AttributionChange, ...] = ()
    """Attributions that changed, in the order of the text."""
    claims: tuple[ClaimChange, ...] = ()
    """Claims in the outlet's own voice that changed, in the order of the text, except those in ``notes``."""
    unchanged: tuple[Pair, ...] = ()
    """Attributions that are the same in both versions."""
    read_otherwise: tuple[AttributionChange, ...] = ()
    """Attributions that differ only because the model read the same words differently."""
