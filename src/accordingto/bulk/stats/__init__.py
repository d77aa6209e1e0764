"""Statistics of bulk runs, with confidence intervals: who is quoted, how outlets source. Needs DuckDB."""

from __future__ import annotations

from accordingto.bulk.stats.figures import Figures, Quoted, Share, figures_of
from accordingto.bulk.stats.measures import MEASURES
from accordingto.bulk.stats.page import figures_to_html
from accordingto.bulk.stats.writing import TABLES, figures_to_csv, figures_to_json, render_figures

__all__ = [
    "MEASURES",
    "TABLES",
    "Figures",
    "Quoted",
    "Share",
    "figures_of",
    "figures_to_csv",
    "figures_to_html",
    "figures_to_json",
    "render_figures",
]
