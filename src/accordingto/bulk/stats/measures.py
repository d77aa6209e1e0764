"""The measures of articles: shares of the rows of a table, defined by SQL conditions."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import get_args

from accordingto.types import Act


@dataclass(frozen=True)
class Measure:
    """A share of the rows of a table."""

    title: str
    """What is counted, as shown to people."""
    whole: str
    """What it is a share of, as shown to people."""
    table: str
    """Name of the table."""
    of: str
    """SQL condition for the rows of the denominator."""
    part: str
    """SQL condition for those of them in the numerator."""


def _source(title: str, kind: str) -> Measure:
    known = "source_kind IS NOT NULL"
    return Measure(title, "attributions", "attributions", known, f"source_kind = '{kind}'")


_LOST = "('attribution_dropped', 'hedge_dropped', 'overstated')"

MEASURES: Mapping[str, Measure] = {
    "named": _source("Named source", "named"),
    "unnamed": _source("Unnamed source", "unnamed"),
    "collective": _source("Group", "collective"),
    "document": _source("Document", "document"),
    "by_outlet": _source("Another outlet", "outlet"),
    "nobody": _source("No source", "none"),
    "hedged": Measure(
        "Hedged by the article", "attributions", "attributions", "certainty IS NOT NULL",
        "certainty = 'hedged'",
    ),
    "uncertain": Measure(
        "Presented as less than certain", "attributions", "attributions", "strength IS NOT NULL",
        "strength IN ('probable', 'possible')",
    ),
    "headline_loss": Measure(
        "Headline lost the source, the hedge, or overstates", "headline statements with a verdict",
        "headline_checks", "verdict <> 'unclear'", f"verdict IN {_LOST}",
    ),
    **{
        f"act_{act}": Measure(
            f"Act: {act}", "attributions", "attributions", "act IS NOT NULL", f"act = '{act}'"
        )
        for act in get_args(Act)
    },
}  # fmt: skip
"""All measures by name."""
SHOWN = ("named", "unnamed", "hedged", "headline_loss")
"""Names of the measures that are shown for every outlet and month."""
