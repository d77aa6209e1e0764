"""Ledger → a page to look at: what it shows, and the templates, style and script that set it.

``view.py`` puts everything together and is the first file to read; ``html.py`` writes the page.
"""

from __future__ import annotations

from accordingto.export.report.blocks import blocks
from accordingto.export.report.cast import COLOURS
from accordingto.export.report.findings import VERDICTS
from accordingto.export.report.html import write_html
from accordingto.export.report.policy import page_policy
from accordingto.export.report.templating import STATIC, new_environment
from accordingto.export.report.view import ArticleView, view

__all__ = [
    "COLOURS",
    "STATIC",
    "VERDICTS",
    "ArticleView",
    "blocks",
    "new_environment",
    "page_policy",
    "view",
    "write_html",
]
