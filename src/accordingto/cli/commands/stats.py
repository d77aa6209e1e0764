"""``accordingto stats``: the Parquet files of ``bulk`` → figures on who is quoted and how outlets source."""

from __future__ import annotations

from functools import partial
from pathlib import Path

import click

from accordingto.cli.formats import screen
from accordingto.cli.output import check_ending, is_on_screen, open_output

SUFFIXES = {".csv": "csv", ".json": "json", ".html": "html"}


@click.command("stats")
@click.argument(
    "folders",
    nargs=-1,
    required=True,
    metavar="DIR…",
    type=click.Path(file_okay=False, path_type=Path),
)
@click.option(
    "--format",
    type=click.Choice(["terminal", "csv", "json", "html"]),
    help="Output format.  [default: by the suffix of --out, else terminal]",
)
@click.option(
    "--table",
    type=click.Choice(["shares", "people", "quoted"]),
    default="shares",
    show_default=True,
    help="For CSV: shares by outlet and month, the people quoted most, or who is quoted by which outlet.",
)
@click.option(
    "--out",
    type=click.Path(dir_okay=False, path_type=Path),
    metavar="PATH",
    help="Write to this file, which appears once it is complete.",
)
def command(folders: tuple[Path, ...], format: str | None, table: str, out: Path | None) -> None:
    """Show who is quoted and how outlets source their articles, over all that `accordingto bulk` wrote.

    DIR is a folder that was its --out; several are counted together. Shares are given by outlet, by month and
    by both, with 95 % confidence intervals that treat the articles as the sample. It needs DuckDB:
    pip install 'accordingto[analytics,parquet]'.

    \b
    Examples:
      accordingto stats tables/
      accordingto stats tables/ --out report.html
      accordingto stats 2025/ 2026/ --format csv --table people > people.csv
    """
    from accordingto.bulk import Archive
    from accordingto.bulk.stats import (
        figures_of,
        figures_to_csv,
        figures_to_html,
        figures_to_json,
        render_figures,
    )
    from accordingto.export import plain

    wanted = format or SUFFIXES.get(out.suffix.lower() if out else "")
    if wanted is None:
        check_ending(out)
        wanted = "terminal"
    figures = figures_of([Archive(folder) for folder in folders])
    if wanted == "terminal" and out is None and is_on_screen():
        render_figures(figures, screen())
        return
    with open_output(out) as stream:
        if wanted == "csv":
            stream.write(figures_to_csv(figures, table))
        elif wanted == "json":
            stream.write(figures_to_json(figures))
        elif wanted == "html":
            stream.write(figures_to_html(figures).encode())
        else:
            stream.write(plain(partial(render_figures, figures)))
