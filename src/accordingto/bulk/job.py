"""The job of a run: the options that every worker process gets, in addition to its shard."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Literal, Protocol

from accordingto.bulk.manifest import digest_of
from accordingto.bulk.shards import RECORDS
from accordingto.ingest import Given
from accordingto.types import Article, Ledger

By = Literal["day", "month"]
"""How the files of a table are partitioned: by day or by month of publication."""


class ReadsOne(Protocol):
    """The interface that a run needs of a reader, as implemented by ``accordingto.reading.Reader``."""

    def read(self, article: Article) -> Ledger:
        """Read one article into a ledger."""


@dataclass(frozen=True)
class Job:
    """How to read, and where to write. Picklable."""

    out: str
    """Path of the output folder."""
    given: Given = field(default_factory=Given)
    """Facts about the articles (outlet, date, …) that apply if the inputs do not state them."""
    outlets: tuple[str, ...] = ()
    """Names of outlets to recognize in addition to those of the reader."""
    model: Path | Literal["small"] | None = None
    """Folder of a model, or "small" for the smaller bundled model; None for the larger bundled one."""
    any_language: bool = False
    """Whether to look for attributions also in articles that are not in English."""
    by: By = "day"
    """How the files of a table are partitioned."""
    records: int = RECORDS
    """Articles per shard; also the articles per piece of a shard whose length is not known in advance."""
    reader: Callable[[], ReadsOne] | None = None
    """Picklable factory of the reader to use instead of the default ``Reader``."""

    def loaded_reader(self) -> ReadsOne:
        """Return the reader of this process, loading it on the first call."""
        return _loaded(self.reader, self.outlets, self.model, self.any_language)

    def options(self) -> Mapping[str, str]:
        """Return the options that determine the output, as text, for the manifest."""
        given = self.given
        return {
            "published": given.published or "",
            "outlet": given.outlet or "",
            "from": given.format or "",
            "columns": ",".join(f"{ours}={theirs}" for ours, theirs in sorted(given.columns.items())),
            "outlets": ",".join(self.outlets),
            "model": _digest_of_model(self.model) if isinstance(self.model, Path) else self.model or "",
            "any-language": str(self.any_language).lower(),
            "by": self.by,
            "shard": str(self.records),
        }


def _digest_of_model(folder: Path) -> str:
    """Return the hash of a model's files, ignoring other files in its folder."""
    from accordingto.reading.encoder.model import files_of

    return digest_of({file.name: file for file in files_of(folder)})


@cache
def _loaded(
    other: Callable[[], ReadsOne] | None,
    outlets: tuple[str, ...],
    model: Path | Literal["small"] | None,
    any_language: bool,
) -> ReadsOne:
    if other is not None:
        return other()
    from accordingto.reading import Reader

    return Reader(model, outlets=outlets, any_language=any_language)
