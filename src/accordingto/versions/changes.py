"""What differs between two versions of an article: frozen types, their JSON, and what each field means.

Spans are of the version that their field names: ``old`` points into the old text, ``new`` into the new.
"""

from __future__ import annotations

from typing import Literal

from msgspec import Struct

from accordingto.types import Attribution, Claim, Span

SCHEMA: Literal["accordingto/comparison/1"] = "accordingto/comparison/1"
"""Name and version of the format."""

Outcome = Literal["same", "announced", "silent"]
"""Whether an article was edited, and whether it says so."""

EditKind = Literal["added", "removed", "replaced", "moved"]
"""What became of some words."""

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
"""What became of an attribution or a claim; what weighs most stands first."""

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
    """Words that differ. White space and the shape of quotation marks and dashes do not count."""

    kind: EditKind
    """What became of the words."""
    old: Span
    """The words in the old text; where they were added, the empty span before which they would stand."""
    new: Span
    """The words in the new text; where they were removed, the empty span before which they would stand."""


class Difference(Struct, frozen=True, kw_only=True):
    """One field in which an attribution or a claim differs."""

    field: DifferingField
    """The field."""
    old: str | None
    """Its label, name or words in the old version; null where it has none."""
    new: str | None
    """Its label, name or words in the new version; null where it has none."""


class AttributionChange(Struct, frozen=True, kw_only=True):
    """An attribution that was added, removed or changed."""

    kinds: tuple[ChangeKind, ...]
    """What became of it: one or more."""
    old: Attribution | None
    """The attribution in the old version; null where it was added."""
    new: Attribution | None
    """The attribution in the new version; null where it was removed."""
    differences: tuple[Difference, ...] = ()
    """The fields that differ; none for what was added or removed."""


class ClaimChange(Struct, frozen=True, kw_only=True):
    """A claim that in one of the versions is in the outlet's own voice, and was added, removed or changed."""

    kinds: tuple[ChangeKind, ...]
    """What became of it: one or more."""
    old: Claim | None
    """The claim in the old version; null where it was added."""
    new: Claim | None
    """The claim in the new version; null where it was removed."""
    differences: tuple[Difference, ...] = ()
    """The fields that differ; none for what was added or removed."""


class FigureChange(Struct, frozen=True, kw_only=True):
    """A number or a date that changed within a sentence."""

    kind: FigureKind
    """What it is."""
    old: Span | None
    """The words in the old text; null where there was none."""
    new: Span | None
    """The words in the new text; null where it is gone."""


class Pair(Struct, frozen=True):
    """An attribution that is the same in both versions."""

    old: str
    """Its id in the old ledger."""
    new: str
    """Its id in the new ledger."""


class ComparedVersion(Struct, frozen=True, kw_only=True):
    """Which version of the article was compared."""

    id: str
    """Id of the article: the hash of its text."""
    path: str | None
    """The file, as it was named on input."""
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
    """Whether the words are the same, and if not, whether a note that is new or changed says so."""
    notes: tuple[Span, ...] = ()
    """The sentences of the new text that announce the edit ("This article has been updated …")."""
    headline: Edit | None = None
    """The headline, where it changed."""
    edits: tuple[Edit, ...] = ()
    """Words that differ, in the order of the old text; where that does not tell, of the new."""
    figures: tuple[FigureChange, ...] = ()
    """Numbers and dates that changed."""
    attributions: tuple[AttributionChange, ...] = ()
    """Attributions that changed, in the order of the text."""
    claims: tuple[ClaimChange, ...] = ()
    """Claims in the outlet's own voice that changed, in the order of the text; none of the notes."""
    unchanged: tuple[Pair, ...] = ()
    """Attributions that are the same."""
    read_otherwise: tuple[AttributionChange, ...] = ()
    """Attributions whose words are the same and were read otherwise: the reader differs, not the article."""
