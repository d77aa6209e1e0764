"""The HTML report of ledgers: the view model of an article, and the templates, style and script of the page.

Read ``view.py`` first, which puts the view model together; ``html.py`` renders the page.
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
