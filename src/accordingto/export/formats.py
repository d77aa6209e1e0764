"""The registry of output formats for ledgers, tables, watch items and stories.

The command line (``--format`` and the suffix of ``--out``), the API and the web pages all use this list, so
that a format added here is offered everywhere.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from importlib.util import find_spec
from itertools import chain, islice
from pathlib import Path
from typing import Literal

from accordingto.export.brat import to_brat
from accordingto.export.calendar import watch_to_ics
from accordingto.export.csv import to_csv
from accordingto.export.json import to_json, to_jsonl_line
from accordingto.export.parquet import to_parquet
from accordingto.export.report import write_html
from accordingto.export.rowlines import to_rows
from accordingto.export.rows import Table
from accordingto.export.schemaorg import to_schema_org
from accordingto.export.screen import plain
from accordingto.export.spacy import to_docbin
from accordingto.export.storylines import render_stories, stories_to_html, stories_to_json, stories_to_jsonl
from accordingto.export.terminal import render
from accordingto.export.watchlist import watch_to_csv, watch_to_json, watch_to_jsonl
from accordingto.export.watchtable import render_watch
from accordingto.export.webannotation import to_web_annotations
from accordingto.stories.cluster import Storyline
from accordingto.types import Ledger
from accordingto.watchlist import WatchItem

FileFormat = Literal["json", "jsonl", "html", "csv", "parquet", "webannotation", "schemaorg", "brat", "spacy"]
"""Names of the formats that write ledgers to a file: all formats for ledgers except the terminal."""

LedgerWriter = Callable[[Iterable[Ledger], bool], Iterator[bytes]]
"""Encodes ledgers as a stream, yielding nothing for none. The second argument says whether the request could
give several ledgers."""
TableWriter = Callable[[Iterable[Ledger], Table], Iterator[bytes]]
"""Encodes the rows of a table as a stream, yielding nothing for no ledgers."""
WatchWriter = Callable[[Iterable[WatchItem], str | None], bytes]
"""Encodes watch items. The second argument is the current date (ISO 8601); None marks no item as overdue."""
StoryWriter = Callable[[Sequence[Storyline]], bytes]
"""Encodes stories."""


@dataclass(frozen=True, kw_only=True)
class Format:
    """An output format with its writers."""

    name: str
    """Its name for ``--format`` and the API."""
    title: str
    """Its name on web pages."""
    suffix: str
    """The suffix of its files, with the dot; empty for the terminal."""
    also: tuple[str, ...] = ()
    """Other suffixes of ``--out`` that select it."""
    media_type: str
    """Its media type."""
    is_binary: bool = False
    """Whether it is binary, and so cannot be shown on a terminal."""
    package: str | None = None
    """The package that it needs and that only an extra installs; None if it needs none."""
    ledgers: LedgerWriter | None = None
    """The writer of ledgers; None if the format is not for ledgers."""
    table: TableWriter | None = None
    """The writer of tables; None if the format is not for tables."""
    watch: WatchWriter | None = None
    """The writer of watch items; None if the format is not for watch items."""
    stories: StoryWriter | None = None
    """The writer of stories; None if the format is not for stories."""

    @property
    def is_installed(self) -> bool:
        """Whether the package that it needs, if any, is installed."""
        return self.package is None or find_spec(self.package) is not None

    def write(self, ledgers: Iterable[Ledger], *, several: bool = False) -> Iterator[bytes]:
        """Yield the encoded ledgers in chunks, or nothing if there are none.

        ``several`` says that the request could give several ledgers. Then JSON is an array even for a single
        one, so that its shape depends on the request, not on the result.
        Raises ``LookupError`` if the format is not for ledgers, and ``MissingExtra`` if the package that it
        needs is not installed.
        """
        if self.ledgers is None:
            raise LookupError(f"{self.name} is no format for ledgers")
        return self.ledgers(ledgers, several)

    def write_table(self, ledgers: Iterable[Ledger], table: Table) -> Iterator[bytes]:
        """Yield the encoded rows of a table in chunks, or nothing if there are no ledgers.

        Raises ``LookupError`` if the format is not for tables, and ``MissingExtra`` if the package that it
        needs is not installed.
        """
        if self.table is None:
            raise LookupError(f"{self.name} is no format for tables")
        return self.table(ledgers, table)

    def write_watch(self, items: Iterable[WatchItem], today: str | None = None) -> bytes:
        """Return the encoded watch items; the terminal's table marks those due before ``today`` as overdue.

        Raises ``LookupError`` if the format is not for watch items.
        """
        if self.watch is None:
            raise LookupError(f"{self.name} is no format for watch items")
        return self.watch(items, today)

    def write_stories(self, stories: Sequence[Storyline]) -> bytes:
        """Return the encoded stories. Raises ``LookupError`` if the format is not for stories."""
        if self.stories is None:
            raise LookupError(f"{self.name} is no format for stories")
        return self.stories(stories)


def _one_by_one(write: Callable[[Ledger], bytes]) -> LedgerWriter:
    """Return a writer that encodes each ledger independently and concatenates the results."""
    return lambda ledgers, several: map(write, ledgers)


def _documents(write: Callable[[Ledger], bytes]) -> LedgerWriter:
    """Return a writer of JSON documents as a stream: one document for one ledger, an array for several."""

    def written(ledgers: Iterable[Ledger], several: bool) -> Iterator[bytes]:
        rest = iter(ledgers)
        head = list(islice(rest, 2))
        if len(head) == 1 and not several:
            yield write(head[0])
        elif head:
            opening = b"[\n"
            for ledger in chain(head, rest):
                yield opening + write(ledger).rstrip(b"\n")
                opening = b",\n"
            yield b"\n]\n"

    return written


def _whole(write: Callable[[Iterable[Ledger]], bytes]) -> LedgerWriter:
    """Return a writer that encodes all ledgers at once into one file."""

    def written(ledgers: Iterable[Ledger], several: bool) -> Iterator[bytes]:
        rest = iter(ledgers)
        for first in rest:
            yield write(chain([first], rest))

    return written


def _on_any_day(write: Callable[[Iterable[WatchItem]], bytes]) -> WatchWriter:
    """Return a writer of watch items that ignores the current date."""
    return lambda items, today: write(items)


FORMATS = (
    Format(
        name="terminal",
        title="Terminal",
        suffix="",
        media_type="text/plain; charset=utf-8",
        ledgers=_one_by_one(lambda ledger: plain(partial(render, ledger))),
        watch=lambda items, today: plain(lambda console: render_watch(items, console, today)),
        stories=lambda stories: plain(partial(render_stories, stories)),
    ),
    Format(
        name="json",
        title="JSON",
        suffix=".json",
        media_type="application/json",
        ledgers=_documents(to_json),
        watch=_on_any_day(watch_to_json),
        stories=stories_to_json,
    ),
    Format(
        name="jsonl",
        title="JSON Lines",
        suffix=".jsonl",
        also=(".ndjson",),
        media_type="application/jsonl",
        ledgers=_one_by_one(to_jsonl_line),
        table=to_rows,
        watch=_on_any_day(watch_to_jsonl),
        stories=stories_to_jsonl,
    ),
    Format(
        name="html",
        title="HTML",
        suffix=".html",
        also=(".htm",),
        media_type="text/html; charset=utf-8",
        ledgers=_whole(lambda ledgers: write_html(list(ledgers)).encode()),
        stories=lambda stories: stories_to_html(stories).encode(),
    ),
    Format(
        name="csv",
        title="CSV",
        suffix=".csv",
        media_type="text/csv; charset=utf-8",
        ledgers=lambda ledgers, several: to_csv(ledgers),
        table=to_csv,
        watch=_on_any_day(watch_to_csv),
    ),
    Format(
        name="parquet",
        title="Parquet",
        suffix=".parquet",
        media_type="application/vnd.apache.parquet",
        is_binary=True,
        package="pyarrow",
        ledgers=_whole(to_parquet),
        table=lambda ledgers, table: _whole(partial(to_parquet, table=table))(ledgers, True),
    ),
    Format(
        name="webannotation",
        title="Web Annotation",
        suffix=".jsonld",
        media_type="application/ld+json",
        ledgers=_documents(to_web_annotations),
    ),
    Format(
        name="schemaorg",
        title="schema.org",
        suffix=".schemaorg.jsonld",
        media_type="application/ld+json",
        ledgers=_documents(to_schema_org),
    ),
    Format(
        name="brat",
        title="brat",
        suffix=".zip",
        media_type="application/zip",
        is_binary=True,
        ledgers=_whole(to_brat),
    ),
    Format(
        name="spacy",
        title="spaCy",
        suffix=".spacy",
        media_type="application/octet-stream",
        is_binary=True,
        package="spacy",
        ledgers=_whole(to_docbin),
    ),
    Format(
        name="ics",
        title="iCalendar",
        suffix=".ics",
        media_type="text/calendar; charset=utf-8",
        watch=_on_any_day(watch_to_ics),
    ),
)
"""All formats, in the order in which users see them."""

LEDGER_FORMATS: Mapping[str, Format] = {one.name: one for one in FORMATS if one.ledgers is not None}
"""The formats for ledgers, by name."""
LEDGER_FILES: Mapping[str, Format] = {name: one for name, one in LEDGER_FORMATS.items() if one.suffix}
"""The formats for ledgers that are files, by name."""
TABLE_FORMATS: Mapping[str, Format] = {one.name: one for one in FORMATS if one.table is not None}
"""The formats for tables, by name."""
WATCH_FORMATS: Mapping[str, Format] = {one.name: one for one in FORMATS if one.watch is not None}
"""The formats for watch items, by name."""
STORY_FORMATS: Mapping[str, Format] = {one.name: one for one in FORMATS if one.stories is not None}
"""The formats for stories, by name."""


def format_for(file: Path, formats: Mapping[str, Format]) -> Format | None:
    """Return the one of ``formats`` with the longest suffix that the file's name ends in, or None."""
    name = file.name.lower()
    endings = {ending: one for one in formats.values() for ending in (one.suffix, *one.also) if ending}
    fitting = [ending for ending in endings if name.endswith(ending) and name != ending]
    return endings[max(fitting, key=len)] if fitting else None
