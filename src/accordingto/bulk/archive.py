"""What a run wrote, for reading: its files by table, and its ledgers."""

from __future__ import annotations

from collections.abc import Generator
from pathlib import Path

from accordingto.bulk.folder import OutputFolder
from accordingto.errors import LedgerError, NoBulkFolder
from accordingto.export import from_json
from accordingto.extras import need
from accordingto.types import Failure, Ledger

_ROWS = 64


class Archive:
    """The folder of a run that is complete. Raises ``NoBulkFolder`` for anything else."""

    def __init__(self, path: str | Path) -> None:
        folder = OutputFolder(path)
        self.path = folder.path
        if not folder.manifest.is_file():
            reason = "there is no run in it"
            raise NoBulkFolder(path, reason, "name a folder that accordingto bulk wrote, as --out")
        if not folder.counts.is_file():
            raise NoBulkFolder(path, "its run is not complete", "run the same accordingto bulk again")

    def files(self, table: str) -> list[str]:
        """Return the paths of the files with rows of a table, sorted; there is at least one."""
        return sorted(map(str, self.path.glob(f"{table}/date=*/*.parquet")))

    def ledgers(self) -> Generator[Ledger | Failure, None, None]:
        """Yield the ledger of each article, and a failure for one that is damaged.

        Raises ``MissingExtra`` where pyarrow is not installed.
        """
        parquet = need("pyarrow.parquet", "parquet")
        for name in self.files("articles"):
            with parquet.ParquetFile(name) as file:
                for batch in file.iter_batches(_ROWS, columns=["ledger"], use_threads=False):
                    for written in batch.column(0).to_pylist():
                        try:
                            yield from_json(written.encode())
                        except LedgerError as error:
                            yield Failure(input=name, reason=str(error), advice="run accordingto bulk anew")
