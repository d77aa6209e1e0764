"""What the caller says about the inputs."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

from accordingto.ingest.dates import iso_date

Format = Literal[
    "text", "markdown", "html", "jsonl", "json", "csv", "parquet", "feed", "mail", "mbox", "mhtml", "pdf",
    "docx", "urls", "warc", "newsml",
]  # fmt: skip
"""Format of an input."""
COLUMNS = ("text", "path", "id", "headline", "outlet", "byline", "published", "url")
"""What a record or row may say of its article."""


@dataclass(frozen=True)
class Given:
    """What the caller knows and the inputs may lack. What an input says itself takes precedence.

    Raises ``ValueError`` where ``published`` is not an ISO 8601 date or datetime, or ``columns`` has other
    names than ours.
    """

    published: str | None = None
    """ISO 8601 date or datetime of publication."""
    outlet: str | None = None
    """Name of the publisher."""
    format: Format | None = None
    """Format of the inputs; null: by the suffix of the name, else by the first bytes."""
    allow_private: bool = False
    """Whether addresses on this machine or in its network may be fetched."""
    columns: Mapping[str, str] = field(default_factory=dict)
    """What our fields (``text``, ``headline``, …) are called in JSON and in tables, where it is something
    else."""

    def __post_init__(self) -> None:
        if self.published is not None:
            object.__setattr__(self, "published", iso_date(self.published))
        unknown = sorted(set(self.columns) - set(COLUMNS))
        if unknown:
            raise ValueError(f"{unknown[0]!r} is none of {', '.join(COLUMNS)}")
