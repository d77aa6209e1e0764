"""Figures as a self-contained HTML page: no network, no script, no other file."""

from __future__ import annotations

from pathlib import Path

from accordingto.bulk.stats.figures import UNKNOWN, Figures, Share
from accordingto.bulk.stats.measures import MEASURES, SHOWN
from accordingto.bulk.stats.writing import by_outlet, in_words, summary_of
from accordingto.export import STATIC, new_environment, page_policy

TEMPLATES = Path(__file__).with_name("templates")
LISTED = 50
"""Most outlets, and most people, on the page; CSV and JSON have more."""
HEIGHT = 120
"""Height of the charts over months, in pixels."""


def figures_to_html(figures: Figures) -> str:
    """Render figures as one HTML page; the same figures always give the same page."""
    from markupsafe import Markup

    files = (STATIC / "report.css", TEMPLATES / "stats.css")
    style = "".join(file.read_text(encoding="utf-8") for file in files)
    alone = [one for one in figures.shares if one.outlet is None and one.month is None and one.count]
    return (
        new_environment(TEMPLATES)
        .get_template("stats.html.j2")
        .render(
            summary=summary_of(figures),
            measures=MEASURES,
            shown=SHOWN,
            alone=alone,
            outlets=by_outlet(figures)[:LISTED],
            more=max(0, len(by_outlet(figures)) - LISTED),
            months={name: _months(figures, name) for name in SHOWN},
            people=figures.people[:LISTED],
            in_words=in_words,
            height=HEIGHT,
            policy=page_policy(style),
            style=Markup(style),
        )
    )


def _months(figures: Figures, measure: str) -> list[tuple[Share, float]]:
    """Return a measure for each known month over all outlets, with its x position in percent of the width."""
    found = [
        one
        for one in figures.shares
        if one.measure == measure and one.outlet is None and one.month not in (None, UNKNOWN)
    ]
    places = [_number_of(one.month or "") for one in found]
    width = places[-1] - places[0] + 1 if places else 0
    return [
        (one, round(100 * (at - places[0] + 0.5) / width, 2)) for one, at in zip(found, places, strict=True)
    ]


def _number_of(month: str) -> int:
    """Return the number of months up to a month (YYYY-MM)."""
    year, within = month.split("-")
    return 12 * int(year) + int(within)
