"""Ledgers as one self-contained HTML page, which loads nothing from the network or from other files."""

from __future__ import annotations

from collections.abc import Sequence

from accordingto.export.report.cast import COLOURS
from accordingto.export.report.policy import page_policy
from accordingto.export.report.templating import STATIC, new_environment
from accordingto.export.report.view import view
from accordingto.types import Ledger


def write_html(ledgers: Sequence[Ledger]) -> str:
    """Return ledgers as one HTML page, with a section for each and an index if there are several.

    The same ledgers give the same page. NUL and lone surrogates, which HTML cannot hold, become U+FFFD;
    otherwise the text of the article column is ``article.text``, character for character.
    """
    from markupsafe import Markup

    style, theme, script = _static("report.css"), _static("theme.js"), _static("report.js")
    views = [view(ledger, f"a{number}") for number, ledger in enumerate(ledgers, start=1)]
    page = (
        new_environment()
        .get_template("report.html.j2")
        .render(
            views=views,
            colours=range(COLOURS + 1),
            open=any(one.has_open for one in views),
            hedged=any(one.has_hedged for one in views),
            doubtful=any(one.has_doubtful for one in views),
            policy=page_policy(style, theme, script),
            style=Markup(style),
            theme=Markup(theme),
            script=Markup(script),
        )
    )
    return page


def _static(name: str) -> str:
    return (STATIC / name).read_text(encoding="utf-8")
