"""What every process of a run is told, besides its shard."""

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
"""What the files of a table are parted by."""


class ReadsOne(Protocol):
    """What a run needs of a reader; ``accordingto.reading.Reader`` is the real one."""

    def read(self, article: Article) -> Ledger:
        """Read one article into a ledger."""


@dataclass(frozen=True)
class Job:
    """How to read, and where to write. It can be pickled."""

    out: str
    """The folder."""
    given: Given = field(default_factory=Given)
    """What the inputs do not say themselves."""
    outlets: tuple[str, ...] = ()
    """Names of further outlets."""
    model: Path | Literal["small"] | None = None
    """A folder with a model, or the smaller bundled one; null for the larger."""
    any_language: bool = False
    """Whether to read attributions in what is not English, too."""
    by: By = "day"
    """What the files of a table are parted by."""
    records: int = RECORDS
    """Articles in a shard, and in a piece of one whose number is not known before."""
    reader: Callable[[], ReadsOne] | None = None
    """Makes another reader than the bundled one; it can be pickled."""

    def loaded_reader(self) -> ReadsOne:
        """Return the reader of this process, which is loaded once."""
        return _loaded(self.reader, self.outlets, self.model, self.any_language)

    def options(self) -> Mapping[str, str]:
        """Return what of it decides the output, in words."""
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
    """Return the hash of the files of a model, whatever else is in its folder."""
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
