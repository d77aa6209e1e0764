"""Run the benchmarks: ``python -m benchmarks DATA [--only NAME]… [--out PATH]``."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import click

from accordingto.reading.assemble import LEAST_SURE
from benchmarks import (
    coreference,
    headlines,
    pages,
    polnear,
    presented,
    speed,
    stories,
    storyclaims,
    times,
    trees,
    watch,
)
from benchmarks.bulk import costs, engines, kills
from benchmarks.following import minutes
from benchmarks.ledgers import ablation, accuracy, calibration, models
from benchmarks.library import clients, kill, load
from benchmarks.reporting import floors, machine
from benchmarks.reporting.record import keep, kept
from benchmarks.reporting.report import Section, draw_charts, record_of, to_markdown
from benchmarks.robustness import articles, hostilepages, samples

FLOORS = Path(__file__).with_name("floors.json")
MEASURED = Path(__file__).with_name("measured")
NAMES = (
    polnear.NAME,
    accuracy.NAME,
    calibration.NAME,
    ablation.NAME,
    models.NAME,
    coreference.NAME,
    trees.NAME,
    headlines.NAME,
    watch.NAME,
    presented.NAME,
    storyclaims.NAME,
    times.NAME,
    pages.NAME,
    stories.NAME,
    speed.NAME,
    load.NAME,
    clients.NAME,
    kill.NAME,
    kills.NAME,
    costs.NAME,
    engines.NAME,
    minutes.NAME,
    articles.NAME,
    hostilepages.NAME,
    samples.NAME,
)


@click.command()
@click.argument("data", type=click.Path(exists=True, file_okay=False, path_type=Path))
@click.option("--only", multiple=True, type=click.Choice(NAMES), help="Run only these.")
@click.option(
    "--out",
    type=click.Path(dir_okay=False, path_type=Path),
    help="Keep what is measured and write the results page here.",
)
@click.option("--runs", type=click.IntRange(min=1), default=5, show_default=True, help="Runs of each timing.")
@click.option(
    "--articles",
    "most",
    type=click.IntRange(min=1),
    default=load.SIZES[-1],
    show_default=True,
    help="The most articles in the library of `library`; 100,000 take hours.",
)
@click.option("--set-floors", is_flag=True, help="Make what is measured now the floor.")
def main(data: Path, only: tuple[str, ...], out: Path | None, runs: int, most: int, set_floors: bool) -> None:
    """Measure accuracy on the corpora in DATA, and speed. Exits with 1 if a figure is below its floor."""
    benchmarks: dict[str, Callable[[], Section]] = {
        polnear.NAME: lambda: polnear.measure(data),
        headlines.NAME: lambda: headlines.measure(data),
        watch.NAME: lambda: watch.measure(data),
        presented.NAME: lambda: presented.measure(data),
        accuracy.NAME: lambda: accuracy.measure(data),
        calibration.NAME: lambda: calibration.measure(data),
        ablation.NAME: lambda: ablation.measure(data),
        models.NAME: lambda: models.measure(data),
        coreference.NAME: lambda: coreference.measure(data, LEAST_SURE),
        trees.NAME: lambda: trees.measure(data),
        storyclaims.NAME: lambda: storyclaims.measure(data),
        times.NAME: lambda: times.measure(data),
        pages.NAME: lambda: pages.measure(data),
        stories.NAME: lambda: stories.measure(data),
        speed.NAME: lambda: speed.measure(data, runs),
        load.NAME: lambda: load.measure(data, most),
        clients.NAME: lambda: clients.measure(data),
        kill.NAME: kill.measure,
        kills.NAME: kills.measure,
        costs.NAME: lambda: costs.measure(data),
        engines.NAME: engines.measure,
        minutes.NAME: minutes.measure,
        articles.NAME: articles.measure,
        hostilepages.NAME: hostilepages.measure,
        samples.NAME: lambda: samples.measure(data),
    }
    sections = [benchmarks[name]() for name in NAMES if not only or name in only]
    click.echo(to_markdown([record_of(section, machine.describe()) for section in sections], "images"))
    if out:
        keep(sections, machine.describe(), MEASURED)
        draw_charts(sections, out.parent / "images")
        out.write_text(to_markdown(kept(MEASURED, NAMES), "images"), encoding="utf-8", newline="\n")
    known = floors.load(FLOORS)
    if set_floors:
        floors.save(FLOORS, floors.raised(known, sections))
        return
    broken = floors.breaches(known, sections)
    for line in broken:
        click.echo(f"FLOOR {line}", err=True)
    if broken:
        raise SystemExit(1)


if __name__ == "__main__":
    main()
