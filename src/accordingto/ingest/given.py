"""Options and metadata that the caller gives for its inputs."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

from accordingto.ingest.dates import iso_date

Format = Literal[
    "text", "markdown", "html", "jsonl", "json", "csv", "parquet", "feed", "mail", "mbox", "mhtml", "pdf",
    "docx", "urls", "warc", "newsml",
]  # fmt: skip
"""The format of an input."""
COLUMNS = ("text", "path", "id", "headline", "outlet", "byline", "published", "url")
"""The fields of an article that a record or row may have."""


@dataclass(frozen=True)
class Given:
    """Metadata that the caller gives for inputs that lack it. What an input says itself takes precedence.

    Raises ``ValueError`` if ``published`` is not an ISO 8601 date or datetime, or ``columns`` has keys that
    are not in ``COLUMNS``.
    """

    published: str | None = None
    """ISO 8601 date or datetime of publication."""
    outlet: str | None = None
    """Name of the publisher."""
    format: Format | None = None
    """The format of the inputs; ``None``: told by the suffix of the name, else by the first bytes."""
    allow_private: bool = False
    """Whether URLs on this machine or its private network may be fetched."""
    columns: Mapping[str, str] = field(default_factory=dict)
    """The input's names for the fields in ``COLUMNS``, in JSON and tables, where they differ."""

    def __post_init__(self) -> None:
        if self.published is not None:
            object.__setattr__(self, "published", iso_date(self.published))
        unknown = sorted(set(self.columns) - set(COLUMNS))
        if unknown:
            raise ValueError(f"{unknown[0]!r} is not one of {', '.join(COLUMNS)}")
