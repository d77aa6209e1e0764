"""What the caller says about the inputs."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from accordingto.ingest.dates import iso_date

Format = Literal["text", "markdown", "html", "jsonl"]
"""Format of an input."""


@dataclass(frozen=True)
class Given:
    """What the caller knows and the inputs may lack. What an input says itself takes precedence.

    Raises ``ValueError`` where ``published`` is not an ISO 8601 date or datetime.
    """

    published: str | None = None
    """ISO 8601 date or datetime of publication."""
    outlet: str | None = None
    """Name of the publisher."""
    format: Format | None = None
    """Format of the inputs; null: by the suffix of the name, else by the first bytes."""
    allow_private: bool = False
    """Whether addresses on this machine or in its network may be fetched."""

    def __post_init__(self) -> None:
        if self.published is not None:
            object.__setattr__(self, "published", iso_date(self.published))
