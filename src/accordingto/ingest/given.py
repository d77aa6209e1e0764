"""What the caller says about the inputs."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from accordingto.ingest.dates import iso_date

Format = Literal["text", "markdown", "html", "jsonl"]
"""How an input is written."""


@dataclass(frozen=True)
class Given:
    """What the caller knows that the inputs may lack. An input's own word goes before it.

    Raises ``ValueError`` where ``published`` is not an ISO 8601 date or datetime.
    """

    published: str | None = None
    """ISO 8601 date or datetime of publication."""
    outlet: str | None = None
    """Name of the publisher."""
    format: Format | None = None
    """How the inputs are written; null: by the suffix of the name, else by a look at the first bytes."""
    allow_private: bool = False
    """Whether addresses within this machine or its network may be fetched."""

    def __post_init__(self) -> None:
        if self.published is not None:
            object.__setattr__(self, "published", iso_date(self.published))
