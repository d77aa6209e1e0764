"""``accordingto read``: inputs → articles → ledgers → an output format, streamed article by article."""

from __future__ import annotations

from contextlib import closing
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

import click

from accordingto.cli.delivery import deliver
from accordingto.cli.explained import table_of
from accordingto.cli.formats import TERMINAL, asked_for, format_of_table, show, takes_table
from accordingto.cli.inputs import Request, takes_inputs
from accordingto.cli.output import is_on_screen
from accordingto.cli.readers import ReadsArticles
from accordingto.export import LEDGER_FORMATS, Table

if TYPE_CHECKING:
    from accordingto.reading import Trace


@click.command("read")
@click.option(
    "--format",
    type=click.Choice(list(LEDGER_FORMATS)),
    help="Output format.  [default: by the suffix of --out, else terminal]",
)
@click.option(
    "--out",
    type=click.Path(dir_okay=False, path_type=Path),
    metavar="PATH",
    help="Write to this file, which appears once everything has been read.",
)
@takes_table
@click.option(
    "--explain",
    is_flag=True,
    help="Also report on standard error what each step of the reading found and changed; not with --jobs.",
)
@takes_inputs
@click.pass_obj
def command(
    reader: ReadsArticles | None,
    request: Request,
    format: str | None,
    out: Path | None,
    table: Table | None,
    explain: bool,
) -> None:
    """Read articles and show who said what.

    INPUT is a file (text, Markdown, HTML, or JSON or a table with many articles), a folder, an http or https
    address, or - for standard input. Without INPUT, whatever is piped in is read.

    An input that cannot be read is reported on standard error, and the others are read all the same. The exit
    code is 0 if everything was read, 1 if something was not, 2 if the command was called wrongly.

    \b
    Examples:
      accordingto read article.txt
      accordingto read https://news.example/2026/harbour-tolls --out report.html
      accordingto read archive/ --format jsonl --jobs 2 > ledgers.jsonl
      accordingto read archive/ --table claims --out claims.parquet
      cat article.txt | accordingto read --published 2026-03-09
      accordingto read article.txt --explain > /dev/null
    """
    wanted = format_of_table(format, out) if table else asked_for(format, out, LEDGER_FORMATS)
    if wanted.is_binary and out is None and is_on_screen():
        raise click.UsageError(f"{wanted.name} cannot be shown on a terminal: name a file with --out.")
    if explain and request.jobs > 1:
        raise click.UsageError("--explain counts in one process: leave out --jobs.")
    trace = _new_trace() if explain else None
    with closing(request.results(reader, trace)) as results:
        deliver(
            results,
            out,
            partial(wanted.write_table, table=table)
            if table
            else partial(wanted.write, several=request.could_be_several),
            show if wanted.name == TERMINAL else None,
            None if trace is None else partial(table_of, trace),
            total=request.total,
            summary=request.summary,
        )


def _new_trace() -> Trace:
    from accordingto.reading import Trace  # imported late: it loads what the reader loads

    return Trace()
