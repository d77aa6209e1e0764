"""From inputs or a library to the articles of the chosen event and their ledgers.

::

    inputs | library | ledgers that `read` wrote
      | gather       all articles, with the ledgers that exist already
      | choose       the articles of one event
      | ledgers      their ledgers; articles without one are read now
      > Ledgers
"""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

import click

from accordingto.cli.db import opened, shown_in
from accordingto.cli.inputs import Request
from accordingto.cli.readers import ReadsArticles, load_reader
from accordingto.types import Article, Failure, Ledger

if TYPE_CHECKING:
    from accordingto.bulk import Archive
    from accordingto.cli.tally import Tally
    from accordingto.stories.cluster import Storyline
    from accordingto.stories.match.apart import RejectedLink

ALL = "all"
"""The value of ``--story`` that takes all articles as one event."""
LEDGERS = b'"schema":"accordingto/ledger/'
"""How a ledger in JSON begins after its opening brace, white space removed."""
HEAD = 400
"""Number of bytes at the beginning of a file in which ``LEDGERS`` is looked for."""


@dataclass
class Gathered:
    """The distinct articles of the inputs or the library."""

    articles: dict[str, Article] = field(default_factory=dict)
    """Articles by their key in stories (``key_of``), in the order given."""
    known: dict[str, Ledger] = field(default_factory=dict)
    """Ledgers that exist already, by the same keys."""
    rejected: tuple[RejectedLink, ...] = ()
    """Links between sentences of these articles that people rejected."""

    def add(self, one: Article | Ledger) -> None:
        """Add an article, with or without its ledger. A repeated article is ignored."""
        from accordingto.stories.cluster.gathering import key_of

        article = one.article if isinstance(one, Ledger) else one
        key = key_of(article)
        if key not in self.articles:
            self.articles[key] = article
            if isinstance(one, Ledger):
                self.known[key] = one

    def members(self, story: Storyline) -> list[str]:
        """Return the keys of the articles of a story, in its order."""
        from accordingto.stories.cluster.gathering import key_of

        return [key_of(member) for member in story.members]


def gather(request: Request, db: Path | None, tally: Tally) -> Gathered:
    """Return the articles of the inputs or of a library, reporting failures as they occur."""
    gathered = Gathered()
    for one in tally.given(_kept(db) if db is not None else _given(request)):
        gathered.add(one)
    return gathered


@dataclass(frozen=True)
class Choice:
    """The chosen event and its articles."""

    id: str | None
    """The id of its story; None if all articles are taken as one event."""
    keys: list[str]
    """The keys of its articles."""
    told: str = ""
    """A message for standard error about the articles left out; empty if there are none."""


def gather_archive(
    archive: Archive, tally: Tally, *, day: str | None, processes: int, least: int, claims: bool
) -> tuple[list[Storyline], Gathered]:
    """Return the stories in a folder of `accordingto bulk`, and the ledgers of their articles if ``claims``.

    Stories with fewer than ``least`` articles are left out. Without ``claims`` no ledgers are returned, and
    only what the comparison of articles needs is held in memory.
    """
    from accordingto.bulk.stories import labels_near, stories_of
    from accordingto.stories.cluster.gathering import key_of

    told = stories_of(archive, day=day, processes=processes)
    tally.read += told.articles
    deque(tally.given(told.failures), maxlen=0)
    found, gathered = [story for story in told.stories if len(story.members) >= least], Gathered()
    if claims:
        wanted = {key_of(member) for story in found for member in story.members}
        for one in archive.ledgers(labels_near(archive, day)):
            if isinstance(one, Ledger) and key_of(one.article) in wanted:
                gathered.add(one)
    return found, gathered


def choose(gathered: Gathered, wanted: str) -> Choice:
    """Return the story that ``--story`` names: by number, counted from 1 as `stories` lists them, or by id.

    Raises ``click.ClickException`` if there is no such story.
    """
    from accordingto.stories.cluster.gathering import storylines

    if wanted == ALL:
        return Choice(None, list(gathered.articles))
    if len(gathered.articles) == 1 and wanted == "1":
        return Choice(next(iter(gathered.articles.values())).id, list(gathered.articles))
    found = [story for story in storylines(gathered.articles.values()) if len(story.members) > 1]
    if not found:
        raise click.ClickException(
            "No two of the articles report the same event; give others, or take all as one with --story all."
        )
    number = int(wanted) if wanted.isdecimal() and len(wanted) < 7 else None
    at = number - 1 if number else next((n for n, one in enumerate(found) if one.id == wanted), -1)
    if not 0 <= at < len(found):
        raise click.ClickException(
            f"There is no story {wanted!r}; give a number from 1 to {len(found)}, or an id that "
            "`accordingto stories --format json` lists."
        )
    keys = gathered.members(found[at])
    rest = "" if len(keys) == len(gathered.articles) else (
        f"story {at + 1} of {len(found)}: {len(keys)} of {len(gathered.articles)} articles; "
        "--story N takes another, --story all takes all as one event"
    )  # fmt: skip
    return Choice(found[at].id, keys, rest)


def ledgers(
    gathered: Gathered, keys: Iterable[str], request: Request, reader: ReadsArticles | None
) -> Iterator[Ledger | Failure]:
    """Yield the ledgers of the articles with these keys, known ledgers first.

    Articles without a ledger are read; a reader is loaded only if that is needed and none is given.
    """
    unread = [key for key in keys if key not in gathered.known]
    yield from (gathered.known[key] for key in keys if key in gathered.known)
    if unread:
        reads = reader or load_reader(request.outlets_file, request.model, any_language=request.any_language)
        yield from reads.read_many((gathered.articles[key] for key in unread), processes=request.jobs)


def _given(request: Request) -> Iterator[Article | Ledger | Failure]:
    from accordingto.bulk import Archive, is_archive
    from accordingto.ingest import read_inputs

    for name in request.inputs:
        if is_archive(name):
            yield from Archive(name).ledgers()
        elif has_ledgers(name):
            yield from written(Path(name))
        else:
            yield from read_inputs((name,), request.given)


def has_ledgers(name: str) -> bool:
    """Return whether an input is a JSON or JSON lines file of ledgers that `read` wrote."""
    path = Path(name)
    if path.suffix.lower() not in (".json", ".jsonl", ".ndjson") or not path.is_file():
        return False
    try:
        with path.open("rb") as file:
            head = file.read(HEAD)
    except OSError:
        return False  # ingest reports the error
    return b"".join(head.split()).lstrip(b"[").startswith(b"{" + LEDGERS)


def written(path: Path) -> Iterator[Ledger | Failure]:
    """Yield the ledgers in a file, and a failure for each that is damaged."""
    import msgspec

    from accordingto.errors import LedgerError
    from accordingto.export import from_json

    data = path.read_bytes()
    try:
        whole = msgspec.json.decode(data)
        rows = [msgspec.json.encode(row) for row in (whole if isinstance(whole, list) else [whole])]
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError):
        rows = [line for line in data.splitlines() if line.strip()]
    for number, row in enumerate(rows, 1):
        try:
            yield from_json(row)
        except LedgerError as error:
            yield Failure(input=f"{path}:{number}", reason=str(error), advice="read the article again")


def _kept(db: Path) -> Iterator[Ledger | Failure]:
    """Yield the ledgers of a library with corrections applied, and a failure for each that is damaged."""
    from accordingto.store import Query

    with opened(db, create=False) as library:
        yield from shown_in(library, Query())
