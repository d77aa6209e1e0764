"""``accordingto diff``: two versions of an article → the differences of their texts and their ledgers."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

import click

from accordingto.cli.db import opened, takes_db
from accordingto.cli.output import check_ending, is_on_screen, open_output
from accordingto.cli.readers import ReadsArticles
from accordingto.types import Failure, Ledger

if TYPE_CHECKING:
    from accordingto.ingest import Given
    from accordingto.versions import Comparison

DIFFERENT = 1
"""Exit code when the versions differ."""

TROUBLE = 2
"""Exit code when the versions could not be compared."""


@click.command("diff")
@click.argument("old", required=False)
@click.argument("new", required=False)
@click.option(
    "--article",
    metavar="KEY",
    help="Compare two versions of this article in the library; OLD and NEW are then version numbers.  "
    "[default: the last two]",
)
@takes_db()
@click.option(
    "--format",
    type=click.Choice(["terminal", "json"]),
    help="Output format.  [default: json if --out ends in .json, else terminal]",
)
@click.option(
    "--out",
    type=click.Path(dir_okay=False, path_type=Path),
    metavar="PATH",
    help="Write to this file, which appears once the comparison is complete.",
)
@click.option("--allow-private", is_flag=True, help="Also fetch addresses in private networks.")
@click.pass_obj
def command(
    reader: ReadsArticles | None,
    old: str | None,
    new: str | None,
    article: str | None,
    db: Path,
    format: str | None,
    out: Path | None,
    allow_private: bool,
) -> None:
    """Compare two versions of an article.

    OLD and NEW are each a file, an http or https address, or - for standard input, as for `accordingto
    read`; or a ledger that it has written as JSON. The comparison shows what was added, removed, made more
    or less certain, or attributed to another source, and whether the new version says that it was edited.

    With --article, two versions in a library are compared, with the corrections that people made to them.

    The exit code is 0 if the wording is the same, 1 if it differs, 2 if the comparison failed. Differences
    in white space and in the style of quotation marks and dashes are ignored.

    \b
    Examples:
      accordingto diff monday.html tuesday.html
      accordingto diff old.json https://news.example/2026/harbour-tolls --format json
      accordingto diff --article 3fa2
      accordingto diff --db archive.db --article 3fa2 1 3
    """
    from accordingto.ingest import Given
    from accordingto.versions import compare

    is_json = format == "json" or (format is None and out is not None and out.suffix.lower() == ".json")
    if format is None and not is_json:
        check_ending(out)
    if article is not None:
        ledgers = _kept(db, article, _number(old), _number(new))
    elif old is None or new is None:
        raise click.UsageError(
            "Give two versions, OLD and NEW, or --article KEY to compare versions in a library."
        )
    elif old == new == "-":
        raise click.UsageError("Only one of OLD and NEW can be standard input.")
    else:
        given = Given(allow_private=allow_private)
        ledgers = _ledger(old, given, reader), _ledger(new, given, reader)
    comparison = compare(*ledgers)
    _deliver(comparison, ledgers[1], out, is_json=is_json)
    if comparison.outcome != "same":
        raise SystemExit(DIFFERENT)


def _kept(db: Path, article: str, old: int | None, new: int | None) -> tuple[Ledger, Ledger]:
    """Return two versions of an article in a library by number; by default, the last two."""
    from accordingto.errors import AccordingtoError
    from accordingto.store import key_named

    try:
        with opened(db, create=False) as library:
            key = library.ask(key_named, article)
            new = len(library.versions(key)) if new is None else new
            old = new - 1 if old is None else old
            if old < 1:
                raise _Trouble(
                    f"article {key}: it has one version, and two are needed; add its newer text first"
                )
            return library.shown(key, version=old).ledger, library.shown(key, version=new).ledger
    except AccordingtoError as error:
        raise _Trouble(str(error)) from error


def _number(version: str | None) -> int | None:
    """Parse a version number; None stays None. Raises ``click.UsageError``."""
    if version is None:
        return None
    if not (version.isascii() and version.isdigit() and len(version) < 10 and int(version)):
        raise click.UsageError(f"{version!r} is not a version number; with --article, give 1, 2, …")
    return int(version)


def _ledger(name: str, given: Given, reader: ReadsArticles | None) -> Ledger:
    """Return the ledger of an input; a reader is loaded only if the input is not a ledger already."""
    written = _written(name)
    return written if written is not None else _read(name, given, reader or _load_reader())


def _deliver(comparison: Comparison, new: Ledger, out: Path | None, *, is_json: bool) -> None:
    """Write the comparison to the terminal, a pipe or a file."""
    import msgspec

    from accordingto.cli.comparison import plain, show

    if not is_json and out is None and is_on_screen():
        show(comparison, new)
        return
    page = msgspec.json.format(msgspec.json.encode(comparison), indent=2) + b"\n" if is_json else None
    with open_output(out) as stream:
        stream.write(page if page is not None else plain(comparison, new))


def _written(name: str) -> Ledger | None:
    """Return the ledger in a ``.json`` file, or None for any other input."""
    from accordingto.errors import AccordingtoError
    from accordingto.export import from_json

    if Path(name).suffix.lower() != ".json" or "://" in name:
        return None
    try:
        return from_json(Path(name).read_bytes())
    except OSError as error:
        raise _Trouble(f"{name}: it cannot be opened ({error.strerror}); check the path") from error
    except AccordingtoError as error:
        raise _Trouble(f"{name}: {error}") from error


def _read(name: str, given: Given, reader: ReadsArticles) -> Ledger:
    """Return the ledger of an input that must hold a single article."""
    from accordingto.ingest import is_folder, read_inputs

    if is_folder(name):
        raise _Trouble(f"{name}: it is a folder; give a single article")
    results = list(reader.read_many(read_inputs([name], given)))
    match results:
        case [Ledger() as ledger]:
            return ledger
        case [Failure(input=shown, reason=reason, advice=advice)]:
            raise _Trouble(f"{shown}: {reason}; {advice}")
        case _:
            raise _Trouble(f"{name}: it has {len(results)} articles; give one that has a single article")


@cache
def _load_reader() -> ReadsArticles:
    from accordingto.reading import Reader

    return Reader()


class _Trouble(click.ClickException):
    """An error that prevents the comparison."""

    exit_code = TROUBLE
