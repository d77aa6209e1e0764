"""The texts with which a comparison of versions is shown to people."""

from __future__ import annotations

from collections.abc import Mapping

from accordingto.versions.changes import ChangeKind, DifferingField, Outcome

OUTCOMES: Mapping[Outcome, str] = {
    "same": "The words are the same.",
    "announced": "The article was edited, and says so.",
    "silent": "The article was edited, and does not say so.",
}
"""A sentence for each outcome of a comparison."""

SAYING: Mapping[ChangeKind, str] = {
    "added": "added",
    "removed": "removed",
    "reversed": "reversed",
    "reattributed": "attributed to another source",
    "adopted": "now in the outlet’s own voice",
    "attributed": "now attributed to a source",
    "hardened": "hardened",
    "softened": "softened",
    "reworded": "reworded",
}
"""A label for each kind of change."""

NAMES: Mapping[DifferingField, str] = {"source_kind": "kind of source"}
"""Labels of the fields whose label is not their name."""
