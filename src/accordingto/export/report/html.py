"""The ledgers as one page that needs nothing else: no network, no other file, no permission."""

from __future__ import annotations

from collections.abc import Sequence

from accordingto.export.report.cast import COLOURS
from accordingto.export.report.policy import page_policy
from accordingto.export.report.templating import STATIC, new_environment
from accordingto.export.report.view import view
from accordingto.types import Ledger


def write_html(ledgers: Sequence[Ledger]) -> str:
    """Set the ledgers as one HTML page: an index where there are several, and a section for each.

    The same ledgers give the same page. NUL and lone surrogates, which HTML cannot hold, are shown as
    U+FFFD; otherwise the text of the article column is ``article.text``, character for character.
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
